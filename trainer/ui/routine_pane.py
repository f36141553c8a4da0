"""The right of the first page: the chosen routine, and the way into it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.core.text import tr
from trainer.ui.buttons import ElidedButton, PrimaryButton, button
from trainer.ui.cards import RoutineDetail, VoiceProgress
from trainer.ui.describe import needs_line, place, step_lines, total_length
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import ElidedLabel
from trainer.ui.rows import Row, RowList
from trainer.ui.session_strip import SessionStrip
from trainer.ui.voice_bar import VoiceBar

_WIDEST_EM = 52
"""Lines longer than so many times the text's height are hard to follow from name to dose."""


class RoutinePane(QWidget):
    """Name, length, needs, strip and steps of a routine; Start and Settings."""

    start_wanted = Signal()
    go_on_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._page = QWidget()
        self._name = ElidedLabel(factor=TITLE, bold=True)
        self._length = ElidedLabel(factor=LEAD)
        self._needs = ElidedLabel(quiet=True)
        self._strip = SessionStrip(usable=False)
        self._steps = RowList(choosable=False)
        self._steps.setAccessibleName(tr("Exercises"))
        self._go_on = ElidedButton()
        self._start = PrimaryButton(tr("Start"))
        self._settings = button(tr("Settings…"))
        self._voice = VoiceBar()
        self._lay_out()
        self._start.clicked.connect(self.start_wanted)
        self._go_on.clicked.connect(self.go_on_wanted)
        self._settings.clicked.connect(self.settings_wanted)

    def show_detail(self, detail: RoutineDetail | None) -> None:
        """Show this routine; None while nothing is known of it."""
        self._start.setEnabled(detail is not None)
        self._go_on.setVisible(detail is not None and detail.resume is not None)
        if detail is None:
            return
        timeline = detail.timeline
        self._name.say(timeline.name)
        self._length.say(total_length(timeline))
        self._needs.say(needs_line(timeline))
        self._strip.show_timeline(timeline)
        self._steps.clear()
        for line in step_lines(timeline):
            self._steps.add_row(
                Row(name=line.name, aside=line.dose, below=line.forms, position=line.position)
            )
        if detail.resume:
            self._go_on.say(tr("Go on from: {place}", place=place(timeline, detail.resume)))

    def show_voice(self, progress: VoiceProgress | None) -> None:
        """Show how far the voice is; the person needn't wait for it."""
        self._voice.show_progress(progress)

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that the start waits for the voice, and offer to start without."""
        self._start.setText(tr("Start now with tones") if waiting else tr("Start"))

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self._page.setMaximumWidth(em * _WIDEST_EM)
        self.setContentsMargins(em, em, em, em // 2)

    def _lay_out(self) -> None:
        around = QHBoxLayout(self)
        around.addWidget(self._page, 1)
        around.addStretch(0)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._length, self._needs, self._strip, self._steps):
            column.addWidget(widget)
        column.setStretchFactor(self._steps, 1)
        column.addSpacing(4)
        column.addWidget(self._voice)
        column.addSpacing(6)
        column.addWidget(self._go_on)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._start)
        row.addWidget(self._settings)
        row.addStretch(1)
        column.addLayout(row)
        self._go_on.hide()
