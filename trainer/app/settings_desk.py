"""The settings dialog from its opening to what is kept of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from trainer.app.backstage import Backstage, Spoken
from trainer.app.beating import Beating
from trainer.app.preferences import Preferences
from trainer.app.repertoire import Repertoire
from trainer.app.sound import Loudspeaker
from trainer.core.settings import Settings
from trainer.core.text import duration, sentence, tr
from trainer.ui.describe import total_length
from trainer.voice.speech import Voice

if TYPE_CHECKING:
    from trainer.ui.settings_dialog import SettingsDialog, VoiceChoice


class SettingsDesk(QObject):
    """Opens the dialog, puts its draft in force while it is open, and keeps what is accepted."""

    def __init__(
        self,
        preferences: Preferences,
        repertoire: Repertoire,
        backstage: Backstage,
        loudspeaker: Loudspeaker,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._repertoire = repertoire
        self._backstage = backstage
        self._loudspeaker = loudspeaker
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._beating = Beating(loudspeaker, self)
        self._voices: tuple[Voice, ...] = ()
        self._wire()

    def _wire(self) -> None:
        self._backstage.spoken.connect(self._play_sample)
        self._backstage.voices_found.connect(self._show_voices)
        self._repertoire.rehearsed.connect(self._show_total)

    @Slot()
    def open(self) -> None:
        """Open the dialog for the chosen routine."""
        from trainer.ui.settings_dialog import SettingsDialog  # noqa: PLC0415 - rarely wanted

        file = self._repertoire.file(self._repertoire.chosen)
        if self._dialog or file is None:
            return
        self._repertoire.begin_day()
        dialog = SettingsDialog(
            self._preferences.of(file.routine.id),
            file.routine,
            self._repertoire.exercises,
            _choices(self._voices),
            self._window,
        )
        self._beating.flashed.connect(dialog.flash)
        dialog.beats_wanted.connect(self._beating.want)
        dialog.settings_changed.connect(self._preferences.try_out)
        dialog.test_wanted.connect(self._speak_sample)
        dialog.accepted.connect(self._keep)
        dialog.rejected.connect(self._discard)
        self._dialog = dialog
        self._show_total(file.routine.id)
        self._backstage.find_voices()
        dialog.open()

    @Slot()
    def _keep(self) -> None:
        if self._dialog:
            self._preferences.keep(
                self._dialog.settings(),
                self._repertoire.chosen,
                only_today=self._dialog.only_today,
            )
        self._close()

    @Slot()
    def _discard(self) -> None:
        self._preferences.try_out(None)
        self._close()

    def _close(self) -> None:
        self._beating.end()
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    @Slot(str)
    def _show_total(self, routine_id: str) -> None:
        if self._dialog and routine_id == self._repertoire.chosen:
            self._dialog.show_total(total_length(self._repertoire.best(routine_id).timeline))
            self._dialog.show_effect(self._effect(routine_id))

    def _effect(self, routine_id: str) -> str:
        """Return what the tempo factor does to the length of the routine, or nothing."""
        longer_ms = self._repertoire.longer_by_factor_ms(routine_id)
        if not longer_ms:
            return ""
        text = "Makes this routine {length} longer." if longer_ms > 0 else _SHORTER
        return tr(text, length=duration(abs(longer_ms)))

    @Slot(object)
    def _show_voices(self, voices: tuple[Voice, ...]) -> None:
        self._voices = voices
        if self._dialog:
            self._dialog.show_voices(_choices(self._voices))

    @Slot(object)
    def _speak_sample(self, draft: Settings) -> None:
        self._loudspeaker.use(draft)
        sample = tr("Three. Two. Up. Squeeze. Angle your leg out 25 degrees.")
        self._backstage.speak((sample,), draft)

    @Slot(object)
    def _play_sample(self, spoken: Spoken) -> None:
        if self._dialog is None:
            return
        self._loudspeaker.announce(spoken.clips)
        self._dialog.show_voice_problem(sentence(spoken.problem) if spoken.problem else "")


_SHORTER = "Makes this routine {length} shorter."


def _choices(voices: tuple[Voice, ...]) -> "tuple[VoiceChoice, ...]":
    from trainer.ui.settings_dialog import VoiceChoice  # noqa: PLC0415 - the dialog is open

    return tuple(
        VoiceChoice(id=voice.id, name=voice.name, language=voice.language) for voice in voices
    )
