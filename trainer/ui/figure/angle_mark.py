"""The angle by which a leg goes aside, marked on the floor: two thin lines, an arc, a number."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from trainer.core.figure.scene import Angle
from trainer.core.figure.vectors import Vec, along, dot, minus, plus, times, unit
from trainer.core.text import tr
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.light import thin_pen
from trainer.ui.figure.mat import LINE
from trainer.ui.figure.tones import FigureColours

_FROM, _ARC = 0.12, 0.62
"""From where the lines go, and where the arc is, in metres from the corner."""

_NUMBER = 0.74
"""Where the number is."""

_THIN, _LEAST = 0.004, 0.4
"""How far the lines reach to either side, in metres, and in pixels at least."""

_HIGH, _READABLE = 0.085, 9
"""How high a number is, in metres; less than so many pixels nobody could read."""

_LOWEST = 20
"""From less far up, in degrees, an angle on the floor can't be told."""

_PARTS = 10


def paint_angle(painter: QPainter, camera: Camera, angle: Angle, colours: FigureColours) -> None:
    """Paint an angle on the floor, before the body is."""
    if camera.view.tilt < _LOWEST:
        return
    quiet, working = colours.mark, QColor.fromRgba(colours.working[1])
    straight, aside = ([_at(angle, part, far) for far in (_FROM, LINE)] for part in (0.0, 1.0))
    arc = [_at(angle, part / _PARTS, _ARC) for part in range(_PARTS + 1)]
    for line, colour in ((arc, quiet), (straight, quiet), (aside, working)):
        _paint_line(painter, _strip(camera, line), colour)
    _paint_number(painter, camera, angle, colours)
    painter.setPen(Qt.PenStyle.NoPen)


def _paint_line(painter: QPainter, strip: QPolygonF, colour: QColor) -> None:
    """Paint a line that is a thin area, its edge smooth: several times as fast as a thick line."""
    painter.setPen(thin_pen(colour.rgba()))
    painter.drawPolyline(strip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawPolygon(strip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _strip(camera: Camera, line: list[Vec]) -> QPolygonF:
    """Return the closed outline of a thin area along a line on the floor."""
    half = max(_LEAST / camera.scale, _THIN)
    ways = [minus(after, before) for before, after in pairwise(line)]
    asides = [times(unit((-y, x, 0.0)), half) for x, y, _ in (*ways, ways[-1])]
    left = [plus(place, aside) for place, aside in zip(line, asides, strict=True)]
    right = [minus(place, aside) for place, aside in zip(line, asides, strict=True)]
    return _seen(camera, [*left, *reversed(right), left[0]])


def _paint_number(painter: QPainter, camera: Camera, angle: Angle, colours: FigureColours) -> None:
    size = round(_HIGH * camera.scale)
    # In distance mode the figure's own text is put out: nobody could read this from there either.
    if size < _READABLE or 0 < painter.font().pixelSize() < _READABLE:
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
