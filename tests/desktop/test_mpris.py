"""Media controls on a real session bus, asked by real clients."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.core.playing import NOW, TIMELINE, in_rep
from tests.desktop.inhibitor import private_bus
from tests.desktop.mpris_client import Monitor, call, get, names, put, send
from tests.desktop.mpris_samples import title
from trainer.core.session import Session
from trainer.desktop.mpris import MediaControls
from trainer.desktop.mpris_bus import SessionBus, nothing_here
from trainer.desktop.mpris_messages import MPRIS, OURS, PLAYER, PROPERTIES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's")

SECOND = TIMELINE.block_start_ms(1)


class Stage:
    """A session that follows its media controls, on a clock that the test moves."""

    def __init__(self) -> None:
        self.now_ms = NOW
        self.session = Session(TIMELINE)
        self.wishes: list[str | tuple[str, int]] = []
        self.controls = MediaControls(title, self._clock)
        self.controls.next_wanted.connect(self._next)
        self.controls.pause_wanted.connect(self._pause)
        self.controls.previous_wanted.connect(self._previous)
        self.controls.quit_wanted.connect(self._quit)
        self.controls.raise_wanted.connect(self._raise)
        self.controls.resume_wanted.connect(self._resume)
        self.controls.seek_wanted.connect(self._seek)
        self.controls.stop_wanted.connect(self.controls.end)
        self.controls.volume_wanted.connect(self.controls.show_volume)

    def begin(self) -> None:
        self.controls.begin(TIMELINE)
        self.session.start(self.now_ms)
        self.show()

    def play_to(self, position_ms: int) -> None:
        """Let a running session get there, frame by frame of half a second."""
        while (left_ms := position_ms - self.session.snapshot().position_ms) > 0:
            self.now_ms += min(500, left_ms)
            self.session.tick(self.now_ms)
            self.show()

    def show(self) -> None:
        self.controls.render_snapshot(self.session.snapshot())

    def _clock(self) -> float:
        return float(self.now_ms)

    def _next(self) -> None:
        self.session.next(self.now_ms)
        self.show()

    def _previous(self) -> None:
        self.session.previous(self.now_ms)
        self.show()

    def _pause(self) -> None:
        self.session.pause(self.now_ms)
        self.show()

    def _resume(self) -> None:
        self.session.resume(self.now_ms)
        self.show()

    def _seek(self, position_ms: int) -> None:
        self.wishes.append(("seek", position_ms))

    def _quit(self) -> None:
        self.wishes.append("quit")

    def _raise(self) -> None:
        self.wishes.append("raise")


@pytest.fixture
def stage(bus: str, qtbot: QtBot) -> Iterator[Stage]:
    del bus
    stage = Stage()
    stage.begin()
    qtbot.waitUntil(lambda: OURS in names())
    yield stage
    stage.controls.end()


@pytest.fixture
def monitor(bus: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Monitor]:
    del bus
    monitor = Monitor(tmp_path)
    qtbot.waitUntil(monitor.listens)
    yield monitor
    monitor.stop()


def status() -> str:
    return get("PlaybackStatus").removeprefix("string ").strip('"')


def test_play_and_pause_do_what_they_say(stage: Stage) -> None:
    seen = [status()]
    for member in ("Play", "Pause", "Pause", "Play", "PlayPause", "PlayPause"):
        assert call(member).startswith("method return")
        seen.append(status())
    assert seen == ["Playing", "Playing", "Paused", "Paused", "Playing", "Paused", "Playing"]
    assert stage.session.snapshot().lead_in_ms == 0  # a preparation needs none


def test_next_and_previous_go_from_block_to_block(stage: Stage) -> None:
    call("Next")
    stage.now_ms += 3_000
    call("Next")
    assert '"mpris:trackid" variant object path "/tophold/block/2"' in get_all()
    call("Previous")
    call("Previous")
    assert stage.session.phase.block == 1


def get_all(interface: str = PLAYER) -> str:
    return send(f"{PROPERTIES}.GetAll", f"string:{interface}")


def test_all_properties_have_the_types_of_the_specification(stage: Stage) -> None:
    stage.play_to(in_rep(2).start_ms + 10)
    known = get_all()
    for entry in (
        '"PlaybackStatus" variant string "Playing"',
        '"Rate" variant double 1',
        '"Volume" variant double 1',
        f'"Position" variant int64 {(in_rep(2).start_ms + 10) * 1000}',
        '"CanGoNext" variant boolean true',
        '"mpris:trackid" variant object path "/tophold/block/0"',
        f'"mpris:length" variant int64 {SECOND * 1000}',
        '"xesam:title" variant string "Squat, both"',
        '"xesam:artist" variant array [ string "Rep 2 of 5" ]',
        '"tophold:rep" variant int32 2',
    ):
        assert entry in known


def test_the_program_tells_who_it_is_and_can_be_raised_and_quit(stage: Stage) -> None:
    known = get_all(MPRIS)
    for entry in (
        '"Identity" variant string "Top Hold"',
        '"DesktopEntry" variant string "tophold"',
        '"SupportedUriSchemes" variant array [ ]',
        '"CanRaise" variant boolean true',
    ):
        assert entry in known
    send(f"{MPRIS}.Raise")
    send(f"{MPRIS}.Quit")
    assert stage.wishes == ["raise", "quit"]


def test_seeking_names_a_place_on_the_timeline(stage: Stage) -> None:
    stage.play_to(4_000)
    call("Seek", "int64:2000000")
    call("SetPosition", "objpath:/tophold/block/0", "int64:1500000")
    call("SetPosition", "objpath:/tophold/block/7", "int64:1500000")
    assert stage.wishes == [("seek", 6_000), ("seek", 1_500)]


def test_the_volume_can_be_set(stage: Stage, monitor: Monitor, qtbot: QtBot) -> None:
    assert put("Volume", "double:0.25").startswith("method return")
    assert get("Volume") == "double 0.25"
    stage.controls.show_volume(80)
    qtbot.waitUntil(lambda: len(monitor.heard()) == 2)
    first, second = monitor.heard()
    assert first.endswith(f'string "{PLAYER}" array [ {entry("Volume", "double 0.25")} ] array [ ]')
    assert entry("Volume", "double 0.8") in second


def entry(name: str, value: str) -> str:
    return f'dict entry( string "{name}" variant {value} )'


def test_playing_announces_each_rep_and_block_and_nothing_else(
    stage: Stage, monitor: Monitor, qtbot: QtBot
) -> None:
    stage.play_to(SECOND + 1_000)
    qtbot.waitUntil(lambda: any("block/1" in signal for signal in monitor.heard()))
    heard = monitor.heard()
    assert len(heard) == 6  # five reps, and the next block
    for rep, signal in enumerate(heard[:5], 1):
        assert f'string "Rep {rep} of 5"' in signal
        assert signal.startswith("PropertiesChanged")
        assert "Position" not in signal
        assert "PlaybackStatus" not in signal


def test_jumps_are_announced(stage: Stage, monitor: Monitor, qtbot: QtBot) -> None:
    rep = in_rep(2)
    stage.play_to(rep.start_ms + 10)
    call("Pause")
    call("Play")
    shot = stage.session.snapshot()
    back_ms = shot.position_ms - shot.lead_in_ms
    call("Next")
    qtbot.waitUntil(lambda: len(seeks(monitor)) == 2)
    assert seeks(monitor) == [f"Seeked int64 {back_ms * 1000}", "Seeked int64 0"]


def seeks(monitor: Monitor) -> list[str]:
    return [signal for signal in monitor.heard() if signal.startswith("Seeked")]


@pytest.mark.usefixtures("stage")
def test_stopping_is_answered_and_announced_before_the_name_is_given_up(
    monitor: Monitor, qtbot: QtBot
) -> None:
    assert call("Stop").startswith("method return")
    qtbot.waitUntil(lambda: OURS not in names())
    (signal,) = monitor.heard()
    assert entry("PlaybackStatus", 'string "Stopped"') in signal


@pytest.mark.parametrize(
    ("member", "arguments", "error"),
    [
        (f"{PLAYER}.Dance", (), "UnknownMethod"),
        (f"{PLAYER}.Seek", ("int32:3",), "InvalidArgs"),
        (f"{PLAYER}.OpenUri", ("string:x",), "NotSupported"),
        ("org.example.Nothing.Play", (), "UnknownInterface"),
        (f"{PROPERTIES}.Get", (f"string:{PLAYER}", "string:Mood"), "UnknownProperty"),
        (f"{PROPERTIES}.Get", ("string:org.example.Nothing", "string:X"), "UnknownInterface"),
        (
            f"{PROPERTIES}.Set",
            (f"string:{PLAYER}", "string:Volume", "variant:string:loud"),
            "InvalidArgs",
        ),
        (
            f"{PROPERTIES}.Set",
            (f"string:{PLAYER}", "string:Position", "variant:int64:1"),
            "PropertyReadOnly",
        ),
    ],
)
@pytest.mark.usefixtures("stage")
def test_what_cannot_be_is_refused(member: str, arguments: tuple[str, ...], error: str) -> None:
    assert send(member, *arguments).startswith(f"Error org.freedesktop.DBus.Error.{error}:")


@pytest.mark.usefixtures("stage")
def test_the_object_can_be_found_and_describes_itself() -> None:
    inspect = "org.freedesktop.DBus.Introspectable.Introspect"
    assert '<node name="org"/>' in send(inspect, path="/")
    assert '<node name="MediaPlayer2"/>' in send(inspect, path="/org/mpris")
    assert '<property name="Metadata" type="a{sv}" access="read">' in send(inspect)
    assert "UnknownObject" in send(inspect, path="/elsewhere")
    assert "UnknownObject" in send(f"{PLAYER}.Play", path="/elsewhere")
    assert send("org.freedesktop.DBus.Peer.Ping").startswith("method return")


@pytest.mark.usefixtures("stage")
def test_a_second_program_takes_a_name_of_its_own(qtbot: QtBot) -> None:
    second = Stage()
    second.begin()
    own = f"{OURS}.instance{os.getpid()}"
    qtbot.waitUntil(lambda: own in names())
    call("Pause", to=own)
    assert get("PlaybackStatus", to=own) == 'string "Paused"'
    assert get("PlaybackStatus") == 'string "Playing"'
    third = Stage()
    third.begin()
    qtbot.wait(100)
    assert {name for name in names() if name.startswith(MPRIS)} == {OURS, own}
    for other in (second, third):
        other.controls.end()


def test_a_session_that_ends_at_once_leaves_nothing(bus: str, qtbot: QtBot) -> None:
    del bus
    stage = Stage()
    stage.begin()
    stage.controls.end()
    stage.show()
    stage.controls.show_volume(50)
    qtbot.wait(50)
    assert OURS not in names()


def test_another_lay_out_is_taken_over(stage: Stage) -> None:
    stage.controls.begin(TIMELINE)
    stage.show()
    assert status() == "Playing"


def test_a_bus_that_goes_away_does_no_harm(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as ends:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", ends.enter_context(private_bus(tmp_path)))
        stage = Stage()
        stage.begin()
        qtbot.waitUntil(lambda: OURS in names())
    qtbot.wait(50)
    stage.play_to(SECOND)
    stage.controls.end()


def test_writing_to_a_bus_that_has_just_gone_loses_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as ends:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", ends.enter_context(private_bus(tmp_path)))
        connection = SessionBus(nothing_here)
        assert connection.open()
        connection.settle(100)
    with qtbot.waitSignal(connection.lost):
        connection.listen("org.example", "X", print)
        connection.listen("org.example", "Y", print)
    assert not connection.connected


@pytest.mark.parametrize(
    "address", ["", "unix:path=/nowhere/bus", "tcp:host=localhost,port=1", "nonsense"]
)
def test_without_a_bus_nothing_happens(
    address: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    stage = Stage()
    stage.begin()
    qtbot.wait(10)
    stage.play_to(SECOND)
    stage.controls.end()


@pytest.mark.usefixtures("bus")
def test_joining_the_bus_takes_no_time() -> None:
    began = time.perf_counter()
    connection = SessionBus(nothing_here)
    assert connection.open()
    connection.close()
    assert time.perf_counter() - began < 0.5
