"""A scene as a picture, painted once and kept."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from trainer.core.figure.scene import Scene, View
from trainer.ui.colours import Colours
from trainer.ui.figure.painting import FigureColours, Frame, figure_colours, paint_scene


@dataclass(frozen=True, kw_only=True, slots=True)
class Tints:
    """The window's colours, and that of the working limb."""

    colours: Colours
    working: QColor

    @property
    def figure(self) -> FigureColours:
        """What the figure is painted in."""
        return figure_colours(self.colours, self.working)

    @property
    def key(self) -> tuple[int, ...]:
        """The same for what looks the same."""
        shown = (self.colours.ground, self.colours.surface, self.colours.text, self.working)
        return tuple(colour.rgba() for colour in shown)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """What a picture is made of."""

    scene: Scene
    view: View
    frame: Frame


def picture(sitting: Sitting, size: QSizeF, ratio: float, tints: Tints) -> QPixmap:
    """Paint a picture of that size in px, for a screen with so many pixels to each of them."""
    pixmap = QPixmap((size * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_scene(
        painter,
        QRectF(0, 0, size.width(), size.height()),
        sitting.scene,
        sitting.view,
        tints.figure,
        frame=sitting.frame,
    )
    painter.end()
    return pixmap
