"""The small second view in an upper corner, where the angle of a variant is the point."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene, View
from trainer.core.text import tr
from trainer.ui.figure.camera import Camera, Frame
from trainer.ui.figure.kept_picture import Tints
from trainer.ui.figure.painting import paint_scene

_SHARE, _SHARE_TALL = 0.30, 0.36
"""How much of the width and the height the second view takes at most."""

_LEAST_PX = 70.0
"""In less room the second view shows nothing, so there is none."""

_SIDEWAYS, _BEHIND, _ABOVE = 45.0, 135.0, 55.0
"""From where on a view counts as one from the side, from behind, from above, in degrees."""


def detail_of(performance: Performance, number: int) -> View | None:
    """Return from where a block's angle is seen, if it has one."""
    block = performance.timeline.blocks[number]
    angled = block.variant is not None and block.variant.degrees is not None
    return performance.figure(block).detail if angled else None


def caption(view: View) -> str:
    """Return from where a view looks, in words."""
    turn = abs((view.turn + 180) % 360 - 180)
    if view.tilt >= _ABOVE:
        return tr("from above")
    if turn >= _BEHIND:
        return tr("from behind")
    return tr("from the front") if turn <= _SIDEWAYS else tr("from the side")


def rooms(whole: QRectF, frame: Frame, *, right: bool) -> tuple[QRectF, QRectF | None]:
    """Return the rooms of the large view and of the small one, if it is worth it.

    What the large view leaves free above itself is given to the small one.
    """
    scale = min(whole.width() / frame.half_width, whole.height() / frame.half_height) / 2
    free = max(0.0, whole.height() - 2 * frame.half_height * scale)
    wide = whole.width() * _SHARE
    tall = min(whole.height() * _SHARE_TALL, max(free * 0.9, wide * 0.8))
    if min(wide, tall) < _LEAST_PX:
        return whole, None
    left = whole.right() - wide if right else whole.left()
    lower = whole.adjusted(0, min(free, tall) * 0.9, 0, 0)
    return lower, QRectF(left, whole.top(), wide, tall)


def freer_right(scenes: tuple[Scene, ...], view: View, frame: Frame) -> bool:
    """Tell whether the upper right of a picture has more room than the upper left."""
    camera = Camera(view, frame, QRectF(-1, -1, 2, 2))
    discs = camera.discs(ball for scene in scenes for solid in scene.solids for ball in solid.balls)
    left = max((y + r for x, y, r, _ in discs if x < 0), default=-1.0)
    right = max((y + r for x, y, r, _ in discs if x >= 0), default=-1.0)
    return right <= left


def paint_detail(
    painter: QPainter,
    room: QRectF,
    sight: tuple[Scene, View, Frame],
    tints: Tints,
    font: QFont,
) -> None:
    """Paint the second view, and below it from where it looks."""
    scene, view, frame = sight
    line = QFontMetricsF(font).height()
    painter.save()
    painter.setFont(font)
    painter.setPen(tints.colours.quiet)
    below = QRectF(QPointF(room.left(), room.bottom() - line), room.bottomRight())
    centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
    painter.drawText(below, centred | Qt.TextFlag.TextDontClip, caption(view))
    painter.restore()
    above = room.adjusted(0, 0, 0, -line)
    paint_scene(painter, above, scene, view, tints.figure, frame=frame)
