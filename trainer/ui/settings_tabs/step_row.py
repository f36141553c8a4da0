"""The fields of one step on the *Reps* tab."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from trainer.core.settings import STEP_SPECS, StepChoice
from trainer.core.text import tr
from trainer.ui.settings_tabs.fields import NumberBox, Unset
from trainer.ui.settings_tabs.steps import StepFacts, detail, dose, own_reps
from trainer.ui.settings_tabs.tempo_edit import TempoEdit

NAME, REPS, SETS, TEMPO = range(4)
"""The columns."""

GAP_PX = 10
"""Between one step and the next."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepEdit:
    """A step's id and all that is now chosen for it."""

    step: str
    choice: StepChoice


class StepRow(QObject):
    """A step's name and what can be chosen for it, placed in two rows of the tab's grid.

    Attributes:
        edited: carries a `StepEdit` when something else is chosen.
        problem_changed: what is typed can't be taken, or can again.

    """

    edited = Signal(StepEdit)
    problem_changed = Signal()

    def __init__(self, facts: StepFacts, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._name = QLabel()
        self._dose = QLabel()
        self._reps = NumberBox(STEP_SPECS["reps"], unset=_unset(facts))
        self._sets = NumberBox(STEP_SPECS["sets"])
        self._tempo = TempoEdit()
        self._tempo.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._detail = QLabel()
        self._problem = QLabel()
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setWordWrap(True)
        self._detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._connect()
        self.show_facts(facts)

    @property
    def step_id(self) -> str:
        """The step that it is for."""
        return self._facts.step.id

    @property
    def wrong(self) -> bool:
        """Whether something typed here can't be taken."""
        return self._tempo.wrong and not self._tempo.isHidden()

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the fields into this row of the grid and the one below."""
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._name, row, NAME, middle)
        grid.addWidget(self._reps, row, REPS, middle)
        grid.addWidget(self._dose, row, REPS, 1, 2 if self._facts.shared else 1, middle)
        grid.addWidget(self._sets, row, SETS, middle)
        grid.addWidget(self._tempo, row, TEMPO, middle)
        grid.addWidget(self._detail, row + 1, NAME, Qt.AlignmentFlag.AlignTop)
        right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._problem, row + 1, REPS, 1, 3, right)
        # There is always room for the second line: nothing moves when a problem comes or goes.
        second = 0 if self._facts.shared else self._detail.fontMetrics().height()
        grid.setRowMinimumHeight(row + 1, second + GAP_PX)

    def show_facts(self, facts: StepFacts) -> None:
        """Show the step with the exercise that is now done in it."""
        self._facts = facts
        timed = facts.tempo is None
        self._name.setText(facts.name)
        self._dose.setText(dose(facts) if timed else "")
        self._detail.setText(detail(facts))
        self._detail.setHidden(facts.shared)
        self._problem.setHidden(facts.shared)
        self._dose.setVisible(timed)
        self._reps.setVisible(not timed)
        self._tempo.setVisible(not timed)
        self._sets.setVisible(not facts.shared)
        if facts.tempo is not None:
            self._tempo.show_own(facts.tempo)
        self._name_fields(facts.name)

    def show_choice(self, choice: StepChoice) -> None:
        """Show what is chosen, the routine's own where nothing is."""
        own = self._facts.step
        self._reps.show_value(choice.reps or self._own_reps())
        self._sets.show_value(choice.sets or own.sets)
        self._tempo.show_value(choice.tempo)

    def start_again(self) -> None:
        """Drop what was typed and couldn't be taken."""
        self._tempo.start_again()

    def focus(self) -> None:
        """Put the keyboard where it is wanted: on what is wrong, else on the first field."""
        fields: tuple[QWidget, ...] = (self._reps, self._sets, self._dose)
        shown = next(field for field in fields if not field.isHidden())
        (self._tempo if self.wrong else shown).setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        self._reps.edited.connect(self._report)
        self._sets.edited.connect(self._report)
        self._tempo.edited.connect(self._report)
        self._tempo.problem_changed.connect(self._show_problem)

    def _report(self) -> None:
        reps, sets = self._reps.chosen(), self._sets.chosen()
        choice = StepChoice(
            reps=None if reps is None or reps == self._own_reps() else int(reps),
            sets=None if sets is None or sets == self._facts.step.sets else int(sets),
            tempo=self._tempo.chosen(),
        )
        self.edited.emit(StepEdit(step=self.step_id, choice=choice))

    def _own_reps(self) -> int | None:
        """Return the routine's own reps, if they are the same on both sides."""
        reps = self._facts.step.reps
        return reps.left if reps.left == reps.right else None

    def _show_problem(self) -> None:
        self._problem.setText(tr("Not a tempo") if self._tempo.wrong else "")
        self.problem_changed.emit()

    def _name_fields(self, name: str) -> None:
        self._reps.setAccessibleName(tr("{step}: reps", step=name))
        self._sets.setAccessibleName(tr("{step}: sets", step=name))
        self._tempo.setAccessibleName(tr("{step}: tempo", step=name))


def _unset(facts: StepFacts) -> Unset | None:
    reps = facts.step.reps
    if reps.left == reps.right:
        return None
    return Unset(text=own_reps(facts), start=max(reps.left, reps.right))
