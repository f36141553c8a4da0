"""What the chosen routine holds: in a few lines, as a strip, and step by step."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.plan.timeline import Timeline
from trainer.core.text import tr
from trainer.ui.cards import VoiceProgress
from trainer.ui.describe import needs_line, step_lines, total_length
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import ElidedLabel, Label
from trainer.ui.rows import Row, RowList
from trainer.ui.session_strip import SessionStrip
from trainer.ui.voice_bar import VoiceBar

if TYPE_CHECKING:
    from trainer.ui.figure.step_figures import StepFigures


class RoutineOverview(QWidget):
    """Name, length, needs, strip and steps of a routine, and how far its voice is."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(factor=TITLE, bold=True)
        self._length = ElidedLabel(factor=LEAD)
        self._needs = Label(quiet=True)
        self._needs.setWordWrap(True)
        self._strip = SessionStrip(usable=False)
        self._steps = RowList(choosable=False)
        self._steps.setAccessibleName(tr("Exercises"))
        self._voice = VoiceBar()
        self._figures: StepFigures | None = None
        self._timeline: Timeline | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._length, self._needs, self._strip, self._steps):
            column.addWidget(widget)
        column.setStretchFactor(self._steps, 1)
        column.addSpacing(4)
        column.addWidget(self._voice)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show this routine, laid out."""
        self._timeline = timeline
        self._name.say(timeline.name)
        self._length.say(total_length(timeline))
        self._needs.say(needs_line(timeline))
        self._strip.show_timeline(timeline)
        self._steps.clear()
        for line in step_lines(timeline):
            self._steps.add_row(
                Row(name=line.name, aside=line.dose, below=line.forms, block=line.block)
            )

        if self._figures:
            self._figures.show_timeline(timeline)

    def use_figures(self, figures: "StepFigures") -> None:
        """Show these beside the steps."""
        self._figures = self._steps.figures = figures
        figures.watch(self._steps)
        if self._timeline:
            figures.show_timeline(self._timeline)

    def show_voice(self, progress: VoiceProgress | None) -> None:
        """Show how far the voice is prepared."""
        self._voice.show_progress(progress)
