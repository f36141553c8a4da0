"""The settings dialog in the whole program: opened, tried out, kept or put away."""

from dataclasses import replace

from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.ui.settings_dialog import SettingsDialog


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
