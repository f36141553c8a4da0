"""What the chosen routine holds: in a few lines, as a strip, and step by step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.cards import RoutineDetail, VoiceProgress
from trainer.ui.describe import StepLine, needs_line, step_lines, total_length
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import ElidedLabel, Label
from trainer.ui.row_model import Row, RowModel
from trainer.ui.rows import RowList
from trainer.ui.session_strip import SessionStrip
from trainer.ui.voice_bar import VoiceBar

if TYPE_CHECKING:
    from trainer.ui.figure.step_figures import StepFigures

_LOW_EM = 18
"""In less height than so many lines there is no room for a description."""


class RoutineOverview(QWidget):
    """Name, length, description, needs, strip and steps of a routine, and how far its voice is."""

    step_wanted = Signal(object)
    """The `StepLine` of a step that the person wants to see more of."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(factor=TITLE, bold=True)
        self._length = ElidedLabel(factor=LEAD)
        self._description = Label()
        self._description.setWordWrap(True)
        self._needs = Label(quiet=True)
        self._needs.setWordWrap(True)
        self._strip = SessionStrip(usable=False)
        self._lines: dict[str, StepLine] = {}
        self._model = RowModel()
        self._steps = RowList(self._model, choosable=False)
        self._steps.setAccessibleName(tr("Exercises"))
        self._steps.opened.connect(self._open)
        self._voice = VoiceBar()
        self._figures: StepFigures | None = None
        self._detail: RoutineDetail | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        texts = self._name, self._length, self._description, self._needs
        for widget in (*texts, self._strip, self._steps):
            column.addWidget(widget)
        column.setStretchFactor(self._steps, 1)
        column.addSpacing(4)
        column.addWidget(self._voice)

    def show_detail(self, detail: RoutineDetail) -> None:
        """Show this routine, laid out."""
        timeline = detail.timeline
        self._name.say(timeline.name)
        self._length.say(total_length(timeline))
        self._description.say(detail.description)
        self._fit_description()
        self._needs.say(needs_line(timeline))
        self._strip.show_timeline(timeline)
        lines = step_lines(timeline)
        if self._detail is None or self._detail.id != detail.id:
            self._model.show_rows(())  # another routine: from its top, no row reached
        self._model.show_rows([_row(line) for line in lines])
        self._lines = {line.step: line for line in lines}
        self._detail = detail
        if self._figures:
            self._figures.show_timeline(timeline)

    def use_figures(self, figures: "StepFigures") -> None:
        """Show these beside the steps."""
        self._figures = self._steps.figures = figures
        figures.watch(self._steps)
        if self._detail:
            figures.show_timeline(self._detail.timeline)

    def show_voice(self, progress: VoiceProgress | None) -> None:
        """Show how far the voice is prepared."""
        self._voice.show_progress(progress)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list of steps."""
        self._steps.setFocus()

    def _fit_description(self) -> None:
        """Leave the description out where there is no room for it: the exercises are wanted."""
        low = self.height() < self.fontMetrics().height() * _LOW_EM
        self._description.setVisible(bool(self._description.text()) and not low)

    @Slot(object)
    def _open(self, row: Row) -> None:
        self.step_wanted.emit(self._lines[row.key])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_description()
        super().resizeEvent(event)


def _row(line: StepLine) -> Row:
    return Row(key=line.step, name=line.name, aside=line.dose, below=line.forms, block=line.block)
