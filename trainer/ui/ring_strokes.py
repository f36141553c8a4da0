"""How the ring's lines are drawn, shape by shape."""

from math import ceil, cos, floor, pi, radians, sin

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from trainer.ui.face import Shape

_SIXTEENTHS = 16
_TOP, _BOTTOM = 90.0, 270.0
_DASHES = 36
_THICKNESS = 0.052
"""How thick the ring is, as a part of its diameter."""


def thickness(side: float) -> float:
    """Return how thick the lines of a ring are, in px, that fills a square of that side."""
    return max(4.0, side * _THICKNESS)


def circle_in(square: QRectF) -> QRectF:
    """Return the circle that runs in the middle of the ring's line."""
    inset = thickness(square.width()) / 2 + 1
    return square.adjusted(inset, inset, -inset, -inset)


def draw_ring(
    painter: QPainter, square: QRectF, shape: Shape, fraction: float, colour: QColor
) -> None:
    """Draw a ring of which a fraction (0 to 1) is filled."""
    circle = circle_in(square)
    thick = thickness(square.width())
    start, span = _arc(shape, fraction)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, width in _lines(shape, thick):
        painter.setPen(_pen(shape, colour, width, circle.width() - 2 * inset))
        where = circle.adjusted(inset, inset, -inset, -inset)
        painter.drawArc(where, round(start * _SIXTEENTHS), round(span * _SIXTEENTHS))


def _arc(shape: Shape, fraction: float) -> tuple[float, float]:
    """Return where an arc starts and how far it goes, in degrees, counter-clockwise."""
    whole = 360 * fraction
    if shape is Shape.RISING:
        return _BOTTOM - whole / 2, whole
    if shape is Shape.FALLING:
        return _TOP - whole / 2, whole
    return _TOP, -whole


def _lines(shape: Shape, thick: float) -> tuple[tuple[float, float], ...]:
    """Return the lines of a ring: how far inside the circle, and how thick."""
    if shape is Shape.DOUBLED:
        return ((-thick * 0.33, thick * 0.34), (thick * 0.33, thick * 0.34))
    return ((0.0, thick),)


def _pen(shape: Shape, colour: QColor, width: float, diameter: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape in {Shape.DASHES, Shape.DOTS}:
        unit = pi * diameter / _DASHES / width
        share = 0.62 if shape is Shape.DASHES else 0.25
        pen.setDashPattern([unit * share, unit * (1 - share)])
    return pen


def changed_parts(square: QRectF, shape: Shape, before: float, after: float) -> tuple[QRect, ...]:
    """Return the rectangles that hold what differs between two fractions, in px."""
    if abs(after - before) > _MUCH:
        return (square.toAlignedRect(),)
    return tuple(
        _around(square, old, new)
        for old, new in zip(_ends(shape, before), _ends(shape, after), strict=True)
    )


_MUCH = 0.1


def _ends(shape: Shape, fraction: float) -> tuple[float, ...]:
    start, span = _arc(shape, fraction)
    if shape in {Shape.RISING, Shape.FALLING}:
        return (start, start + span)
    return (start + span,)


def _around(square: QRectF, old: float, new: float) -> QRect:
    circle = circle_in(square)
    middle, radius = circle.center(), circle.width() / 2
    angles = [radians(degrees) for degrees in (old, (old + new) / 2, new)]
    across = [middle.x() + cos(angle) * radius for angle in angles]
    down = [middle.y() - sin(angle) * radius for angle in angles]
    margin = ceil(thickness(square.width())) + 2
    left, top = floor(min(across)) - margin, floor(min(down)) - margin
    right, bottom = ceil(max(across)) + margin, ceil(max(down)) + margin
    return QRect(left, top, right - left, bottom - top)
