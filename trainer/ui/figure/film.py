"""Pictures that come again, kept packed: to unpack one takes a small part of painting it."""

from collections.abc import Callable
from dataclasses import dataclass

import lz4.block
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from trainer.ui.figure.pixels import on_pixels, ratio_of

Draw = Callable[[QPainter], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What a picture is painted with.

    `draw` paints it, `draw_still` what is the same in all pictures; `box` tells in which part it
    differs from that, and is asked for once.
    """

    ground: QColor
    draw: Draw
    draw_still: Draw
    box: Callable[[], QRectF]


class Film:
    """Keeps pictures of the same part of the screen, as long as that looks the same otherwise.

    Args:
        most_bytes: so much is kept at most; what comes later is painted anew each time.

    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._look: object = None
        self._still: QImage | None = None
        self._packed: dict[object, tuple[QRectF, bytes]] = {}

    def turn_to(self, look: object) -> None:
        """Forget all if this is another look than the last."""
        if look != self._look:
            self._packed.clear()
            self._still = None
            self._bytes = 0
            self._look = look

    def show(self, painter: QPainter, part: QRectF, key: object, source: Source) -> None:
        """Paint the picture of this key into a part that begins and ends with a pixel."""
        ratio = ratio_of(painter)
        if self._still is None:
            self._still = _painted(part, source, source.draw_still, painter)
        painter.drawImage(part.topLeft(), self._still)
        kept = self._packed.get(key)
        if kept is not None:
            box, packed = kept
            size = (box.size() * ratio).toSize()
            unpacked = lz4.block.decompress(packed, 4 * size.width() * size.height())
            picture = QImage(unpacked, size.width(), size.height(), QImage.Format.Format_RGB32)
            picture.setDevicePixelRatio(ratio)
        else:
            box = on_pixels(source.box().intersected(part), ratio)
            picture = _painted(box, source, source.draw, painter)
            self._keep(key, box, picture)
        painter.drawImage(box.topLeft(), picture)

    def _keep(self, key: object, box: QRectF, picture: QImage) -> None:
        if self._bytes < self._most_bytes:
            packed = lz4.block.compress(picture.constBits(), store_size=False)
            self._packed[key] = box, packed
            self._bytes += len(packed)


def _painted(part: QRectF, source: Source, draw: Draw, painter: QPainter) -> QImage:
    """Return a picture of a part, to be painted there by this painter."""
    ratio = ratio_of(painter)
    picture = QImage((part.size() * ratio).toSize(), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(source.ground)
    fresh = QPainter(picture)
    fresh.setFont(painter.font())
    fresh.translate(-part.topLeft())
    draw(fresh)
    fresh.end()
    return picture
