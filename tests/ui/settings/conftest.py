import pytest
from pytestqt.qtbot import QtBot

from tests.ui.settings.samples import EXERCISES, ROUTINE
from tests.ui.settings.stage import VOICES, Open, Stage
from trainer.core.routine import Routine
from trainer.core.settings import Settings
from trainer.ui.settings_dialog import SettingsDialog, VoiceChoice


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    stages: list[Stage] = []  # what nobody holds is gone

    def show(
        settings: Settings | None = None,
        routine: Routine = ROUTINE,
        voices: tuple[VoiceChoice, ...] = VOICES,
    ) -> Stage:
        dialog = SettingsDialog(settings or Settings(), routine, EXERCISES, voices)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        stages.append(Stage(dialog))
        return stages[-1]

    return show
