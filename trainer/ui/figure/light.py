"""Light from above left on round things, as gradients that Qt paints fast.

A round limb faces the light by the sine of where it is looked at across: so its shade across is
known from how its axis lies. Such gradients are made once for each way a limb may lie, in steps
that nobody sees, and then only moved.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import hypot, inf, sqrt

from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPen, QRadialGradient

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


@dataclass(frozen=True, slots=True)
class Across:
    """How light falls on a round thing: from where to where its shade changes, and how.

    `x` and `y` are the way across it, towards the light; `low` and `high` how far it reaches
    there, in pixels; `facing` and `front` how much its side and its front face the light.
    """

    x: float
    y: float
    low: float
    high: float
    facing: float
    front: float

    def shade(self, disc: Disc) -> float:
        """Return how much the skin in front of a disc's middle faces the light."""
        half = (self.high - self.low) / 2
        place = disc[0] * self.x + disc[1] * self.y - self.low - half
        place = max(-1.0, min(1.0, place / half)) if half > 0 else 0.0
        return place * self.facing + sqrt(1 - place * place) * self.front


def light_on(start: Disc, end: Disc, discs: list[Disc]) -> Across | None:
    """Return how light falls on a thing along the line from one disc to another.

    None for one that is seen from its end.
    """
    x, y, toward = end[0] - start[0], end[1] - start[1], start[3] - end[3]
    long, flat = hypot(x, y, toward), hypot(x, y)
    if flat <= _END_ON * long or long <= 0:
        return None
    nx, ny = -y / flat, x / flat
    facing = nx * LIGHT[0] + ny * LIGHT[1]
    if facing < 0:
        nx, ny, facing = -nx, -ny, -facing
    rise = toward / long
    front = (-rise * (x * LIGHT[0] + y * LIGHT[1]) / flat) + flat / long * LIGHT[2]
    low, high = inf, -inf
    for x, y, r, _ in discs:
        place = x * nx + y * ny
        low, high = min(low, place - r), max(high, place + r)
    return Across(nx, ny, low, high, facing, front)


def lit(tone: Tone, light: Across | None, discs: list[Disc]) -> QBrush:
    """Return a brush for a round thing on which light falls so."""
    if light is None:
        return ball_brush(tone, discs)
    gradient = _across(tone, round(light.facing * _STEPS), round(light.front * _STEPS))
    nx, ny = light.x, light.y
    x, y, *_ = discs[0]
    here = x * nx + y * ny
    gradient.setStart(x + (light.low - here) * nx, -y - (light.low - here) * ny)
    gradient.setFinalStop(x + (light.high - here) * nx, -y - (light.high - here) * ny)
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


@lru_cache(maxsize=256)
def edge_pen(tone: Tone) -> QPen:
    """Return what draws the edge of a thing in a tone: smooth, and fast."""
    return thin_pen(shaded(tone, _EDGE).rgba())


@lru_cache(maxsize=256)
def thin_pen(colour: int) -> QPen:
    """Return what draws a line of one pixel: the toolkit draws no other as fast."""
    pen = QPen(QColor.fromRgba(colour), 1)
    pen.setCosmetic(True)
    return pen


_EDGE = 0.28
"""How much the edge of a limb faces the light."""


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
    return _fading(colour, strength, _SOFT)


@lru_cache(maxsize=64)
def _root(colour: int, strength: int) -> QRadialGradient:
    return _fading(colour, strength, _ROOT)


_SOFT = ((0.0, 1.0), (0.25, 0.86), (0.5, 0.5), (0.75, 0.15), (1.0, 0.0))
_ROOT = ((0.0, 1.0), (0.42, 1.0), (0.62, 0.74), (0.8, 0.3), (1.0, 0.0))
"""How strong what fades is, by how far it is from the middle."""


def _fading(colour: int, strength: int, stops: tuple[tuple[float, float], ...]) -> QRadialGradient:
    gradient = QRadialGradient()
    whole = QColor.fromRgba(colour)
    for place, share in stops:
        gradient.setColorAt(place, with_alpha(whole, share * strength / _STRENGTHS))
    return gradient


_STRENGTHS = 32


def soft_brush(colour: QColor, strength: float, disc: Disc) -> QBrush:
    """Return a brush that fades from the middle of a disc to its rim; strength is 0 to 1."""
    return _moved(_soft(colour.rgb(), round(strength * _STRENGTHS)), disc)


def root_brush(colour: QColor, strength: float, disc: Disc) -> QBrush:
    """Return a brush that fades only far from the middle; strength is 0 to 1."""
    return _moved(_root(colour.rgb(), round(strength * _STRENGTHS)), disc)


def _moved(gradient: QRadialGradient, disc: Disc) -> QBrush:
    x, y, radius, _ = disc
    gradient.setCenter(x, -y)
    gradient.setFocalPoint(x, -y)
    gradient.setRadius(radius)
    return QBrush(gradient)


def band_brush(colour: int, start: Disc, end: Disc, band: tuple[float, float]) -> QBrush:
    """Return a brush with a soft band across the line from one disc to another.

    It is from where to where the band is, as parts of that line.
    """
    x, y = end[0] - start[0], end[1] - start[1]
    gradient = QLinearGradient(start[0] - x, -start[1] + y, end[0] + x, -end[1] - y)
    low, high = band
    clear, full = (with_alpha(QColor.fromRgba(colour), alpha) for alpha in (0.0, _BAND))
    stops = ((low - _FADE, clear), (low, full), (high, full), (high + _FADE, clear))
    for place, shown in stops:
        gradient.setColorAt((place + 1) / 3, shown)
    return QBrush(gradient)


_BAND, _FADE = 0.85, 0.16
