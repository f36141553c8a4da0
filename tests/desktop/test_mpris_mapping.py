"""What a media player shows of a session."""

from itertools import pairwise
from typing import Any

import pytest

from tests.core.playing import NOW, TIMELINE, at, in_rep, paused_in, started, waiting
from tests.desktop.mpris_samples import playing, running_at
from trainer.core.session import Session
from trainer.desktop.mpris_mapping import (
    Playing,
    Reckoning,
    changed,
    player_properties,
    root_properties,
)

SECOND = TIMELINE.block_start_ms(1)
LAST = TIMELINE.block_start_ms(len(TIMELINE.blocks) - 1)


def shown(session: Session) -> dict[str, Any]:
    return {name: value for name, (_, value) in player_properties(playing(session)).items()}


def metadata(session: Session) -> dict[str, Any]:
    return {name: value for name, (_, value) in shown(session)["Metadata"].items()}


def test_a_rep_is_shown_with_all_that_belongs_to_it() -> None:
    session = running_at(in_rep(3).start_ms + 10)
    assert player_properties(playing(session, art_url="file:///icon.svg"))["Metadata"] == (
        "a{sv}",
        {
            "mpris:artUrl": ("s", "file:///icon.svg"),
            "mpris:trackid": ("o", "/tophold/block/0"),
            "mpris:length": ("x", SECOND * 1000),
            "xesam:title": ("s", "Squat, both"),
            "xesam:album": ("s", "Test"),
            "xesam:artist": ("as", ["Rep 3 of 5"]),
            "xesam:trackNumber": ("i", 1),
            "tophold:rep": ("i", 3),
            "tophold:reps": ("i", 5),
        },
    )


def test_between_the_reps_the_program_is_the_artist() -> None:
    track = metadata(running_at(SECOND + 10))
    assert track["xesam:artist"] == ["Top Hold"]
    assert (track["tophold:rep"], track["tophold:reps"]) == (0, 0)
    assert track["mpris:trackid"] == "/tophold/block/1"
    assert track["xesam:title"] == "Single-leg bridge, left"
    assert track["mpris:length"] == (TIMELINE.block_start_ms(2) - SECOND) * 1000


def test_the_position_is_that_in_the_block() -> None:
    assert player_properties(playing(running_at(SECOND + 1_234)))["Position"] == ("x", 1_234_000)


def test_a_lead_in_runs_up_to_where_the_session_goes_on() -> None:
    rep = in_rep(2)
    session = paused_in(rep)
    assert session.resume(at(rep, 500))
    shot = session.snapshot()
    assert shown(session)["Position"] == (shot.position_ms - shot.lead_in_ms) * 1000
    assert shot.lead_in_ms > 2_000


def test_what_runs_plays_and_what_waits_or_rests_is_paused() -> None:
    finished = started()
    finished.stop(NOW)
    sessions = (Session(TIMELINE), started(), waiting(), paused_in(in_rep(1)), finished)
    assert [shown(session)["PlaybackStatus"] for session in sessions] == [
        "Stopped",
        "Playing",
        "Paused",
        "Paused",
        "Stopped",
    ]


@pytest.mark.parametrize(("position_ms", "can"), [(0, True), (LAST - 1, True), (LAST, False)])
def test_from_the_last_block_there_is_no_next(position_ms: int, can: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert shown(running_at(position_ms))["CanGoNext"] is can


def test_a_player_always_tells_how_fast_it_plays_and_what_it_can() -> None:
    known = shown(started())
    assert [known[name] for name in ("Rate", "MinimumRate", "MaximumRate")] == [1.0, 1.0, 1.0]
    can = ("CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl")
    assert all(known[name] is True for name in can)
    assert root_properties()["Identity"] == ("s", "Top Hold")


def test_only_what_changed_is_announced_and_never_the_position() -> None:
    before, after = (player_properties(playing(running_at(ms))) for ms in (1_000, 1_500))
    assert changed(before, after) == {}
    paused = running_at(1_500)
    paused.pause(NOW + 1_500)
    assert changed(before, player_properties(playing(paused))) == {
        "PlaybackStatus": ("s", "Paused")
    }


def test_what_has_the_same_signature_has_the_same_properties() -> None:
    steps = [playing(running_at(ms)) for ms in range(0, TIMELINE.total_ms, 97)]
    for one, other in pairwise(steps):
        news = changed(player_properties(one), player_properties(other))
        assert bool(news) is (one.signature != other.signature)


def jumps(*steps: tuple[int, Playing]) -> list[bool]:
    reckoning = Reckoning()
    return [reckoning.jumped(step, now_ms) for now_ms, step in steps]


def test_playing_on_is_no_jump_not_even_into_the_next_block() -> None:
    moments = (SECOND - 2_000, SECOND - 1_000, SECOND + 10)
    assert jumps(*((ms, playing(running_at(ms))) for ms in moments)) == [False] * 3


def test_going_back_or_on_is_a_jump() -> None:
    session = running_at(9_000)
    there = playing(session)
    session.next(NOW + 9_000)
    on = playing(session)
    session.previous(NOW + 9_030)
    session.previous(NOW + 9_060)
    assert jumps((0, there), (30, on), (60, playing(session))) == [False, True, True]


def test_a_pause_is_no_jump_however_long() -> None:
    session = paused_in(in_rep(2))
    assert jumps((0, playing(session)), (99_000, playing(session))) == [False, False]


def test_going_on_at_the_beginning_of_a_rep_is_a_jump_and_its_lead_in_none() -> None:
    rep = in_rep(2)
    session = paused_in(rep)
    paused = playing(session)
    session.resume(NOW + 60_000)
    resumed = playing(session)
    session.tick(NOW + 63_500)
    assert jumps((0, paused), (30_000, resumed), (33_500, playing(session))) == [
        False,
        True,
        False,
    ]
