"""Pages whose text is the system's, and larger where the window is very large."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from trainer.core.compat import override
from trainer.ui.buttons import PrimaryButton, least_size
from trainer.ui.fonts import in_pixels
from trainer.ui.labels import Label


class GrowingPage(QWidget):
    """Keeps its text at a part of its own size, but never below the system's.

    A subclass sets its margins and gaps in `arrange`.
    """

    ACROSS, DOWN = 160.0, 90.0
    """How many times the text's size the page is wide and high, where the text has grown."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = 0

    def arrange(self, em: int) -> None:
        """Set margins and gaps for text with lines so high, in px."""

    def grow_anew(self) -> None:
        """Take in parts that have been added."""
        self._pixels = 0
        self._grow()

    def _grow(self) -> None:
        system = QFontInfo(QApplication.font()).pixelSize()
        pixels = round(max(system, min(self.width() / self.ACROSS, self.height() / self.DOWN)))
        if pixels == self._pixels:
            return
        if self._pixels or pixels != system:
            self._set_fonts(pixels)
        self._pixels = pixels
        self.arrange(self.fontMetrics().height())

    def _set_fonts(self, pixels: int) -> None:
        """Set the fonts one by one: below an application's style sheet none is handed down."""
        for part in (self, *self.findChildren(QWidget)):
            if isinstance(part, Label | PrimaryButton):
                part.set_base(pixels)
            else:
                part.setFont(in_pixels(part.font(), pixels))
            if isinstance(part, QPushButton):
                part.setMinimumSize(least_size(pixels))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._grow()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.grow_anew()
        super().changeEvent(event)
