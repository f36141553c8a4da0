"""The positions of the body as still drawings of a few strokes, seen from the side."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from trainer.core.exercise import Position

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pose:
    """A body as strokes; 1 is the height of a standing person, y goes up from the floor."""

    head: tuple[float, float]
    trunk: Line
    limbs: tuple[Line, ...]


WIDE, HIGH = 1.7, 1.12
"""How much room a pose takes, its mat included."""

_HEAD, _TRUNK, _LIMB = 0.085, 0.15, 0.09

POSES = {
    Position.STANDING: Pose(
        head=(0.8, 0.94),
        trunk=((0.8, 0.72), (0.8, 0.53)),
        limbs=(
            ((0.8, 0.5), (0.74, 0.27), (0.715, 0.05)),
            ((0.8, 0.5), (0.86, 0.27), (0.885, 0.05)),
            ((0.71, 0.75), (0.89, 0.75)),
            ((0.71, 0.75), (0.66, 0.62), (0.64, 0.46)),
            ((0.89, 0.75), (0.94, 0.62), (0.96, 0.46)),
        ),
    ),
    Position.HANDS_AND_KNEES: Pose(
        head=(1.24, 0.5),
        trunk=((0.54, 0.42), (1.05, 0.43)),
        limbs=(((0.54, 0.42), (0.54, 0.06), (0.2, 0.05)), ((1.06, 0.43), (1.07, 0.05))),
    ),
    Position.ELBOWS_AND_KNEES: Pose(
        head=(1.22, 0.31),
        trunk=((0.54, 0.42), (1.02, 0.27)),
        limbs=(
            ((0.54, 0.42), (0.54, 0.06), (0.2, 0.05)),
            ((1.03, 0.27), (1.02, 0.06), (1.32, 0.05)),
        ),
    ),
    Position.KNEELING: Pose(
        head=(0.8, 0.86),
        trunk=((0.78, 0.42), (0.79, 0.67)),
        limbs=(((0.78, 0.42), (0.78, 0.06), (0.44, 0.05)), ((0.79, 0.68), (0.87, 0.4))),
    ),
    Position.HALF_KNEELING: Pose(
        head=(0.76, 0.86),
        trunk=((0.74, 0.42), (0.75, 0.67)),
        limbs=(
            ((0.74, 0.41), (0.62, 0.06), (0.28, 0.05)),
            ((0.74, 0.41), (1.08, 0.41), (1.08, 0.05), (1.16, 0.05)),
            ((0.75, 0.68), (0.95, 0.46)),
        ),
    ),
    Position.FOLDED_FORWARD: Pose(
        head=(0.98, 0.12),
        trunk=((0.42, 0.22), (0.8, 0.16)),
        limbs=(
            ((0.4, 0.22), (0.68, 0.06), (0.32, 0.05)),
            ((0.82, 0.15), (1.1, 0.05), (1.34, 0.05)),
        ),
    ),
    Position.SITTING: Pose(
        head=(0.56, 0.62),
        trunk=((0.55, 0.12), (0.55, 0.43)),
        limbs=(
            ((0.55, 0.1), (0.95, 0.09), (1.3, 0.06), (1.33, 0.13)),
            ((0.55, 0.44), (0.72, 0.28), (0.93, 0.22)),
        ),
    ),
    Position.ON_THE_BACK: Pose(
        head=(0.26, 0.1),
        trunk=((0.46, 0.09), (0.82, 0.09)),
        limbs=(((0.82, 0.08), (1.08, 0.4), (1.16, 0.05)), ((0.48, 0.06), (0.92, 0.05))),
    ),
}


def draw_pose(
    painter: QPainter, room: QRectF, position: Position, body: QColor, mat: QColor
) -> None:
    """Draw a body on its mat, as large as the room allows, in its middle."""
    scale = min(room.width() / WIDE, room.height() / HIGH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.center().x() - WIDE * scale / 2, room.center().y() + HIGH * scale / 2)
    painter.scale(scale, -scale)
    painter.translate((WIDE - 1.6) / 2, 0.07)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mat)
    painter.drawEllipse(QRectF(0.0, -0.06, 1.6, 0.13))
    _draw_body(painter, POSES[position], body)
    painter.restore()


def _draw_body(painter: QPainter, pose: Pose, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(*pose.head), _HEAD, _HEAD)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line, width in ((pose.trunk, _TRUNK), *((limb, _LIMB) for limb in pose.limbs)):
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
