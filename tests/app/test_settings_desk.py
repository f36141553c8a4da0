"""The settings dialog in the whole program: opened, tried out, kept or put away."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.core.settings import Settings, StepChoice
from trainer.storage.settings_file import load_settings
from trainer.ui.settings_dialog import SettingsDialog
from trainer.ui.settings_tabs.fields import NumberBox


def opened(house: House) -> SettingsDialog:
    """Open the dialog for the short routine and return it."""
    house.app.open()
    house.window.picker.choose("lonely")
    house.window.picker.chosen.emit("lonely")
    house.window.settings_wanted.emit()
    (dialog,) = house.window.findChildren(SettingsDialog)
    return dialog


def wpm(house: House) -> int:
    """Return the speech rate in force for the short routine."""
    return house.app._preferences.of("lonely").speech_wpm


def test_it_opens_once(build: Build) -> None:
    house = build()
    opened(house)
    house.window.settings_wanted.emit()
    assert len(house.window.findChildren(SettingsDialog)) == 1


def test_what_is_accepted_is_kept(build: Build) -> None:
    house = build()
    dialog = opened(house)
    (rate,) = dialog.findChildren(QWidget, "speech_wpm")
    rate.findChildren(QAbstractSpinBox)[0].setProperty("value", 200)
    dialog.accept()
    assert wpm(house) == 200
    assert "speech_wpm = 200" in house.folders.settings.read_text(encoding="utf-8")


def test_a_draft_is_in_force_until_it_is_rejected(build: Build) -> None:
    house = build()
    dialog = opened(house)
    dialog.settings_changed.emit(replace(dialog.settings(), speech_wpm=200))
    assert wpm(house) == 200
    dialog.reject()
    assert wpm(house) == 160


def test_the_total_follows_the_draft(build: Build, qtbot: QtBot) -> None:
    house = build()
    dialog = opened(house)
    with qtbot.waitSignal(house.app._repertoire.rehearsed, timeout=PATIENCE_MS):
        dialog.settings_changed.emit(dialog.settings())


def test_what_the_tempo_factor_does_to_the_total_is_told(build: Build, qtbot: QtBot) -> None:
    house = build()
    dialog = opened(house)
    (note,) = dialog.findChildren(QLabel, "effect")
    for factor, said in (
        (2.0, r"Makes this routine \d+ s longer\."),
        (0.5, r"Makes this routine \d+ s shorter\."),
        (1.0, ""),
    ):
        dialog.settings_changed.emit(replace(dialog.settings(), tempo_factor=factor))
        qtbot.waitUntil(partial(tells, note, said), timeout=PATIENCE_MS)


def tells(label: QLabel, pattern: str) -> bool:
    """Return whether a label says just that."""
    return re.fullmatch(pattern, label.text()) is not None


def test_what_is_accepted_for_today_is_in_force_and_not_kept(build: Build) -> None:
    house = build()
    dialog = opened(house)
    (today,) = dialog.findChildren(QCheckBox, "only today")
    today.click()
    (reps,) = [b for b in dialog.findChildren(NumberBox) if b.accessibleName() == "Squat: reps"]
    reps.setValue(7)
    dialog.accept()
    assert house.app._preferences.of("lonely").choice("lonely", "squat").reps == 7
    assert load_settings(house.folders.settings).settings == Settings()
    assert house.app._repertoire.best("lonely").timeline.routine == "lonely"


def test_what_was_for_today_is_over_when_the_window_is_looked_at_the_next_day(
    build: Build, qapp: QApplication
) -> None:
    house = build()
    house.app.open()
    house.app._wake()
    preferences = house.app._preferences
    preferences.choose(("lonely", "squat"), StepChoice(reps=7), only_today=True)
    preferences._day -= timedelta(days=1)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert preferences.of("lonely").choice("lonely", "squat") == StepChoice()


def test_the_next_day_the_routine_is_laid_out_as_it_was(build: Build, qtbot: QtBot) -> None:
    house = build()
    opened(house).reject()
    preferences, repertoire = house.app._preferences, house.app._repertoire
    preferences.choose(("lonely", "squat"), StepChoice(reps=7), only_today=True)
    qtbot.waitUntil(lambda: repertoire.best("lonely").timeline.blocks[0].reps == 7)
    preferences._day -= timedelta(days=1)
    house.window.picker.start_wanted.emit("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert house.began[0].blocks[0].reps != 7
