"""The four fields of a tempo, each labelled with the exercise's own word for that part of a rep."""

from PySide6.QtCore import QObject, Signal

from trainer.core.exercise import (
    LONGEST_PART_MS,
    SHORTEST_HOLD_MS,
    SHORTEST_MOVEMENT_MS,
    Direction,
    Exercise,
    Tempo,
)
from trainer.core.settings import Spec
from trainer.core.text import tr
from trainer.ui.labels import PlainLabel
from trainer.ui.plain import legible
from trainer.ui.settings_tabs.fields import NumberBox, Unset

_NOTATION = ("eccentric", "stretched", "concentric", "contracted")
"""The parts in the order in which a tempo is written."""

_DONE = {
    Direction.ECCENTRIC: _NOTATION,
    Direction.CONCENTRIC: ("concentric", "contracted", "eccentric", "stretched"),
}
"""The parts in the order in which a rep does them, by the movement that it begins with."""

_EXPLOSIVE = "X"


def _spec(shortest_ms: int) -> Spec:
    low, high = shortest_ms / 1000, LONGEST_PART_MS / 1000
    return Spec(key="tempo", kind=float, low=low, high=high, step=0.5, zero=True)


_MOVEMENT, _HOLD = _spec(SHORTEST_MOVEMENT_MS), _spec(SHORTEST_HOLD_MS)


class TempoEdit(QObject):
    """A tempo as four numbers of seconds, in the order in which a rep does its parts.

    What is left empty is as the exercise's own tempo has it, which shows in grey.

    Attributes:
        edited: another tempo was chosen, or none.
        labels: the words of the parts.
        boxes: the fields, one for each label.

    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels = tuple(PlainLabel() for _ in _NOTATION)
        self.boxes = (_movement(), _hold(), _movement(), _hold())
        self._parts: tuple[str, ...] = _NOTATION
        self._own = dict.fromkeys(_NOTATION, "0")
        for box in self.boxes:
            box.edited.connect(self.edited)

    def show_exercise(self, exercise: Exercise, own: Tempo, name: str) -> None:
        """Use an exercise's words, and `own` for what isn't chosen; `name` is that of the step."""
        self._parts = _DONE[exercise.starts]
        self._own = _written(own)
        for part, label, box in zip(self._parts, self.labels, self.boxes, strict=True):
            word = tr(getattr(exercise.words, part))
            label.setText(word)
            box.setAccessibleName(tr("{step}: {part}", step=name, part=legible(word)))
            start = _number(self._own[part])
            box.show_unset(Unset(text=box.textFromValue(start), start=start))

    def show_value(self, value: Tempo | None) -> None:
        """Show a chosen tempo, or that there is none; what is being typed stays as it is."""
        if value == self.chosen():
            return
        chosen = _written(value) if value else {}
        for part, box in zip(self._parts, self.boxes, strict=True):
            text = chosen.get(part, self._own[part])
            box.show_value(None if text == self._own[part] else _number(text))

    def chosen(self) -> Tempo | None:
        """Return the tempo that is chosen; None where it is the exercise's own."""
        parts = tuple(zip(self._parts, self.boxes, strict=True))
        typed = {part: box.chosen() for part, box in parts}
        if all(typed[part] in {None, _number(self._own[part])} for part in _NOTATION):
            return None
        return Tempo.parse("-".join(self._text(part, typed[part]) for part in _NOTATION))

    def _text(self, part: str, typed: float | None) -> str:
        """Return a part as it is written; settings may have made its own too short to be chosen."""
        moves = part in {Direction.ECCENTRIC, Direction.CONCENTRIC}
        number = _number(self._own[part]) if typed is None else typed
        if not number:
            return _EXPLOSIVE if moves else "0"
        return f"{max(number, (_MOVEMENT if moves else _HOLD).low):g}"


def _movement() -> NumberBox:
    words = (tr("fastest"), _EXPLOSIVE)
    box = NumberBox(_MOVEMENT, unit=tr(" s"), unset=_NOTHING, zero=words)
    box.setToolTip(tr("In seconds. X, or 0, is as fast as you can."))
    return box


def _hold() -> NumberBox:
    return NumberBox(_HOLD, unit=tr(" s"), unset=_NOTHING)


_NOTHING = Unset(text="", start=1)
"""Until an exercise is shown."""


def _written(tempo: Tempo) -> dict[str, str]:
    """Return the parts of a tempo by name, as they are written."""
    return dict(zip(_NOTATION, str(tempo).split("-"), strict=True))


def _number(text: str) -> float:
    """Return what a field has for a part: 0 where it is as fast as control allows."""
    return 0 if text == _EXPLOSIVE else float(text)
