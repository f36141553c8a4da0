"""Garbage waits for the window's thread."""

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from trainer.app import garbage
from trainer.app.garbage import Garbage


class Ring:
    """Garbage that only a collection finds."""

    gone = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.gone += 1


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Keep of what it froze only what is in use."""
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def test_it_is_collected_by_the_timer_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "EVERY_MS", 20)
    collector = Garbage()
    collector.take_over()
    before = Ring.gone
    for _ in range(10_000):
        Ring()
    assert Ring.gone == before
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: Ring.gone == before + 10_000, timeout=2_000)
