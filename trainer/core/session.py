"""A session: a playhead on a timeline. Pure: it is told the time and answers with events."""

from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter

from trainer.core.diary import Progress, Workout
from trainer.core.events import Event, PhaseBegan, Play, Say, Silence, StateChanged
from trainer.core.plan.carry_over import carry_over
from trainer.core.plan.replies import ahead, next_reply, spoken_first
from trainer.core.plan.timeline import CLOSING, Cue, Phase, PhaseKind, Replies, Timeline
from trainer.core.presses import Presses
from trainer.core.reminders import Reminders
from trainer.core.snapshot import Playhead, Snapshot, State, take
from trainer.core.taking_up import taken_up

__all__ = ["Event", "PhaseBegan", "Play", "Say", "Session", "Silence", "StateChanged"]


class Session:
    """The playhead: where it is, whether it moves, and what that brings about.

    Every method takes the time in ms, of a clock that never steps back and that follows the
    sound while there is any; each returns what follows, in order.

    Args:
        timeline: the score that is played.
        progress: what was done before, of a workout that is gone on with.

    """

    def __init__(self, timeline: Timeline, progress: Progress | None = None) -> None:
        self._timeline = timeline
        self._state = State.READY
        self._head = Playhead()
        self._anchor = (0, 0)
        self._presses = Presses()
        self._reminders: Reminders | None = None
        self.progress = progress or Progress()
        self.progress.follow(timeline)

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
        """Whether it was played to the end of the last block; the close may be cut short."""
        return self.phase.address.part == CLOSING

    def written_in(self, workout: Workout) -> Workout:
        """Return a workout, of which the beginning is known, with what has been done so far."""
        return replace(
            workout,
            name=self._timeline.name,
            elapsed_ms=self.progress.played_ms,
            completed=self.completed,
            blocks=self.progress.blocks,
            open=self._state is not State.FINISHED,
            place=None if self.completed else self.phase.address,
        )

    def start(self, now_ms: int) -> list[Event]:
        """Begin at the top."""
        return self._run(now_ms) if self._state is State.READY else []

    def pause(self, now_ms: int) -> list[Event]:
        """Stop the playhead where it is; a session that isn't running stays as it is."""
        events = self.tick(now_ms)
        if self._state not in {State.RUNNING, State.WAITING}:
            return events
        changed = self._become(State.PAUSED)
        return [*events, Silence(), *changed, *self._say(self._replies.paused)]

    def resume(self, now_ms: int) -> list[Event]:
        """Go on: in a rep from its beginning and in a timed phase from where it was.

        Both after a lead-in. A rest goes on where it was too, a preparation with the sentence or
        the countdown that was broken off. A session that waits goes on to what follows: the
        person has done it.
        """
        if self._state is State.WAITING:
            return self._leave_wait(now_ms)
        if self._state is not State.PAUSED:
            return []
        if self.phase.kind is PhaseKind.WAIT:
            changed = self._become(State.WAITING)
            return [*changed, *self._say(self._replies.waiting)]
        self._put(*taken_up(self._timeline, self._head.index, self._shown_ms))
        at_ms, reply = self._head.position_ms, self._replies.going_on
        return self._run(now_ms, spoken_first(self._timeline, at_ms, reply))

    def next(self, now_ms: int) -> list[Event]:
        """Go to the next block; twice within a second, to the next step. The last one ends.

        A block that waits for the person is done then: it is the key that many remotes have.
        """
        events = self.tick(now_ms)
        if self._state is State.WAITING:
            self.progress.done_at_own_pace(self._timeline.blocks[self.phase.block])
        since = self._presses.again("next", now_ms)
        here = self.phase.block
        target = here + 1 if since is None else self._next_step(since)
        self._presses.note("next", now_ms, here if since is None else target)
        return [*events, *self.jump(target, now_ms)]

    def previous(self, now_ms: int) -> list[Event]:
        """Go to the start of this block; within a second again, to the one before."""
        events = self.tick(now_ms)
        since = self._presses.again("previous", now_ms)
        target = self.phase.block if since is None else max(0, since - 1)
        self._presses.note("previous", now_ms, target)
        return [*events, *self.jump(target, now_ms)]

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
            return [*events, *self._end_here()]
        self._put(self._timeline.block_spans[block][0])
        if self._state is State.PAUSED:
            said = self._say(self._replies.next(block))
            return [*events, PhaseBegan(self.phase), *said]
        reply = next_reply(self._timeline, block, self._head.position_ms)
        return [*events, *self._run(now_ms, reply)]

    def seek(self, position_ms: int, now_ms: int) -> list[Event]:
        """Go to a place on the timeline, still paused if it was.

        It goes on there as after a pause: in a rep from its beginning, in a timed phase at that
        very moment.
        """
        events = self.tick(now_ms)
        if self._state in {State.READY, State.FINISHED}:
            return events
        at_ms = min(max(0, position_ms), self._timeline.total_ms - 1)
        self._put(bisect_right(self._timeline.phases, at_ms, key=_END), at_ms)
        if self._state is State.PAUSED:
            return [*events, PhaseBegan(self.phase)]
        self._state = State.PAUSED
        return [*events, Silence(), *self.resume(now_ms)]

    def stop(self, now_ms: int) -> list[Event]:
        """End the session here."""
        events = self.tick(now_ms)
        return events if self._state is State.FINISHED else [*events, *self._end_here()]

    def replace_timeline(self, timeline: Timeline) -> None:
        """Go on with another lay-out of the workout, at the same address or what comes for it.

        What was done is kept. The caller pauses first; a session that waited is paused where the
        wait is gone.

        Raises:
            ValueError: the session is running.

        """
        if self._state is State.RUNNING:
            raise ValueError(self._state)
        old, within_ms = self.phase, self._shown_ms - self.phase.start_ms
        index = carry_over(old, self._timeline.blocks, timeline)
        self._timeline = timeline
        self.progress.follow(timeline)
        if timeline.phases[index].address != old.address:
            within_ms = 0
        elif old.kind is PhaseKind.TIMED and within_ms >= timeline.phases[index].length_ms:
            index, within_ms = index + 1, 0
        phase = timeline.phases[index]
        self._put(index, phase.start_ms + min(within_ms, phase.length_ms))
        self._presses = Presses()
        if self._state is State.WAITING and phase.kind is not PhaseKind.WAIT:
            self._state = State.PAUSED

    def tick(self, now_ms: int) -> list[Event]:
        """Move the playhead to a time; every phase passed on the way is reported.

        A session that waits reminds of it, every minute for a while.
        """
        if self._state is State.WAITING:
            return self._remind(now_ms)
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
            self._head.index += 1
            events.append(PhaseBegan(self.phase))
        if self.phase.kind is PhaseKind.WAIT:
            changed = self._become(State.WAITING)
            arrived = self._say(self._replies.arrived)
            return [*events, Silence(), *changed, *arrived]
        self._play_to(position_ms)
        return events

    def _play_to(self, position_ms: int) -> None:
        played = position_ms - max(self._head.position_ms, self._head.from_ms)
        if played > 0:
            ends = position_ms == self.phase.end_ms and self._ends_rep(self._head.index)
            self.progress.played(self.phase, played, ends_rep=ends)
        self._head.position_ms = position_ms

    def _ends_rep(self, index: int) -> bool:
        phases = self._timeline.phases
        rep = phases[index].address.rep
        return rep > 0 and phases[index + 1].address.rep != rep

    @property
    def _shown_ms(self) -> int:
        """The position; in a lead-in, that which it leads to."""
        return max(self._head.position_ms, self._head.from_ms)

    def _put(self, index: int, position_ms: int | None = None) -> None:
        at_ms = self._timeline.phases[index].start_ms if position_ms is None else position_ms
        self._head = Playhead(position_ms=at_ms, from_ms=at_ms, index=index)

    def _run(self, now_ms: int, reply: tuple[Cue, ...] = ()) -> list[Event]:
        from_ms = self._head.position_ms
        lead_in = self._timeline.lead_ins[self.phase.block]
        cues = (lead_in if self.phase.kind.works else ()) or reply
        lead_in = tuple(cue.shifted(from_ms) for cue in cues)
        start_ms = lead_in[0].at_ms if lead_in else from_ms
        self._put(self._head.index, from_ms)
        self._head.position_ms, self._head.lead_in = start_ms, lead_in
        self._anchor = (now_ms, start_ms)
        return [
            Play(start_ms=start_ms, from_ms=from_ms, lead_in=lead_in, until_ms=self._until_ms()),
            *self._become(State.RUNNING),
            PhaseBegan(self.phase),
        ]

    def _until_ms(self) -> int | None:
        """Return where the session will wait next."""
        ahead = self._timeline.phases[self._head.index :]
        return next((phase.start_ms for phase in ahead if phase.kind is PhaseKind.WAIT), None)

    def _leave_wait(self, now_ms: int) -> list[Event]:
        self.progress.done_at_own_pace(self._timeline.blocks[self.phase.block])
        self._put(self._head.index + 1)
        return self._run(now_ms, ahead(self._replies.going_on))

    @property
    def _replies(self) -> Replies:
        return self._timeline.replies

    def _say(self, cue: Cue | None) -> list[Event]:
        """Answer, the sound being silent."""
        self._head.aside = cue and cue.shifted(self._shown_ms)
        return [Say(cue)] if cue else []

    def _remind(self, now_ms: int) -> list[Event]:
        if self._reminders is None:
            self._reminders = Reminders(now_ms)
        due = self._reminders.due(now_ms)
        return self._say(self._replies.waiting) if due else []

    def _end_here(self) -> list[Event]:
        return [*self._end(), *self._say(self._replies.ended)]

    def _end(self) -> list[Event]:
        return [Silence(), *self._become(State.FINISHED)]

    def _become(self, state: State) -> list[Event]:
        changed = state is not self._state
        self._reminders = None
        self._state = state
        return [StateChanged(state)] if changed else []

    def _next_step(self, block: int) -> int:
        blocks = self._timeline.blocks
        return next(
            (i for i in range(block, len(blocks)) if blocks[i].step.id != blocks[block].step.id),
            len(blocks),
        )


_END = attrgetter("end_ms")
