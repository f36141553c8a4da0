"""The small second view in an upper corner, where the angle of a variant is the point."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene, View
from trainer.core.plan.timeline import Phase
from trainer.core.text import tr
from trainer.ui.figure.camera import Camera, Frame
from trainer.ui.figure.kept_picture import Sitting, Tints, picture

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
    return performance.detail_of(number) if angled else None


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

    The large view makes way for the small one downward, as far as it has room.
    """
    scale = min(whole.width() / frame.half_width, whole.height() / frame.half_height) / 2
    free = max(0.0, whole.height() - 2 * frame.half_height * scale)
    wide = whole.width() * _SHARE
    tall = min(whole.height() * _SHARE_TALL, max(free * 0.9, wide * 0.8))
    if min(wide, tall) < _LEAST_PX:
        return whole, None
    left = whole.right() - wide if right else whole.left()
    way = min(free, max(0.0, 2 * tall - free))
    lower = whole.adjusted(0, way, 0, 0)
    return lower, QRectF(left, whole.top(), wide, tall)


def freer_right(scenes: tuple[Scene, ...], view: View, frame: Frame) -> bool:
    """Tell whether the upper right of a picture has more room than the upper left."""
    camera = Camera(view, frame, QRectF(-1, -1, 2, 2))
    discs = camera.discs(ball for scene in scenes for solid in scene.solids for ball in solid.balls)
    left = max((y + r for x, y, r, _ in discs if x < 0), default=-1.0)
    right = max((y + r for x, y, r, _ in discs if x >= 0), default=-1.0)
    return right <= left


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """What the second view shows, in which room of the picture, and in what."""

    room: QRectF
    sitting: Sitting
    tints: Tints
    font: QFont


class DetailPainter:
    """Paints the second view, at half the rate of the large one: nobody looks that closely."""

    def __init__(self) -> None:
        self._kept: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self._used = 0

    def paint(self, painter: QPainter, detail: Detail, phase: Phase) -> None:
        """Paint it, and below it from where it looks; a new phase is shown at once."""
        ratio = painter.device().devicePixelRatio()
        line = QFontMetricsF(detail.font).height()
        room = detail.room.adjusted(0, 0, 0, -line)
        sitting, tints = detail.sitting, detail.tints
        key = (
            *(phase, sitting.view, sitting.frame),
            *(ratio, room.width(), room.height(), tints.key),
        )
        self._used += 1
        if self._kept is None or key != self._key or self._used >= _EVERY:
            self._kept = picture(sitting, room.size(), ratio, tints)
            self._key, self._used = key, 0
        painter.drawPixmap(room.topLeft(), self._kept)
        below = QRectF(room.left(), room.bottom(), room.width(), line)
        painter.setFont(detail.font)
        painter.setPen(tints.colours.quiet)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(below, centred | Qt.TextFlag.TextDontClip, caption(sitting.view))


_EVERY = 2
