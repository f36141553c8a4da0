"""The right of the first page: the chosen routine, and the way into it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.buttons import ElidedButton, PrimaryButton, button

if TYPE_CHECKING:
    from trainer.ui.cards import RoutineDetail, VoiceProgress
    from trainer.ui.figure.step_figures import StepFigures
    from trainer.ui.routine_overview import RoutineOverview

_WIDEST_EM = 52
"""Lines longer than so many times the text's height are hard to follow from name to dose."""

_BETWEEN = 14
"""How far the buttons are from each other, in px."""


class RoutinePane(QWidget):
    """What a routine holds; Start and Settings.

    What there is to show only when a routine is known is built then.
    """

    start_wanted = Signal()
    go_on_wanted = Signal()
    settings_wanted = Signal()
    save_audio_wanted = Signal()
    step_wanted = Signal(object)
    """The `StepLine` of a step that the person wants to see more of."""

    added = Signal()
    """A part was built that had not been needed before."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._page = QWidget()
        self._go_on = ElidedButton()
        self._start = PrimaryButton(tr("Start"))
        self._settings = button(tr("Settings…"))
        self._save_audio = button(tr("Save as audio…"))
        self._lay_out()
        self._start.clicked.connect(self.start_wanted)
        self._go_on.clicked.connect(self.go_on_wanted)
        self._settings.clicked.connect(self.settings_wanted)
        self._save_audio.clicked.connect(self.save_audio_wanted)

    @cached_property
    def _overview(self) -> "RoutineOverview":
        from trainer.ui.routine_overview import RoutineOverview  # noqa: PLC0415 - when needed

        overview = RoutineOverview()
        overview.step_wanted.connect(self.step_wanted)
        self._column.insertWidget(0, overview, 1)
        self.added.emit()
        return overview

    def show_detail(self, detail: "RoutineDetail | None") -> None:
        """Show this routine; None while nothing is known of it."""
        self._start.setEnabled(detail is not None)
        self._save_audio.setEnabled(detail is not None)
        self._go_on.setVisible(detail is not None and detail.resume is not None)
        if detail is None:
            return
        self._overview.show_detail(detail)
        if detail.resume:
            from trainer.ui.describe import place  # noqa: PLC0415 - seldom needed

            there = place(detail.timeline, detail.resume)
            self._go_on.say(tr("Go on from: {place}", place=there))

    def use_figures(self, figures: "StepFigures") -> None:
        """Show these beside the steps."""
        self._overview.use_figures(figures)

    def show_voice(self, progress: "VoiceProgress | None") -> None:
        """Show how far the voice is; the person needn't wait for it."""
        self._overview.show_voice(progress)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list of steps."""
        self._overview.take_keyboard()

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that the start waits for the voice, and offer to start without."""
        self._start.setText(tr("Start now with tones") if waiting else tr("Start"))
        self._fit_buttons()

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self._page.setMaximumWidth(em * _WIDEST_EM)
        self.setContentsMargins(em, em, em, em // 2)

    def _lay_out(self) -> None:
        self._around = around = QHBoxLayout(self)
        around.addWidget(self._page, 1)
        around.addStretch(0)
        self._column = column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        column.addSpacing(6)
        column.addWidget(self._go_on)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        row.addWidget(self._start)
        row.addWidget(self._settings)
        row.addWidget(self._save_audio)
        row.addStretch(1)
        column.addLayout(row)
        self._go_on.hide()

    def _fit_buttons(self) -> None:
        """Leave the lesser buttons out where there is no room: a menu and keys have them."""
        around = self._around.contentsMargins()
        room = self.contentsRect().marginsRemoved(around).width()
        wide = self._start.sizeHint().width()
        for lesser in (self._settings, self._save_audio):
            wide += _BETWEEN + lesser.sizeHint().width()
            lesser.setVisible(wide <= room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()
