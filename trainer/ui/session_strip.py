"""The whole workout as a strip of coloured stretches, with a playhead to move by hand."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.core.compat import override
from trainer.core.plan.timeline import Timeline
from trainer.core.text import tr
from trainer.ui.colours import colours_of
from trainer.ui.describe import block_title
from trainer.ui.fonts import in_pixels
from trainer.ui.own_keys import ENTER, keeps
from trainer.ui.plain import legible, tip
from trainer.ui.strip_painting import StripPainter, stretches_of

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEPT = ENTER | _STEPS.keys()


class SessionStrip(QWidget):
    """Shows a timeline block by block; where it may be used, a click goes to a block.

    With the keyboard: left and right choose a block, Enter goes there.
    """

    jump_wanted = Signal(int)
    """The person wants to go to the block of this number."""

    def __init__(self, *, usable: bool) -> None:
        super().__init__()
        self._timeline: Timeline | None = None
        self._painter = StripPainter()
        self._usable = usable
        self._at_ms = 0
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The whole workout"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if usable else Qt.FocusPolicy.NoFocus)
        if usable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a workout."""
        self._timeline = timeline
        self._painter = StripPainter(stretches_of(timeline), timeline.total_ms)
        self._chosen = -1
        self.update()

    def show_position(self, position_ms: int) -> None:
        """Put the playhead there; repaints only when that is another pixel."""
        before, self._at_ms = self._at_ms, position_ms
        room = self._room()
        old, new = self._painter.x(room, before), self._painter.x(room, position_ms)
        if int(old * 2) != int(new * 2):
            left, right = sorted((old, new))
            self.update(QRectF(left - 4, 0, right - left + 8, self.height()).toAlignedRect())

    def set_pixels(self, pixels: float) -> None:
        """Be as high as goes with text of this size in px."""
        self.setFont(in_pixels(self.font(), pixels))
        self.updateGeometry()

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 4, -2, -4)

    def _block_at(self, x: float) -> int:
        if self._timeline is None:
            return -1
        starts = [self._timeline.block_start_ms(i) for i in range(len(self._timeline.blocks))]
        return max(0, bisect_right(starts, self._painter.ms(self._room(), x)) - 1)

    def _choose(self, block: int) -> None:
        if self._timeline is None:
            return
        self._chosen = min(max(0, block), len(self._timeline.blocks) - 1)
        title = legible(block_title(self._timeline.blocks[self._chosen]))
        self.setAccessibleDescription(title)
        where = QPointF(self._painter.x(self._room(), self._chosen_ms()), 0)
        QToolTip.showText(self.mapToGlobal(where.toPoint()), tip(title), self)
        self.update()

    def _chosen_ms(self) -> int:
        if self._timeline is None or self._chosen < 0:
            return -1
        return self._timeline.block_start_ms(self._chosen)

    @override
    def event(self, event: QEvent) -> bool:
        if keeps(event, _KEPT):
            return True
        if isinstance(event, QHelpEvent) and self._timeline is not None:
            block = self._timeline.blocks[self._block_at(event.pos().x())]
            QToolTip.showText(event.globalPos(), tip(block_title(block)), self)
            return True
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, round(1.7 * self.fontMetrics().height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            here = self._block_at(self._painter.x(self._room(), self._at_ms))
            self._choose((here if self._chosen < 0 else self._chosen) + step)
        elif event.key() in ENTER and self._chosen >= 0:
            if not event.isAutoRepeat():
                self.jump_wanted.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._usable and self._timeline and event.button() is Qt.MouseButton.LeftButton:
            self.jump_wanted.emit(self._block_at(event.position().x()))
        else:
            super().mousePressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        room = self._room()
        played_ms = self._at_ms if self._usable else 0
        self._painter.draw(painter, room, colours, played_ms)
        if self._usable:
            self._painter.draw_playhead(painter, room, colours, played_ms)
        if self.hasFocus():
            self._painter.draw_focus(painter, room, colours, self._chosen_ms())
