"""The field that a tempo is typed into."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QLineEdit

from trainer.core.compat import override
from trainer.core.exercise import Tempo
from trainer.core.settings import TEMPO_FORM, BadSettingError, read_tempo
from trainer.core.text import tr

LONGEST_USUAL = "1.5-0-1.5-0.5"
"""The field is wide enough for this; a longer one scrolls."""


class TempoEdit(QLineEdit):
    """A tempo in its notation; empty leaves it to the routine, whose own shows through.

    Attributes:
        edited: another tempo was typed, or none; never emitted for what isn't one.
        problem_changed: whether the text is a tempo has changed.

    """

    edited = Signal()
    problem_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Tempo | None = None
        self._own: Tempo | None = None
        self._wrong = False
        self.setToolTip(
            tr(
                "Seconds of: eccentric movement, pause stretched, concentric movement, "
                "pause contracted. X is as fast as control allows."
            )
        )
        self.textEdited.connect(self._read)

    @property
    def wrong(self) -> bool:
        """Whether the text is not a tempo."""
        return self._wrong

    def show_own(self, own: Tempo) -> None:
        """Let the routine's own tempo show through where none is chosen."""
        self._own = own
        self.setPlaceholderText(str(own))

    def show_value(self, value: Tempo | None) -> None:
        """Show a chosen tempo, or that there is none.

        What is being typed stays where it says the same, or isn't a tempo yet.
        """
        if value != self._chosen:
            self._chosen = value
            self.start_again()

    def start_again(self) -> None:
        """Drop what was typed for what is chosen."""
        with QSignalBlocker(self):
            self.setText("" if self._chosen is None else str(self._chosen))
        self._mark(wrong=False)

    def chosen(self) -> Tempo | None:
        """Return the last tempo that was one; None where it is left to the routine."""
        return self._chosen

    def _read(self) -> None:
        try:
            typed = read_tempo(self.text()) if self.text().strip() else None
        except BadSettingError:
            self._mark(wrong=True)
            return
        self._mark(wrong=False)
        chosen = None if typed == self._own else typed
        if chosen != self._chosen:
            self._chosen = chosen
            self.edited.emit()

    def _mark(self, *, wrong: bool) -> None:
        if wrong == self._wrong:
            return
        self._wrong = wrong
        form = tr("Not a tempo: {problem}.", problem=TEMPO_FORM) if wrong else ""
        self.setAccessibleDescription(form)
        self.problem_changed.emit()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        edges = self.minimumSizeHint().width() - metrics.maxWidth()
        return QSize(metrics.horizontalAdvance(LONGEST_USUAL) + edges, super().sizeHint().height())
