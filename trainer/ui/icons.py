"""The few signs of the window, drawn in the colours of the moment, sharp at any size."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Sign(StrEnum):
    """What a sign shows."""

    BACK = "back"
    PAUSE = "pause"
    PLAY = "play"
    FORWARD = "forward"
    STOP = "stop"
    SILENT = "silent"
    CLOSE = "close"
    LARGE = "large"


_TRIANGLE = ((0.3, 0.2), (0.84, 0.5), (0.3, 0.8))
_SHAPES: dict[Sign, tuple[tuple[tuple[float, float], ...], ...]] = {
    Sign.PLAY: (_TRIANGLE,),
    Sign.PAUSE: (
        ((0.26, 0.2), (0.42, 0.2), (0.42, 0.8), (0.26, 0.8)),
        ((0.58, 0.2), (0.74, 0.2), (0.74, 0.8), (0.58, 0.8)),
    ),
    Sign.STOP: (((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)),),
    Sign.FORWARD: (
        ((0.22, 0.22), (0.66, 0.5), (0.22, 0.78)),
        ((0.68, 0.22), (0.8, 0.22), (0.8, 0.78), (0.68, 0.78)),
    ),
    Sign.BACK: (
        ((0.78, 0.22), (0.34, 0.5), (0.78, 0.78)),
        ((0.32, 0.22), (0.2, 0.22), (0.2, 0.78), (0.32, 0.78)),
    ),
    Sign.SILENT: (
        ((0.08, 0.38), (0.24, 0.38), (0.46, 0.18), (0.46, 0.82), (0.24, 0.62), (0.08, 0.62)),
    ),
    Sign.CLOSE: (),
    Sign.LARGE: (
        ((0.12, 0.12), (0.42, 0.12), (0.12, 0.42)),
        ((0.88, 0.12), (0.88, 0.42), (0.58, 0.12)),
        ((0.88, 0.88), (0.58, 0.88), (0.88, 0.58)),
        ((0.12, 0.88), (0.12, 0.58), (0.42, 0.88)),
    ),
}  # fmt: skip
_CROSSES = {Sign.SILENT: (0.6, 0.36, 0.28), Sign.CLOSE: (0.28, 0.28, 0.44)}
"""Left, top and size of a cross that belongs to a sign."""


def draw_sign(painter: QPainter, room: QRectF, sign: Sign, colour: QColor) -> None:
    """Draw a sign into a square, in one colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.topLeft())
    painter.scale(room.width(), room.height())
    pen = QPen(colour, 0.06)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour)
    for shape in _SHAPES[sign]:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
    if sign in _CROSSES:
        pen.setWidthF(0.09)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left, top, size = _CROSSES[sign]
        painter.drawLine(QPointF(left, top), QPointF(left + size, top + size))
        painter.drawLine(QPointF(left, top + size), QPointF(left + size, top))
    painter.restore()
