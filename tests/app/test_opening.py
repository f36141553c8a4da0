"""What the window shows when it opens."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.app.conftest import LONELY, Build
from tests.storage.workouts import BROKEN_OFF
from trainer.app.front import Front
from trainer.core.plan.timeline import Address
from trainer.storage.history_db import History
from trainer.storage.paths import Folders
from trainer.ui.colours import DARK, LIGHT, Colours, colours_of
from trainer.ui.theme import Look, palette_of

SQUAT = Address(step="squat", round=1, set=1, variant=None, side=None, rep=1, part="eccentric")


def test_it_opens_at_the_routine_that_was_interrupted(build: Build, folders: Folders) -> None:
    with History(folders.history) as history:
        history.write(replace(BROKEN_OFF, routine="lonely", place=SQUAT))
    house = build()
    house.app.open()
    assert house.window.picker.current() == "lonely"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ('speech_wpm = 170\ntheme = "dark"\n', DARK),
        ('theme = "light"\n', LIGHT),
        ('[reps.a]\n# theme = "dark"\n', LIGHT),
        ("\x00\xff", LIGHT),
    ],
)
def test_the_first_window_wears_the_kept_theme(
    folders: Folders, qapp: QApplication, qtbot: QtBot, text: str, theme: Colours
) -> None:
    folders.settings.write_bytes(text.encode("latin-1"))
    qapp.setPalette(palette_of(LIGHT))  # as the system's is
    front = Front(folders, (), Look(qapp))
    qtbot.addWidget(front.window)
    assert colours_of(qapp.palette()) is theme


SEEN = """
import os, sys
from pathlib import Path
from PySide6 import QtCore
from trainer import app
from trainer.app import running
from trainer.storage.history_db import History
from trainer.storage.paths import Folders
show = running._let_be_seen
def shown(window):
    show(window)
    print("Qt" in vars(QtCore), hasattr(QtCore, "Qt"), "Qt" in vars(QtCore), flush=True)
    os._exit(0)
running._let_be_seen = shown
app.run(Folders.under(Path(sys.argv[1])), ())
"""


def test_the_window_is_seen_before_the_names_of_qt_are_loaded(folders: Folders) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", SEEN, str(folders.data)],
        capture_output=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
        timeout=60,
    )
    assert answer.stdout == "False True True\n", answer.stderr


def test_every_routine_soon_has_a_length(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open()
    qtbot.waitUntil(lambda: all(card.length for card in house.app._repertoire.cards()))


def test_the_settings_pause_a_session(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.app.workouts.under_way, timeout=15_000)
    house.window.settings_wanted.emit()
    assert house.app.workouts._driver is not None
    assert house.app.workouts._driver.session.state == "paused"


def test_a_setting_for_a_step_that_there_is_not_is_told(build: Build) -> None:
    house = build("reps.sqat=3")
    house.app.open("lonely")
    assert house.notices == ['There is no step "sqat". Did you mean "squat"?']


def test_a_launch_that_is_refused_changes_nothing_in_the_session(
    build: Build, qtbot: QtBot, tmp_path: Path
) -> None:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.app.workouts.under_way, timeout=15_000)
    before = house.app._repertoire.file("lonely")
    other = tmp_path / "other.toml"
    other.write_text(LONELY.replace("reps = 1", "reps = 9"), encoding="utf-8")
    house.app.show_wanted(str(other))
    qtbot.wait(300)
    assert "A session is under way. End it to start another one." in house.notices
    assert house.app._repertoire.file("lonely") is before
    assert house.app._repertoire.chosen == "lonely"
