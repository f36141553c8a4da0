"""All that a view shows of a session, at one instant."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from trainer.core.plan.timeline import CLOSING, Block, Cue, Phase, Timeline


class State(StrEnum):
    """What a session is doing."""

    READY = "ready"
    RUNNING = "running"
    WAITING = "waiting"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(kw_only=True, slots=True)
class Playhead:
    """A place on a timeline, in ms; it moves, many times in a tick that comes late.

    Before `from_ms` a lead-in is spoken, with `lead_in` for its cues: the phase has not begun.
    `index` is that of the phase; `aside` was said beside the timeline since it stands there.
    """

    position_ms: int = 0
    from_ms: int = 0
    index: int = 0
    lead_in: tuple[Cue, ...] = ()
    aside: Cue | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """All that a view shows, at one instant.

    `fraction` of the phase is 0 to 1; `lead_in_ms` is what is left of a spoken lead-in (then the
    phase has not begun: its fraction stands still). `spoken` are the words and sentences of this
    phase or lead-in that have begun, in order: the last is being said or was said last.
    `reps_left` counts the rep that is under way. `until_work_ms` is what is left of all that comes
    before a block's work, its rest and its preparation, and `before_work_ms` how long that lasts;
    both are 0 once the work has begun. Nothing of this is set before the start.
    """

    state: State
    position_ms: int
    phase: Phase
    block: Block
    next_block: Block | None
    fraction: float
    phase_left_ms: int
    until_work_ms: int
    before_work_ms: int
    reps_left: int
    left_ms: int
    lead_in_ms: int
    spoken: tuple[Cue, ...]

    @property
    def speaking(self) -> Cue | None:
        """What is being said, or was said last in this phase."""
        return self.spoken[-1] if self.spoken else None


def take(timeline: Timeline, playhead: Playhead, state: State) -> Snapshot:
    """Return what there is to see where the playhead stands."""
    phase = timeline.phases[playhead.index]
    shown = max(playhead.position_ms, playhead.from_ms)
    block = timeline.blocks[phase.block]
    idle_from_ms, work_ms = _before_work(timeline, phase)
    return Snapshot(
        state=state,
        position_ms=shown,
        phase=phase,
        block=block,
        next_block=next(iter(timeline.blocks[phase.block + 1 : phase.block + 2]), None),
        fraction=min(1.0, (shown - phase.start_ms) / phase.length_ms) if phase.length_ms else 0.0,
        phase_left_ms=max(0, phase.end_ms - shown),
        until_work_ms=max(0, work_ms - shown),
        before_work_ms=work_ms - idle_from_ms,
        reps_left=_reps_left(phase, block),
        left_ms=max(0, timeline.total_ms - shown),
        lead_in_ms=max(0, playhead.from_ms - playhead.position_ms),
        spoken=_spoken(timeline, playhead, phase),
    )


def _before_work(timeline: Timeline, phase: Phase) -> tuple[int, int]:
    """Return from when to when a phase's block is not yet at work; 0 and 0 if it is."""
    first, after = timeline.block_spans[phase.block]
    phases = timeline.phases[first:after]
    work_ms = next((other.start_ms for other in phases if not other.kind.precedes_work), 0)
    return (phases[0].start_ms, work_ms) if phase.start_ms < work_ms else (0, 0)


def _reps_left(phase: Phase, block: Block) -> int:
    if phase.address.part == CLOSING:
        return 0
    return block.reps - max(0, phase.address.rep - 1)


_AT = attrgetter("at_ms")


def _spoken(timeline: Timeline, playhead: Playhead, phase: Phase) -> tuple[Cue, ...]:
    if playhead.position_ms < playhead.from_ms:
        cues = playhead.lead_in
    else:
        first = bisect_left(timeline.cues, phase.start_ms, key=_AT)
        cues = timeline.cues[first : bisect_left(timeline.cues, phase.end_ms, lo=first, key=_AT)]
    aside = (playhead.aside,) if playhead.aside else ()
    begun = (cue for cue in cues if cue.at_ms <= playhead.position_ms)
    return tuple(cue for cue in (*begun, *aside) if cue.speech)
