"""The colours of the figure: a tone is a colour in shade, by itself, and in light."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor

from trainer.ui.colours import Colours, contrast, mixed

Tone = tuple[int, int, int]
"""Deep shade, the colour itself, full light; as numbers, so that what is made of it is kept."""

_STARK = 20.0
"""From this contrast of text and ground on, outlines are drawn."""

_MAT, _NIGHT, _DUSK = QColor("#6D86C4"), QColor("#10131C"), QColor("#2A2C46")

_QUIETEST = 16
"""In how many steps a far limb may get quieter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureColours:
    """What the figure is painted in.

    Attributes:
        ground: what is behind all.
        body: the tone of body parts that rest.
        working: the tone of those that do the work.
        weight: the tone of metal.
        glow: a working muscle.
        mat, edge: the mat, and the edge that it shows.
        shadow: what darkens the floor.
        mark: an angle that is marked on the floor.
        rim: what parts a limb from another one behind it. It is all around the limb, so it must be
            quiet against the ground; in high contrast it isn't meant to be.
        quietest: how much of the ground may get into a far limb, 0 to 1.
        outlined: whether outlines are to be clear.

    """

    ground: QColor
    body: Tone
    working: Tone
    weight: Tone
    glow: QColor
    mat: QColor
    edge: QColor
    shadow: QColor
    mark: QColor
    rim: QColor
    quietest: float
    outlined: bool


def figure_colours(colours: Colours, working: QColor | None = None) -> FigureColours:
    """Return the figure's colours; `working` is the working limb's, else the accent."""
    names = [colours.ground, colours.text, working or colours.accent]
    return _figure_colours(*(colour.rgba() for colour in names))


_BODY = {
    (False, False): "#656D81",
    (False, True): "#3F4657",
    (True, False): "#AAB3C4",
    (True, True): "#CDD4E0",
}
"""The body by whether the theme is dark, and whether it has high contrast."""


@lru_cache(maxsize=32)
def _figure_colours(ground: int, text: int, working: int) -> FigureColours:
    back, front = QColor.fromRgba(ground), QColor.fromRgba(text)
    dark = back.lightnessF() < front.lightnessF()
    stark = contrast(back, front) > _STARK
    body = QColor(_BODY[dark, stark])
    return FigureColours(
        ground=back,
        body=_tone(body, dark=dark),
        working=_tone(QColor.fromRgba(working), dark=dark),
        weight=_tone(QColor("#5B6068" if dark else "#33363D"), dark=dark),
        glow=QColor("#FFC24D" if dark and not stark else "#FF9A1F"),
        mat=mixed(back, _MAT, 0.24 if dark else 0.15),
        edge=mixed(back, _MAT, 0.40 if dark else 0.30),
        shadow=QColor("#000000" if dark else "#1E2234"),
        mark=front if stark else mixed(back, front, 0.70),
        rim=front if stark else mixed(back, body, 0.0 if dark else 0.55),
        quietest=0.26 if dark else 0.08,
        outlined=stark,
    )


def _tone(colour: QColor, *, dark: bool) -> Tone:
    """Return a colour's tone; on a light ground, light must not take too much of its contrast."""
    deep = mixed(colour, _NIGHT if dark else _DUSK, 0.66 if dark else 0.58)
    light = mixed(colour, QColor("#FFFFFF"), 0.5 if dark else 0.20)
    return deep.rgba(), colour.rgba(), light.rgba()


def with_alpha(colour: QColor, alpha: float) -> QColor:
    """Return a colour that lets through what is behind it, by so much (0 to 1)."""
    clear = QColor(colour)
    clear.setAlphaF(alpha)
    return clear


def quieter(tone: Tone, ground: QColor, share: float) -> Tone:
    """Return a tone with a share of the ground in it, in small steps."""
    return _quieter(tone, ground.rgba(), round(share * _QUIETEST * 2))


@lru_cache(maxsize=512)
def _quieter(tone: Tone, ground: int, steps: int) -> Tone:
    back, share = QColor.fromRgba(ground), steps / _QUIETEST / 2
    deep, colour, light = (mixed(QColor.fromRgba(value), back, share).rgba() for value in tone)
    return deep, colour, light
