"""The driver between the sound, the machine's sleep and a session; its clocks stand in a hand."""

import pytest

from tests.ui.samples import laid_out
from trainer.core.pace import AHEAD_MS, SoundReport
from trainer.core.session import Play, Session
from trainer.core.snapshot import State
from trainer.ui.session_driver import SessionDriver


class Machine:
    """Two clocks that are moved by hand, and a player that takes down what it is to play."""

    def __init__(self) -> None:
        self.now_ms = 10_000.0
        self.slept_ms = 0.0
        self.orders: list[Play] = []
        self.driver = SessionDriver(
            Session(laid_out("glutes")),
            clock=lambda: self.now_ms,
            sleep_clock=lambda: self.slept_ms,
            order_sound=self._play,
        )
        self.slept = 0
        self.driver.slept.connect(self._note_sleep)

    def hear(self, position_ms: float, stamp_ms: float, *, playing: bool = True) -> None:
        self.driver.hear(
            SoundReport(
                serial=len(self.orders),
                position_ms=position_ms,
                stamp_ms=stamp_ms,
                playing=playing,
            )
        )

    def wake(self, after_ms: float) -> None:
        """Let time pass without a frame, and then the next one come."""
        self.now_ms += after_ms
        self.driver._wake()

    @property
    def state(self) -> State:
        return self.driver.session.state

    @property
    def position_ms(self) -> int:
        return self.driver.session.snapshot().position_ms

    def _play(self, order: Play) -> int:
        self.orders.append(order)
        return len(self.orders)

    def _note_sleep(self) -> None:
        self.slept += 1


@pytest.fixture
def machine(qapp: object) -> Machine:
    """A session that runs, its sound too."""
    assert qapp
    machine = Machine()
    machine.driver.start()
    machine.hear(0, 10_000)
    machine.wake(100)
    return machine


def test_a_session_follows_the_sound(machine: Machine) -> None:
    machine.hear(150, 10_200)
    machine.wake(200)
    assert machine.position_ms == 250 + AHEAD_MS


def test_after_a_long_stall_it_pauses_where_the_sound_stopped(machine: Machine) -> None:
    machine.wake(60_000)  # the frame may come before the reports
    machine.hear(4_900, 14_900)
    machine.hear(5_000, 15_000, playing=False)
    assert machine.state is State.PAUSED
    assert machine.position_ms == 5_000


def test_a_machine_that_slept_pauses(machine: Machine) -> None:
    machine.slept_ms += 3_000
    machine.wake(30)
    assert (machine.state, machine.slept) == (State.PAUSED, 1)


def test_sleep_in_a_pause_does_not_count(machine: Machine) -> None:
    machine.driver.pause()
    machine.slept_ms += 3_600_000
    machine.driver.resume()
    machine.wake(30)
    assert (machine.state, machine.slept) == (State.RUNNING, 0)


@pytest.mark.parametrize("late_ms", [0, 1, 9])
def test_frames_are_due_on_a_grid_from_each_phase_s_start(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, late_ms: int
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(machine.driver._timer, "start", waits.append)
    phase = machine.driver.session.phase
    machine.wake(0)
    shown: list[int] = []
    while machine.driver.session.phase is phase:
        shown.append(machine.position_ms - phase.start_ms)
        machine.hear(machine.now_ms - 10_000, machine.now_ms)
        machine.wake(waits[-1] + late_ms)
    frame_ms = phase.length_ms / round(phase.length_ms * 0.03)
    beside = [(at + 2) % frame_ms for at in shown[1:]]
    assert max(beside) <= late_ms + 3
    assert machine.position_ms - phase.end_ms <= late_ms
