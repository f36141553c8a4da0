"""The *Reps* tab: the dose of every step of the chosen routine."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from trainer.core.exercise import Exercise, Tempo
from trainer.core.routine import Routine
from trainer.core.settings import Settings
from trainer.core.text import tr
from trainer.ui.settings_tabs.form import Page
from trainer.ui.settings_tabs.step_row import GAP_PX, NAME, REPS, SETS, TEMPO, StepEdit, StepRow
from trainer.ui.settings_tabs.steps import step_facts

EXAMPLE = Tempo.parse("1.5-1-X-0")


class RepsPage(QWidget):
    """A row of fields for every step, and a way back to the routine's own.

    Attributes:
        edited: carries a `StepEdit` when something else is chosen for a step.
        reset_wanted: everything chosen for this routine is to go.

    """

    edited = Signal(StepEdit)
    reset_wanted = Signal()

    def __init__(
        self, routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
    ) -> None:
        super().__init__()
        self._routine = routine
        self._exercises = exercises
        self._page = Page(QWidget())
        self._rows = tuple(
            StepRow(facts, self) for facts in step_facts(routine, exercises, settings)
        )
        self._place_rows()
        self._reset = QPushButton(tr("Rese&t to the routine's own"))
        self._reset.setAutoDefault(False)
        self._reset.setObjectName("reset")
        self._reset.clicked.connect(self._wish_reset)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._arrange()
        self.show_settings(settings)

    @property
    def wrong(self) -> bool:
        """Whether something typed here can't be taken."""
        return any(row.wrong for row in self._rows)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen for every step, and the exercises that the level makes of them."""
        facts = step_facts(self._routine, self._exercises, settings)
        for row, of_step in zip(self._rows, facts, strict=True):
            row.show_facts(of_step)
            row.show_choice(settings.choice(self._routine.id, row.step_id))

    def start_again(self) -> None:
        """Drop what was typed and couldn't be taken."""
        for row in self._rows:
            row.start_again()

    def focus_wrong(self) -> None:
        """Put the keyboard on the first field that can't be taken."""
        next(row for row in self._rows if row.wrong).focus()

    def _place_rows(self) -> None:
        grid = QGridLayout(self._page.widget())
        grid.setVerticalSpacing(2)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setColumnStretch(NAME, 1)
        for column, heading in (
            (NAME, tr("Exercise")),
            (REPS, tr("Reps")),
            (SETS, tr("Sets")),
            (TEMPO, tr("Tempo")),
        ):
            label = QLabel(heading)
            font = label.font()
            font.setBold(True)
            label.setFont(font)
            label.setContentsMargins(0, 0, 0, GAP_PX)
            grid.addWidget(label, 0, column)
        for number, row in enumerate(self._rows):
            row.place(grid, 2 * number + 1)
            row.edited.connect(self.edited)
            row.problem_changed.connect(self._show_problem)
        grid.setRowStretch(2 * len(self._rows) + 1, 1)

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addWidget(self._hint, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self._page, 1)
        whole.addLayout(below)

    def _show_problem(self) -> None:
        form = tr("A tempo has four parts, as in {example}.", example=str(EXAMPLE))
        self._hint.setText(form if self.wrong else "")

    def _wish_reset(self) -> None:
        self.reset_wanted.emit()
