"""How far the voice is prepared, as a line and a thin bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from trainer.core.text import tr
from trainer.ui.cards import VoiceProgress
from trainer.ui.labels import ElidedLabel


class VoiceBar(QWidget):
    """Shown while clips are made; its room is kept, so that nothing moves when it goes."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ElidedLabel(quiet=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Preparing the voice"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.hide()

    def show_progress(self, progress: VoiceProgress | None) -> None:
        """Show how many clips are ready; None where there is nothing to prepare."""
        self.setVisible(progress is not None)
        if progress:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            self._text.say(
                tr("Preparing the voice: {done} of {total}",
                   done=progress.done, total=progress.total)
            )  # fmt: skip
