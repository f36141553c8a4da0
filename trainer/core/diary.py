"""What was done: per block, with a copy of what was planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.core.exercise import Side
from trainer.core.plan.timeline import Block, Phase, PhaseKind, Timeline


class Felt(StrEnum):
    """How a workout felt to the person."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockDone:
    """What was planned for a block and what was done of it; times in ms.

    Of a timed block the reps are 0; of one in reps `planned_ms` is its reps' length.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Workout:
    """One session as the diary keeps it.

    `started` is an ISO 8601 time with zone; `active_ms` is the time spent in movements, holds
    and timed phases; `elapsed_ms` is that between start and end, pauses left out.
    """

    routine: str
    name: str
    started: str
    elapsed_ms: int
    completed: bool
    blocks: tuple[BlockDone, ...]
    felt: Felt | None = None

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


_WORK = {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.TIMED}


@dataclass(slots=True)
class Progress:
    """What has been done so far in a session, by address, so that edits don't lose it.

    `reps` holds the numbers of the reps that were played to their end; doing a rep over counts
    once. `worked_ms` is the time played in movements, holds and timed phases.
    """

    reps: dict[tuple[object, ...], set[int]] = field(default_factory=dict)
    worked_ms: dict[tuple[object, ...], int] = field(default_factory=dict)
    played_ms: int = 0

    def played(self, phase: Phase, length_ms: int, *, ends_rep: bool) -> None:
        """Note that a stretch of a phase was played; `ends_rep` if it completed its rep."""
        self.played_ms += length_ms
        if phase.kind not in _WORK:
            return
        key = phase.address.of_block
        self.worked_ms[key] = self.worked_ms.get(key, 0) + length_ms
        if ends_rep:
            self.reps.setdefault(key, set()).add(phase.address.rep)

    def done_at_own_pace(self, block: Block) -> None:
        """Note that the person says to have done a self-paced block, all its reps."""
        key = block.address(0, "").of_block
        self.reps.setdefault(key, set()).update(range(1, block.reps + 1))

    def workout(self, timeline: Timeline, started: str, *, completed: bool) -> Workout:
        """Return the diary's entry for a session on this timeline."""
        return Workout(
            routine=timeline.routine,
            name=timeline.name,
            started=started,
            elapsed_ms=self.played_ms,
            completed=completed,
            blocks=tuple(self._done(timeline)),
        )

    def _done(self, timeline: Timeline) -> Iterator[BlockDone]:
        for block, (first, after) in zip(timeline.blocks, timeline.block_spans, strict=True):
            phases = timeline.phases[first:after]
            yield self._block_done(block, sum(p.length_ms for p in phases if p.kind in _WORK))

    def _block_done(self, block: Block, planned_ms: int) -> BlockDone:
        address = block.address(0, "")
        return BlockDone(
            step=address.step,
            exercise=block.exercise.id,
            variant=address.variant,
            side=address.side,
            round=address.round,
            set=address.set,
            planned_reps=block.reps,
            reps=len(self.reps.get(address.of_block, ())),
            planned_ms=planned_ms,
            done_ms=self.worked_ms.get(address.of_block, 0),
        )
