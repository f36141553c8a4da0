"""Bringing the window to the front, as far as the system lets it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEARNT_WITHIN_MS = 50

_RAISING = {"cocoa", "windows", "xcb"}
"""Qt's names of what can raise a window; Wayland raises what it lets be activated."""


def come_forward(window: QWidget) -> None:
    """Show a window in front of others, also if it was minimized."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QGuiApplication.platformName() == "xcb":
        _learn_time(window)
        QTimer.singleShot(LEARNT_WITHIN_MS, window, partial(_raise, window))
    else:
        _raise(window)


def _learn_time(window: QWidget) -> None:
    """Let X tell the time: it ignores who wants to come forward with the time of long ago.

    WORKAROUND: Qt takes the time from the events that it gets, and gets none while another
    program is in use; a changed title brings one.
    """
    handle = window.windowHandle()
    title = handle.title()
    handle.setTitle(title + ".")
    handle.setTitle(title)


def _raise(window: QWidget) -> None:
    if QGuiApplication.platformName() in _RAISING:
        window.raise_()
    window.activateWindow()
