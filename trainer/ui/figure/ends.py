"""A movement without motion: where it starts and where it leads, side by side."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from trainer.core.exercise import Direction, Held
from trainer.core.figure.motion import TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene, View
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.ui.figure.camera import Frame
from trainer.ui.figure.change import moved
from trainer.ui.figure.kept_picture import Sitting, Tints, picture
from trainer.ui.figure.pixels import ratio_of

SAME_M = 0.02
"""Poses that differ less, in metres, are shown as one."""

_FAINT = 0.34
_ARROW = 0.1
"""How opaque the pose is that is left; how much of the width the arrow takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Emphasis:
    """Which of two poses counts now, and whether an arrow leads there.

    `pose` is 0 or 1; None where both do, as in a movement to and fro.
    """

    pose: int | None
    arrow: bool


def ends(performance: Performance, number: int) -> tuple[Scene, ...]:
    """Return a block's two telling poses, the one where it starts first; one if it is still."""
    block = performance.timeline.blocks[number]
    scenes = performance.key_scenes(number)
    motion = performance.motion(block)
    if isinstance(motion, TimedMotion):
        row = scenes[1 : 1 + len(motion.stances)]
        other = max(row, key=lambda scene: moved(row[0], scene))
        return (row[0], other) if moved(row[0], other) > SAME_M else row[:1]
    return scenes if block.exercise.starts is Direction.CONCENTRIC else scenes[::-1]


def emphasis(performance: Performance, phase: Phase) -> Emphasis:
    """Return which pose counts in a phase."""
    starts = performance.timeline.blocks[phase.block].exercise.starts
    match phase.kind:
        case PhaseKind.MOVE:
            return Emphasis(pose=int(phase.direction is starts), arrow=True)
        case PhaseKind.HOLD:
            reached = Direction.ECCENTRIC if phase.held is Held.STRETCHED else Direction.CONCENTRIC
            return Emphasis(pose=int(reached is starts), arrow=False)
        case PhaseKind.TIMED | PhaseKind.WAIT:
            return Emphasis(pose=None, arrow=True)
        case PhaseKind.PREPARE | PhaseKind.SWITCH | PhaseKind.REST:
            return Emphasis(pose=0, arrow=False)


class EndsPainter:
    """Paints the poses of a block beside or above each other; each is drawn once and kept."""

    def __init__(self, performance: Performance) -> None:
        self._performance = performance
        self._number = -1
        self._scenes: tuple[Scene, ...] = ()
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def paint(
        self, painter: QPainter, room: QRectF, phase: Phase, seen: tuple[View, Frame], look: Tints
    ) -> None:
        """Paint those of a phase's block into a room, the one that counts in it opaque."""
        if phase.block != self._number:
            self._number = phase.block
            self._scenes = ends(self._performance, phase.block)
            self._kept.clear()
        shown = emphasis(self._performance, phase)
        rooms = _rooms(room, seen[1], self._scenes)
        for number, place in enumerate(rooms):
            faint = len(rooms) > 1 and shown.pose not in {None, number}
            painter.setOpacity(_FAINT if faint else 1.0)
            ratio = ratio_of(painter)
            painter.drawPixmap(
                place.topLeft(), self._drawn(number, place.size(), ratio, seen, look)
            )
        painter.setOpacity(1.0)
        if shown.arrow and len(rooms) > 1:
            _paint_arrow(painter, rooms, shown.pose, look.colours.quiet)

    def _drawn(
        self, number: int, size: QSizeF, ratio: float, seen: tuple[View, Frame], look: Tints
    ) -> QPixmap:
        key = (number, size.width(), size.height(), ratio, *seen, look.key)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            view, frame = seen
            sitting = Sitting(scene=self._scenes[number], view=view, frame=frame)
            self._kept[key] = picture(sitting, size, ratio, look)
        return self._kept[key]


_KEPT = 12


def _rooms(room: QRectF, frame: Frame, scenes: tuple[Scene, ...]) -> tuple[QRectF, ...]:
    """Return a room for each pose: beside each other, or above where they get larger so.

    Then the higher one stands above, so that an arrow up says "up".
    """
    if len(scenes) == 1:
        return (room,)
    gap = room.width() * _ARROW
    half = QSizeF((room.width() - gap) / 2, room.height())
    low = QSizeF(room.width(), (room.height() - gap) / 2)
    if _scale(half, frame) >= _scale(low, frame):
        return (
            QRectF(room.topLeft(), half),
            QRectF(QPointF(room.right() - half.width(), room.top()), half),
        )
    upper = QRectF(room.topLeft(), low)
    lower = QRectF(QPointF(room.left(), room.bottom() - low.height()), low)
    first, second = (_height(scene) for scene in scenes)
    return (upper, lower) if first > second else (lower, upper)


def _height(scene: Scene) -> float:
    """Return how high all parts of a body are on the whole."""
    return sum(middle[2] for solid in scene.solids for middle, _ in solid.balls)


def _scale(size: QSizeF, frame: Frame) -> float:
    return min(size.width() / frame.half_width, size.height() / frame.half_height)


def _paint_arrow(
    painter: QPainter, rooms: tuple[QRectF, ...], towards: int | None, colour: QColor
) -> None:
    """Paint an arrow in the gap between two rooms, to one of them, or to both."""
    first, second = sorted(rooms, key=_place)
    upright = second.top() > first.top()
    middle = (first.center() + second.center()) / 2
    gap = second.top() - first.bottom() if upright else second.left() - first.right()
    along = QPointF(0, 1) if upright else QPointF(1, 0)
    half = along * gap * 0.42
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.5, gap * 0.07))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawLine(middle - half, middle + half)
    for place, tip, way in ((first, middle - half, -along), (second, middle + half, along)):
        if towards is None or rooms[towards] is place:
            painter.drawPolyline(_head(tip, way, gap * 0.2))
    painter.restore()


def _place(room: QRectF) -> tuple[float, float]:
    return room.top(), room.left()


def _head(tip: QPointF, way: QPointF, size: float) -> QPolygonF:
    across = QPointF(-way.y(), way.x())
    return QPolygonF([tip - (way - across) * size, tip, tip - (way + across) * size])
