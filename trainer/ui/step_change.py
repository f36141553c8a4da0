"""In a pause: other reps or another tempo for the exercise that is under way."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from trainer.core.plan.timeline import Block
from trainer.core.settings import STEP_SPECS, BadSettingError, StepChoice, read_tempo
from trainer.core.text import sentence, tr
from trainer.ui.buttons import least_size
from trainer.ui.fonts import in_pixels
from trainer.ui.labels import Label
from trainer.ui.session_keys import bind


class StepChange(QWidget):
    """Says that the session is paused; unfolds into two fields for the current exercise."""

    choice_wanted = Signal(object)
    """The `StepChoice` that the person made for the current step."""

    unfolded = Signal()
    """Its fields are shown, and need the keyboard."""

    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hint = Label(tr("Paused. Press Space to go on."), quiet=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open = QPushButton(tr("Change reps or tempo…"))
        self._reps = QSpinBox()
        self._tempo = QLineEdit()
        self._apply = QPushButton(tr("Apply"))
        self._cancel = QPushButton(tr("Cancel"))
        self._fields = QWidget()
        self._describe()
        self._lay_out()
        self._open.clicked.connect(self._unfold)
        self._apply.clicked.connect(self._choose)
        self._tempo.returnPressed.connect(self._choose)
        self._tempo.textEdited.connect(self._check)
        self._cancel.clicked.connect(self.fold)
        bind(self._fields, {"Esc": self.fold})

    def show_block(self, block: Block) -> None:
        """Offer what this block has: of a timed one neither reps nor tempo can be changed."""
        self.fold()
        self._open.setVisible(block.tempo is not None)
        if block.tempo is not None:
            self._reps.setValue(block.reps)
            self._tempo.setText(str(block.tempo))

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
        for button in (self._apply, self._cancel):
            button.setMinimumWidth(least_size(pixels).width())
        self._tempo.setFixedWidth(self._tempo.fontMetrics().averageCharWidth() * 16)

    def _describe(self) -> None:
        spec = STEP_SPECS["reps"]
        self._reps.setRange(int(spec.low), int(spec.high))
        self._reps.setAccessibleName(tr("Reps of this exercise"))
        self._tempo.setAccessibleName(tr("Tempo of this exercise"))
        self._tempo.setToolTip(
            tr("Seconds: lowering, pause stretched, lifting, pause contracted, as in 1.5-1-1-0")
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        reps, tempo = Label(tr("&Reps")), Label(tr("&Tempo"))
        reps.setBuddy(self._reps)
        tempo.setBuddy(self._tempo)
        row.addStretch(1)
        for widget in (reps, self._reps, tempo, self._tempo, self._apply, self._cancel):
            row.addWidget(widget)
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
        self._say(tr("For the rest of this exercise, on both sides:"))
        self._reps.setFocus()
        self._reps.selectAll()
        self.unfolded.emit()

    @Slot(str)
    def _check(self, text: str) -> None:
        try:
            read_tempo(text)
        except BadSettingError:
            self._apply.setEnabled(False)
            self._say(tr("A tempo is four numbers of seconds, such as 1.5-1-1-0."))
        else:
            self._apply.setEnabled(True)
            self._say(tr("For the rest of this exercise, on both sides:"))

    @Slot()
    def _choose(self) -> None:
        try:
            tempo = read_tempo(self._tempo.text())
        except BadSettingError as error:
            self._say(sentence(error.problem))
            return
        self.fold()
        self.choice_wanted.emit(StepChoice(reps=self._reps.value(), tempo=tempo))
