"""What others wish for, by what they call."""

import pytest

from tests.core.playing import TIMELINE, in_rep, paused_in, waiting
from tests.desktop.mpris_samples import playing, running_at
from trainer.core.session import Session
from trainer.desktop.mpris_messages import PATH, PLAYER, Call, RefusedError
from trainer.desktop.mpris_methods import Order, SeekTo, TurnVolume, Wish, wish_of, wish_of_setting

SECOND = TIMELINE.block_start_ms(1)
THIRD = TIMELINE.block_start_ms(2)
LAST = TIMELINE.block_start_ms(len(TIMELINE.blocks) - 1)


def wished(member: str, *body: object, session: Session | None = None) -> Wish | None:
    call = Call(path=PATH, interface=PLAYER, member=member, body=body)
    return wish_of(call, playing(session or running_at(SECOND + 5_000)))


@pytest.mark.parametrize("member", ["Pause", "Next", "Previous", "Stop"])
def test_a_running_session_can_be_led_about(member: str) -> None:
    assert wished(member) == Order(member)


def test_one_key_pauses_and_goes_on() -> None:
    assert wished("PlayPause") is Order.PAUSE
    assert wished("PlayPause", session=paused_in(in_rep(1))) is Order.RESUME
    assert wished("PlayPause", session=waiting()) is Order.RESUME


def test_what_runs_is_not_started_and_what_rests_not_paused() -> None:
    assert wished("Play") is None
    assert wished("Pause", session=waiting()) is None
    assert wished("Play", session=waiting()) is Order.RESUME


def test_next_does_not_end_the_last_block() -> None:
    assert wished("Next", session=running_at(LAST)) is None


@pytest.mark.parametrize(
    ("by_ms", "wish"),
    [
        (1_000, SeekTo(SECOND + 6_000)),
        (-1_000, SeekTo(SECOND + 4_000)),
        (-9_000_000, SeekTo(SECOND)),
        (THIRD - SECOND - 5_000, SeekTo(THIRD)),
        (THIRD - SECOND - 4_999, Order.NEXT),
    ],
)
def test_seeking_stays_in_the_block_or_goes_to_the_next(by_ms: int, wish: Wish) -> None:
    assert wished("Seek", by_ms * 1000) == wish


def test_seeking_beyond_the_last_block_goes_nowhere() -> None:
    assert wished("Seek", 2**62, session=running_at(LAST)) is None


@pytest.mark.parametrize(
    ("track", "position_ms", "wish"),
    [
        ("/tophold/block/1", 2_000, SeekTo(SECOND + 2_000)),
        ("/tophold/block/0", 2_000, None),
        ("/tophold/block/1", -1, None),
        ("/tophold/block/1", THIRD - SECOND + 1, None),
    ],
)
def test_a_position_is_taken_in_the_block_that_is_played(
    track: str, position_ms: int, wish: Wish | None
) -> None:
    assert wished("SetPosition", track, position_ms * 1000) == wish


def test_nothing_else_can_be_played() -> None:
    with pytest.raises(RefusedError, match="window"):
        wished("OpenUri", "file:///song.ogg")


@pytest.mark.parametrize(
    ("volume", "percent"),
    [(0.42, 42), (1.0, 100), (7.5, 100), (-0.5, 0), (float("nan"), 0), (float("inf"), 100)],
)
def test_the_volume_is_kept_within_its_limits(volume: float, percent: int) -> None:
    assert wish_of_setting("Volume", ("d", volume)) == TurnVolume(percent)


def test_a_rate_of_nothing_is_a_pause_and_any_other_is_passed_over() -> None:
    assert wish_of_setting("Rate", ("d", 0.0)) is Order.PAUSE
    assert wish_of_setting("Rate", ("d", 2.0)) is None


@pytest.mark.parametrize(("name", "value"), [("Volume", ("s", "loud")), ("Position", ("x", 1))])
def test_what_cannot_be_set_is_refused(name: str, value: object) -> None:
    with pytest.raises(RefusedError, match=name):
        wish_of_setting(name, value)
