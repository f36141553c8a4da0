"""One step of the chosen routine: its figure moves, and all is said of how it is done."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import Address, Timeline
from trainer.core.text import tr
from trainer.ui.buttons import PrimaryButton, button
from trainer.ui.describe import StepLine, guide, step_lines
from trainer.ui.figure.view import FigureView
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import ElidedLabel, Label

_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly

_FIGURE_SHARE, _TEXT_SHARE = 3, 2
"""How figure and text share the height, where the text takes that much."""


class ExercisePane(QWidget):
    """Stands where the chosen routine stands, until the person goes back to that."""

    back_wanted = Signal()
    start_wanted = Signal(object)
    """The `Address` at which the routine is to be started."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self._step = ""
        self._address: Address | None = None
        self._name = ElidedLabel(factor=TITLE, bold=True)
        self._dose = ElidedLabel(factor=LEAD)
        self._figure = FigureView()
        self._guide = _Guide()
        self._start = PrimaryButton(tr("Start here"))
        self._back = button(tr("Back"))
        self._lay_out()
        self._start.clicked.connect(self.start)
        self._back.clicked.connect(self.back_wanted)
        self.setFocusProxy(self._start)

    def show_step(
        self, timeline: Timeline, line: StepLine, performance: Performance | None
    ) -> None:
        """Show a step of a routine, with the figure that a performance has of it."""
        self._step = line.step
        self._address = timeline.phases[timeline.block_spans[line.block][0]].address
        self._name.say(line.name)
        self._dose.say(tr("{dose} · {forms}", dose=line.dose, forms=line.forms)
                       if line.forms else line.dose)  # fmt: skip
        self._guide.show_paragraphs(guide(timeline, line.block))
        shown = bool(performance and performance.has_figure(line.block))
        self._figure.setVisible(shown)
        self._figure.show_performance(performance)
        if shown:
            self._figure.demonstrate(line.block)

    def show_timeline(self, timeline: Timeline, performance: Performance | None) -> None:
        """Show the same step in another lay-out; go back where it isn't there any more."""
        lines = step_lines(timeline)
        line = next((line for line in lines if line.step == self._step), None)
        if line is None:
            self.back_wanted.emit()
        else:
            self.show_step(timeline, line, performance)

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Show the ends of a movement beside each other instead of moving."""
        self._figure.set_still(still)

    @Slot()
    def start(self) -> None:
        """Ask for a session that begins with this step."""
        if self._address:
            self.start_wanted.emit(self._address)

    def arrange(self, em: int) -> None:
        """Set margins for text with lines so high, in px."""
        self.setContentsMargins(em, em, em, em // 2)
        self._guide.arrange(em)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self._name)
        column.addWidget(self._dose)
        column.addWidget(self._figure, _FIGURE_SHARE)
        column.addWidget(self._guide, _TEXT_SHARE)
        column.addStretch()
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._start)
        row.addWidget(self._back)
        row.addStretch(1)
        column.addLayout(row)


class _Guide(QScrollArea):
    """Paragraphs, each with a quiet heading on its left; it grows no higher than they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("How it is done"))
        self.viewport().setAutoFillBackground(False)
        self._page = QWidget()
        self._page.setBackgroundRole(QPalette.ColorRole.Window)
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.setWidget(self._page)
        self._paragraphs: tuple[tuple[str, str], ...] = ()

    def show_paragraphs(self, paragraphs: tuple[tuple[str, str], ...]) -> None:
        """Show these headings and texts."""
        if paragraphs == self._paragraphs:
            return
        self._paragraphs = paragraphs
        for label in self._page.findChildren(Label, options=_CHILDREN):
            label.hide()
            label.deleteLater()
        for row, (heading, text) in enumerate(paragraphs):
            left, right = Label(heading, quiet=True), Label(text)
            right.setWordWrap(True)
            right.setAccessibleName(tr("{heading}: {text}", heading=left.text(), text=right.text()))
            for column, label in enumerate((left, right)):
                label.setFont(self.font())
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(paragraphs), 1)
        self.verticalScrollBar().setValue(0)

    def arrange(self, em: int) -> None:
        """Set gaps for text with lines so high, in px."""
        self._grid.setHorizontalSpacing(em)
        self._grid.setVerticalSpacing(em // 3)

    def _fit(self) -> None:
        self.setMaximumHeight(max(1, self._grid.heightForWidth(self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)
