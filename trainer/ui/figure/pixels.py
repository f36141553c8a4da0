"""The pixels of what is painted on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


def ratio_of(painter: QPainter) -> float:
    """Return how many pixels there are to one px where a painter paints, which doesn't scale."""
    return painter.deviceTransform().m11()


def on_pixels(part: QRectF, ratio: float) -> QRectF:
    """Return a part of a picture, grown to whole pixels of a screen with so many to one px."""
    wide = QRectF(part.topLeft() * ratio, part.size() * ratio).toAlignedRect()
    return QRectF(wide.topLeft().toPointF() / ratio, wide.size().toSizeF() / ratio)
