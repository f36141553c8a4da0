"""How scenes that come again were painted, kept as long as they are looked at from one place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from trainer.ui.figure.kept_picture import Sitting, Tints, paint_sitting
from trainer.ui.figure.strokes import Recorder, Strokes

if TYPE_CHECKING:
    from trainer.core.figure.scene import Scene


class Drawn:
    """Paints scenes; from the second time on, with the strokes of the first.

    Args:
        most_bytes: about how much is kept at most; what comes later is painted anew each time.

    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._look: tuple[object, ...] = ()
        self._kept: dict[tuple[int, int], tuple[Scene, Strokes]] = {}

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, room: QRectF, sitting: Sitting, tints: Tints) -> None:
        """Paint a scene that comes again; it must stay the same object."""
        face = painter.font(), painter.device().devicePixelRatio()
        look = (room.getRect(), sitting.view, sitting.frame, tints.key[:-1], face)
        if look != self._look:
            self.clear()
            self._look = look
        key = id(sitting.scene), tints.key[-1]
        kept = self._kept.get(key)
        if kept:
            kept[1].paint(painter)
        elif self._bytes < self._most_bytes:
            strokes = _recorded(painter, room, sitting, tints)
            self._bytes += strokes.size
            self._kept[key] = sitting.scene, strokes
            strokes.paint(painter)
        else:
            paint_sitting(painter, room, sitting, tints)


def _recorded(painter: QPainter, room: QRectF, sitting: Sitting, tints: Tints) -> Strokes:
    recorder = Recorder(painter)
    paint_sitting(recorder, room, sitting, tints)
    return recorder.finish()
