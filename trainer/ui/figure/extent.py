"""How much of a picture a body takes, its shadow with it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF

from trainer.core.figure.flesh import Ball
from trainer.core.figure.scene import Scene
from trainer.ui.figure.camera import Camera, box_of

_OUTSIDE = 0.06
"""How far what is painted reaches beyond the body's balls, in metres: muscles, rims; and how far a
movement may reach between the scenes."""

_WIDER, _AROUND, _SPREADS = 1.25, 0.09, 0.35
"""How far a shadow reaches: in radii, in metres, and for each metre of height."""


def extent(scenes: Iterable[Scene], camera: Camera) -> QRectF:
    """Return the rectangle in which bodies and shadows are painted."""
    balls = (ball for scene in scenes for solid in scene.solids for ball in solid.balls)
    left, low, right, high = box_of(camera.discs([each for ball in balls for each in _seen(ball)]))
    return QRectF(left - 2, -high - 2, right - left + 4, high - low + 4)


def _seen(ball: Ball) -> Iterator[Ball]:
    (x, y, z), radius = ball
    yield (x, y, z), radius + _OUTSIDE
    yield (x, y, 0.0), radius * _WIDER + _AROUND + _SPREADS * z
