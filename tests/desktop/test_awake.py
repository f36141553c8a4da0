"""The screen kept on from the window's side: never waited for, and refused aloud only once."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from trainer.desktop.awake import Awake


class FakeSystem:
    """A system that is asked; while its `gate` is closed, it lets wait."""

    def __init__(self, *, agrees: bool = True) -> None:
        self.agrees = agrees
        self.calls: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def ask(self) -> bool:
        self.gate.wait()
        self.calls.append("ask")
        return self.agrees

    def give_back(self) -> None:
        self.calls.append("give back")


@contextmanager
def awake(system: FakeSystem) -> Iterator[Awake]:
    screen = Awake(asking=lambda: system)
    yield screen
    screen.close()


def test_what_is_held_is_given_back(qtbot: QtBot) -> None:
    system = FakeSystem()
    with awake(system) as screen:
        with qtbot.waitSignal(screen.answered, check_params_cb=bool):
            screen.hold()
        screen.hold()
        screen.release()
        screen.release()
        qtbot.waitUntil(lambda: system.calls == ["ask", "give back"])


def test_what_is_held_at_the_end_is_given_back(qtbot: QtBot) -> None:
    system = FakeSystem()
    with awake(system) as screen, qtbot.waitSignal(screen.answered):
        screen.hold()
    assert system.calls == ["ask", "give back"]


def test_what_is_never_held_starts_nothing(qapp: QCoreApplication) -> None:
    assert qapp is not None
    before = threading.active_count()
    with awake(FakeSystem()) as screen:
        screen.release()
        assert threading.active_count() == before


def test_a_refusal_is_told_once_with_what_to_do(qtbot: QtBot) -> None:
    told: list[str] = []
    with awake(FakeSystem(agrees=False)) as screen:
        screen.refused.connect(told.append)
        for _ in range(2):
            with qtbot.waitSignal(screen.answered):
                screen.hold()
            screen.release()
    assert len(told) == 1
    assert "screen saver" in told[0]


def test_a_system_that_hangs_does_not_stall_the_window(qapp: QCoreApplication) -> None:
    assert qapp is not None
    system = FakeSystem()
    system.gate.clear()
    before = time.perf_counter()
    with awake(system) as screen:
        screen.hold()
        screen.release()
        screen.hold()
        assert time.perf_counter() - before < 0.1
    assert time.perf_counter() - before < 1.5
    system.gate.set()


def test_of_many_wishes_in_the_meantime_only_the_last_counts(qtbot: QtBot) -> None:
    system = FakeSystem()
    system.gate.clear()
    with awake(system) as screen:
        screen.hold()
        qtbot.wait(20)
        for _ in range(5):
            screen.release()
            screen.hold()
        with qtbot.waitSignal(screen.answered):
            system.gate.set()
        assert system.calls == ["ask"]
