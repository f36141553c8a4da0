"""How much of a picture a body takes, its shadow with it."""

from collections.abc import Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QRectF

from trainer.core.figure.flesh import Ball
from trainer.core.figure.scene import Scene
from trainer.ui.figure.camera import Camera, box_of
from trainer.ui.figure.floor import UNIT, shadows

_OUTSIDE = 0.03
"""How far what is painted reaches beyond the body's balls, in metres: muscles, rims."""

_BETWEEN = 0.06
"""The same where a movement may also reach a little farther between the scenes."""

_WIDER, _AROUND, _SPREADS = 1.25, 0.09, 0.35
"""How far a shadow may reach: in radii, in metres, and for each metre of height."""

_SMOOTH_PX = 2
"""So much wider is what has smooth edges."""


def extent(scene: Scene, camera: Camera) -> QRectF:
    """Return the rectangle in which the body of a scene and its shadows are painted."""
    seen = _around(_balls((scene,), _OUTSIDE), camera)
    for shape, _ in shadows(scene, camera):
        seen |= shape.mapRect(UNIT)
    return seen


def extent_through(scenes: Iterable[Scene], camera: Camera) -> QRectF:
    """Return the rectangle that a body and its shadows stay in which moves through some scenes."""
    balls = list(_balls(scenes, _BETWEEN))
    return _around(chain(balls, map(_on_the_floor, balls)), camera)


def _balls(scenes: Iterable[Scene], wider: float) -> Iterator[Ball]:
    for scene in scenes:
        for solid in scene.solids:
            for middle, radius in solid.balls:
                yield middle, radius + wider


def _on_the_floor(ball: Ball) -> Ball:
    """Return what no shadow of a ball reaches out of."""
    (x, y, z), radius = ball
    return (x, y, 0.0), radius * _WIDER + _AROUND + _SPREADS * z


def _around(balls: Iterable[Ball], camera: Camera) -> QRectF:
    left, low, right, high = box_of(camera.discs(balls))
    seen = QRectF(left, -high, right - left, high - low)
    return seen.adjusted(-_SMOOTH_PX, -_SMOOTH_PX, _SMOOTH_PX, _SMOOTH_PX)
