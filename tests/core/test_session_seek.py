"""Going to a place on the timeline."""

import pytest

from tests.core.bodies import phase_at
from tests.core.playing import NOW, TIMELINE, at, in_rep, paused_in, played, started, waiting
from trainer.core.plan.timeline import PhaseKind
from trainer.core.session import Session
from trainer.core.snapshot import State

REP = in_rep(3)


def test_in_a_rep_it_goes_on_at_its_beginning_after_a_lead_in() -> None:
    session = started()
    play = played(session.seek(REP.end_ms - 10, NOW + 1_000))
    assert (session.phase.address.rep, session.state) == (3, State.RUNNING)
    assert play.start_ms < play.from_ms == session.phase.start_ms


def test_a_timed_phase_goes_on_at_that_moment() -> None:
    timed = next(phase for phase in TIMELINE.phases if phase.kind is PhaseKind.TIMED)
    play = played(started().seek(timed.start_ms + 7_000, NOW))
    assert play.from_ms == timed.start_ms + 7_000


def test_what_is_paused_stays_paused_at_the_new_place() -> None:
    session = paused_in(in_rep(1))
    session.seek(REP.start_ms + 10, at(REP))
    assert (session.state, session.phase) == (State.PAUSED, phase_at(TIMELINE, REP.start_ms + 10))
    assert played(session.resume(at(REP))).from_ms < REP.start_ms + 10


@pytest.mark.parametrize(("position_ms", "index"), [(-5, 0), (2**40, -1)])
def test_it_stays_on_the_timeline(position_ms: int, index: int) -> None:
    session = started()
    session.seek(position_ms, NOW)
    assert session.phase == TIMELINE.phases[index]
    assert session.state is State.RUNNING


def test_a_session_that_waits_goes_on_from_there() -> None:
    session = waiting()
    session.seek(10, at(session.phase))
    assert (session.state, session.phase) == (State.RUNNING, session.timeline.phases[0])


def test_before_the_start_and_after_the_end_nothing_can_be_sought() -> None:
    assert Session(TIMELINE).seek(10, NOW) == []
    session = started()
    session.stop(NOW)
    assert session.seek(10, NOW) == []
