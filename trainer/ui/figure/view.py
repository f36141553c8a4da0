"""The moving figure of a session: it shows where the playhead is, and can be looked around."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.core.compat import override
from trainer.core.figure.describe import described
from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import View
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import tr
from trainer.ui.colours import colours_of
from trainer.ui.figure.look_around import ARROWS, LookAround
from trainer.ui.figure.repeating import Repeating
from trainer.ui.figure.showing import Showing
from trainer.ui.fonts import in_pixels
from trainer.ui.own_keys import keeps

_STANDS = frozenset({PhaseKind.HOLD, PhaseKind.WAIT})
_KEYS = ARROWS.keys() | {Qt.Key.Key_Home}
_BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}

AHEAD_MS = 300
"""So long after a phase has begun the next block is looked at, when there is time."""


class FigureView(QWidget):
    """Shows a performance at a snapshot; dragging looks around, a double click returns.

    While the session waits for the person, the movement is repeated. With the keyboard: the
    arrows look around, Home returns.
    """

    def __init__(self) -> None:
        super().__init__()
        self._performance: Performance | None = None
        self._showing: Showing | None = None
        self._phase: Phase | None = None
        self._repeated: Phase | None = None
        self._fraction = 0.0
        self._waits = False
        self._seen = False
        self._still = False
        self._framed = False
        self._ahead = QTimer(self, singleShot=True)
        self._ahead.setInterval(AHEAD_MS)
        self._ahead.timeout.connect(self._look_ahead)
        self._repeating = Repeating(self)
        self._repeating.moved.connect(self._repeat)
        self._around = LookAround(self)
        self._around.turned.connect(self._turn)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hint = tr("Drag to look around. Double-click to look from the usual place again.")
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)

    def show_performance(self, performance: Performance | None) -> None:
        """Show another one from now on; nothing where there is none."""
        self._performance = performance
        self._showing = Showing(performance) if performance else None
        self._phase = None
        self._seen = False
        self._repeating.show_phases(())
        if self._showing:
            self._showing.look_aside(self._around.aside)
        self.update()

    def render_snapshot(self, shot: Snapshot) -> None:
        """Show the figure as it is then."""
        other = shot.phase is not self._phase
        moved = shot.fraction != self._fraction and self._moves(shot.phase)
        self._phase, self._fraction = shot.phase, shot.fraction
        self._waits = shot.state is State.WAITING
        if other:
            self._enter(shot.phase, self._repeated_in(shot.phase))
        self._go_on_repeating()
        if self.isVisible() and (other or moved):
            self._move(whole=other)

    def demonstrate(self, number: int) -> None:
        """Repeat a block's movement as long as it can be seen."""
        if self._performance and self._performance.has_figure(number):
            phases = self._performance.demonstration(number)
            self._phase, self._fraction, self._waits = phases[0], 0.0, True
            self._enter(phases[0], phases)
            self._go_on_repeating()
            self._move()

    def set_still(self, still: bool) -> None:  # noqa: FBT001 - a setting's value
        """Show the ends of a movement beside each other instead of moving."""
        self._still = still
        self._around.set_still(still)
        self._go_on_repeating()
        self._move()
        self.update()

    def set_pixels(self, pixels: float) -> None:
        """Write captions in this size, in px."""
        self.setFont(in_pixels(self.font(), pixels))

    def _moves(self, phase: Phase) -> bool:
        return not self._still and phase.kind not in _STANDS

    def _repeated_in(self, phase: Phase) -> tuple[Phase, ...]:
        """Return what is repeated in a phase: in a wait, the movement that is to be done."""
        waits = phase.kind is PhaseKind.WAIT
        return self._performance.demonstration(phase.block) if self._performance and waits else ()

    def _enter(self, phase: Phase, repeated: tuple[Phase, ...]) -> None:
        self._seen = bool(self._performance and self._performance.shows(phase))
        if self._performance and self._seen:
            self._around.usual_tilt = self._performance.view_of(phase.block).tilt
            self.setAccessibleName(described(self._performance, next(iter(repeated), phase)))
            if phase.kind.precedes_work:
                self._repeating.settle()
            else:
                self._repeating.show_phases(repeated)
            self._ahead.start()
        else:
            self.setAccessibleName("")
            self._repeating.show_phases(())
            self.update()

    def _go_on_repeating(self) -> None:
        """Repeat the movement while the session waits and somebody can see it."""
        wanted = self._waits or self._repeating.settles
        self._repeating.let(wanted and self.isVisible() and not self._still)

    @Slot()
    def _repeat(self) -> None:
        place = self._repeating.place
        self._move(whole=place is None or place[0] is not self._repeated)
        self._repeated = place and place[0]

    @Slot()
    def _look_ahead(self) -> None:
        if self._showing and self._phase:
            self._showing.look_ahead(self._phase.block + 1)

    def _move(self, *, whole: bool = True) -> None:
        """Show another instant; as a whole where another phase begins."""
        if self._showing and self._phase and self._seen:
            room = self._room()
            repeated = None if self._still else self._repeating.place
            if self._showing.move_to(*(repeated or (self._phase, self._fraction)), room):
                part = room if whole else self._showing.changing(room, self.devicePixelRatioF())
                self.update(part.toAlignedRect())

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(2, 2, -2, -2)

    @Slot(object)
    def _turn(self, aside: View) -> None:
        if self._showing:
            self._showing.look_aside(aside)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    @override
    def event(self, event: QEvent) -> bool:
        return keeps(event, _KEYS) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._around.press(event.key())
        elif event.key() == Qt.Key.Key_Home:
            self._around.go_back()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._around.grip(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._around.drag(event.position())
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._around.release()
        self.unsetCursor()
        super().mouseReleaseEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._around.go_back()
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._framed = event.reason() in _BY_KEYS
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._go_on_repeating()
        self._move()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._go_on_repeating()
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        shows, part = self._showing if self._seen else None, QRectF(event.rect())
        if shows and not self._still:
            shows.paint(painter, self._room(), colours, self.font(), part)
        else:
            painter.fillRect(part, colours.ground)
            if shows:
                shows.paint_ends(painter, self._room(), colours)
        if self.hasFocus() and self._framed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._room(), 8, 8)
