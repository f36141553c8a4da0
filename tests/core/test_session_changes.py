"""Going on with another lay-out after a change in a pause."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    CIRCLES,
    MARCH,
    SQUAT,
    STRETCH,
    first,
    rendered,
    routine,
    step,
)
from tests.core.playing import (
    NOW,
    PLAN,
    TIMELINE,
    WAITING,
    began,
    block_of,
    in_rep,
    paused_in,
    played,
    started,
    waiting,
)
from trainer.core.plan.timeline import CLOSING, Phase, PhaseKind
from trainer.core.routine import Group, Routine
from trainer.core.session import Session
from trainer.core.settings import Settings, StepChoice
from trainer.core.snapshot import State


def changed(session: Session, plan: Routine, settings: Settings) -> Phase:
    session.replace_timeline(rendered(plan, settings))
    return session.phase


def without(*ids: str) -> Settings:
    settings = Settings()
    for each in ids:
        settings = settings.with_choice("test", each, StepChoice(skip=True))
    return settings


def with_reps(reps: int) -> Settings:
    return Settings().with_choice("test", "squat", StepChoice(reps=reps))


def test_the_lay_out_cannot_change_while_it_plays() -> None:
    with pytest.raises(ValueError, match="running"):
        started().replace_timeline(TIMELINE)


def test_another_tempo_goes_on_with_the_same_rep() -> None:
    session = paused_in(in_rep(3))
    assert changed(session, PLAN, Settings(tempo_factor=2)).address == in_rep(3).address
    play = played(session.resume(NOW))
    assert play.from_ms == next(p for p in session.timeline.phases if p.address.rep == 3).start_ms


def test_a_shorter_phase_does_not_put_it_beyond_its_end() -> None:
    session = paused_in(in_rep(3), 900)
    phase = changed(session, PLAN, Settings(tempo_factor=0.5))
    assert session.snapshot().position_ms == phase.end_ms


def test_more_reps_are_added_to_the_set() -> None:
    session = paused_in(in_rep(3))
    assert changed(session, PLAN, with_reps(9)).address == in_rep(3).address
    assert session.snapshot().reps_left == 7


def test_fewer_reps_than_were_reached_end_the_set_and_keep_what_was_done() -> None:
    session = paused_in(in_rep(4))
    phase = changed(session, PLAN, with_reps(2))
    assert (phase.address.step, phase.kind) == ("single-leg-bridge", PhaseKind.PREPARE)
    assert session.progress.blocks[0].reps == 3


def test_a_timed_phase_keeps_what_it_has_had() -> None:
    session = paused_in(first(TIMELINE, PhaseKind.TIMED), 20_000)
    phase = changed(session, PLAN, with_reps(2))
    assert session.snapshot().position_ms == phase.start_ms + 20_000


def test_a_timed_phase_that_has_had_more_than_it_now_lasts_is_over() -> None:
    group = Group(id="warm-up", steps=(step(MARCH), step(CIRCLES)), fill_minutes=2)
    long, short = routine(group), routine(replace(group, fill_minutes=1))
    timeline = rendered(long)
    session = paused_in(first(timeline, PhaseKind.TIMED), 40_000, timeline)
    phase = changed(session, short, Settings())
    assert (phase.address.step, phase.kind) == ("circles", PhaseKind.PREPARE)


def test_presses_before_the_change_do_not_count_as_twice() -> None:
    session = paused_in(in_rep(3))
    session.next(NOW)
    session.replace_timeline(TIMELINE)
    session.next(NOW + 1)
    assert block_of(session) == 2


def test_a_wait_that_is_gone_leaves_it_paused() -> None:
    session = waiting()
    session.replace_timeline(rendered(routine(step(SQUAT, 8), step(STRETCH))))
    assert session.state is State.PAUSED


def test_a_wait_that_is_still_there_waits_on() -> None:
    session = waiting()
    session.replace_timeline(WAITING)
    assert session.state is State.WAITING


def test_before_the_start_another_lay_out_begins_at_the_top() -> None:
    session = Session(TIMELINE)
    session.replace_timeline(WAITING)
    assert began(session.start(NOW)) == [WAITING.phases[0]]


def test_what_was_done_of_a_step_stays_when_it_is_left_out() -> None:
    session = Session(rendered(SKIPPED))
    session.start(NOW)
    session.tick(next(p.end_ms for p in session.timeline.phases if p.address.rep == 2) + NOW)
    session.pause(session.timeline.total_ms)
    changed(session, SKIPPED, without("warm-up", "squat"))
    done = {block.step: block for block in session.progress.blocks}
    assert done["march"].done_ms > 0


SKIPPED = routine(
    Group(id="warm-up", fill_minutes=2, steps=(step(MARCH), step(CIRCLES))),
    step(SQUAT, 3),
    step(STRETCH),
)


@pytest.mark.parametrize(
    ("skipped", "then"),
    [(["march"], "circles"), (["warm-up"], "squat"), (["warm-up", "squat"], "stretch")],
)
def test_where_the_step_under_way_is_left_out_the_next_one_comes(
    skipped: list[str], then: str
) -> None:
    session = Session(rendered(SKIPPED))
    session.start(NOW)
    session.pause(NOW)
    assert changed(session, SKIPPED, without(*skipped)).address.step == then


def test_where_the_rest_is_left_out_the_end_comes() -> None:
    timeline = rendered(SKIPPED)
    stretch = next(p for p in timeline.phases if p.address.step == "stretch")
    session = paused_in(stretch, timeline=timeline)
    assert changed(session, SKIPPED, without("stretch")).address.part == CLOSING
