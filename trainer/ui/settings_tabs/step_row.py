"""The fields of one step, or of one group, on the *Reps* tab."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from trainer.core.compat import override
from trainer.core.routine import Group
from trainer.core.settings import STEP_SPECS, StepChoice
from trainer.core.text import tr
from trainer.ui.labels import PlainLabel
from trainer.ui.plain import legible
from trainer.ui.settings_tabs.fields import NumberBox, Unset
from trainer.ui.settings_tabs.steps import StepFacts, detail, group_detail, own_reps
from trainer.ui.settings_tabs.tempo_edit import TempoEdit

CHECK, NAME, FIRST = range(3)
"""The columns: whether it is done, what it is called, and the first of four for its numbers."""

ROWS = 4
"""How many rows of the grid a step or group takes, the gap below it included."""

GAP_PX, INDENT_PX = 10, 16


@dataclass(frozen=True, kw_only=True, slots=True)
class StepEdit:
    """The id of a step or group, and all that is now chosen for it."""

    step: str
    choice: StepChoice


class NodeRow(QObject):
    """A step or group with a box that switches it on and off, in the tab's grid.

    Attributes:
        edited: carries a `StepEdit` when something else is chosen.

    """

    edited = Signal(StepEdit)

    def __init__(self, node_id: str, depth: int, parent: QObject) -> None:
        super().__init__(parent)
        self.node_id = node_id
        self._choice = StepChoice()
        self._done = QCheckBox()
        self._name = PlainLabel()
        self._name.setWordWrap(True)
        self._name.setContentsMargins(depth * INDENT_PX, 0, 0, 0)
        self._detail = PlainLabel()
        self._detail.setWordWrap(True)
        self._detail.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._detail.setContentsMargins(depth * INDENT_PX, 0, 0, 0)
        self._done.toggled.connect(self._switch)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the fields into the grid, from this row on."""
        grid.addWidget(self._done, row, CHECK, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._name, row, NAME, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._detail, row + 1, NAME, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(row + ROWS - 1, GAP_PX)

    def show_name(self, name: str, details: str) -> None:
        """Show what it is called and what more there is to say of it."""
        self._name.setText(name)
        self._done.setAccessibleName(tr("Include {step}", step=legible(name)))
        self._detail.setText(details)
        self._detail.setHidden(not details)

    def show_choice(self, choice: StepChoice, *, skipped: bool, within: bool) -> None:
        """Show what is chosen, and whether it is done; `within` where its group is left out."""
        self._choice = choice
        self._done.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._done.setChecked(not skipped)
        self._done.blockSignals(False)  # noqa: FBT003 - likewise
        self._done.setEnabled(not within)
        self._name.setEnabled(not (skipped or within))

    def tell(self, choice: StepChoice) -> None:
        """Tell that something else is chosen."""
        self._choice = choice
        self.edited.emit(StepEdit(step=self.node_id, choice=choice))

    @Slot(bool)
    def _switch(self, done: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Leave it out, or do it: also where another setting would leave it out."""
        self.tell(replace(self._choice, skip=not done))


class GroupRow(NodeRow):
    """A group's name, and whether it is done."""

    def __init__(self, group: Group, minutes: float | None, depth: int, parent: QObject) -> None:
        super().__init__(group.id, depth, parent)
        self.show_group(group, minutes)

    def show_group(self, group: Group, minutes: float | None) -> None:
        """Show a group, which may share out so many minutes."""
        self.show_name(group.id.capitalize(), group_detail(group, minutes))


class StepRow(NodeRow):
    """A step's name and what can be chosen for it."""

    def __init__(self, facts: StepFacts, depth: int, parent: QObject) -> None:
        super().__init__(facts.step.id, depth, parent)
        self._facts = facts
        self._own_pace = PlainLabel(tr("Your own pace"))
        self._reps = NumberBox(STEP_SPECS["reps"], unset=_unset_reps(facts))
        self._seconds = NumberBox(STEP_SPECS["seconds"], unit=tr(" s"), unset=_seconds(facts))
        self._sets = NumberBox(STEP_SPECS["sets"], unset=_number(facts.step.sets))
        self._words = (PlainLabel(tr("Reps")), PlainLabel(tr("Time")), PlainLabel(tr("Sets")))
        self._tempo = TempoEdit(self)
        for number in (self._reps, self._seconds, self._sets):
            number.edited.connect(self._report)
        self._tempo.edited.connect(self._report)
        self.show_facts(facts)

    def width(self) -> int:
        """Return how wide its widest field would like to be, in px."""
        boxes = (self._reps, self._seconds, self._sets, *self._tempo.boxes)
        return max(box.sizeHint().width() for box in boxes)

    def show_facts(self, facts: StepFacts) -> None:
        """Show the step with the exercise that is now done in it."""
        self._facts = facts
        self.show_name(facts.name, "" if facts.shared else detail(facts))
        if facts.tempo is not None:
            self._tempo.show_exercise(facts.exercise, facts.tempo, facts.name)
        self._seconds.show_unset(_seconds(facts))
        for widgets, shown in self._shown().items():
            for widget in widgets:
                widget.setVisible(shown)
        self._reps.setAccessibleName(tr("{step}: reps", step=facts.name))
        self._seconds.setAccessibleName(tr("{step}: seconds", step=facts.name))
        self._sets.setAccessibleName(tr("{step}: sets", step=facts.name))

    def _shown(self) -> dict[tuple[QWidget, ...], bool]:
        counted, facts = self._facts.tempo is not None, self._facts
        reps, time, sets = self._words
        return {
            (reps, self._reps, *self._tempo.labels, *self._tempo.boxes): counted,
            (time, self._seconds): facts.timed,
            (sets, self._sets): not facts.shared,
            (self._own_pace,): not (counted or facts.timed or facts.shared),
        }

    def _report(self) -> None:
        self.tell(
            StepChoice(
                reps=_other(self._reps, self._own_reps()),
                sets=_other(self._sets, self._facts.step.sets),
                seconds=_other(self._seconds, self._facts.seconds),
                tempo=self._tempo.chosen() if self._facts.tempo else None,
                skip=self._choice.skip,
            )
        )

    def _own_reps(self) -> int | None:
        """Return the routine's own reps, if they are the same on both sides."""
        reps = self._facts.step.reps
        return reps.left if reps.left == reps.right else None

    @override
    def place(self, grid: QGridLayout, row: int) -> None:
        super().place(grid, row)
        middle = Qt.AlignmentFlag.AlignVCenter
        reps, time, sets = self._words
        for word, column in ((reps, 0), (time, 0), (sets, 2)):
            grid.addWidget(word, row, FIRST + column, middle | Qt.AlignmentFlag.AlignRight)
        for field, column in ((self._reps, 1), (self._seconds, 1), (self._sets, 3)):
            grid.addWidget(field, row, FIRST + column, middle)
        grid.addWidget(self._own_pace, row, FIRST, 1, 2, middle)
        for column, (label, box) in enumerate(
            zip(self._tempo.labels, self._tempo.boxes, strict=True)
        ):
            grid.addWidget(label, row + 1, FIRST + column, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(box, row + 2, FIRST + column)

    @override
    def show_choice(self, choice: StepChoice, *, skipped: bool, within: bool) -> None:
        super().show_choice(choice, skipped=skipped, within=within)
        own = self._facts.step
        for box, chosen, usual in (
            (self._reps, choice.reps, self._own_reps()),
            (self._seconds, choice.seconds, self._facts.seconds),
            (self._sets, choice.sets, own.sets),
        ):
            if (chosen or usual) != (box.chosen() or usual):  # what is being typed stays
                box.show_value(chosen)
            box.setEnabled(not (skipped or within))
        self._tempo.show_value(choice.tempo if self._facts.tempo else None)
        for part in self._tempo.boxes:
            part.setEnabled(not (skipped or within))


def _other(box: NumberBox, own: int | None) -> int | None:
    """Return what is chosen, if it differs from the routine's own."""
    chosen = box.chosen()
    return None if chosen is None or chosen == own else int(chosen)


def _unset_reps(facts: StepFacts) -> Unset:
    reps = facts.step.reps
    return Unset(text=own_reps(facts), start=max(reps.left, reps.right))


def _seconds(facts: StepFacts) -> Unset:
    return Unset(text=tr("{seconds} s", seconds=facts.seconds), start=facts.seconds)


def _number(number: int) -> Unset:
    return Unset(text=str(number), start=number)
