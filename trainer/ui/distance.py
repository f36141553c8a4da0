"""How large the ring and its writing are for somebody some metres away; pure.

Character heights after ISO 9241-3 and the FAA's guidance: 19 mm can be read at 3 m.
"""

from dataclasses import dataclass
from math import hypot

from trainer.ui.ring_strokes import thickness

_AT_M = 3.0
DIGITS_MM, WORD_MM, LEAST_MM = 80.0, 40.0, 19.0
"""Heights of capitals and digits at 3 m, in mm; in proportion at another distance."""

_GAP = 0.35
"""What is left between lines, as a part of the digits' height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """What there is: the window in px, px per mm of its screen, and the distance in m.

    `word_wide` and `digits_wide` are the widths of the longest word and number, as multiples
    of a capital's height.
    """

    width: float
    height: float
    px_per_mm: float
    metres: float
    word_wide: float
    digits_wide: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Heights:
    """The ring's diameter and the heights of capitals in it, in px."""

    side: float
    digits: float
    word: float
    foot: float


def heights(room: Room) -> Heights:
    """Return the sizes for a room.

    Where it is too small, first the figure shrinks (the ring may take all of it), then the word,
    then the digits, none of them below the least that can be read from there.
    """
    unit = room.px_per_mm * room.metres / _AT_M
    largest = min(room.width, room.height)
    word, digits, least = WORD_MM * unit, DIGITS_MM * unit, LEAST_MM * unit
    while word > least and _side(room, digits, word) > largest:
        word = max(least, word * _SHRINK)
    while digits > least and _side(room, digits, word) > largest:
        digits = max(least, digits * _SHRINK)
    side = min(largest, max(_side(room, digits, word), largest * _AT_LEAST))
    return Heights(side=side, digits=digits, word=word, foot=min(least, word))


_SHRINK = 0.98
_AT_LEAST = 0.6
"""The ring isn't smaller than this part of the window's shorter side."""


def _side(room: Room, digits: float, word: float) -> float:
    """Return the diameter of the smallest ring that number and word fit into, in px.

    They stand around its middle as the ring writes them.
    """
    gap = max(word * 0.5, digits * _GAP)
    lower = digits / 2 + (word + gap) * 0.32
    top = lower - digits - gap - word
    corners = ((room.digits_wide * digits / 2, lower), (room.word_wide * word / 2, top))
    inner = 2 * max(hypot(x, y) for x, y in corners) * 1.04
    return inner + 2.4 * thickness(inner * 1.12)
