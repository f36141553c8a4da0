"""What the dialog says of the voice that was to be tested."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build
from trainer.app.backstage import Spoken
from trainer.core.text import message
from trainer.ui.settings_dialog import SettingsDialog

PROBLEM = message("The voice does not work: it made no sound.")


def texts(dialog: SettingsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_voice_that_fails_is_told_beside_the_voices(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open()
    house.window.settings_wanted.emit()
    (dialog,) = house.window.findChildren(SettingsDialog)
    backstage = house.app._backstage
    with qtbot.waitSignal(backstage.voices_found, timeout=PATIENCE_MS):
        pass
    backstage.spoken.emit(Spoken(clips=(), problem=PROBLEM))
    assert PROBLEM.source in texts(dialog)
    backstage.spoken.emit(Spoken(clips=(), problem=None))
    assert PROBLEM.source not in texts(dialog)
