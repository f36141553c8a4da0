"""Light from above left on round things, as gradients that Qt paints fast.

A round limb faces the light by the sine of where it is looked at across: so its shade across is
known from how its axis lies. Such gradients are made once for each way a limb may lie, in steps
that nobody sees, and then only moved.
"""

from functools import lru_cache
from math import hypot, inf, sqrt

from PySide6.QtGui import QBrush, QColor, QLinearGradient, QRadialGradient

from trainer.core.figure.vectors import Vec, unit
from trainer.ui.colours import mixed
from trainer.ui.figure.camera import Disc, box_of
from trainer.ui.figure.tones import Tone, with_alpha

LIGHT: Vec = unit((-0.42, 0.70, 0.58))
"""Where the light comes from: right, up, towards who looks."""

_STEPS = 14
_ACROSS = tuple(number / 5 - 1 for number in range(11))
_END_ON = 0.3
"""A limb that is seen this much from its end is lit like a ball."""


def lit(tone: Tone, start: Disc, end: Disc, discs: list[Disc]) -> QBrush:
    """Return a brush for a round thing along the line from one disc to another."""
    x, y, toward = end[0] - start[0], end[1] - start[1], start[3] - end[3]
    long, flat = hypot(x, y, toward), hypot(x, y)
    if flat <= _END_ON * long or long <= 0:
        return ball_brush(tone, discs)
    nx, ny = -y / flat, x / flat
    facing = nx * LIGHT[0] + ny * LIGHT[1]
    if facing < 0:
        nx, ny, facing = -nx, -ny, -facing
    rise = toward / long
    front = (-rise * (x * LIGHT[0] + y * LIGHT[1]) / flat) + flat / long * LIGHT[2]
    gradient = _across(tone, round(facing * _STEPS), round(front * _STEPS))
    low, high = inf, -inf
    for x, y, r, _ in discs:
        place = x * nx + y * ny
        low, high = min(low, place - r), max(high, place + r)
    here = start[0] * nx + start[1] * ny
    gradient.setStart(start[0] + (low - here) * nx, -start[1] - (low - here) * ny)
    gradient.setFinalStop(start[0] + (high - here) * nx, -start[1] - (high - here) * ny)
    return QBrush(gradient)


def ball_brush(tone: Tone, discs: list[Disc]) -> QBrush:
    """Return a brush for what is about as long as wide."""
    left, low, right, high = box_of(discs)
    x, y, radius = (left + right) / 2, (low + high) / 2, hypot(right - left, high - low) / 2 * 0.82
    gradient = _ball(tone)
    gradient.setCenter(x, -y)
    gradient.setRadius(radius)
    gradient.setFocalPoint(x + LIGHT[0] * radius * 0.55, -y - LIGHT[1] * radius * 0.55)
    return QBrush(gradient)


@lru_cache(maxsize=2048)
def _across(tone: Tone, facing: int, front: int) -> QLinearGradient:
    gradient = QLinearGradient()
    for place in _ACROSS:
        shade = (place * facing + sqrt(1 - place * place) * front) / _STEPS
        gradient.setColorAt((place + 1) / 2, shaded(tone, shade))
    return gradient


@lru_cache(maxsize=64)
def _ball(tone: Tone) -> QRadialGradient:
    gradient = QRadialGradient()
    for place, shade in ((0.0, 0.98), (0.3, 0.8), (0.55, 0.5), (0.8, 0.1), (1.0, -0.35)):
        gradient.setColorAt(place, shaded(tone, shade))
    return gradient


def shaded(tone: Tone, shade: float) -> QColor:
    """Return the colour of what faces the light by so much, -1 to 1."""
    deep, colour, light = (QColor.fromRgba(value) for value in tone)
    turn = 0.45
    if shade >= turn:
        return mixed(colour, light, min(1.0, (shade - turn) / (1 - turn)))
    share = max(0.0, min(1.0, (shade + 0.55) / (turn + 0.55)))
    return mixed(deep, colour, share * (2 - share))


@lru_cache(maxsize=64)
def _soft(colour: int, strength: int) -> QRadialGradient:
    gradient = QRadialGradient()
    whole = QColor.fromRgba(colour)
    for place, share in ((0.0, 1.0), (0.25, 0.86), (0.5, 0.5), (0.75, 0.15), (1.0, 0.0)):
        gradient.setColorAt(place, with_alpha(whole, share * strength / 32))
    return gradient


def soft_brush(colour: QColor, strength: float, disc: Disc) -> QBrush:
    """Return a brush that fades from the middle of a disc to its rim; strength is 0 to 1."""
    gradient = _soft(colour.rgb(), round(strength * 32))
    x, y, radius, _ = disc
    gradient.setCenter(x, -y)
    gradient.setFocalPoint(x, -y)
    gradient.setRadius(radius)
    return QBrush(gradient)
