"""Where next, previous, jump and stop lead."""

import pytest

from tests.core.bodies import ONE_LEG_BRIDGE, SQUAT, STRETCH, rendered, routine, step
from tests.core.playing import (
    NOW,
    TIMELINE,
    at,
    began,
    block_of,
    in_rep,
    paused_in,
    played,
    say,
    started,
)
from trainer.core.session import PhaseBegan, Silence, StateChanged
from trainer.core.snapshot import State


def test_next_goes_to_the_next_block() -> None:
    session = started()
    events = session.next(at(in_rep(2)))
    assert began(events)[-1] == next(p for p in TIMELINE.phases if p.block == 1)
    assert played(events).lead_in == ()


def test_next_twice_within_a_second_goes_to_the_next_step() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, 3, sets=2), step(STRETCH))
    session = started(rendered(plan))
    session.next(NOW + 100)
    session.next(NOW + 1_099)
    assert session.phase.address.step == "stretch"


def test_next_again_after_a_second_goes_to_the_next_block() -> None:
    session = started()
    session.next(NOW + 100)
    session.next(NOW + 1_100)
    assert block_of(session) == 2


def test_next_thrice_goes_one_step_further() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, sets=2), step(STRETCH), step(SQUAT))
    session = started(rendered(plan))
    for press in range(3):
        session.next(NOW + press)
    assert session.phase.address.step == "squat"


def test_next_after_the_last_block_ends_unfinished_work() -> None:
    session = started()
    session.jump(3, NOW)
    assert StateChanged(State.FINISHED) in session.next(NOW + 5)
    assert not session.completed


def test_next_twice_in_the_last_step_ends() -> None:
    session = started()
    session.jump(3, NOW)
    session.next(NOW + 5)
    assert session.next(NOW + 6) == []


def test_previous_goes_to_the_start_of_this_block() -> None:
    session = started()
    session.jump(1, NOW)
    events = session.previous(NOW + 9_000)
    assert began(events)[-1] == next(p for p in TIMELINE.phases if p.block == 1)


def test_previous_again_goes_to_the_block_before() -> None:
    session = started()
    session.jump(3, NOW)
    blocks = []
    for press in range(5):
        session.previous(NOW + 5_000 + press)
        blocks.append(block_of(session))
    assert blocks == [3, 2, 1, 0, 0]


def test_other_keys_in_between_do_not_count_as_twice() -> None:
    session = started()
    session.next(NOW)
    session.previous(NOW + 1)
    session.next(NOW + 2)
    assert block_of(session) == 2


def test_jumping_in_a_pause_stays_paused() -> None:
    session = paused_in(in_rep(2))
    begun = next(p for p in TIMELINE.phases if p.block == 2)
    assert session.jump(2, NOW) == [PhaseBegan(begun), say(TIMELINE.replies.next(2))]
    assert session.state is State.PAUSED


def test_jumping_past_the_end_ends() -> None:
    assert StateChanged(State.FINISHED) in started().jump(99, NOW)


def test_there_is_nothing_before_the_first_block() -> None:
    with pytest.raises(ValueError, match="-1"):
        started().jump(-1, NOW)


def test_stop_ends_it_where_it_is() -> None:
    session = started()
    assert session.stop(NOW + 500) == [
        *(Silence(), StateChanged(State.FINISHED)),
        say(TIMELINE.replies.ended),
    ]
    assert not session.completed


def test_who_stops_in_the_close_has_done_it_all() -> None:
    session = started()
    session.stop(at(TIMELINE.phases[-1], 50))
    assert session.completed
