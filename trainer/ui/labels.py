"""Text on a page: in one of its sizes, loud or quiet, elided where there is no room."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

from trainer.core.compat import override
from trainer.ui.fonts import BODY, in_pixels, sized
from trainer.ui.plain import legible, tip

_PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`: its name loads all that Qt names, 20 ms before the first page."""


class PlainLabel(QLabel):
    """Text as it is written: neither markup nor control characters do anything."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(legible(text))


class Label(PlainLabel):
    """Plain text of one of the page's sizes, which follows the system's text size.

    `say` changes the text only where it differs, so that calling it often costs nothing.
    """

    def __init__(
        self, text: str = "", *, factor: float = BODY, bold: bool = False, quiet: bool = False
    ) -> None:
        super().__init__(text)
        self._factor = factor
        self._bold = bold
        self._said = text
        self.set_quiet(quiet)
        self._take_size()

    def say(self, text: str) -> None:
        """Show this text."""
        if text != self._said:
            self._said = text
            self.setText(text)

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001 - reads well at its calls
        """Show the text in the quiet colour, or in the full one."""
        roles = QPalette.ColorRole
        self.setForegroundRole(roles.PlaceholderText if quiet else roles.WindowText)

    def set_pixels(self, pixels: float) -> None:
        """Show the text in a size in px from now on."""
        self.setFont(in_pixels(self.font(), pixels, bold=self._bold))

    def set_base(self, pixels: float) -> None:
        """Take its multiple of this text size in px, rather than of the system's."""
        self.set_pixels(pixels * self._factor)

    def _take_size(self) -> None:
        self.setFont(sized(QApplication.font(self), self._factor, bold=self._bold))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._take_size()
        super().changeEvent(event)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where it doesn't fit; the whole is in its tool tip."""

    def __init__(
        self, text: str = "", *, factor: float = BODY, bold: bool = False, quiet: bool = False
    ) -> None:
        super().__init__(text, factor=factor, bold=bold, quiet=quiet)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else tip(self.text()))
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), shown)
