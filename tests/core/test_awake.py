from trainer.core.awake import PAUSED_AWAKE_MS, Wakefulness
from trainer.core.snapshot import State


def test_the_screen_stays_on_from_start_to_end_and_only_then() -> None:
    session = Wakefulness()
    seen = [session.wanted(0)]
    for state in (State.RUNNING, State.WAITING, State.RUNNING, State.FINISHED):
        session = session.become(state, 1_000)
        seen.append(session.wanted(99_999_999))
    assert seen == [False, True, True, True, False]


def test_a_pause_keeps_it_on_for_ten_minutes() -> None:
    paused = Wakefulness().become(State.RUNNING, 0).become(State.PAUSED, 5_000)
    assert paused.wanted(5_000 + 599_999)
    assert not paused.wanted(5_000 + 600_000)
    assert paused.become(State.RUNNING, 5_000 + 700_000).wanted(5_000 + 700_000)


def test_being_told_of_the_pause_again_does_not_make_it_younger() -> None:
    paused = Wakefulness().become(State.PAUSED, 0)
    assert paused.become(State.PAUSED, 500_000) == paused


def test_another_pause_has_its_own_ten_minutes() -> None:
    again = (
        Wakefulness()
        .become(State.PAUSED, 0)
        .become(State.RUNNING, 700_000)
        .become(State.PAUSED, 700_001)
    )
    assert again.wanted(1_300_000)


def test_only_a_pause_ends_it_by_itself() -> None:
    paused = Wakefulness().become(State.PAUSED, 1_000)
    assert paused.changes_in_ms(3_000) == PAUSED_AWAKE_MS - 2_000
    assert paused.changes_in_ms(1_000 + PAUSED_AWAKE_MS) is None
    assert Wakefulness().become(State.RUNNING, 0).changes_in_ms(9) is None
