"""A session: a playhead on a timeline. Pure: it is told the time and answers with events."""

from dataclasses import dataclass, replace

from trainer.core.diary import Progress
from trainer.core.plan.timeline import Address, Cue, Phase, PhaseKind, Timeline
from trainer.core.snapshot import Playhead, Snapshot, State, take

TWICE_MS = 1_000
"""Within how long a second *next* or *previous* counts as "twice"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Play:
    """Sound is to run from `start_ms`; the timeline's own cues from `from_ms` on.

    Between the two `lead_in` is heard, its cues placed on the timeline's clock.
    """

    start_ms: int
    from_ms: int
    lead_in: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Sound is to stop."""


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """The playhead entered a phase, by playing or by being put there."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The session went over into another state."""

    state: State


Event = Play | Silence | PhaseBegan | StateChanged


class Session:
    """The playhead: where it is, whether it moves, and what that brings about.

    Every method takes the time in ms, of a clock that never steps back and that follows the
    sound while there is any; each returns what follows, in order.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._state = State.READY
        self._head = Playhead()
        self._anchor = (0, 0)
        self._press: _Press | None = None
        self.progress = Progress()

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._state

    @property
    def timeline(self) -> Timeline:
        """The score that it plays."""
        return self._timeline

    @property
    def phase(self) -> Phase:
        """The phase that the playhead is in."""
        return self._timeline.phases[self._head.index]

    @property
    def completed(self) -> bool:
        """Whether it was played to the end."""
        return self._state is State.FINISHED and self._head.position_ms >= self._timeline.total_ms

    def start(self, now_ms: int, at: Address | None = None) -> list[Event]:
        """Begin, at the top or at an address kept from before."""
        if self._state is not State.READY:
            return []
        index = self._timeline.find(at) if at else None
        self._put(self._rep_start(index or 0))
        return self._run(now_ms, led_in=self.phase.kind in _LED_INTO)

    def pause(self, now_ms: int) -> list[Event]:
        """Stop the playhead where it is; a session that isn't running stays as it is."""
        events = self.tick(now_ms)
        if self._state not in {State.RUNNING, State.WAITING}:
            return events
        return [*events, Silence(), *self._become(State.PAUSED)]

    def resume(self, now_ms: int) -> list[Event]:
        """Go on: from the rep's beginning after a lead-in, from a preparation's beginning.

        From a `wait` phase, go on to what follows it.
        """
        if self._state not in {State.PAUSED, State.WAITING}:
            return []
        if self.phase.kind is PhaseKind.WAIT:
            return self._leave_wait(now_ms)
        if self.phase.kind is not PhaseKind.TIMED:
            self._put(self._rep_start(self._head.index))
        return self._run(now_ms, led_in=self.phase.kind in _LED_INTO)

    def next(self, now_ms: int) -> list[Event]:
        """Go to the next block; twice within a second, to the next step. The last one ends."""
        events = self.tick(now_ms)
        press = self._twice("next", now_ms)
        target = self.phase.block + 1 if press is None else self._next_step(press.block)
        return [*events, *self.jump(target, now_ms)]

    def previous(self, now_ms: int) -> list[Event]:
        """Go to the start of this block; within a second again, to the one before."""
        events = self.tick(now_ms)
        press = self._twice("previous", now_ms)
        target = self.phase.block - (press is not None)
        return [*events, *self.jump(max(0, target), now_ms)]

    def jump(self, block: int, now_ms: int) -> list[Event]:
        """Go to the start of a block, still paused if it was; past the last one, end.

        Raises:
            ValueError: the block's number is negative.

        """
        if block < 0:
            raise ValueError(block)
        events = self.tick(now_ms)
        if self._state in {State.READY, State.FINISHED}:
            return events
        if block >= len(self._timeline.blocks):
            return [*events, *self._end()]
        self._put(self._timeline.block_spans[block][0])
        if self._state is State.PAUSED:
            return [*events, PhaseBegan(self.phase)]
        return [*events, *self._run(now_ms, led_in=False)]

    def stop(self, now_ms: int) -> list[Event]:
        """End the session here."""
        events = self.tick(now_ms)
        return events if self._state is State.FINISHED else [*events, *self._end()]

    def replace_timeline(self, timeline: Timeline) -> None:
        """Go on with another lay-out of the workout, at the same address.

        If its block is gone, at the block that has taken its number. The caller pauses first.

        Raises:
            ValueError: the session is running.

        """
        if self._state is State.RUNNING:
            raise ValueError(self._state)
        within = self._head.position_ms - self.phase.start_ms
        block = min(self.phase.block, len(timeline.blocks) - 1)
        index = timeline.find(self.phase.address)
        self._timeline = timeline
        self._put(timeline.block_spans[block][0] if index is None else index)
        kept = self.phase.start_ms + min(max(0, within), self.phase.length_ms)
        self._head = replace(self._head, position_ms=kept, from_ms=kept)

    def tick(self, now_ms: int) -> list[Event]:
        """Move the playhead to a time; every phase passed on the way is reported."""
        if self._state is not State.RUNNING:
            return []
        then, start_ms = self._anchor
        return self._advance(max(self._head.position_ms, start_ms + now_ms - then))

    def snapshot(self) -> Snapshot:
        """Return all that a view shows."""
        return take(self._timeline, self._head, self._state)

    def _advance(self, position_ms: int) -> list[Event]:
        events: list[Event] = []
        while position_ms >= self.phase.end_ms and self.phase.kind is not PhaseKind.WAIT:
            self._play_to(self.phase.end_ms)
            if self._head.index + 1 == len(self._timeline.phases):
                return [*events, *self._end()]
            self._head = replace(self._head, index=self._head.index + 1)
            events.append(PhaseBegan(self.phase))
        if self.phase.kind is PhaseKind.WAIT:
            return [*events, Silence(), *self._become(State.WAITING)]
        self._play_to(position_ms)
        return events

    def _play_to(self, position_ms: int) -> None:
        played = position_ms - max(self._head.position_ms, self._head.from_ms)
        if played > 0:
            ends = position_ms == self.phase.end_ms and self._ends_rep(self._head.index)
            self.progress.played(self.phase, played, ends_rep=ends)
        self._head = replace(self._head, position_ms=position_ms)

    def _ends_rep(self, index: int) -> bool:
        here = self._timeline.phases[index].address
        after = self._timeline.phases[index + 1 : index + 2]
        return here.rep > 0 and not any(
            (p.address.rep, p.address.of_block) == (here.rep, here.of_block) for p in after
        )

    def _rep_start(self, index: int) -> int:
        phases = self._timeline.phases
        here = phases[index]
        first = self._timeline.block_spans[here.block][0]
        return next(i for i in range(first, index + 1) if phases[i].address.rep == here.address.rep)

    def _put(self, index: int) -> None:
        start_ms = self._timeline.phases[index].start_ms
        self._head = Playhead(position_ms=start_ms, from_ms=start_ms, index=index)

    def _run(self, now_ms: int, *, led_in: bool) -> list[Event]:
        from_ms = self._head.position_ms
        cues = self._timeline.lead_ins[self.phase.block] if led_in else ()
        lead_in = tuple(
            replace(cue, at_ms=cue.at_ms + from_ms, ends_ms=cue.ends_ms + from_ms) for cue in cues
        )
        start_ms = lead_in[0].at_ms if lead_in else from_ms
        self._head = replace(self._head, position_ms=start_ms, from_ms=from_ms, lead_in=lead_in)
        self._anchor = (now_ms, start_ms)
        return [
            Play(start_ms=start_ms, from_ms=from_ms, lead_in=lead_in),
            *self._become(State.RUNNING),
            PhaseBegan(self.phase),
        ]

    def _leave_wait(self, now_ms: int) -> list[Event]:
        if self._head.index + 1 == len(self._timeline.phases):
            return self._end()
        self._put(self._head.index + 1)
        return self._run(now_ms, led_in=False)

    def _end(self) -> list[Event]:
        return [Silence(), *self._become(State.FINISHED)]

    def _become(self, state: State) -> list[Event]:
        changed = state is not self._state
        self._state = state
        return [StateChanged(state)] if changed else []

    def _twice(self, key: str, now_ms: int) -> "_Press | None":
        before = self._press
        self._press = _Press(key=key, at_ms=now_ms, block=self.phase.block)
        recent = before and before.key == key and now_ms - before.at_ms < TWICE_MS
        return before if recent else None

    def _next_step(self, block: int) -> int:
        blocks = self._timeline.blocks
        return next(
            (i for i in range(block, len(blocks)) if blocks[i].step.id != blocks[block].step.id),
            len(blocks),
        )


_LED_INTO = {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.TIMED}
"""What a lead-in is spoken before; a preparation has its own countdown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Press:
    """A *next* or *previous*: when, and in which block the playhead was."""

    key: str
    at_ms: int
    block: int
