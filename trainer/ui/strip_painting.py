"""How the strip of a workout is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from trainer.core.plan.timeline import Timeline
from trainer.ui.colours import Colours, Tint, mixed


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A part of a block in one colour, in ms; `opens` where another exercise begins."""

    start_ms: int
    end_ms: int
    tint: Tint
    opens: bool


def stretches_of(timeline: Timeline) -> tuple[Stretch, ...]:
    """Return the parts of a workout: of every block its preparation and its work."""
    stretches: list[Stretch] = []
    for number, (first, after) in enumerate(timeline.block_spans):
        block = timeline.blocks[number]
        for phase in timeline.phases[first:after]:
            work = Tint.WORK if block.counted else Tint.HOLD
            tint = work if phase.kind.works else Tint.REST
            last = stretches[-1] if stretches else None
            if last and phase.start_ms > timeline.block_start_ms(number) and last.tint is tint:
                stretches[-1] = _until(last, phase.end_ms)
                continue
            opens = phase.start_ms == timeline.block_start_ms(number) and block.opens_step
            stretches.append(
                Stretch(start_ms=phase.start_ms, end_ms=phase.end_ms, tint=tint, opens=opens)
            )
    return tuple(stretches)


def _until(stretch: Stretch, end_ms: int) -> Stretch:
    return Stretch(start_ms=stretch.start_ms, end_ms=end_ms, tint=stretch.tint, opens=stretch.opens)


class StripPainter:
    """Draws the stretches of a workout of some length into a rectangle."""

    def __init__(self, stretches: tuple[Stretch, ...] = (), total_ms: int = 0) -> None:
        self._stretches = stretches
        self._total_ms = max(1, total_ms)

    def x(self, room: QRectF, position_ms: float) -> float:
        """Return where a time is, in px."""
        return room.left() + room.width() * min(1.0, position_ms / self._total_ms)

    def ms(self, room: QRectF, x: float) -> float:
        """Return which time is there, in ms."""
        return (x - room.left()) / max(1.0, room.width()) * self._total_ms

    def draw(self, painter: QPainter, room: QRectF, colours: Colours, played_ms: int) -> None:
        """Draw the stretches; what has been played is faded."""
        painter.setPen(Qt.PenStyle.NoPen)
        middle = room.center().y()
        for stretch in self._stretches:
            slow = stretch.tint is Tint.REST
            tall = room.height() * (0.16 if slow else 0.5)
            left = self.x(room, stretch.start_ms) + (2.0 if stretch.opens else 0.0)
            right = self.x(room, stretch.end_ms) - (0.0 if slow else 1.0)
            edge = min(max(left, self.x(room, played_ms)), right)
            colour = colours.tint(stretch.tint)
            bar = QRectF(left, middle - tall / 2, edge - left, tall)
            painter.fillRect(bar, mixed(colours.ground, colour, 0.35))
            bar = QRectF(edge, middle - tall / 2, right - edge, tall)
            painter.fillRect(bar, colour)

    def draw_playhead(
        self, painter: QPainter, room: QRectF, colours: Colours, position_ms: int
    ) -> None:
        """Draw a line where the workout is."""
        x = self.x(room, position_ms)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.text)
        painter.drawRoundedRect(QRectF(x - 1.5, room.top(), 3, room.height()), 1.5, 1.5)

    def draw_focus(self, painter: QPainter, room: QRectF, colours: Colours, chosen_ms: int) -> None:
        """Draw that the strip has the keyboard, and the block that is chosen by it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent, 2))
        painter.drawRoundedRect(room.adjusted(-2, -2, 2, 2), 4, 4)
        if chosen_ms >= 0:
            x = self.x(room, chosen_ms)
            painter.setPen(QPen(colours.accent, 3))
            painter.drawLine(round(x), round(room.top()), round(x), round(room.bottom()))
