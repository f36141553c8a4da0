"""A whole session under random orders and stalls: one machine guards the playhead."""

from collections.abc import Callable
from itertools import pairwise, takewhile

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.core.chance import Plan, plans
from tests.core.chance import settings as chosen_settings
from trainer.core.diary import Workout
from trainer.core.plan.timeline import PhaseKind
from trainer.core.session import (
    Event,
    PhaseBegan,
    Play,
    Session,
    StateChanged,
)
from trainer.core.settings import Settings
from trainer.core.snapshot import State

WORKOUT = Workout(key="one", routine="test", name="Test", started="2026-11-22T10:00:00+00:00")
spans_of_time = st.sampled_from((0, 1, 33, 400, 999, 1_000, 5_000, 40_000, 600_000))


class AnySession(RuleBasedStateMachine):
    """Gives orders to a session and checks what it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.now_ms = 0
        self.ended = False
        self.reps: set[tuple[object, ...]] = set()

    @initialize(plan=plans, now_ms=st.integers(0, 10**9))
    def build(self, plan: Plan, now_ms: int) -> None:
        self.plan = plan
        self.session = Session(plan.timeline())
        self.now_ms = now_ms

    # Orders

    @precondition(lambda self: self.session.state is State.READY)
    @rule()
    def start(self) -> None:
        self.order(self.session.start)
        assert self.session.state is State.RUNNING

    @rule(by_ms=spans_of_time)
    def time_passes(self, by_ms: int) -> None:
        self.now_ms += by_ms

    @rule(by_ms=spans_of_time)
    def tick(self, by_ms: int) -> None:
        self.now_ms += by_ms
        self.order(self.session.tick)

    @rule()
    def pause(self) -> None:
        self.order(self.session.pause)
        assert self.session.state is not State.RUNNING

    @rule()
    def resume(self) -> None:
        self.order(self.session.resume)

    @rule()
    def next(self) -> None:
        self.order(self.session.next)

    @rule()
    def previous(self) -> None:
        self.order(self.session.previous)

    @rule(block=st.integers(0, 30))
    def jump(self, block: int) -> None:
        self.order(lambda now_ms: self.session.jump(block, now_ms))

    @rule(position_ms=st.integers(-1_000, 600_000))
    def seek(self, position_ms: int) -> None:
        self.order(lambda now_ms: self.session.seek(position_ms, now_ms))

    @rule()
    def stop(self) -> None:
        self.order(self.session.stop)
        assert self.session.state is State.FINISHED

    @precondition(lambda self: self.session.state not in {State.RUNNING, State.FINISHED})
    @rule(other=chosen_settings)
    def change(self, other: Settings) -> None:
        before = self.session.phase
        timeline = Plan(self.plan.routine, other, self.plan.voice_seed).timeline()
        self.session.replace_timeline(timeline)
        if before.address in {p.address for p in timeline.phases} and before.address.rep:
            assert self.session.phase.address == before.address

    # What must hold

    def order(self, give: Callable[[int], list[Event]]) -> None:
        """Give an order and check what it brings about."""
        session = self.session
        running, index = (
            session.state is State.RUNNING,
            session.timeline.phases.index(session.phase),
        )
        events = give(self.now_ms)
        if running:
            self.check_passed(index, list(takewhile(_begins, events)))
        for event in events:
            if isinstance(event, Play):
                self.check_play(event)
        states = [event.state for event in events if isinstance(event, StateChanged)]
        assert not states or states[-1] is session.state
        assert not (events and self.ended)
        self.ended = self.ended or session.state is State.FINISHED
        assert self.ended == (session.state is State.FINISHED)

    def check_passed(self, index: int, began: list[Event]) -> None:
        """Every phase is reported once and in order; no rep that was played to its end is lost."""
        phases = self.session.timeline.phases[index : index + 1 + len(began)]
        assert began == [PhaseBegan(phase) for phase in phases[1:]]
        for ended, phase in pairwise(phases):
            if ended.address.rep != phase.address.rep and ended.address.rep:
                self.reps.add((ended.address.of_block, ended.address.rep))

    def check_play(self, play: Play) -> None:
        """The sound begins with the lead-in, and the timeline's own where that ends."""
        phase = self.session.phase
        assert play.start_ms <= play.from_ms
        assert phase.start_ms <= play.from_ms <= phase.end_ms
        assert bool(play.lead_in) == (play.start_ms < play.from_ms)
        assert all(play.start_ms <= cue.at_ms for cue in play.lead_in)
        assert all(cue.ends_ms <= play.from_ms for cue in play.lead_in)

    @invariant()
    def nothing_that_was_done_is_lost(self) -> None:
        done = {(block, rep) for block, reps in self.session.progress.reps.items() for rep in reps}
        assert self.reps <= done

    @invariant()
    def there_is_always_something_to_show(self) -> None:
        shot, phase = self.session.snapshot(), self.session.phase
        assert phase.start_ms <= shot.position_ms <= phase.end_ms
        assert shot.position_ms + shot.left_ms == self.session.timeline.total_ms
        assert 0 <= shot.fraction <= 1
        assert 0 <= shot.phase_left_ms <= phase.length_ms
        assert 0 <= shot.reps_left <= shot.block.reps
        assert shot.lead_in_ms >= 0
        assert (shot.state is State.WAITING) <= (phase.kind is PhaseKind.WAIT)

    @invariant()
    def the_diary_can_always_be_written(self) -> None:
        workout = self.session.written_in(WORKOUT)
        keys = [block.key for block in workout.blocks]
        assert len(keys) == len(set(keys))
        assert {block.address(0, "").of_block for block in self.session.timeline.blocks} <= {*keys}
        assert 0 <= workout.active_ms <= workout.elapsed_ms
        assert workout.completed == (workout.place is None)


def _begins(event: Event) -> bool:
    return isinstance(event, PhaseBegan)


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(
    max_examples=100,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
