"""Says why nothing can be heard, so that the screen is all there is."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.colours import colours_of
from trainer.ui.icons import Sign, draw_sign
from trainer.ui.labels import Label


class SignMark(QWidget):
    """A sign as large as the text beside it."""

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 1.1)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        room = QRectF(0, (self.height() - side) / 2, side, side)
        draw_sign(QPainter(self), room, self._sign, colours_of(self.palette()).quiet)


_BROKEN = "Sound does not work at the moment: captions show what would be said."
_MUTED = "Muted: captions show what would be said. Press M to hear it again."


class NoSoundBadge(QWidget):
    """A struck-out loudspeaker with a word; hidden until it is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = SignMark(Sign.SILENT)
        self._text = Label(quiet=True)
        self._silent = self._muted = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mark)
        row.addWidget(self._text)
        self._refresh()

    def show_silent(self, silent: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether sound does not work; this says more than that it is muted."""
        self._silent = silent
        self._refresh()

    def show_muted(self, muted: bool) -> None:  # noqa: FBT001 - a fact's value
        """Show whether the person has muted the sound."""
        self._muted = muted
        self._refresh()

    def set_pixels(self, pixels: float) -> None:
        """Write in this size, in px."""
        self._text.set_pixels(pixels)
        self._mark.setFont(self._text.font())
        self._mark.updateGeometry()

    def _refresh(self) -> None:
        self.setVisible(self._silent or self._muted)
        self._text.say(tr("No sound") if self._silent else tr("Muted"))
        self.setToolTip(tr(_BROKEN if self._silent else _MUTED))
