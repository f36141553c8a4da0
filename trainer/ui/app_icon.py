"""The program's sign: the ring of a movement that rises, and a held top above it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap

from trainer.ui.colours import DARK

_SIDES = (32, 64, 256)


def app_icon() -> QIcon:
    """Return the icon in the sizes that desktops ask for."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_drawn(side))
    return icon


def _drawn(side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(DARK.ground)
    painter.drawRoundedRect(QRectF(0.03, 0.03, 0.94, 0.94), 0.22, 0.22)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(DARK.accent, 0.13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(QRectF(0.22, 0.24, 0.56, 0.56), 150 * 16, 240 * 16)
    pen.setColor(DARK.hold)
    painter.setPen(pen)
    painter.drawArc(QRectF(0.22, 0.24, 0.56, 0.56), 70 * 16, 40 * 16)
    painter.end()
    return picture
