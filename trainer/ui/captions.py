"""What is being said, to read; and, more quietly, the sentence said before."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.core.compat import override
from trainer.ui.labels import ElidedLabel, Label

_LINES = 3.2


class Captions(QWidget):
    """Room for three lines, whatever is said, so that nothing around it moves."""

    def __init__(self) -> None:
        super().__init__()
        self._before = ElidedLabel(quiet=True)
        self._now = Label()
        for label in (self._before, self._now):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._now.setWordWrap(True)
        self._now.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._before)
        column.addWidget(self._now, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the last of these as what is being said, and the one before it."""
        self._before.say(lines[-2] if len(lines) > 1 else "")
        self._now.say(lines[-1] if lines else "")

    def set_pixels(self, pixels: float) -> None:
        """Write in this size, in px."""
        self._before.set_pixels(pixels)
        self._now.set_pixels(pixels)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, round(self._now.fontMetrics().lineSpacing() * _LINES) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
