"""The last page: what was done, against last time, and how it felt."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
)

from trainer.core.compat import override
from trainer.core.diary import Felt, Workout
from trainer.core.text import tr
from trainer.ui.buttons import PrimaryButton, button
from trainer.ui.fonts import LARGE, LEAD
from trainer.ui.growing import GrowingPage
from trainer.ui.labels import Label
from trainer.ui.summary import FELT, facts, headline

_CLOSING = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}

_WIDEST_EM = 60
"""The facts don't stand further apart than in a page so many times the text's height wide."""


class FinishedPage(GrowingPage):
    """Shows a workout; says nothing twice."""

    ACROSS, DOWN = 84.0, 50.0

    felt_wanted = Signal(object)
    """How it felt to the person: a `Felt`."""

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._headline = Label(factor=LARGE, bold=True)
        self._name = Label(factor=LEAD, quiet=True)
        self._values = tuple(Label(factor=LARGE) for _ in range(3))
        self._names = tuple(Label(factor=LEAD) for _ in range(3))
        self._against = tuple(Label(factor=LEAD, quiet=True) for _ in range(3))
        self._answers = QButtonGroup(self)
        self._close = PrimaryButton(tr("Close"))
        self._grid, self._row = QGridLayout(), QHBoxLayout()
        self._lay_out()
        self._answers.buttonClicked.connect(self._answer)
        self._close.clicked.connect(self.close_wanted)
        self.setFocusProxy(self._close)

    def show_workout(self, workout: Workout, last: Workout | None) -> None:
        """Show what was done, and how that compares with the last time."""
        self._headline.say(headline(workout))
        self._name.say(workout.name)
        for number, fact in enumerate(facts(workout, last)):
            self._values[number].say(fact.value)
            self._names[number].say(fact.name)
            self._against[number].say(fact.against)
        self._answers.setExclusive(False)
        for answer in self._answers.buttons():
            answer.setChecked(answer.property("felt") == workout.felt)
        self._answers.setExclusive(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addStretch(2)
        for label in (self._headline, self._name):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addLayout(self._facts())
        column.addStretch(1)
        column.addLayout(self._question())
        column.addStretch(1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _facts(self) -> QGridLayout:
        grid = self._grid
        for number in range(3):
            grid.setColumnStretch(number, 1)
        for row, labels in enumerate((self._values, self._names, self._against)):
            for number, label in enumerate(labels):
                grid.addWidget(label, row, number)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                label.setWordWrap(labels is self._against)
        return grid

    def _question(self) -> QHBoxLayout:
        row = self._row
        row.addStretch(1)
        row.addWidget(Label(tr("How did it feel?"), factor=LEAD))
        for felt, name in FELT.items():
            answer = button(tr(name))
            answer.setCheckable(True)
            answer.setProperty("felt", felt.value)
            self._answers.addButton(answer)
            row.addWidget(answer)
        row.addStretch(1)
        return row

    @Slot(QAbstractButton)
    def _answer(self, answer: QAbstractButton) -> None:
        self.felt_wanted.emit(Felt(answer.property("felt")))

    @override
    def arrange(self, em: int) -> None:
        column = self.layout()
        if column is not None:
            side = max(em, (self.width() - em * _WIDEST_EM) // 2)
            column.setContentsMargins(side, em, side, em)
            self._grid.setHorizontalSpacing(em)
            self._row.setSpacing(em // 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING and not event.isAutoRepeat():
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)
