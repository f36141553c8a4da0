"""Painting in the window's own thread, and in no other."""

import os

from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPainterPath

_SWITCH = "QT_NO_GUI_THREADPOOL"
"""Qt looks at it once, when it first fills something with a gradient."""

_ROWS = 256
"""What is lower Qt would not share between threads."""


def paint_in_one_thread() -> None:
    """Let Qt fill shapes by itself, instead of waking threads that each take some rows of it.

    For what is as small as a limb, to wake them and to wait for them takes longer than to paint.
    Needs the application. What the program starts later doesn't inherit it.
    """
    if _SWITCH in os.environ:
        return
    os.environ[_SWITCH] = "1"
    picture = QImage(1, _ROWS, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    path = QPainterPath()
    path.addRect(0, 0, 1, _ROWS)
    # Not by `fillRect`, which loads all that Qt names. A level gradient Qt would fill otherwise.
    painter.fillPath(path, QBrush(QLinearGradient(0, 0, 1, 1)))
    painter.end()
    del os.environ[_SWITCH]
