"""How large the ring and its writing are for somebody some metres away; pure.

Character heights after ISO 9241-3 and the FAA's guidance: 19 mm can be read at 3 m.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import hypot

from trainer.ui.ring_strokes import thickness

_AT_M = 3.0
DIGITS_MM, WORD_MM, LEAST_MM = 80.0, 40.0, 19.0
"""Heights of capitals and digits at 3 m, in mm; in proportion at another distance."""

AIR = 1.04
"""How much wider than the writing the ring is inside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """What there is: the window in px, px per mm of its screen, and the distance in m.

    `word_wide`, `digits_wide` and `foot_wide` are the widths of the longest word and number and
    of what names the number, as multiples of a capital's height.
    """

    width: float
    height: float
    px_per_mm: float
    metres: float
    word_wide: float
    digits_wide: float
    foot_wide: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Heights:
    """The ring's diameter, the heights of capitals in it, and how they stand, all in px.

    `gap` is between word and number; `drop` is how far below the ring's middle both end, and
    `foot_drop` how far below that the line ends that names the number.
    """

    side: float
    digits: float
    word: float
    foot: float
    gap: float
    drop: float
    foot_drop: float


def lines_of(word: str) -> tuple[str, ...]:
    """Return a word that is two or more in two lines, as much alike in length as can be."""
    spaces = [number for number, sign in enumerate(word) if sign == " "]
    if not spaces:
        return (word,)
    at = min(spaces, key=lambda number: abs(2 * number + 1 - len(word)))
    return (word[:at], word[at + 1 :])


@lru_cache(maxsize=64)
def heights(room: Room) -> Heights:
    """Return the sizes for a room.

    The line that names the number has the least size that can be read from there. Where the room is
    too small, first the figure shrinks (the ring may take all of it), then the word, then the
    digits, none of them below that least size. Where that isn't enough, long words get less than
    their width, then word and foot and then all is made smaller than the least: better small than
    cut off. A word for which even all of the digits' room wouldn't be enough doesn't get it.
    """
    unit = room.px_per_mm * room.metres / _AT_M
    least = LEAST_MM * unit
    usual_wide = min(room.word_wide, _USUAL_WORD_WIDE)
    largest = min(room.width, room.height)
    wide = room.word_wide
    smallest = _Writing(digits=least, word=least, foot=least, word_wide=wide)
    if _around(room, smallest).side > largest:
        wide = min(wide, _LONG_WORD_WIDE)
    writing = _Writing(digits=DIGITS_MM * unit, word=WORD_MM * unit, foot=least, word_wide=wide)
    for bound in (
        replace(writing, word=least),
        replace(writing, word=least, digits=least),
        replace(smallest, word_wide=usual_wide),
        replace(smallest, word=least * 0.7, foot=least * 0.55, word_wide=usual_wide),
        _Writing(digits=1.0, word=1.0, foot=1.0, word_wide=usual_wide),
    ):
        while writing != bound and _around(room, writing).side > largest:
            writing = writing.towards(bound)
    found = _around(room, writing)
    return replace(found, side=min(largest, max(found.side, largest * _AT_LEAST)))


_SHRINK = 0.98
_USUAL_WORD_WIDE, _LONG_WORD_WIDE = 4.5, 6.2
"""As wide as "DOWN", and "PREPARE", are so many times their height; longer ones may be smaller."""

_AT_LEAST = 0.6
"""The ring isn't smaller than this part of the window's shorter side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Writing:
    """Heights in px, and how wide a word may be as a multiple of its height."""

    digits: float
    word: float
    foot: float
    word_wide: float

    def towards(self, bound: "_Writing") -> "_Writing":
        """Return it one step smaller, in nothing smaller than the bound."""
        return _Writing(
            digits=max(bound.digits, self.digits * _SHRINK),
            word=max(bound.word, self.word * _SHRINK),
            foot=max(bound.foot, self.foot * _SHRINK),
            word_wide=max(bound.word_wide, self.word_wide * _SHRINK),
        )


def _around(room: Room, writing: _Writing) -> Heights:
    """Return the smallest ring around the three lines, which stand where it is smallest."""
    word, digits, foot = writing.word, writing.digits, writing.foot
    gap = max(digits * 0.16, word * 0.4)
    tall = word + gap + digits
    foot_drop = foot * _FOOT_DROP
    half_word, half_digits = writing.word_wide * word / 2, room.digits_wide * digits / 2
    half_foot = room.foot_wide * foot / 2
    corners = (
        (half_word, 0.0),
        (half_word, word),
        (half_digits, word + gap),
        (half_digits, tall),
        (half_foot, tall + foot_drop - foot),
        (half_foot, tall + foot_drop),
    )
    radius, top = _smallest_circle(corners)
    inner = 2 * radius * AIR
    return Heights(
        side=inner + 2.4 * thickness(inner * 1.12),
        digits=digits,
        word=word,
        foot=foot,
        gap=gap,
        drop=top + tall,
        foot_drop=foot_drop,
    )


_FOOT_DROP = 1.4
"""How far below the number the foot ends, as a multiple of its height."""


def _smallest_circle(corners: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the radius of the smallest circle around corners, and where they stand in it.

    A corner is half a line's width, and how far below the first line's top it is. Where they stand
    is how far that top is below the circle's middle: where two corners are equally near to the
    circle, or one is beside its middle.
    """
    beside = (-low for _, low in corners)
    even = (
        (wide**2 - other_wide**2 + low**2 - other_low**2) / (2 * (other_low - low))
        for (wide, low), (other_wide, other_low) in combinations(corners, 2)
        if low != other_low
    )
    return min((max(hypot(wide, top + low) for wide, low in corners), top)
               for top in (*beside, *even))  # fmt: skip
