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
from trainer.ui.figure.pixels import ratio_of

_SHARE, _SHARE_TALL = 0.30, 0.36
"""How much of the width and the height the second view takes at most."""

_UPRIGHT = 1.5
"""How much higher than wide the second view may be."""

_NEAR = 0.42
"""What is in so much of the frame's width may be hidden by it."""

_MOST_WAY = 40
"""By so much, in hundredths of the height, the large view's room may begin lower."""

_LEAST_PX = 60.0
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Corner:
    """The upper corner that a body leaves freer, and how much of the frame's height it takes there.

    `right` tells which; `taken` is 0 to 1.
    """

    right: bool
    taken: float


def freer_corner(scenes: tuple[Scene, ...], view: View, frame: Frame) -> Corner:
    """Return the upper corner in which there is more room for something else."""
    wide, high = frame.half_width, frame.half_height
    camera = Camera(view, frame, QRectF(-wide, -high, 2 * wide, 2 * high))
    discs = camera.discs(ball for scene in scenes for solid in scene.solids for ball in solid.balls)
    edge = wide * (1 - 2 * _NEAR)
    left = max((y + r for x, y, r, _ in discs if x - r < -edge), default=-high)
    right = max((y + r for x, y, r, _ in discs if x + r > edge), default=-high)
    return Corner(right=right <= left, taken=(min(left, right) + high) / (2 * high))


def rooms(whole: QRectF, frame: Frame, corner: Corner) -> tuple[QRectF, QRectF | None]:
    """Return the rooms of the large view and of the small one, if it is worth it.

    The large view makes way for the small one downward, and gets a little smaller if it must.
    """
    wide, tall = whole.width() * _SHARE, whole.height() * _SHARE_TALL
    tall = min(tall, wide * _UPRIGHT)
    if tall < _LEAST_PX:
        return whole, None
    lower = whole
    for part in range(_MOST_WAY):
        lower = whole.adjusted(0, whole.height() * part / 100, 0, 0)
        if _top(lower, frame, corner.taken) >= whole.top() + tall:
            break
    left = whole.right() - wide if corner.right else whole.left()
    return lower, QRectF(left, whole.top(), wide, tall)


def _top(room: QRectF, frame: Frame, taken: float) -> float:
    """Return where in a room a body begins that takes so much of the frame's height."""
    scale = min(room.width() / frame.half_width, room.height() / frame.half_height) / 2
    return room.center().y() + frame.half_height * scale * (1 - 2 * taken)


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """What the second view shows, in which room of the picture, and in what."""

    room: QRectF
    sitting: Sitting
    tints: Tints
    font: QFont
    opacity: float = 1.0


class DetailPainter:
    """Paints the second view, at half the rate of the large one: nobody looks that closely."""

    def __init__(self) -> None:
        self._kept: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self._used = 0

    def paint(self, painter: QPainter, detail: Detail, phase: Phase) -> None:
        """Paint it, and below it from where it looks; a new phase is shown at once."""
        ratio = ratio_of(painter)
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
        painter.setOpacity(detail.opacity)
        painter.drawPixmap(room.topLeft(), self._kept)
        if detail.font.pixelSize() >= _READABLE_PX:
            below = QRectF(room.left(), room.bottom(), room.width(), line)
            painter.setFont(detail.font)
            painter.setPen(tints.colours.quiet)
            centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(below, centred | Qt.TextFlag.TextDontClip, caption(sitting.view))
        painter.setOpacity(1.0)


_EVERY = 2

_READABLE_PX = 5
"""Smaller words are left out."""
