"""The small window that shows how far a recording is; the program can be used meanwhile."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.core.text import duration, sentence, tr
from trainer.ui.labels import ElidedLabel
from trainer.ui.plain import legible

_WIDE_EM = 22
_WHOLE = 1000


class SavingDialog(QDialog):
    """Shows progress and the time that is left."""

    cancel_wanted = Signal()
    """The recording is to be given up."""

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Saving {file}", file=legible(file)))
        self._bar = QProgressBar(maximum=_WHOLE, textVisible=False)
        self._bar.setAccessibleName(self.windowTitle())
        self._left = ElidedLabel()
        self._left.say(tr("The voice is being prepared."))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        for button in buttons.buttons():
            button.setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._left, self._bar, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().height() * _WIDE_EM)

    def show_progress(self, done: float, remaining_s: float | None) -> None:
        """Show how much is done, from 0 to 1, and how many seconds are left, if that is known."""
        self._bar.setValue(round(done * _WHOLE))
        if remaining_s is None:
            self._left.say(tr("{percent} %", percent=round(done * 100)))
            return
        left = duration(max(1, round(remaining_s)) * 1000)
        self._left.say(
            tr("{percent} %, {time} left", percent=round(done * 100), time=sentence(left))
        )

    @override
    def reject(self) -> None:
        """Wish to cancel; who shows this puts it away."""
        self.cancel_wanted.emit()
