"""What the choices of the settings are called on the screen."""

from collections.abc import Mapping

from trainer.core.exercise import Limb, Range, Side
from trainer.core.routine import SideOrder
from trainer.core.settings import Count, Level, Talk, Theme, WithLoad
from trainer.core.text import Message, message


def changes(number: int, limb: Limb) -> Message:
    """Return how often the sides are changed, in words."""
    one, more = _CHANGES[limb]
    return message(one) if number == 1 else message(more, number=number)


_CHANGES = {
    Limb.LEG: ("one change of legs", "{number} changes of legs"),
    Limb.ARM: ("one change of arms", "{number} changes of arms"),
    Limb.SIDE: ("one change of sides", "{number} changes of sides"),
}

CHOICES: Mapping[str, Mapping[str, Message]] = {
    "side_order": {
        SideOrder.LEG_BY_LEG: message("Leg by leg"),
        SideOrder.ANGLE_BY_ANGLE: message("Angle by angle"),
        SideOrder.SNAKE: message("Snake"),
    },
    "first_side": {
        Side.LEFT: message("Left"),
        Side.RIGHT: message("Right"),
    },
    "range": {
        Range.FULL: message("Full movement"),
        Range.TOP: message("Pulses in the upper half"),
    },
    "level": {
        Level.STANDARD: message("As written"),
        Level.EASY: message("Easier forms"),
    },
    "load": {
        WithLoad.NONE: message("Without weights"),
        WithLoad.WITH: message("With weights"),
        WithLoad.BARBELL: message("With a barbell where it goes"),
    },
    "count": {
        Count.UP: message("Upwards"),
        Count.DOWN: message("Downwards"),
        Count.LAST_THREE: message("Only the last three"),
        Count.OFF: message("Not at all"),
    },
    "talk": {
        Talk.FULL: message("Full coaching"),
        Talk.NAMES_AND_COUNTS: message("Names and counts"),
        Talk.COUNTS: message("Counts only"),
        Talk.TONES: message("Tones only"),
    },
    "theme": {
        Theme.SYSTEM: message("As the system has it"),
        Theme.LIGHT: message("Light"),
        Theme.DARK: message("Dark"),
    },
}
"""By setting and choice. Not by choice alone: two settings can use the same word."""
