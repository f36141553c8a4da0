"""Buttons in the page's three weights: primary, usual, plain."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.ui.fonts import LEAD, in_pixels, sized
from trainer.ui.own_keys import PRESSING, keeps, repeats
from trainer.ui.plain import legible, tip


def flag(widget: QWidget, name: str) -> None:
    """Mark a widget for the style rules."""
    widget.setProperty(name, True)  # noqa: FBT003 - Qt's own form


class _OnceButton(QPushButton):
    """A key that is held down presses it once; so does a double click."""

    @override
    def event(self, event: QEvent) -> bool:
        return repeats(event, PRESSING) or super().event(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class _PageButton(_OnceButton):
    """Keeps the keys that press it from the shortcuts of the page around it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(True)

    @override
    def event(self, event: QEvent) -> bool:
        return keeps(event, PRESSING) or super().event(event)


def button(text: str, *, plain: bool = False) -> QPushButton:
    """Return a button that Space and Enter press where it has the keyboard."""
    made = _PageButton(text)
    if plain:
        flag(made, "plain")
    return made


def least_size(pixels: float) -> QSize:
    """Return how large a button with text of this size in px is at the least."""
    return QSize(round(pixels * 4.5), round(pixels * 2.1))


class PrimaryButton(_OnceButton):
    """The one large button of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(True)
        flag(self, "primary")
        self._take_size()

    def set_base(self, pixels: float) -> None:
        """Take its multiple of this text size in px, rather than of the system's."""
        self.setFont(in_pixels(self.font(), pixels * LEAD, bold=True))

    def _take_size(self) -> None:
        self.setFont(sized(QApplication.font(self), LEAD, bold=True))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._take_size()
        super().changeEvent(event)


class ElidedButton(_OnceButton):
    """A button whose text ends in an ellipsis where it doesn't fit."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show this text, or as much of it as there is room for."""
        self._whole = text = legible(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = self.width() - metrics.height() * 2
        shown = metrics.elidedText(self._whole, QtCore.Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._whole else tip(self._whole))

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self._whole) + metrics.height() * 2 + 2
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()
        super().resizeEvent(event)
