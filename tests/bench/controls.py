"""Gives thousands of random controls, by keys and over the bus mixed.

To the real program on a stage, at a person's worst pace; and more of them to the whole program with
its clock in hand and its sound on paper.

python -m tests.bench.controls [--actions 1000] [--real 200] [--seed 1]
"""

import argparse
import os
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.conftest import House
from tests.app.paper import fake_time_and_sound
from tests.app.soak import ROUTINE, Soak
from tests.desktop.inhibitor import private_bus
from tests.e2e.controls import Hands, Remote, options
from tests.e2e.records import complaints, diary, until
from tests.e2e.stage import Stage
from trainer.storage.paths import Folders

BRISK = ("talk=counts", "tempo_factor=0.5")
READY_WITHIN_MS = 60_000


def soak_on_paper(folder: Path, actions: int, seed: int) -> Soak:
    """Give so many controls to the program with its clock in hand."""
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    folders = Folders.under(folder / "data")
    folders.routines.mkdir(parents=True)
    (folders.routines / "soak.toml").write_text(ROUTINE, encoding="utf-8")
    with private_bus(folder) as address, fake_time_and_sound() as clock:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        house = House(folders, BRISK, qt)
        house.app.open("soak")
        house.window.activateWindow()
        assert QTest.qWaitForWindowActive(house.window)
        for _ in range(READY_WITHIN_MS):
            if house.began:
                break
            QTest.qWait(1)
        soak = Soak(house, clock, seed)
        soak.run(actions)
        house.close()
    return soak


def soak_for_real(folder: Path, actions: int, seed: int) -> Hands:
    """Give so many controls to the real program, which plays on a sound server of its own."""
    data = folder / "real"
    with Stage() as stage, stage.program(*options(data)) as program:
        remote = Remote(stage.env["DBUS_SESSION_BUS_ADDRESS"])
        hands = Hands(program, remote, seed)
        hands.play(actions)
        assert hands.goes_on()
        remote.call("Stop")
        until(partial(diary, data), 5)
        assert program.end() == 0
        remote.close()
    assert diary(data)[0].reps >= len(hands.reps)
    assert complaints(data) == []
    return hands


def main() -> None:
    """Soak both, and say what was done."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--actions", type=int, default=1000)
    parser.add_argument("--real", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        hands = soak_for_real(Path(folder), chosen.real, chosen.seed)
        before = time.perf_counter()
        soak = soak_on_paper(Path(folder), chosen.actions, chosen.seed)
        seconds = time.perf_counter() - before
    print(
        f"for real: {hands.given} controls; {len(hands.reps)} reps were seen to end, all are in "
        "the diary; no complaint in the log; it goes on"
    )
    print(
        f"on paper: {soak.actions} controls in {soak.sessions} sessions, {soak.waits} of them in "
        f"waits, {seconds:.0f} s: {soak.words} words, none overlapping; {soak.reps} reps, "
        "none lost; no session stuck"
    )


if __name__ == "__main__":
    main()
