"""Other players on a real session bus give way, and come back whatever happens."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.playing import NOW, TIMELINE, in_rep, paused_in, started
from tests.desktop.fake_player import FakePlayer
from tests.desktop.inhibitor import private_bus
from trainer.core.music import LoweredPlayer
from trainer.core.session import Session
from trainer.desktop.ducking import Ducking
from trainer.desktop.ducking_players import is_another
from trainer.desktop.mpris_messages import MPRIS
from trainer.storage.lowered_file import load_lowered, save_lowered

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's")

ROOT = Path(__file__).parents[2]


class Room:
    """A session and the other players in the room, with the file that remembers them."""

    def __init__(self, file: Path, qtbot: QtBot) -> None:
        self.file = file
        self._qtbot = qtbot
        self.ducking = Ducking(partial(save_lowered, file))
        self.ducking.use(0.3)
        self.ducking.begin(TIMELINE)

    @property
    def noted(self) -> tuple[LoweredPlayer, ...]:
        return load_lowered(self.file)

    def speak(self) -> None:
        self.ducking.render_snapshot(started().snapshot())

    def pause(self) -> None:
        self.ducking.render_snapshot(paused_in(in_rep(1)).snapshot())

    def until_at(self, player: FakePlayer, volume: float) -> None:
        def reached() -> None:
            assert player.volume == pytest.approx(volume)

        self._qtbot.waitUntil(reached)

    def until_all_restored(self) -> None:
        self._qtbot.waitUntil(lambda: not self.file.exists())


@pytest.fixture
def room(bus: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    del bus
    room = Room(tmp_path / "lowered.json", qtbot)
    yield room
    room.ducking.close()


def test_others_are_low_while_the_trainer_speaks_and_back_after(room: Room) -> None:
    with FakePlayer("radio") as radio, FakePlayer("film", volume=0.5) as film:
        room.speak()
        room.until_at(radio, 0.24)
        room.until_at(film, 0.15)
        room.pause()
        room.until_all_restored()
        assert (radio.turned, film.turned) == ([0.24, 0.8], [0.15, 0.5])


def test_what_is_lowered_is_written_down_first(room: Room, qtbot: QtBot) -> None:
    noted: list[list[float]] = []

    def note(players: tuple[LoweredPlayer, ...]) -> None:
        noted.append(list(radio.turned))
        save_lowered(room.file, players)

    with FakePlayer("radio") as radio:
        ducking = Ducking(note)
        ducking.use(0.25)
        ducking.begin(TIMELINE)
        ducking.render_snapshot(started().snapshot())
        room.until_at(radio, 0.2)
        assert noted == [[]]
        assert room.noted == (LoweredPlayer(name=f"{MPRIS}.radio", volume=0.8, lowered=0.2),)
        ducking.close()
        qtbot.wait(1)
        assert noted == [[], [0.2, 0.8]]


def test_nothing_is_touched_that_is_not_wished_for(room: Room, qtbot: QtBot) -> None:
    with FakePlayer("radio") as radio:
        room.ducking.use(None)
        room.speak()
        qtbot.wait(60)
        assert radio.turned == []


def test_others_come_back_when_the_wish_is_withdrawn(room: Room) -> None:
    with FakePlayer("radio") as radio:
        room.speak()
        room.until_at(radio, 0.24)
        room.ducking.use(None)
        room.speak()
        room.until_at(radio, 0.8)


def test_a_volume_that_somebody_changed_meanwhile_is_left_alone(room: Room) -> None:
    with FakePlayer("radio") as radio:
        room.speak()
        room.until_at(radio, 0.24)
        radio.volume = 0.5
        room.pause()
        room.until_all_restored()
        assert radio.turned == [0.24]


def test_a_player_that_rounds_is_restored(room: Room) -> None:
    with FakePlayer("radio", step=0.05) as radio:
        room.speak()
        room.until_at(radio, 0.25)
        room.ducking.end()
        room.until_at(radio, 0.8)


def test_a_player_that_takes_no_notice_is_left_alone(room: Room, qtbot: QtBot) -> None:
    with FakePlayer("browser", volume=1.0, deaf=True) as browser:
        room.speak()
        qtbot.waitUntil(lambda: browser.turned == [0.3])
        room.pause()
        room.until_all_restored()
        assert browser.turned == [0.3]


def test_a_player_that_vanished_is_forgotten(room: Room, qtbot: QtBot) -> None:
    with FakePlayer("radio") as radio, FakePlayer("film") as film:
        room.speak()
        qtbot.waitUntil(lambda: len(room.noted) == 2)
        room.until_at(radio, 0.24)
        radio.stop()
        qtbot.waitUntil(lambda: [player.name for player in room.noted] == [f"{MPRIS}.film"])
        room.ducking.end()
        room.until_at(film, 0.8)


def test_a_player_that_comes_while_the_trainer_speaks_is_lowered_too(
    room: Room, qtbot: QtBot
) -> None:
    with FakePlayer("radio") as radio:
        room.speak()
        room.until_at(radio, 0.24)
        with FakePlayer("film", volume=1.0) as film:
            room.until_at(film, 0.3)
            radio.take("radio.instance7")  # a second name of one that is low already
            qtbot.wait(60)
            room.ducking.close()
            assert (radio.turned, film.turned) == ([0.24, 0.8], [0.3, 1.0])


def test_silent_players_and_those_without_a_volume_are_passed_over(
    room: Room, qtbot: QtBot
) -> None:
    with FakePlayer("mute", volume=0.0) as mute, FakePlayer("phone", volume=None) as phone:
        room.speak()
        qtbot.wait(60)
        assert (mute.turned, phone.turned) == ([], [])


def test_our_own_players_are_not_others() -> None:
    names = ("tophold", "tophold.instance3", "playerctld", "topholder", "vlc")
    assert [is_another(f"{MPRIS}.{name}") for name in names] == [False, False, False, True, True]
    assert not is_another("org.example.Radio")


def test_a_player_stays_low_if_the_next_block_begins_before_it_could_answer(
    room: Room, qtbot: QtBot
) -> None:
    with FakePlayer("radio") as radio:
        room.speak()
        room.until_at(radio, 0.24)
        room.pause()
        room.speak()
        qtbot.wait(60)
        assert radio.turned == [0.24]
        room.ducking.close()
        assert radio.turned == [0.24, 0.8]


def test_a_player_that_was_just_restored_is_lowered_for_the_next_block(
    room: Room, qtbot: QtBot
) -> None:
    with FakePlayer("radio", slow_s=0.1) as radio:
        room.speak()
        room.until_at(radio, 0.24)
        room.pause()
        qtbot.waitUntil(lambda: radio.turned == [0.24, 0.8])
        room.speak()
        qtbot.waitUntil(lambda: radio.turned == [0.24, 0.8, 0.24])
        room.ducking.close()
        assert radio.volume == pytest.approx(0.8)


def test_closing_restores_at_once(room: Room) -> None:
    with FakePlayer("radio") as radio:
        room.speak()
        room.until_at(radio, 0.24)
        room.ducking.close()
        assert radio.volume == pytest.approx(0.8)
        assert not room.file.exists()


def test_a_killed_program_leaves_nothing_low_after_the_next_start(room: Room) -> None:
    with FakePlayer("radio") as radio:
        script = "tests.desktop.ducking_program"
        with subprocess.Popen([sys.executable, "-m", script, str(room.file)], cwd=ROOT) as program:
            room.until_at(radio, 0.24)
            program.kill()
        assert room.noted
        room.ducking.restore_left_over(room.noted)
        room.until_all_restored()
        assert radio.volume == pytest.approx(0.8)


def test_what_was_left_and_is_gone_is_forgotten(room: Room) -> None:
    left = (LoweredPlayer(name=f"{MPRIS}.gone", volume=0.8, lowered=0.24),)
    save_lowered(room.file, left)
    room.ducking.restore_left_over(left)
    room.until_all_restored()


def test_where_nothing_can_be_written_nothing_is_lowered(bus: str, qtbot: QtBot) -> None:
    def refuse(_players: tuple[LoweredPlayer, ...]) -> None:
        raise OSError(28, "No space left on device")

    del bus
    ducking = Ducking(refuse)
    ducking.use(0.3)
    ducking.begin(TIMELINE)
    with FakePlayer("radio") as radio:
        ducking.render_snapshot(started().snapshot())
        qtbot.wait(60)
        assert radio.turned == []
        ducking.close()


def test_without_a_bus_what_was_left_stays_noted(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    room = Room(tmp_path / "lowered.json", qtbot)
    left = (LoweredPlayer(name=f"{MPRIS}.radio", volume=0.8, lowered=0.24),)
    save_lowered(room.file, left)
    room.ducking.restore_left_over(left)
    room.speak()
    room.ducking.close()
    assert room.noted == left


def test_a_bus_that_goes_away_leaves_the_note_for_the_next_start(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as ends:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", ends.enter_context(private_bus(tmp_path)))
        room = Room(tmp_path / "lowered.json", qtbot)
        radio = ends.enter_context(FakePlayer("radio"))
        room.speak()
        room.until_at(radio, 0.24)
    room.pause()
    qtbot.wait(50)
    room.ducking.close()
    assert len(room.noted) == 1


def test_a_whole_session_lowers_no_player_more_than_once_a_stretch(room: Room) -> None:
    session = Session(TIMELINE)
    with FakePlayer("radio") as radio:
        session.start(NOW)
        for position_ms in range(0, TIMELINE.total_ms + 1_000, 250):
            session.tick(NOW + position_ms)
            room.ducking.render_snapshot(session.snapshot())
            if position_ms == 1_000:
                room.until_at(radio, 0.24)
        room.until_all_restored()
        assert radio.turned == [0.24, 0.8]
