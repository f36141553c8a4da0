"""A session's screen, from its state down to a real message bus; the clock is in a hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.playing import TIMELINE
from tests.desktop.inhibitor import FREEDESKTOP, Desktop, private_bus, soon
from trainer.core.snapshot import Playhead, State, take
from trainer.desktop.awake import Awake
from trainer.desktop.awake_session import SessionAwake

MINUTE_MS = 60_000


class Machine:
    """A session that is said to be in some state at some time, and the desktop that is asked."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.now_ms = 5_000.0
        self.screen = Awake()
        self.session = SessionAwake(self.screen, clock=lambda: self.now_ms)

    def come_into(self, state: State) -> None:
        self.session.follow(take(TIMELINE, Playhead(), state))

    def wait(self, minutes: float) -> None:
        """Let time pass, at the end of which the timer rings."""
        self.now_ms += minutes * MINUTE_MS
        self.session._decide()

    @property
    def lit(self) -> bool:
        return len(self.desktop.holders) == 1

    @property
    def dark(self) -> bool:
        return not self.desktop.holders


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Machine]:
    assert qapp
    with private_bus(tmp_path) as address, Desktop(address, FREEDESKTOP) as desktop:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        machine = Machine(desktop)
        yield machine
        machine.screen.close()


def test_the_screen_is_on_from_the_sessions_start_to_its_end(machine: Machine) -> None:
    machine.come_into(State.READY)
    assert machine.desktop.asked == []
    machine.come_into(State.RUNNING)
    assert soon(lambda: machine.lit)
    machine.wait(90)
    machine.come_into(State.WAITING)
    machine.wait(90)
    assert machine.lit
    machine.session.end()
    assert soon(lambda: machine.dark)
    assert (len(machine.desktop.asked), machine.desktop.returned) == (1, 1)


def test_a_pause_gives_it_back_after_ten_minutes_and_going_on_takes_it_again(
    machine: Machine,
) -> None:
    machine.come_into(State.RUNNING)
    machine.come_into(State.PAUSED)
    machine.wait(9.99)
    assert soon(lambda: machine.lit)
    machine.wait(0.01)
    assert soon(lambda: machine.dark)
    machine.come_into(State.RUNNING)
    assert soon(lambda: machine.lit)
    assert (len(machine.desktop.asked), machine.desktop.returned) == (2, 1)


def test_the_timer_rings_when_the_ten_minutes_are_over_and_early_ones_are_wound_again(
    machine: Machine,
) -> None:
    machine.come_into(State.PAUSED)
    assert machine.session._timer.interval() == 10 * MINUTE_MS
    machine.wait(9.5)
    assert machine.session._timer.interval() == 0.5 * MINUTE_MS
    machine.wait(0.5)
    assert not machine.session._timer.isActive()


def test_the_next_session_has_it_too(machine: Machine) -> None:
    for times in (1, 2):
        machine.come_into(State.RUNNING)
        assert soon(lambda: machine.lit)
        machine.session.end()
        assert soon(lambda: machine.dark)
        assert machine.desktop.returned == times
