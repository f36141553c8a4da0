"""The flash-and-beep test in the settings."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from tests.ui.settings.stage import Open


def test_the_lamp_lights_for_a_moment(opened: Open, qtbot: QtBot) -> None:
    dialog = opened().dialog
    lamp = dialog.findChild(QFrame, "lamp")
    assert lamp is not None
    dialog.flash()
    assert lamp.backgroundRole() is QPalette.ColorRole.Highlight
    qtbot.waitUntil(lambda: lamp.backgroundRole() is QPalette.ColorRole.Window, timeout=2_000)


def test_the_button_begins_and_ends_the_beats(opened: Open) -> None:
    stage = opened()
    wanted: list[bool] = []
    stage.dialog.beats_wanted.connect(wanted.append)
    stage.button("beats").click()
    stage.button("beats").click()
    assert wanted == [True, False]


def test_the_delay_is_a_setting(opened: Open) -> None:
    stage = opened()
    stage.type_into("Sound delay", "180")
    assert stage.dialog.settings().sound_delay_ms == 180
