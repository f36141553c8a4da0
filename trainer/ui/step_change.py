"""In a pause: other reps or another tempo for the exercise that is under way."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSpacerItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.plan.timeline import Block
from trainer.core.settings import STEP_SPECS, BadSettingError, StepChoice, read_tempo
from trainer.core.text import sentence, tr
from trainer.ui.buttons import button, least_size
from trainer.ui.fonts import in_pixels
from trainer.ui.labels import Label
from trainer.ui.own_keys import ENTER, keeps_plain

_APART = 0.8
"""How far a field is from what isn't its own, as a multiple of the text's size."""


class StepChange(QWidget):
    """Says that the session is paused; unfolds into two fields for the current exercise.

    The fields keep their keys from the page: Enter applies them, Esc puts them away.
    """

    choice_wanted = Signal(object)
    """The `StepChoice` that the person made for the current step."""

    folded = Signal()
    """The fields that had the keyboard are gone."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Label(tr("Paused. Press Space to go on."), quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = ("", 0)
        self._open = button(tr("C&hange reps or tempo…"))
        self._reps = QSpinBox()
        self._tempo = QLineEdit()
        self._apply = button(tr("&Apply"))
        self._cancel = button(tr("&Cancel"))
        self._fields = QWidget()
        self._row = QHBoxLayout(self._fields)
        self._gaps = (QSpacerItem(0, 0), QSpacerItem(0, 0))
        self._describe()
        self._lay_out()
        self._open.clicked.connect(self._unfold)
        self._apply.clicked.connect(self._choose)
        self._tempo.textEdited.connect(self._check)
        self._cancel.clicked.connect(self.fold)
        for widget in (self._reps, self._tempo, self._apply, self._cancel):
            widget.installEventFilter(self)

    def show_block(self, block: Block | None) -> None:
        """Offer what this block has: of a timed one, or of none, nothing can be changed."""
        self.fold()
        tempo = block.tempo if block else None
        self._open.setVisible(tempo is not None)
        if block and tempo:
            self._shown = (str(tempo), block.reps)
            self._fill()

    @Slot()
    def fold(self) -> None:
        """Put the fields away."""
        was_open = not self._fields.isHidden()
        self._fields.hide()
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
        for gap in self._gaps:
            gap.changeSize(round(pixels * _APART), 0)
        self._row.invalidate()
        for below in (self._apply, self._cancel):
            below.setMinimumWidth(least_size(pixels).width())
        self._tempo.setFixedWidth(self._tempo.fontMetrics().averageCharWidth() * 13)

    def _describe(self) -> None:
        spec = STEP_SPECS["reps"]
        self._reps.setRange(int(spec.low), int(spec.high))
        self._reps.setAccessibleName(tr("Reps of this exercise"))
        self._tempo.setAccessibleName(tr("Tempo of this exercise"))
        self._tempo.setToolTip(
            tr("Seconds: lowering, pause stretched, lifting, pause contracted, as in 1.5-1-1-0")
        )

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(0, 0, 0, 0)
        reps, tempo = Label(tr("&Reps")), Label(tr("&Tempo"))
        reps.setBuddy(self._reps)
        tempo.setBuddy(self._tempo)
        row.addStretch(1)
        named = ((reps, self._reps), (tempo, self._tempo))
        for (name, field), gap in zip(named, self._gaps, strict=True):
            row.addWidget(name)
            row.addWidget(field)
            row.addItem(gap)
        row.addWidget(self._apply)
        row.addWidget(self._cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._fields)
        column.addStretch(1)
        self._fields.hide()

    def _say(self, text: str) -> None:
        self._hint.say(text)

    @Slot()
    def _unfold(self) -> None:
        self._open.hide()
        self._fields.show()
        self._fill()
        self._check(self._tempo.text())
        self._reps.setFocus()
        self._reps.selectAll()

    def _fill(self) -> None:
        self._tempo.setText(self._shown[0])
        self._reps.setValue(self._shown[1])

    @Slot(str)
    def _check(self, text: str) -> None:
        fits = text == self._shown[0] or _is_tempo(text)
        self._apply.setEnabled(fits)
        if fits:
            self._say(tr("From now on in this routine, on both sides:"))
        else:
            self._say(tr("A tempo is four numbers of seconds, such as 1.5-1-1-0."))

    @Slot()
    def _choose(self) -> None:
        """Tell what was changed: a tempo that a setting made can't always be chosen as it is."""
        text, reps = self._tempo.text(), self._reps.value()
        try:
            tempo = None if text == self._shown[0] else read_tempo(text)
        except BadSettingError as error:
            self._say(sentence(error.problem))
            return
        self.fold()
        self.choice_wanted.emit(
            StepChoice(reps=None if reps == self._shown[1] else reps, tempo=tempo)
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return keeps_plain(event) or super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        open_now = self._fields.isVisible()
        if open_now and event.key() in ENTER:
            self._choose()
        elif open_now and event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)


def _is_tempo(text: str) -> bool:
    try:
        read_tempo(text)
    except BadSettingError:
        return False
    return True
