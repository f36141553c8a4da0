"""Flashes come when the ear should hear the beeps."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.app import beating
from trainer.app.beating import Beating
from trainer.app.sound import BEAT_MS, Loudspeaker
from trainer.core.compat import override
from trainer.core.pace import AHEAD_MS, SoundReport


class Beeps(Loudspeaker):
    """A loudspeaker that only says where it would be."""

    silenced = 0

    @override
    def beat(self) -> int:
        return 7

    @override
    def silence(self) -> None:
        self.silenced += 1

    def report(self, position_ms: float, serial: int = 7) -> None:
        self.reported.emit(
            SoundReport(serial=serial, position_ms=position_ms, stamp_ms=1_000, playing=True)
        )


@pytest.fixture(name="beeps")
def _beeps(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Beeps:
    assert qapp
    monkeypatch.setattr(beating, "machine_ms", lambda: 1_000.0)
    return Beeps(Path())


def test_a_flash_comes_once_with_its_beep(beeps: Beeps, qtbot: QtBot) -> None:
    test = Beating(beeps, beeps)
    test.begin()
    with qtbot.waitSignal(test.flashed, timeout=1_000):
        beeps.report(BEAT_MS - AHEAD_MS - 20)
    with qtbot.assertNotEmitted(test.flashed, wait=50):
        beeps.report(BEAT_MS - AHEAD_MS - 1)


def test_what_else_sounds_makes_no_flash(beeps: Beeps, qtbot: QtBot) -> None:
    test = Beating(beeps, beeps)
    test.begin()
    with qtbot.assertNotEmitted(test.flashed, wait=50):
        beeps.report(BEAT_MS, serial=6)


def test_it_ends_when_it_is_no_longer_wanted(beeps: Beeps, qtbot: QtBot) -> None:
    test = Beating(beeps, beeps)
    test.end()
    assert beeps.silenced == 0
    test.begin()
    beeps.report(BEAT_MS - AHEAD_MS - 20)
    with qtbot.assertNotEmitted(test.flashed, wait=50):
        test.end()
    assert beeps.silenced == 1
