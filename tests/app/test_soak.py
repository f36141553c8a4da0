"""A hundred controls at random; `python -m tests.bench.controls` gives thousands."""

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, House
from tests.app.paper import fake_time_and_sound
from tests.app.soak import ROUTINE, Soak
from trainer.storage.paths import Folders

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="MPRIS is Linux's")


@pytest.mark.usefixtures("desktop")
def test_no_control_at_any_moment_loses_a_rep_or_gets_it_stuck(
    folders: Folders, qapp: QApplication, qtbot: QtBot
) -> None:
    (folders.routines / "soak.toml").write_text(ROUTINE, encoding="utf-8")
    with fake_time_and_sound() as clock:
        house = House(folders, ("talk=counts", "tempo_factor=0.5"), qapp)
        qtbot.addWidget(house.window)
        with qtbot.waitActive(house.window):
            house.app.open("soak")
        qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
        Soak(house, clock, seed=7).run(120)
        house.close()
