"""What lies beneath the figure: the mat, and soft shadows where the body is near it."""

from math import hypot

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF, QTransform

from trainer.core.figure.flesh import Ball
from trainer.core.figure.scene import Scene
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.light import soft_brush
from trainer.ui.figure.mat import OUTLINE
from trainer.ui.figure.tones import FigureColours

_THICK = 0.012
"""The mat's height in metres."""

_DARKEST = 0.55
_FADES = 0.16
"""At this height above the floor, in metres, a shadow is half as dark as on it."""
_SPREADS = 0.45
"""How much farther a shadow reaches, for each metre of height."""
_ASIDE = 0.12
"""How far to the right a shadow falls, for each metre of height."""


def paint_mat(painter: QPainter, camera: Camera, colours: FigureColours) -> None:
    """Paint the mat; its upper side is the floor that the body rests on."""
    painter.setPen(Qt.PenStyle.NoPen)
    for drop, colour in ((_THICK, colours.edge), (0.0, colours.mat)):
        discs = camera.discs(((x, y, -drop), 0.0) for x, y, _ in OUTLINE)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(x, -y) for x, y, _, _ in discs]))


def paint_shadows(painter: QPainter, camera: Camera, scene: Scene, colours: FigureColours) -> None:
    """Paint where the body keeps the light from the floor: dark and sharp where it touches."""
    before = painter.transform()
    for solid in scene.solids:
        for first, last in _limbs(solid.balls):
            _paint_shadow(painter, camera, first, last, (colours, before))
    painter.setTransform(before)
    painter.setOpacity(1.0)


def _limbs(balls: tuple[Ball, ...]) -> tuple[tuple[Ball, Ball], ...]:
    return ((balls[0], balls[-1]),)


def _paint_shadow(
    painter: QPainter,
    camera: Camera,
    first: Ball,
    last: Ball,
    look: tuple[FigureColours, QTransform],
) -> None:
    colours, before = look
    (x0, y0, z0), r0 = first
    (x1, y1, z1), r1 = last
    height = max(0.0, (min(z0 - r0, z1 - r1) * 2 + (z0 - r0 + z1 - r1) / 2) / 3)
    strength = _DARKEST / (1 + height / _FADES)
    radius = (r0 + r1) / 2 * 1.15 + height * _SPREADS
    aside = (z0 + z1) / 2 * _ASIDE
    middle = ((x0 + x1) / 2 + camera.right[0] * aside, (y0 + y1) / 2 + camera.right[1] * aside)
    way = (x1 - x0, y1 - y0)
    far = hypot(*way)
    along = (way[0] / far, way[1] / far) if far > 0 else (1.0, 0.0)
    half = far / 2 + radius
    painter.setTransform(_ellipse(camera, middle, along, (half, radius)) * before)
    painter.setBrush(soft_brush(colours.shadow, strength, (0.0, 0.0, 1.0, 0.0)))
    painter.drawEllipse(QPointF(0.0, 0.0), 1.0, 1.0)


def _ellipse(
    camera: Camera,
    middle: tuple[float, float],
    along: tuple[float, float],
    halves: tuple[float, float],
) -> QTransform:
    """Return what takes the unit circle to an ellipse on the floor, as the camera sees it."""
    x, y = middle
    (ax, ay), (long, wide) = along, halves
    places = (
        (x, y, 0.0),
        (x + ax * long, y + ay * long, 0.0),
        (x - ay * wide, y + ax * wide, 0.0),
    )
    (mx, my, *_), (lx, ly, *_), (wx, wy, *_) = camera.discs((place, 0.0) for place in places)
    return QTransform(lx - mx, my - ly, wx - mx, my - wy, mx, -my)
