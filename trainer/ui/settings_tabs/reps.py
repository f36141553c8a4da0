"""The *Reps* tab: the dose of every step of the chosen routine."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trainer.core.exercise import Exercise
from trainer.core.plan.expand import left_out
from trainer.core.routine import Group, Routine, Step
from trainer.core.settings import Settings
from trainer.core.text import tr
from trainer.ui.settings_tabs.form import Page
from trainer.ui.settings_tabs.step_row import (
    FIRST,
    NAME,
    ROWS,
    GroupRow,
    NodeRow,
    StepEdit,
    StepRow,
)
from trainer.ui.settings_tabs.steps import group_minutes, step_facts


class RepsPage(QWidget):
    """A row of fields for every step and group, and a way back to the routine's own.

    Attributes:
        edited: carries a `StepEdit` when something else is chosen.
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
        self._groups: dict[str, tuple[Group, GroupRow]] = {}
        self._steps: dict[str, StepRow] = {}
        self._inside: dict[NodeRow, tuple[str, ...]] = {}
        self._place_rows(settings)
        self._today = QCheckBox(tr("Only to&day"))
        self._today.setObjectName("only today")
        self._today.setToolTip(tr("What is changed on this page holds until the day is over."))
        self._reset = QPushButton(tr("Rese&t to the routine's own"))
        self._reset.setAutoDefault(False)
        self._reset.setObjectName("reset")
        self._reset.clicked.connect(self._wish_reset)
        self._arrange()
        self.show_settings(settings)

    @property
    def only_today(self) -> bool:
        """Whether what is changed here is to be forgotten tomorrow."""
        return self._today.isChecked()

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen for every step, and the exercises that the level makes of them."""
        for facts in step_facts(self._routine, self._exercises, settings):
            self._steps[facts.step.id].show_facts(facts)
        for group, row in self._groups.values():
            row.show_group(group, group_minutes(group, settings))
        skipped = left_out(self._routine, settings)
        for node, groups in self._inside.items():
            choice = settings.choice(self._routine.id, node.node_id)
            within = not skipped.isdisjoint(groups)
            node.show_choice(choice, skipped=node.node_id in skipped, within=within)

    def _place_rows(self, settings: Settings) -> None:
        facts = {f.step.id: f for f in step_facts(self._routine, self._exercises, settings)}
        grid = QGridLayout(self._page.widget())
        grid.setVerticalSpacing(2)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setColumnStretch(NAME, 1)
        for node, groups in _nodes(self._routine.steps, ()):
            row: NodeRow
            if isinstance(node, Group):
                row = GroupRow(node, group_minutes(node, settings), len(groups), self)
                self._groups[node.id] = (node, row)
            else:
                row = self._steps[node.id] = StepRow(facts[node.id], len(groups), self)
            row.place(grid, ROWS * len(self._inside))
            row.edited.connect(self.edited)
            self._inside[row] = groups
        widest = max(row.width() for row in self._steps.values())
        for column in range(FIRST, FIRST + 4):
            grid.setColumnMinimumWidth(column, widest)
        grid.setRowStretch(ROWS * len(self._inside), 1)

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._reset)
        below.addStretch(1)
        below.addWidget(self._today)
        whole = QVBoxLayout(self)
        whole.addWidget(self._page, 1)
        whole.addLayout(below)

    def _wish_reset(self) -> None:
        self.reset_wanted.emit()


def _nodes(
    nodes: tuple[Step | Group, ...], groups: tuple[str, ...]
) -> Iterator[tuple[Step | Group, tuple[str, ...]]]:
    """Yield every step and group, with the ids of the groups that it is in."""
    for node in nodes:
        yield node, groups
        if isinstance(node, Group):
            yield from _nodes(node.steps, (*groups, node.id))
