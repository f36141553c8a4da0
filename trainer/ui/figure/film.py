"""Pictures that come again, kept packed: to unpack one takes a small part of painting it."""

import zlib
from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

_FAST = 1
"""Packs fastest; what packs best makes it a sixth smaller."""

Draw = Callable[[QPainter], None]


def on_pixels(part: QRectF, ratio: float) -> QRectF:
    """Return a part of a picture, grown to whole pixels of a screen with so many to one px."""
    wide = QRectF(part.topLeft() * ratio, part.size() * ratio).toAlignedRect()
    return QRectF(wide.topLeft().toPointF() / ratio, wide.size().toSizeF() / ratio)


class Film:
    """Keeps pictures of the same part of the screen, as long as that looks the same otherwise.

    Args:
        most_bytes: so much is kept at most; what comes later is painted anew each time.

    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._look: object = None
        self._packed: dict[object, bytes] = {}

    def turn_to(self, look: object) -> None:
        """Forget all if this is another look than the last."""
        if look != self._look:
            self._packed.clear()
            self._bytes = 0
            self._look = look

    def show(
        self, painter: QPainter, part: QRectF, key: object, ground: QColor, draw: Draw
    ) -> None:
        """Paint the picture of this key into a part that begins and ends with a pixel."""
        ratio = painter.device().devicePixelRatio()
        size = (part.size() * ratio).toSize()
        kept = self._packed.get(key)
        if kept is not None:
            unpacked = zlib.decompress(kept, bufsize=4 * size.width() * size.height())
            picture = QImage(unpacked, size.width(), size.height(), QImage.Format.Format_RGB32)
        else:
            picture = QImage(size, QImage.Format.Format_RGB32)
            picture.setDevicePixelRatio(ratio)
            picture.fill(ground)
            fresh = QPainter(picture)
            fresh.setFont(painter.font())
            fresh.translate(-part.topLeft())
            draw(fresh)
            fresh.end()
            self._keep(key, picture)
        picture.setDevicePixelRatio(ratio)
        painter.drawImage(part.topLeft(), picture)

    def _keep(self, key: object, picture: QImage) -> None:
        if self._bytes < self._most_bytes:
            packed = zlib.compress(bytes(picture.constBits()), _FAST)
            self._packed[key] = packed
            self._bytes += len(packed)
