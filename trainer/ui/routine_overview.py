"""What the chosen routine holds: in a few lines, as a strip, and step by step."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.plan.timeline import Timeline
from trainer.core.text import tr
from trainer.ui.cards import VoiceProgress
from trainer.ui.describe import needs_line, step_lines, total_length
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import ElidedLabel
from trainer.ui.rows import Row, RowList
from trainer.ui.session_strip import SessionStrip
from trainer.ui.voice_bar import VoiceBar


class RoutineOverview(QWidget):
    """Name, length, needs, strip and steps of a routine, and how far its voice is."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel(factor=TITLE, bold=True)
        self._length = ElidedLabel(factor=LEAD)
        self._needs = ElidedLabel(quiet=True)
        self._strip = SessionStrip(usable=False)
        self._steps = RowList(choosable=False)
        self._steps.setAccessibleName(tr("Exercises"))
        self._voice = VoiceBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._length, self._needs, self._strip, self._steps):
            column.addWidget(widget)
        column.setStretchFactor(self._steps, 1)
        column.addSpacing(4)
        column.addWidget(self._voice)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show this routine, laid out."""
        self._name.say(timeline.name)
        self._length.say(total_length(timeline))
        self._needs.say(needs_line(timeline))
        self._strip.show_timeline(timeline)
        self._steps.clear()
        for line in step_lines(timeline):
            self._steps.add_row(
                Row(name=line.name, aside=line.dose, below=line.forms, position=line.position)
            )

    def show_voice(self, progress: VoiceProgress | None) -> None:
        """Show how far the voice is prepared."""
        self._voice.show_progress(progress)
