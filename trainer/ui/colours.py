"""The colours of the window by role, in light, dark and high contrast."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette


class Tint(StrEnum):
    """What a coloured shape stands for."""

    WORK = "work"
    HOLD = "hold"
    LOWER = "lower"
    REST = "rest"
    QUIET = "quiet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours:
    """One set of colours; `on_accent` is for text on the accent, `line` for what only separates."""

    ground: QColor
    surface: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    hold: QColor
    lower: QColor
    rest: QColor
    line: QColor

    def tint(self, tint: Tint) -> QColor:
        """Return the colour that stands for something."""
        match tint:
            case Tint.WORK:
                return self.accent
            case Tint.HOLD:
                return self.hold
            case Tint.LOWER:
                return self.lower
            case Tint.REST:
                return self.rest
            case Tint.QUIET:
                return self.quiet


def mixed(colour: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with a share (0 to 1) of another one mixed in."""
    keep = 1 - share
    return QColor.fromRgbF(
        colour.redF() * keep + other.redF() * share,
        colour.greenF() * keep + other.greenF() * share,
        colour.blueF() * keep + other.blueF() * share,
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LINEAR_BELOW = 0.04045


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4


def _set(names: str) -> Colours:
    colours = [QColor(name) for name in names.split()]
    ground, surface, text, quiet, accent, on_accent, hold, lower, rest = colours
    return Colours(
        ground=ground,
        surface=surface,
        text=text,
        quiet=quiet,
        accent=accent,
        on_accent=on_accent,
        hold=hold,
        lower=lower,
        rest=rest,
        line=mixed(ground, text, 0.14),
    )


LIGHT = _set("#FAF9F7 #FFFFFF #1B1D22 #5C6270 #C2410C #FFFFFF #0B6E80 #5F3DC4 #237032")
DARK = _set("#16181D #1F2229 #F2F1EE #A4A9B6 #FF8A4C #16181D #3BC9DB #B197FC #69DB7C")
STARK_LIGHT = _set("#FFFFFF #FFFFFF #000000 #000000 #9A2E00 #FFFFFF #00505F #41229B #0B4F1B")
STARK_DARK = _set("#000000 #000000 #FFFFFF #FFFFFF #FFA573 #000000 #6EE7F5 #CDBBFF #96F0A5")
"""The stark sets are for people who asked their system for high contrast."""


def colours_of(palette: QPalette) -> Colours:
    """Return the colours that go with a widget's palette, also for the parts it has no role for."""
    ground = palette.color(QPalette.ColorRole.Window)
    ranked = (LIGHT, DARK, STARK_LIGHT, STARK_DARK)
    exact = next((colours for colours in ranked if colours.ground == ground), None)
    return exact or (LIGHT if ground.lightnessF() > 0.5 else DARK)  # noqa: PLR2004 - halfway
