"""A round button with a sign on it, that can fade."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from trainer.core.compat import override
from trainer.ui.colours import colours_of, mixed
from trainer.ui.icons import Sign, draw_sign
from trainer.ui.own_keys import ENTER, PRESSING, keeps, repeats


class SignButton(QAbstractButton):
    """Shows a sign; its text is its accessible name and tool tip.

    The mouse doesn't give it the keyboard; where Tab has, Space and Enter press it, once however
    long they are held down. A double click counts as one, except where it is to count `twice`.
    """

    focused = Signal()
    """The keyboard came here."""

    def __init__(self, sign: Sign, name: str, *, hint: str = "", twice: bool = False) -> None:
        super().__init__()
        self._sign = sign
        self._side = 36
        self._opacity = 1.0
        self._strong = False
        self._twice = twice
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.rename(sign, name, hint=hint)

    def rename(self, sign: Sign, name: str, *, hint: str = "", strong: bool = False) -> None:
        """Show another sign, with another meaning; a strong one is filled with the accent."""
        if (sign, name, strong) == (self._sign, self.accessibleName(), self._strong):
            return
        self._sign, self._strong = sign, strong
        self.setAccessibleName(name)
        self.setToolTip(hint or name)
        self.update()

    def set_side(self, pixels: int) -> None:
        """Make it that wide and high, in px."""
        self._side = pixels
        self.setFixedSize(pixels, pixels)

    def set_opacity(self, opacity: float) -> None:
        """Draw it faded: 0 is invisible, 1 is opaque."""
        self._opacity = opacity
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        return keeps(event, PRESSING) or repeats(event, PRESSING) or super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        super().focusInEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._twice:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._strong:
            painter.setBrush(colours.accent)
            painter.drawEllipse(room)
        elif self.underMouse() or self.isDown():
            share = 0.16 if self.isDown() else 0.08
            painter.setBrush(mixed(colours.ground, colours.text, share))
            painter.drawEllipse(room)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.text if self._strong else colours.accent, 2))
            painter.drawEllipse(room)
        inset = room.width() * 0.24
        colour = colours.on_accent if self._strong else colours.text
        draw_sign(painter, room.adjusted(inset, inset, -inset, -inset), self._sign, colour)
