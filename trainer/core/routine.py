"""What a person plans: a routine, a tree of steps and groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trainer.core.exercise import Range, Side, Tempo


class SideOrder(StrEnum):
    """In which order sides and variants take turns.

    With three variants: leg by leg is L1 L2 L3 R1 R2 R3, angle by angle L1 R1 L2 R2 L3 R3, and
    the snake L1 R1 R2 L2 L3 R3.
    """

    LEG_BY_LEG = "leg-by-leg"
    ANGLE_BY_ANGLE = "angle-by-angle"
    SNAKE = "snake"


class Pace(StrEnum):
    """Who sets the pace of a step: the trainer's clock or the person."""

    CLOCK = "clock"
    SELF = "self"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reps:
    """How many reps each side does; an exercise without sides does `left`."""

    left: int
    right: int

    @classmethod
    def of(cls, number: int) -> "Reps":
        """Return the same number for both sides."""
        return cls(left=number, right=number)

    def on(self, side: Side | None) -> int:
        """Return the reps of one side, or of an exercise without sides."""
        return self.right if side is Side.RIGHT else self.left


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One exercise in a routine and its dose; None leaves a choice to the settings or the exercise.

    `id` is unique in the routine. `reps` counts each variant on each side. `seconds` is a timed
    exercise's length in each set on each side; one counted in reps is then done for that time.
    `rest_seconds` is the rest after each set, and after each side too where the step is timed; 0
    lets a timed step run on into what follows, None leaves as much time as the preparation needs.
    """

    id: str
    exercise: str
    variants: tuple[str, ...] = ()
    reps: Reps = Reps.of(10)  # noqa: RUF009 - frozen, so one default can be shared
    sets: int = 1
    seconds: int | None = None
    rest_seconds: float | None = None
    tempo: Tempo | None = None
    side_order: SideOrder | None = None
    first_side: Side | None = None
    range: Range | None = None
    pace: Pace = Pace.CLOCK


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Steps that belong together: done in rounds, or sharing out a fixed number of minutes.

    With `fill_minutes` the group lasts exactly that, its words included: its timed steps share
    out what the words leave.
    """

    id: str
    steps: tuple["Step | Group", ...]
    rounds: int = 1
    rest_seconds: float = 0
    fill_minutes: float | None = None

    def all_steps(self) -> Iterator[Step]:
        """Yield every step in it, those of inner groups included."""
        yield from _steps(self.steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Routine:
    """A workout as it is planned."""

    id: str
    name: str
    steps: tuple[Step | Group, ...]
    description: str = ""

    def all_steps(self) -> Iterator[Step]:
        """Yield every step in the order of the file, those of groups included."""
        yield from _steps(self.steps)

    def all_groups(self) -> Iterator[Group]:
        """Yield every group, outer ones first."""
        yield from _groups(self.steps)


def _steps(nodes: tuple[Step | Group, ...]) -> Iterator[Step]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _steps(node.steps)
        else:
            yield node


def _groups(nodes: tuple[Step | Group, ...]) -> Iterator[Group]:
    for node in nodes:
        if isinstance(node, Group):
            yield node
            yield from _groups(node.steps)


WARM_UP = "warm-up"
"""The id of the group whose minutes the warm-up setting decides."""

USUAL_SIDE_ORDER, USUAL_FIRST_SIDE, USUAL_RANGE = SideOrder.LEG_BY_LEG, Side.LEFT, Range.FULL
"""What a step does that says nothing else, unless the person has chosen."""
