"""In a pause: other reps, time or tempo for the exercise that is under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.plan.timeline import Block
from trainer.core.settings import STEP_SPECS, StepChoice
from trainer.core.text import tr
from trainer.ui.buttons import button, least_size
from trainer.ui.fonts import in_pixels
from trainer.ui.labels import Label
from trainer.ui.own_keys import ENTER, keeps_plain
from trainer.ui.settings_tabs.fields import NumberBox, Unset
from trainer.ui.settings_tabs.form import Page
from trainer.ui.settings_tabs.tempo_edit import TempoEdit

_APART = 0.5
"""How far a field is from the next, as a multiple of the text's size."""


_AS_IT_IS = Unset(text="", start=1)
"""Until a block is shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepWish:
    """What is to be changed of a step, and whether only for today."""

    choice: StepChoice
    only_today: bool


class StepChange(QWidget):
    """Says that the session is paused; unfolds into fields for the current exercise.

    The fields keep their keys from the page: Enter applies them for today, Esc puts them away. What
    is left empty stays as it is. Where there is too little room they scroll.
    """

    choice_wanted = Signal(object)
    """The `StepWish` that the person has for the current step."""

    unfolded = Signal()
    """The fields are shown, and have the keyboard."""

    folded = Signal()
    """The fields that had the keyboard are gone."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Label(tr("Paused. Press Space to go on."), quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open = button(tr("C&hange this exercise…"))
        self._reps = NumberBox(STEP_SPECS["reps"], unset=_AS_IT_IS)
        self._seconds = NumberBox(STEP_SPECS["seconds"], unit=tr(" s"), unset=_AS_IT_IS)
        self._tempo = TempoEdit(self)
        self._today = button(tr("Only &today"))
        self._always = button(tr("&From now on"))
        self._cancel = button(tr("&Cancel"))
        self._question = ""
        self._names = (Label(tr("&Reps")), Label(tr("&Seconds")))
        self._fields = QWidget()
        names = (*self._names, *self._tempo.labels)
        self._cells = tuple(map(_cell, names, self._boxes, repeat(self._fields)))
        self._page = _Scrolling(self._fields)
        self._row, self._answers = QGridLayout(), QGridLayout()
        self._describe()
        self._lay_out()
        self._open.clicked.connect(self._unfold)
        self._today.clicked.connect(self._choose_today)
        self._always.clicked.connect(self._choose_always)
        self._cancel.clicked.connect(self.fold)
        for widget in (*self._boxes, self._today, self._always, self._cancel):
            widget.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self._page.isHidden()

    @property
    def lacking(self) -> int:
        """How much more height, in px, all would take than it takes at the least."""
        return self.sizeHint().height() - self.minimumSizeHint().height()

    @property
    def _boxes(self) -> tuple[NumberBox, ...]:
        return (self._reps, self._seconds, *self._tempo.boxes)

    def show_block(self, block: Block | None) -> None:
        """Offer what this block has: where the time isn't its own, nothing can be changed."""
        self.fold()
        counted = block is not None and block.tempo is not None
        timed = block is not None and block.seconds is not None and not block.self_paced
        self._open.setVisible(counted or timed)
        reps, seconds, *tempo = self._cells
        for cell in (reps, *tempo):
            cell.setVisible(counted)
        seconds.setVisible(timed)
        if block:
            self._show_own(block)
        self._wrap()

    def _show_own(self, block: Block) -> None:
        """Show in grey how the exercise is done now."""
        sided = block.side is not None
        both, one = tr("Change this exercise, on both sides:"), tr("Change this exercise:")
        self._question = both if sided else one
        self._reps.show_unset(Unset(text=str(block.reps), start=block.reps))
        if block.seconds is not None:
            text = tr("{seconds} s", seconds=block.seconds)
            self._seconds.show_unset(Unset(text=text, start=block.seconds))
        if block.tempo:
            self._tempo.show_exercise(block.exercise, block.tempo, tr("Tempo of this exercise"))
        self._clear()

    @Slot()
    def fold(self) -> None:
        """Put the fields away."""
        was_open = self.is_open
        self._page.hide()
        self._open.show()
        self._say(tr("Paused. Press Space to go on."))
        if was_open:
            self.folded.emit()

    def set_pixels(self, pixels: float) -> None:
        """Write in this size, in px."""
        self._hint.set_pixels(pixels)
        font = in_pixels(self.font(), pixels)
        for widget in self._fields.findChildren(QWidget):
            widget.setFont(font)
        self._open.setFont(font)
        self._row.setHorizontalSpacing(round(pixels * _APART))
        for below in (self._today, self._always, self._cancel):
            below.setMinimumSize(least_size(pixels))
        self._wrap()

    def _describe(self) -> None:
        self._reps.setAccessibleName(tr("Reps of this exercise"))
        self._seconds.setAccessibleName(tr("Seconds of this exercise"))
        for name, box in zip(self._names, (self._reps, self._seconds), strict=True):
            name.setBuddy(box)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        for grid in (self._row, self._answers):
            middle = QHBoxLayout()
            middle.addStretch(1)
            middle.addLayout(grid)
            middle.addStretch(1)
            inside.addLayout(middle)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._page, 1)
        column.addStretch()
        self._page.hide()
        self._wrap()

    def _wrap(self) -> None:
        """Let fields and answers stand beside each other as far as there is room."""
        bar = self._page.verticalScrollBar().sizeHint().width()
        shown = tuple(cell for cell in self._cells if not cell.isHidden())
        _beside_each_other(self._row, shown, self.width() - bar)
        _beside_each_other(
            self._answers, (self._today, self._always, self._cancel), self.width() - bar
        )
        self._page.updateGeometry()

    def _say(self, text: str) -> None:
        self._hint.say(text)

    @Slot()
    def _unfold(self) -> None:
        self._open.hide()
        self._page.show()
        self._page.updateGeometry()
        self._clear()
        self._say(self._question)
        self.unfolded.emit()
        first = next(box for box in self._boxes if not box.isHidden())
        first.setFocus()
        first.selectAll()

    def _clear(self) -> None:
        self._reps.show_value(None)
        self._seconds.show_value(None)
        self._tempo.show_value(None)

    @Slot()
    def _choose_today(self) -> None:
        self._choose(only_today=True)

    @Slot()
    def _choose_always(self) -> None:
        self._choose(only_today=False)

    def _choose(self, *, only_today: bool) -> None:
        reps, seconds = self._reps.chosen(), self._seconds.chosen()
        choice = StepChoice(
            reps=None if reps is None else int(reps),
            seconds=None if seconds is None else int(seconds),
            tempo=self._tempo.chosen(),
        )
        self.fold()
        if choice != StepChoice():
            self.choice_wanted.emit(StepWish(choice=choice, only_today=only_today))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._wrap()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return keeps_plain(event) or super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        open_now = self.is_open
        if open_now and event.key() in ENTER:
            self._choose_today()
        elif open_now and event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)


class _Scrolling(Page):
    """Asks for as much height as is in it now, not for what was when it was shown last."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside

    @override
    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return self._inside.sizeHint() + QSize(bar, 0)


def _cell(name: QWidget, box: QWidget, parent: QWidget) -> QWidget:
    """Return a field with its name above it."""
    cell = QWidget(parent)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(name)
    column.addWidget(box)
    return cell


def _beside_each_other(grid: QGridLayout, parts: Sequence[QWidget], room: int) -> None:
    """Put parts in as many columns as there is room for, in px."""
    widest = max((part.sizeHint().width() for part in parts), default=0)
    gap = grid.horizontalSpacing()
    columns = max(1, min(len(parts), (room + gap) // max(1, widest + gap)))
    for number, part in enumerate(parts):
        grid.addWidget(part, number // columns, number % columns)
