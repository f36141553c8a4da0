"""A session starts, passes through its phases and ends."""

from tests.core.playing import (
    NOW,
    TIMELINE,
    at,
    began,
    started,
)
from trainer.core.session import PhaseBegan, Play, Session, Silence, StateChanged
from trainer.core.snapshot import State


def test_it_starts_with_the_first_preparation() -> None:
    assert Session(TIMELINE).start(NOW) == [
        Play(start_ms=0, from_ms=0),
        StateChanged(State.RUNNING),
        PhaseBegan(TIMELINE.phases[0]),
    ]


def test_it_starts_only_once() -> None:
    assert started().start(NOW + 5) == []


def test_before_the_start_nothing_moves() -> None:
    session = Session(TIMELINE)
    quiet = [session.tick(NOW), session.pause(NOW), session.resume(NOW), session.jump(1, NOW)]
    assert (quiet, session.state) == ([[]] * 4, State.READY)


def test_every_phase_is_reported_as_it_begins() -> None:
    session = started()
    down, hold = TIMELINE.phases[1:3]
    assert session.tick(at(down) - 1) == []
    assert session.tick(at(down)) == [PhaseBegan(down)]
    assert session.tick(at(hold, 20)) == [PhaseBegan(hold)]


def test_a_late_tick_loses_nothing() -> None:
    session = started()
    assert began(session.tick(at(TIMELINE.phases[9]))) == list(TIMELINE.phases[1:10])
    assert session.progress.blocks[0].reps == 2


def test_a_clock_that_steps_back_does_not_move_it() -> None:
    session = started()
    session.tick(at(TIMELINE.phases[3]))
    session.tick(at(TIMELINE.phases[2]))
    assert session.snapshot().position_ms == TIMELINE.phases[3].start_ms


def test_it_ends_by_itself() -> None:
    session = started()
    events = session.tick(NOW + TIMELINE.total_ms)
    assert events[-2:] == [Silence(), StateChanged(State.FINISHED)]
    assert began(events) == list(TIMELINE.phases[1:])
    assert session.completed


def test_when_it_has_ended_nothing_happens_any_more() -> None:
    session = started()
    session.tick(NOW + TIMELINE.total_ms)
    later = NOW + TIMELINE.total_ms + 10
    orders = [session.tick, session.pause, session.resume, session.next, session.stop]
    assert [order(later) for order in orders] == [[]] * 5
