"""The whole program among the desktop's media players, on a real session bus."""

import sys

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from tests.desktop.fake_player import FakePlayer
from tests.desktop.mpris_client import call, get, names, put, send
from trainer.core.music import LoweredPlayer
from trainer.core.snapshot import State
from trainer.desktop.mpris_messages import MPRIS, OURS
from trainer.storage.lowered_file import load_lowered, save_lowered

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's"),
    pytest.mark.usefixtures("desktop"),
]


def begin(house: House, qtbot: QtBot) -> House:
    """Start the short routine, and wait until the desktop knows."""
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: OURS in names(), timeout=PATIENCE_MS)
    return house


@pytest.fixture
def running(build: Build, qtbot: QtBot) -> House:
    return begin(build(), qtbot)


def state(house: House) -> State:
    return house.window.session.state


def step(house: House) -> str:
    """Return the step that the session is in."""
    block = house.app.workouts.block
    return block.step.id if block else ""


def test_play_and_pause(running: House, qtbot: QtBot) -> None:
    for member, expected, status in (
        ("PlayPause", State.PAUSED, "Paused"),
        ("Play", State.RUNNING, "Playing"),
        ("Pause", State.PAUSED, "Paused"),
        ("PlayPause", State.RUNNING, "Playing"),
    ):
        call(member)
        qtbot.waitUntil(lambda: state(running) is expected)  # noqa: B023 - called at once
        assert get("PlaybackStatus") == f'string "{status}"'


def test_next_and_previous(running: House, qtbot: QtBot) -> None:
    call("Next")
    qtbot.waitUntil(lambda: step(running) == "side-leg-raise")
    call("Previous")
    call("Previous")
    qtbot.waitUntil(lambda: step(running) == "squat")


def test_seek(running: House, qtbot: QtBot) -> None:
    call("Pause")
    call("Seek", "int64:60000000")  # 60 s: past the end of the track
    qtbot.waitUntil(lambda: step(running) == "side-leg-raise")
    assert get("Position") == "int64 0"


def test_the_volume_goes_both_ways(running: House, qtbot: QtBot) -> None:
    put("Volume", "double:0.4")
    qtbot.waitUntil(lambda: running.app._preferences.of("lonely").voice_volume == 40)
    assert get("Volume") == "double 0.4"
    running.window.session.louder_wanted.emit()
    assert get("Volume") == "double 0.5"


def test_stop_ends_without_a_question_and_keeps_the_place(running: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: running.working, timeout=PATIENCE_MS)
    running.window.session.leave_wanted.emit()
    assert running.window.findChildren(QMessageBox) != []
    call("Stop")
    qtbot.waitUntil(lambda: running.done != [])
    qtbot.waitUntil(lambda: running.window.findChildren(QMessageBox) == [])
    assert OURS not in names()
    assert running.app._diary.unfinished("lonely") is not None


def test_raise_brings_a_minimized_window_back(running: House, qtbot: QtBot) -> None:
    running.window.showMinimized()
    send(f"{MPRIS}.Raise")
    qtbot.waitUntil(lambda: not running.window.isMinimized())


def test_quit_asks_as_closing_does(running: House, qtbot: QtBot) -> None:
    send(f"{MPRIS}.Quit")
    qtbot.waitUntil(lambda: running.window.findChildren(QMessageBox) != [])
    assert state(running) is State.PAUSED


@pytest.mark.parametrize("wanted", [True, False])
def test_others_give_way_if_that_is_wanted(build: Build, qtbot: QtBot, *, wanted: bool) -> None:
    flag = "lower_music=on" if wanted else "lower_music=off"
    with FakePlayer("music", volume=0.8) as player:
        house = begin(build("talk=counts", flag), qtbot)
        if wanted:
            qtbot.waitUntil(lambda: player.turned == [0.24])
            assert len(load_lowered(house.folders.lowered)) == 1
        house.close()
        qtbot.wait(50)
        assert player.turned == ([0.24, 0.8] if wanted else [])
        assert not house.folders.lowered.exists()


def test_what_was_left_lowered_comes_back_at_the_next_start(build: Build, qtbot: QtBot) -> None:
    house = build()
    left = house.folders.lowered
    save_lowered(left, [LoweredPlayer(name=f"{MPRIS}.music", volume=0.8, lowered=0.24)])
    with FakePlayer("music", volume=0.24) as player:
        house.app.open()
        qtbot.waitUntil(lambda: player.volume == 0.8)
        qtbot.waitUntil(lambda: not left.exists())
