"""The angle by which a leg goes aside, marked on the floor: two thin lines, an arc, a number."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from trainer.core.figure.scene import Angle
from trainer.core.figure.vectors import Vec, along, dot, plus, times
from trainer.core.text import tr
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.mat import LINE
from trainer.ui.figure.tones import FigureColours

_FROM, _ARC = 0.12, 0.62
"""From where the lines go, and where the arc is, in metres from the corner."""

_NUMBER = 0.74
"""Where the number is."""

_THIN, _LEAST = 0.007, 1.2
"""How thick the lines are, in metres, and in pixels at least."""

_HIGH, _READABLE = 0.085, 9
"""How high a number is, in metres; less than so many pixels nobody could read."""

_LOWEST = 20
"""From less far up, in degrees, an angle on the floor can't be told."""

_PARTS = 10


def paint_angle(painter: QPainter, camera: Camera, angle: Angle, colours: FigureColours) -> None:
    """Paint an angle on the floor, before the body is."""
    if camera.view.tilt < _LOWEST:
        return
    pen = QPen(colours.mark, max(_LEAST, _THIN * camera.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPolyline(_seen(camera, [_at(angle, 0.0, _FROM), _at(angle, 0.0, LINE)]))
    arc = [_at(angle, part / _PARTS, _ARC) for part in range(_PARTS + 1)]
    painter.drawPolyline(_seen(camera, arc))
    pen.setColor(QColor.fromRgba(colours.working[1]))
    painter.setPen(pen)
    painter.drawPolyline(_seen(camera, [_at(angle, 1.0, _FROM), _at(angle, 1.0, LINE)]))
    _paint_number(painter, camera, angle, colours)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_number(painter: QPainter, camera: Camera, angle: Angle, colours: FigureColours) -> None:
    size = round(_HIGH * camera.scale)
    if size < _READABLE:
        return
    font = QFont(painter.font())
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(colours.mark)
    (place,) = _seen(camera, [_at(angle, 0.5, _NUMBER)]).toList()
    box = QRectF(place.x() - 2 * size, place.y() - size, 4 * size, 2 * size)
    words = tr("{degrees}°", degrees=round(angle.degrees))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _at(angle: Angle, part: float, far: float) -> Vec:
    """Return the place so far from the corner, at a part (0 to 1) of the angle."""
    way = plus(times(angle.straight, 1 - part), times(angle.aside, part))
    return along(angle.corner, way, far / (dot(way, way) ** 0.5))


def _seen(camera: Camera, places: list[Vec]) -> QPolygonF:
    return QPolygonF([QPointF(x, -y) for x, y, *_ in camera.discs((at, 0.0) for at in places)])
