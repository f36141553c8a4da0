"""Scenes of bundled exercises, pictures of them, and what can be seen in a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.ui import samples
from trainer.core.figure.scene import Scene, View
from trainer.ui.colours import DARK, Colours
from trainer.ui.figure.camera import Camera
from trainer.ui.figure.painting import Frame, figure_colours, frame_around, paint_scene

ROOM = QRectF(0, 0, 320, 240)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sight:
    """What an exercise's figure shows at its telling poses, and from where it is seen."""

    name: str
    scenes: tuple[Scene, ...]
    view: View

    @property
    def frame(self) -> Frame:
        """The frame around all its poses."""
        return frame_around(self.scenes, self.view)

    def camera(self, room: QRectF = ROOM) -> Camera:
        """Return the camera that a picture is seen with."""
        return Camera(self.view, self.frame, room)


@cache
def sights() -> tuple[Sight, ...]:
    """Return all exercises, variants and sides of the glute routine."""
    timeline = samples.laid_out("glutes")
    performance = samples.perform(timeline)
    found: dict[str, Sight] = {}
    for number, block in enumerate(timeline.blocks):
        words = (block.exercise.id, block.variant and block.variant.id, block.side)
        name = " ".join(str(word) for word in words if word)
        if name not in found:
            scenes = performance.key_scenes(number)
            found[name] = Sight(name=name, scenes=scenes, view=performance.view_of(number))
    return tuple(found.values())


def sight(name: str) -> Sight:
    """Return one of them."""
    return next(sight for sight in sights() if sight.name == name)


def painted(
    shown: Sight,
    colours: Colours = DARK,
    *,
    scene: Scene | None = None,
    working: QColor | None = None,
    ratio: float = 1.0,
) -> QImage:
    """Return a picture of a sight's last pose, or of another scene in its place."""
    image = QImage((ROOM.size() * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(colours.ground)
    painter = QPainter(image)
    paint_scene(
        painter,
        ROOM,
        scene or shown.scenes[-1],
        shown.view,
        figure_colours(colours, working),
        frame=shown.frame,
    )
    painter.end()
    return image


def pixels(image: QImage) -> Iterator[tuple[QPoint, QColor]]:
    """Yield every pixel."""
    for y in range(image.height()):
        for x in range(image.width()):
            yield QPoint(x, y), image.pixelColor(x, y)


def values(image: QImage) -> NDArray[np.uint32]:
    """Return the value of every pixel, row by row, the alpha in its highest byte."""
    size = image.height(), image.width()
    return np.frombuffer(image.constBits(), np.uint32).reshape(size).copy()


def colours_of(image: QImage) -> Iterator[tuple[QColor, int]]:
    """Yield every colour that is there, and how many pixels have it."""
    found, counts = np.unique(values(image), return_counts=True)
    for value, count in zip(found.tolist(), counts.tolist(), strict=True):
        yield QColor.fromRgb(value), count


def like(image: QImage, colour: QColor, nearness: int = 24) -> int:
    """Return how many pixels have about a colour's hue, and are about as coloured."""
    hue, least = colour.hue(), colour.saturation() * 0.55
    return sum(
        count
        for one, count in colours_of(image)
        if abs((one.hue() - hue + 180) % 360 - 180) < nearness and one.saturation() > least
    )
