"""How the figure of one block moves: a pure function of the phase and the part of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.core.exercise import Direction, Held
from trainer.core.figure.between import eased, flowing, in_between
from trainer.core.figure.body import Body
from trainer.core.figure.figure import CONTRACTED, READY, STRETCHED, Cycle, Figure, SecondHalf
from trainer.core.figure.form import Form, stances_of
from trainer.core.figure.stance import Stance

INTO_CYCLE_MS = 1_000
"""How long it takes from the ready pose into a cycle, and out of it."""


@dataclass(frozen=True, slots=True)
class RepMotion:
    """The movement of a rep; `first` is where the first one starts."""

    first: Stance
    stretched: Stance
    contracted: Stance

    @property
    def starts_at_an_end(self) -> bool:
        """Whether the first one starts where the others do, in no ready pose of its own."""
        return self.first is self.stretched or self.first is self.contracted

    def moved(self, direction: Direction, part: float, *, opens: bool) -> Body:
        """Return the body at a part (0 to 1) of a movement; `opens` for a block's first one."""
        ends = (self.contracted, self.stretched)
        start, end = ends if direction is Direction.ECCENTRIC else ends[::-1]
        return in_between(self.first if opens else start, end, eased(part))

    def held(self, held: Held) -> Body:
        """Return the body at one end of the movement."""
        return (self.stretched if held is Held.STRETCHED else self.contracted).body


@dataclass(frozen=True, slots=True)
class TimedMotion:
    """The movement of a timed exercise: out of the ready pose, through the cycle, and back.

    `other` is the cycle of the second half.
    """

    ready: Stance | None
    cycle: Cycle
    stances: tuple[Stance, ...]
    other: tuple[Stance, ...]

    @property
    def first(self) -> Stance:
        """Where it starts."""
        return self.ready or self.stances[0]

    @property
    def still(self) -> bool:
        """Whether it is one pose that is held."""
        return len(self.stances) == 1

    @property
    def halves(self) -> int:
        """How many parts of a stretch differ from one another: 1, or 2."""
        return 1 if self.cycle.second_half is SecondHalf.SAME else 2

    def first_round(self, length_ms: float) -> tuple[float, float]:
        """Return when the first round of a stretch of that length starts, and how long it takes.

        Where its halves differ, the second one's first round starts half the length later.
        """
        into, inner = self._inner(length_ms / self.halves)
        return into, inner / self._rounds(inner)

    def at(self, elapsed_ms: float, length_ms: float) -> Body:
        """Return the body so long after the start of a stretch of that length."""
        if self.halves == 1:
            return self._round(self.stances, elapsed_ms, length_ms)
        half = length_ms / 2
        if elapsed_ms < half:
            return self._round(self.stances, elapsed_ms, half)
        return self._round(self.other, elapsed_ms - half, half)

    def _round(self, stances: tuple[Stance, ...], elapsed_ms: float, length_ms: float) -> Body:
        into, inner = self._inner(length_ms)
        if self.ready and elapsed_ms < into:
            return in_between(self.ready, stances[0], eased(elapsed_ms / into))
        if self.ready and elapsed_ms > length_ms - into:
            return in_between(stances[0], self.ready, eased((elapsed_ms - into - inner) / into))
        if self.still:
            return stances[0].body
        part = min(1.0, (elapsed_ms - into) / inner)
        return self._cycled(stances, part * self._rounds(inner) % 1)

    def _inner(self, length_ms: float) -> tuple[float, float]:
        """Return how long the way into the cycle takes, and how long the cycle is gone through."""
        into = min(INTO_CYCLE_MS, length_ms / 4) if self.ready else 0.0
        return into, length_ms - 2 * into

    def _rounds(self, inner_ms: float) -> int:
        return max(1, round(inner_ms / self.cycle.period_ms))

    def _cycled(self, stances: tuple[Stance, ...], part: float) -> Body:
        place = part * len(stances)
        if self.cycle.flows:
            return flowing(stances, place)
        number = int(place)
        after = stances[(number + 1) % len(stances)]
        return in_between(stances[number], after, eased(place - number))


Motion = RepMotion | TimedMotion


def motion_of(figure: Figure, form: Form) -> Motion:
    """Return how a form of a figure moves.

    Raises:
        OutOfReachError, BeyondLimitError, PiercedFloorError: as `brought_down` has it.

    """
    stances = stances_of(figure, form)
    if figure.cycle is not None:
        return _timed(figure.cycle, stances, figure, form)
    stretched, contracted = stances[STRETCHED], stances[CONTRACTED]
    start = contracted if form.starts is Direction.ECCENTRIC else stretched
    return RepMotion(stances.get(READY, start), stretched, contracted)


def _timed(cycle: Cycle, stances: Mapping[str, Stance], figure: Figure, form: Form) -> TimedMotion:
    row = tuple(stances[name] for name in cycle.poses)
    other = row
    if cycle.second_half is SecondHalf.REVERSED:
        other = (row[0], *row[:0:-1])
    if cycle.second_half is SecondHalf.MIRRORED:
        swapped = stances_of(mirrored(figure), form)
        other = tuple(swapped[name] for name in cycle.poses)
    return TimedMotion(stances.get(READY), cycle, row, other)


def mirrored(figure: Figure) -> Figure:
    """Return the figure with all its poses mirrored."""
    poses = {name: pose.mirrored for name, pose in figure.poses.items()}
    return Figure(view=figure.view, poses=poses, cycle=figure.cycle)
