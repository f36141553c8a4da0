"""What a body does: an exercise, its variants, its tempo and the position that it is done in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from trainer.core.compat import override

EXPLOSIVE_MS = 500
"""How long a movement written ``X`` ("as fast as control allows") is played."""


class Direction(StrEnum):
    """Which way a movement goes for the working muscle."""

    ECCENTRIC = "eccentric"
    CONCENTRIC = "concentric"


class Held(StrEnum):
    """At which end of its movement the working muscle is held."""

    STRETCHED = "stretched"
    CONTRACTED = "contracted"


class Side(StrEnum):
    """The side of the body that works."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Sides(StrEnum):
    """Whether an exercise is done once for the whole body or once for each side."""

    BOTH = "both"
    EACH = "each"


class Limb(StrEnum):
    """What "the other side" is called when the sides are switched."""

    LEG = "leg"
    ARM = "arm"
    SIDE = "side"


class Range(StrEnum):
    """How much of the movement is done: all of it, or only pulses in its upper half."""

    FULL = "full"
    TOP = "top"


class Position(StrEnum):
    """How the body is placed while it exercises."""

    STANDING = "standing"
    HANDS_AND_KNEES = "hands-and-knees"
    ELBOWS_AND_KNEES = "elbows-and-knees"
    KNEELING = "kneeling"
    HALF_KNEELING = "half-kneeling"
    FOLDED_FORWARD = "folded-forward"
    SITTING = "sitting"
    ON_THE_BACK = "on-the-back"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tempo:
    """How long the four parts of a rep last, in ms; a part of 0 ms is left out.

    Written in the field's notation as four numbers in seconds, always eccentric, pause
    stretched, concentric, pause contracted: "1.5-1-1-0"; a movement may be ``X``.
    """

    eccentric_ms: int
    stretched_ms: int
    concentric_ms: int
    contracted_ms: int
    explosive: tuple[Direction, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the notation.

        Raises:
            ValueError: the text is not four numbers (or X for a movement) joined by hyphens, a
                movement is not 0.3 to 20 s long, or a hold not 0 or 0.1 to 20 s.

        """
        parts = [part.strip().upper() for part in text.split("-")]
        if len(parts) != 4:  # noqa: PLR2004 - the notation has four parts
            raise ValueError(text)
        eccentric, stretched, concentric, contracted = parts
        return cls(
            eccentric_ms=_movement_ms(eccentric),
            stretched_ms=_hold_ms(stretched),
            concentric_ms=_movement_ms(concentric),
            contracted_ms=_hold_ms(contracted),
            explosive=tuple(
                direction
                for direction, part in (
                    (Direction.ECCENTRIC, eccentric),
                    (Direction.CONCENTRIC, concentric),
                )
                if part == "X"
            ),
        )

    @override
    def __str__(self) -> str:
        return "-".join(
            (
                "X" if Direction.ECCENTRIC in self.explosive else f"{self.eccentric_ms / 1000:g}",
                f"{self.stretched_ms / 1000:g}",
                "X" if Direction.CONCENTRIC in self.explosive else f"{self.concentric_ms / 1000:g}",
                f"{self.contracted_ms / 1000:g}",
            )
        )

    @property
    def rep_ms(self) -> int:
        """The length of one rep, in ms."""
        return self.eccentric_ms + self.stretched_ms + self.concentric_ms + self.contracted_ms


SHORTEST_MOVEMENT_MS, SHORTEST_HOLD_MS, LONGEST_PART_MS = 300, 100, 20_000


def _movement_ms(text: str) -> int:
    return EXPLOSIVE_MS if text == "X" else _within(_ms(text), SHORTEST_MOVEMENT_MS)


def _hold_ms(text: str) -> int:
    length = _ms(text)
    return _within(length, SHORTEST_HOLD_MS) if length else 0


def _ms(text: str) -> int:
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        raise ValueError(text)
    return round(min(float(text), 2 * LONGEST_PART_MS / 1000) * 1000)  # hundreds of digits: inf


def _within(length_ms: int, shortest_ms: int) -> int:
    if not shortest_ms <= length_ms <= LONGEST_PART_MS:
        raise ValueError(length_ms)
    return length_ms


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """The one word that names each part of a rep, and the one that starts a timed exercise."""

    eccentric: str = "Down"
    stretched: str = "Hold"
    concentric: str = "Up"
    contracted: str = "Squeeze"
    begin: str = "Go"


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One way to do an exercise: an id, its short name, and the sentence that sets it up.

    `degrees` (positive) and `towards` ("out" or "in") tell at what angle the limb is turned;
    the sentence may use ``{degrees}``. `turn` is what the person does, said before the set.
    """

    id: str
    name: str
    turn: str
    degrees: int | None = None
    towards: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """An optional weight: what is needed and the sentence that says how to hold it."""

    name: str
    setup: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Exercise:
    """A movement that can be taught: what to say, how fast, on which sides, in which position.

    `tempo` is set for an exercise counted in reps and None for a timed one; `starts` is the
    movement that a rep begins with. `setup`, `safety` and `coaching` are English source
    sentences; coaching is a few words each, said while moving. `easier` names the exercise that
    takes its place at the easy level. `top_setup` is the sentence for the top range, None where
    there is no such range; `full_setup` that for the full range, where there are both. `seconds`
    is a timed exercise's length unless a routine says otherwise.
    """

    id: str
    name: str
    position: Position
    sides: Sides = Sides.BOTH
    limb: Limb = Limb.LEG
    tempo: Tempo | None = None
    starts: Direction = Direction.CONCENTRIC
    seconds: int = 30
    words: Words = Words()
    setup: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    coaching: tuple[str, ...] = ()
    full_setup: str | None = None
    top_setup: str | None = None
    variants: tuple[Variant, ...] = ()
    loads: tuple[Load, ...] = ()
    muscles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    easier: str | None = None
    alternatives: tuple[str, ...] = ()

    def variant(self, variant_id: str) -> Variant | None:
        """Return the variant of that id, if the exercise has it."""
        return next((v for v in self.variants if v.id == variant_id), None)
