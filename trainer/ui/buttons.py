"""Buttons in the page's three weights: primary, usual, plain."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from trainer.core.compat import override
from trainer.ui.fonts import LEAD, in_pixels, sized


def flag(widget: QWidget, name: str) -> None:
    """Mark a widget for the style rules."""
    widget.setProperty(name, True)  # noqa: FBT003 - Qt's own form


def button(text: str, *, plain: bool = False) -> QPushButton:
    """Return a button that Enter presses too, where it has the keyboard."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if plain:
        flag(made, "plain")
    return made


def least_size(pixels: float) -> QSize:
    """Return how large a button with text of this size in px is at the least."""
    return QSize(round(pixels * 4.5), round(pixels * 2.1))


class PrimaryButton(QPushButton):
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


class ElidedButton(QPushButton):
    """A button whose text ends in an ellipsis where it doesn't fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 16, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        room = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        option.text = shown
        self.setToolTip("" if shown == self.text() else self.text())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
