"""How large the ring and its writing are for somebody some metres away; pure.

Character heights after ISO 9241-3 and the FAA's guidance: 19 mm can be read at 3 m.
"""

from dataclasses import dataclass, replace
from math import hypot

from trainer.ui.ring_strokes import thickness

_AT_M = 3.0
DIGITS_MM, WORD_MM, LEAST_MM = 80.0, 40.0, 19.0
"""Heights of capitals and digits at 3 m, in mm; in proportion at another distance."""


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
    """The ring's diameter, the heights of capitals in it, and how they stand, all in px.

    `gap` is between word and number; `drop` is how far below the ring's middle both end.
    """

    side: float
    digits: float
    word: float
    gap: float
    drop: float


def heights(room: Room) -> Heights:
    """Return the sizes for a room.

    Where it is too small, first the figure shrinks (the ring may take all of it), then the word,
    then the digits, none of them below the least that can be read from there.
    """
    unit = room.px_per_mm * room.metres / _AT_M
    largest = min(room.width, room.height)
    found = _around(room, DIGITS_MM * unit, WORD_MM * unit)
    while found.word > LEAST_MM * unit and found.side > largest:
        found = _around(room, found.digits, max(LEAST_MM * unit, found.word * _SHRINK))
    while found.digits > LEAST_MM * unit and found.side > largest:
        found = _around(room, max(LEAST_MM * unit, found.digits * _SHRINK), found.word)
    return replace(found, side=min(largest, max(found.side, largest * _AT_LEAST)))


_SHRINK = 0.98
_AT_LEAST = 0.6
"""The ring isn't smaller than this part of the window's shorter side."""


def _around(room: Room, digits: float, word: float) -> Heights:
    """Return the smallest ring around word and number: both come equally near to it."""
    gap = max(digits * 0.16, word * 0.4)
    tall = word + gap + digits
    half_word, half_digits = room.word_wide * word / 2, room.digits_wide * digits / 2
    top = (half_word**2 - half_digits**2 - tall**2) / (2 * tall)
    inner = 2 * hypot(half_word, top) * _AIR
    return Heights(
        side=inner + 2.4 * thickness(inner * 1.12),
        digits=digits,
        word=word,
        gap=gap,
        drop=top + tall,
    )


_AIR = 1.04
"""How much wider than the writing the ring is inside."""
