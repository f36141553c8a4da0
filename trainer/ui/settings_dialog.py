"""The settings dialog: shows a draft of the settings and tells of every change to it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.exercise import Exercise
from trainer.core.plan.expand import left_out
from trainer.core.routine import Routine
from trainer.core.settings import Settings
from trainer.core.text import tr
from trainer.ui.fit_screen import fit_screen
from trainer.ui.labels import PlainLabel
from trainer.ui.settings_tabs.fields import Edit
from trainer.ui.settings_tabs.reps import RepsPage
from trainer.ui.settings_tabs.screen import ScreenPage
from trainer.ui.settings_tabs.session import SessionPage
from trainer.ui.settings_tabs.step_row import StepEdit
from trainer.ui.settings_tabs.voice import VoicePage
from trainer.ui.settings_tabs.voice_box import VoiceChoice

__all__ = ["SettingsDialog", "VoiceChoice"]

USUAL_SIZE = QSize(32, 34)
"""How large it opens, in heights of a line, where the screen has room."""

_TAB = Qt.FocusPolicy.TabFocus


class SettingsDialog(QDialog):
    """All settings, on four tabs. It keeps a draft; it neither saves, lays out nor speaks.

    Attributes:
        settings_changed: carries the draft, a `Settings`, at every edit.
        test_wanted: carries the draft with whose voice and volumes a sample is to be heard.
        beats_wanted: carries whether flashes and beeps are wanted.

    """

    settings_changed = Signal(Settings)
    test_wanted = Signal(Settings)
    beats_wanted = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        routine: Routine,
        exercises: Mapping[str, Exercise],
        voices: tuple[VoiceChoice, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft = settings
        self._routine = routine
        self._reps = RepsPage(routine, exercises, settings)
        self._voice = VoicePage(voices)
        self._session = SessionPage(routine, exercises)
        self._forms = (self._voice, self._session, ScreenPage())
        self._tabs = QTabWidget()
        self._total = PlainLabel()
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.setWindowTitle(tr("Settings"))
        self._arrange()
        self._connect()
        self._show_draft()
        em = self.fontMetrics().height()
        self.resize(USUAL_SIZE * em)

    def settings(self) -> Settings:
        """Return the draft as it stands."""
        return self._draft

    @property
    def only_today(self) -> bool:
        """Whether what was changed of the routine's steps is to be forgotten tomorrow."""
        return self._reps.only_today

    def show_total(self, text: str) -> None:
        """Show how long the routine now lasts."""
        self._total.setText(tr("Total time: {total}", total=text))

    def show_effect(self, text: str) -> None:
        """Say what the tempo factor does to the length of the routine."""
        self._session.show_effect(text)

    def show_voices(self, voices: tuple[VoiceChoice, ...]) -> None:
        """Offer these voices, or say that there is none; the one that is set stays set."""
        self._voice.show_voices(voices)

    @Slot()
    def flash(self) -> None:
        """Show the flash of a beat."""
        self._voice.flash()

    def show_voice_problem(self, text: str) -> None:
        """Say what is wrong with the voice of a sample; nothing if nothing is."""
        self._voice.show_note(text)

    def _arrange(self) -> None:
        _, session, screen = self._forms
        for page, name in (
            (self._reps, tr("&Reps")),
            (self._voice, tr("&Voice")),
            (session, tr("&Session")),
            (screen, tr("Scree&n")),
        ):
            self._tabs.addTab(page, name)
        for button in self._buttons.buttons():
            button.setIcon(QIcon())  # words do; some systems' icons are loud
        self._total.setWordWrap(True)
        below = QHBoxLayout()
        below.addWidget(self._total, 1)
        below.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.addWidget(self._tabs, 1)
        whole.addLayout(below)

    def _connect(self) -> None:
        for form in self._forms:
            form.edited.connect(self._take)
        self._reps.edited.connect(self._take_step)
        self._reps.reset_wanted.connect(self._reset)
        self._voice.test_wanted.connect(self._wish_test)
        self._voice.beats_wanted.connect(self.beats_wanted)
        self._tabs.currentChanged.connect(self._enter_page)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot()
    def _enter_page(self) -> None:
        """Put the keyboard on the page's first field, unless it chooses among the tabs."""
        page = self._tabs.currentWidget()
        if self._tabs.tabBar().hasFocus():
            return
        field = page.nextInFocusChain()
        while field is not None and not (field.isVisibleTo(self) and field.focusPolicy() & _TAB):
            field = field.nextInFocusChain()
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, edit: Edit) -> None:
        changed: dict[str, Any] = {edit.key: edit.value}
        self._change_to(replace(self._draft, **changed))

    def _take_step(self, edit: StepEdit) -> None:
        draft = self._with(edit)
        if edit.choice.skip and edit.step not in left_out(self._routine, draft):
            self._reps.show_settings(self._draft)  # something has to be left of the routine
        else:
            self._change_to(draft)

    def _with(self, edit: StepEdit) -> Settings:
        """Return the draft with an edit; a step that nothing leaves out needn't be kept in."""
        routine = self._routine
        plain = self._draft.with_choice(routine.id, edit.step, replace(edit.choice, skip=None))
        if edit.choice.skip is False and edit.step not in left_out(routine, plain):
            return plain
        return self._draft.with_choice(routine.id, edit.step, edit.choice)

    def _reset(self) -> None:
        self._change_to(self._draft.without_choices(self._routine.id))

    def _change_to(self, draft: Settings) -> None:
        self._draft = draft
        self._reps.show_settings(draft)
        self.settings_changed.emit(draft)

    def _show_draft(self) -> None:
        for form in self._forms:
            form.show_settings(self._draft)

    def _wish_test(self) -> None:
        self.test_wanted.emit(self._draft)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_screen(self)
        self._enter_page()
