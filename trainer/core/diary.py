"""What was done: per block, with a copy of what was planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import TypeAlias

from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address, Block, Phase, PhaseKind, Timeline

BlockKey: TypeAlias = tuple[object, ...]


class Felt(StrEnum):
    """How a workout felt to the person."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockDone:
    """What was planned for a block and what was done of it; times in ms.

    Of a timed block the reps are 0; of one in reps `planned_ms` is its reps' length. `done_ms` is
    the time worked, `rounds` the rounds done where they are counted. `began` is when its work
    began, an ISO 8601 time with zone. `load` is the name of the weight used, `weight_kg` how much
    it weighs, where that is known.
    """

    step: str
    exercise: str
    variant: str | None
    side: Side | None
    round: int
    set: int
    planned_reps: int
    reps: int
    planned_ms: int
    done_ms: int
    rounds: int | None = None
    began: str | None = None
    load: str | None = None
    weight_kg: float | None = None

    @property
    def key(self) -> BlockKey:
        """What tells it from the other blocks of its workout: `of_block` of its addresses."""
        return (self.step, self.round, self.set, self.variant, self.side)


@dataclass(frozen=True, kw_only=True, slots=True)
class Workout:
    """One workout as the diary keeps it, from its first rep to its last, on one day or several.

    `key` tells it from all others, for good. `started`, and `ended` where it is known, are ISO
    8601 times with zone, `ended` that of the latest writing; `active_ms` is the time spent in
    movements, holds and timed phases; `elapsed_ms` is that between start and end, pauses left
    out. `program` is the version of the program that wrote it last.

    `open` is true while its session is under way, and stays so if that is cut off; `place` is
    where the workout can be gone on with, None once it is completed.
    """

    key: str
    routine: str
    name: str
    started: str
    ended: str | None = None
    elapsed_ms: int = 0
    completed: bool = False
    blocks: tuple[BlockDone, ...] = ()
    felt: Felt | None = None
    note: str = ""
    program: str = ""
    open: bool = False
    place: Address | None = None

    @property
    def reps(self) -> int:
        """All reps done."""
        return sum(block.reps for block in self.blocks)

    @property
    def active_ms(self) -> int:
        """The time spent working."""
        return sum(block.done_ms for block in self.blocks)

    @property
    def exercises(self) -> int:
        """How many different exercises were at least begun."""
        return len({block.exercise for block in self.blocks if block.done_ms or block.reps})

    @property
    def begun(self) -> bool:
        """Whether any work was done."""
        return any(block.done_ms or block.reps for block in self.blocks)


class Progress:
    """What has been done so far of a workout, by address, so that edits don't lose it.

    Doing a rep over counts once.

    Args:
        before: the workout as it was when it was interrupted, if it is gone on with.

    Attributes:
        reps: the numbers of the reps that were played to their end.
        worked_ms: the time played in movements, holds and timed phases.
        began: when the work of a block began, as ISO 8601 times.
        played_ms: the time played in all.

    """

    def __init__(self, before: Workout | None = None) -> None:
        blocks = before.blocks if before else ()
        self.reps = {b.key: set(range(1, b.reps + 1)) for b in blocks if b.reps}
        self.worked_ms = {b.key: b.done_ms for b in blocks if b.done_ms}
        self.began = {b.key: b.began for b in blocks if b.began}
        self.played_ms = before.elapsed_ms if before else 0
        self._plan = blocks
        self._passed = _passed(before) if before else frozenset()

    def follow(self, timeline: Timeline) -> None:
        """Go by this lay-out from now on.

        Blocks of the one before that are not in it stay if anything was done of them, and those
        that an interrupted workout had passed.
        """
        begun = {*self.reps, *self.worked_ms, *self._passed}
        kept = [block for block in self._plan if block.key in begun]
        self._plan = tuple(_merged(kept, tuple(_planned(timeline))))

    def begin(self, phase: Phase, when: str) -> None:
        """Note when a phase began: an ISO 8601 time with zone."""
        if phase.kind.works or phase.kind is PhaseKind.WAIT:
            self.began.setdefault(phase.address.of_block, when)

    def played(self, phase: Phase, length_ms: int, *, ends_rep: bool) -> None:
        """Note that a stretch of a phase was played; `ends_rep` if it completed its rep."""
        self.played_ms += length_ms
        if not phase.kind.works:
            return
        key = phase.address.of_block
        self.worked_ms[key] = self.worked_ms.get(key, 0) + length_ms
        if ends_rep:
            self.reps.setdefault(key, set()).add(phase.address.rep)

    def done_at_own_pace(self, block: Block) -> None:
        """Note that the person says to have done a self-paced block, all its reps."""
        key = block.address(0, "").of_block
        self.reps.setdefault(key, set()).update(range(1, block.reps + 1))

    @property
    def blocks(self) -> tuple[BlockDone, ...]:
        """All blocks, in order, with what was done of them."""
        return tuple(self._counted(block) for block in self._plan)

    def _counted(self, block: BlockDone) -> BlockDone:
        key = block.key
        if key not in self.began and key not in self.worked_ms and key not in self.reps:
            return block
        return replace(
            block,
            reps=len(self.reps.get(key, ())),
            done_ms=self.worked_ms.get(key, 0),
            began=self.began.get(key),
        )


def where_to_go_on(workout: Workout, timeline: Timeline) -> Address | None:
    """Return where a workout goes on in the routine as it is now laid out; None for nowhere.

    That is its place. Where the routine has lost that block, it is the next one of those planned
    after it that is still there.
    """
    if workout.place is None or timeline.find(workout.place) is not None:
        return workout.place
    left = {phase.address.of_block: phase.address for phase in reversed(timeline.phases)}
    planned = [block.key for block in workout.blocks]
    here = planned.index(workout.place.of_block) if workout.place.of_block in planned else 0
    return next((left[key] for key in planned[here:] if key in left), None)


def _passed(workout: Workout) -> frozenset[BlockKey]:
    """Return the blocks that come before the place where a workout was interrupted."""
    here = workout.place.of_block if workout.place else None
    keys = (block.key for block in workout.blocks)
    return frozenset(takewhile(lambda key: key != here, keys))


def _planned(timeline: Timeline) -> Iterator[BlockDone]:
    for block, (first, after) in zip(timeline.blocks, timeline.block_spans, strict=True):
        work = [phase for phase in timeline.phases[first:after] if phase.kind.works]
        yield _block_planned(block, work)


def _block_planned(block: Block, work: Sequence[Phase]) -> BlockDone:
    """Return a block of which nothing is done, whole also where only its last reps are left."""
    address = block.address(0, "")
    reps = [phase.address.rep for phase in work]
    left, passed = len(set(reps)), max(0, reps[0] - 1) if reps else 0
    length_ms = sum(phase.length_ms for phase in work)
    return BlockDone(
        step=address.step,
        exercise=block.exercise.id,
        variant=address.variant,
        side=address.side,
        round=address.round,
        set=address.set,
        planned_reps=block.reps,
        reps=0,
        planned_ms=length_ms + (length_ms * passed // left if passed else 0),
        done_ms=0,
        load=block.load.name if block.load else None,
    )


def _merged(kept: Sequence[BlockDone], planned: Sequence[BlockDone]) -> Iterator[BlockDone]:
    """Yield what is planned; after each block, or before all, what else was kept behind it."""
    keys = {block.key for block in planned}
    behind: dict[BlockKey | None, list[BlockDone]] = {None: []}
    last: BlockKey | None = None
    for block in kept:
        last = block.key if block.key in keys else last
        if block.key not in keys:
            behind.setdefault(last, []).append(block)
    yield from behind[None]
    for block in planned:
        yield block
        yield from behind.get(block.key, ())
