"""Every dialog, filled as a person would find it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QTabWidget, QWidget

from tests.ui.samples import LEFT_OUT
from trainer.core.exercise import Tempo
from trainer.core.settings import Settings, StepChoice
from trainer.storage.library import load_library
from trainer.storage.paths import Folders
from trainer.ui.cards import Notice
from trainer.ui.save_audio import Recordable, SaveAudioDialog
from trainer.ui.saving_audio import SavingDialog
from trainer.ui.settings_dialog import SettingsDialog, VoiceChoice
from trainer.ui.settings_tabs.voice_box import VoiceList
from trainer.ui.small_dialogs import about_dialog, end_question, keys_dialog, notice_dialog

VOICES = tuple(
    VoiceChoice(id=tag, name=name, language=tag)
    for tag, name in (
        *(("af", "Afrikaans"), ("de", "German"), ("en-gb", "English (Great Britain)")),
        *(("en-us", "English (America)"), ("fr-fr", "French (France)")),
        *((f"x{number}", f"Language {number}") for number in range(140)),
    )
)


def settings(tab: int, parent: QWidget) -> QDialog:
    """Return the settings of the glute routine with something chosen, on one of its tabs."""
    library = load_library(Folders.under(Path("nowhere")))
    routine = next(file.routine for file in library.routines if file.routine.id == "glutes")
    chosen = replace(Settings(), tempo_factor=1.5, voice="de")
    for step, choice in (
        ("squat", StepChoice(reps=20, tempo=Tempo.parse("2-1-X-0"))),
        ("figure-four-stretch", StepChoice(skip=True)),
    ):
        chosen = chosen.with_choice("glutes", step, choice)
    dialog = SettingsDialog(chosen, routine, library.exercises, VOICES, parent)
    dialog.show_total("25 min 10 s")
    dialog.show_effect("Makes this routine 5 min 30 s longer.")
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(tab)
    return dialog


def saving_as(parent: QWidget) -> QDialog:
    """Return the dialog before a routine is saved as audio."""
    steps = (("squat", "Squat"), ("bridge", "Bridge"))
    return SaveAudioDialog(Recordable(name="Glutes", steps=steps, folder=Path()), parent)


DIALOGS: Mapping[str, Callable[[QWidget], QDialog]] = {
    "dialog-keys": keys_dialog,
    "dialog-details": lambda parent: notice_dialog(
        parent, Notice(text="1 file was left out.", details=LEFT_OUT[0].problems)
    ),
    "dialog-ending": lambda parent: end_question(parent, closing=False),
    "dialog-about": lambda parent: about_dialog(parent, "1.0"),
    "dialog-save-audio": saving_as,
    "dialog-saving": lambda parent: SavingDialog("glutes.flac", parent),
    "dialog-settings-reps": partial(settings, 0),
    "dialog-settings-voice": partial(settings, 1),
    "dialog-settings-session": partial(settings, 2),
    "dialog-settings-screen": partial(settings, 3),
    "dialog-voices": lambda parent: VoiceList(VOICES, "de", ["de-DE"], parent),
}
