"""What lies beneath the figure: the mat, and soft shadows where the body is near it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPolygonF, QTransform

from trainer.core.figure.flesh import Ball, Part
from trainer.core.figure.scene import Scene, View
from trainer.core.figure.vectors import between
from trainer.ui.figure.camera import Camera, Frame, Room
from trainer.ui.figure.light import soft_brush, thin_pen
from trainer.ui.figure.mat import OUTLINE
from trainer.ui.figure.shapes import TRUNK
from trainer.ui.figure.tones import FigureColours

UNIT = QRectF(-1.0, -1.0, 2.0, 2.0)
"""The unit circle is in it."""

_THICK = 0.014
"""The mat's height in metres."""

_LEAST_THICK = 1.5
"""In pixels, at least."""

_FACING = 0.3
"""An edge is near if it goes to the right, by so much of its length at least."""

_DARKEST = 0.68
_TOUCHING = 0.05
"""At this height above the floor, in metres, a shadow is half as dark as on it."""
_NEAR = 0.16
"""What is higher throws no shadow of its own."""
_FAINT = 0.1
"""A fainter shadow is left out."""
_AROUND, _SPREADS = 0.035, 0.5
"""How much farther than the body a shadow reaches, in metres, and for each metre of height."""

_HIGH_DARK = 0.34
_ASIDE = 0.10
"""The trunk throws a shadow from any height: how dark, and how far to the right it falls."""

_LONGER = {Part.SHANK: Part.FOOT, Part.FOREARM: Part.HAND}
_ENDS = {end: limb for limb, end in _LONGER.items()}
_LOW = 0.12
_ALONE = frozenset({*Part} - {*_LONGER, *_ENDS, *TRUNK})


def paint_mat(painter: QPainter, camera: Camera, colours: FigureColours) -> None:
    """Paint the mat; its upper side is the floor that the body rests on.

    Its edges are smooth by thin lines along them: a smooth polygon takes ten times as long.
    """
    top, edge, below = _mat(camera.view, camera.frame, camera.room)
    for shape, line, colour in ((edge, below, colours.edge), (top, top, colours.mat)):
        painter.setPen(thin_pen(colour.rgba()))
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawPolygon(shape)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=16)
def _mat(view: View, frame: Frame, room: Room) -> tuple[QPolygonF, QPolygonF, QPolygonF]:
    """Return the mat's upper side, its near edge below that, and the lower line of it."""
    camera = Camera(view, frame, QRectF(*room))
    points = [QPointF(x, -y) for x, y, *_ in camera.discs((place, 0.0) for place in OUTLINE)]
    lines = [QLineF(one, other) for one, other in pairwise((*points, points[0]))]
    near = [line.dx() > _FACING * line.length() for line in lines]
    first = next((at for at, is_near in enumerate(near) if is_near and not near[at - 1]), 0)
    row = [*lines[first:], *lines[:first]][: sum(near)]
    upper = [row[0].p1(), *(line.p2() for line in row)]
    down = QPointF(0, max(_LEAST_THICK, _THICK * camera.scale))
    lower = [place + down for place in reversed(upper)]
    return QPolygonF([*points, points[0]]), QPolygonF([*upper, *lower]), QPolygonF(lower)


def paint_shadows(painter: QPainter, camera: Camera, scene: Scene, colours: FigureColours) -> None:
    """Paint where the body keeps the light from the floor: dark and close where it touches.

    On a screen or in an image each is a picture of one, stretched: Qt does that in about half of
    the time that it takes to fill an ellipse with what fades.
    """
    before = painter.transform()
    painter.setPen(Qt.PenStyle.NoPen)
    # What fades to nothing needs no smooth edge: that alone would take most of the time.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    rough = painter.paintEngine().type() is QPaintEngine.Type.Raster
    for shape, strength in shadows(scene, camera):
        painter.setTransform(shape * before)
        if rough:
            step, small = round(strength * _STRENGTHS), hypot(shape.m11(), shape.m12()) < _SMALL_PX
            image = _soft_shadow(colours.shadow.rgb(), step, _FEW if small else _MANY)
            painter.drawImage(UNIT, image)
        else:
            painter.setBrush(soft_brush(colours.shadow, strength, _UNIT_DISC))
            painter.drawEllipse(UNIT)
    painter.setTransform(before)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=16)
def _soft_shadow(colour: int, step: int, dots: int) -> QImage:
    """Return a round shadow that is darkest in its middle, in one of so many strengths."""
    image = QImage(dots, dots, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setWindow(UNIT.toRect())
        painter.fillRect(UNIT, soft_brush(QColor.fromRgb(colour), step / _STRENGTHS, _UNIT_DISC))
    return image


_UNIT_DISC = (0.0, 0.0, 1.0, 0.0)
_MANY, _STRENGTHS = 192, 32
"""From one dot to the next, and from one strength to the next, are steps that nobody sees."""
_SMALL_PX, _FEW = 12, 48
"""A shadow that reaches no farther from its middle, as in a list, needs no more dots."""


def shadows(scene: Scene, camera: Camera) -> Iterator[tuple[QTransform, float]]:
    """Return what takes the unit circle to each shadow, and how dark that is in its middle."""
    for first, last, high in _throwers(scene):
        height = max(0.0, (first[0][2] - first[1] + last[0][2] - last[1]) / 2)
        strength = _DARKEST * (1 - height / _NEAR) / (1 + height / _TOUCHING)
        if strength > _FAINT:
            yield _ellipse(camera, first, last, height), strength
        elif high:
            start, end = (_aside(one, height, camera) for one in (first, last))
            yield _ellipse(camera, start, end, height / 4), _HIGH_DARK / (1 + height)


def _throwers(scene: Scene) -> Iterator[tuple[Ball, Ball, bool]]:
    """Return the ends of what throws a shadow, and whether it does so from any height.

    Where forearm and hand, or shin and foot, both are near the floor, one shadow is enough.
    """
    balls = {(solid.part, solid.side): solid.balls for solid in scene.solids}
    for (part, side), own in balls.items():
        if part in _LONGER:
            rest = balls.get((_LONGER[part], side), own)
            low = rest[-1][0][2] < _LOW and own[0][0][2] < _LOW
            yield own[0], rest[-1] if low else own[-1], False
        elif part in _ENDS:
            limb = balls.get((_ENDS[part], side), own)
            if limb[0][0][2] >= _LOW or own[-1][0][2] >= _LOW:
                yield own[1], own[-1], False
        elif part in _ALONE:
            yield own[0], own[-1], False
    pelvis, chest = balls.get((Part.PELVIS, None)), balls.get((Part.CHEST, None))
    if pelvis and chest:
        first, last = _middle(pelvis), _middle(chest)
        near = [end for end in (first, last) if end[0][2] < _LOW + end[1]]
        yield (near[0], near[0], False) if len(near) == 1 else (first, last, True)


def _middle(balls: tuple[Ball, ...]) -> Ball:
    return between(balls[0][0], balls[1][0], 0.5), balls[0][1] * 1.3


def _aside(ball: Ball, height: float, camera: Camera) -> Ball:
    (x, y, _), radius = ball
    by = height * _ASIDE
    return (x + camera.right[0] * by, y + camera.right[1] * by, 0.0), radius


def _ellipse(camera: Camera, first: Ball, last: Ball, height: float) -> QTransform:
    """Return what takes the unit circle to a shadow on the floor, as the camera sees it.

    It slopes from above one end to above the other, and is wider the higher they are.
    """
    (x0, y0, _), r0 = first
    (x1, y1, _), r1 = last
    wide = _AROUND + (r0 + r1) * 0.6 + height * _SPREADS
    x, y, far = (x0 + x1) / 2, (y0 + y1) / 2, hypot(x1 - x0, y1 - y0)
    ax, ay = ((x1 - x0) / far, (y1 - y0) / far) if far > 0 else (1.0, 0.0)
    long = far / 2 + wide
    places = (
        (x, y, 0.0),
        (x + ax * long, y + ay * long, 0.0),
        (x - ay * wide, y + ax * wide, 0.0),
    )
    (mx, my, *_), (lx, ly, *_), (wx, wy, *_) = camera.discs((place, 0.0) for place in places)
    return QTransform(lx - mx, my - ly, wx - mx, my - wy, mx, -my)
