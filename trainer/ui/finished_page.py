"""The last page: what was done, against last time, and how it felt."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.diary import Felt, Workout
from trainer.core.text import tr
from trainer.ui.buttons import PrimaryButton, button
from trainer.ui.fonts import LEAD, TITLE
from trainer.ui.labels import Label
from trainer.ui.summary import FELT, facts, headline

_CLOSING = {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FinishedPage(QWidget):
    """Shows a workout; says nothing twice."""

    felt_wanted = Signal(object)
    """How it felt to the person: a `Felt`."""

    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._headline = Label(factor=TITLE, bold=True)
        self._name = Label(factor=LEAD, quiet=True)
        self._values = tuple(Label(factor=TITLE) for _ in range(3))
        self._names = tuple(Label(factor=LEAD) for _ in range(3))
        self._against = tuple(Label(quiet=True) for _ in range(3))
        self._answers = QButtonGroup(self)
        self._close = PrimaryButton(tr("Close"))
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
        em = self.fontMetrics().height()
        column = QVBoxLayout(self)
        column.setContentsMargins(em * 2, em * 2, em * 2, em * 2)
        column.addStretch(2)
        for label in (self._headline, self._name):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(em * 3)
        column.addLayout(self._facts(em))
        column.addSpacing(em * 3)
        column.addLayout(self._question(em))
        column.addSpacing(em * 3)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _facts(self, em: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em * 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(4, 1)
        for row, labels in enumerate((self._values, self._names, self._against)):
            for number, label in enumerate(labels):
                label.setMinimumWidth(em * 11)
                grid.addWidget(label, row, number + 1, Qt.AlignmentFlag.AlignHCenter)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return grid

    def _question(self, em: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(em // 2)
        row.addStretch(1)
        row.addWidget(Label(tr("How did it feel?")))
        row.addSpacing(em // 2)
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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLOSING:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)
