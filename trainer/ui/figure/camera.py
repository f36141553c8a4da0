"""Where things of the world are in a picture: a camera with a mild perspective."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, inf, radians, sin

from PySide6.QtCore import QRectF

from trainer.core.compat import override
from trainer.core.figure.flesh import Ball
from trainer.core.figure.scene import Scene, View
from trainer.core.figure.vectors import Vec
from trainer.ui.figure.mat import OUTLINE, ends_of

LOOKED_AT: Vec = (0.0, 0.0, 0.4)
"""What the camera looks at, and turns about."""

AWAY = 7.0
"""How far the camera is from there, in metres."""

NEAREST = 0.2
"""Nothing is drawn larger than at this part of that distance."""

Disc = tuple[float, float, float, float]
"""What is seen of a ball, in pixels: its middle (y upward), its radius, how far behind the middle
of the world it is."""
Room = tuple[float, float, float, float]
"""Where a picture is: left, top, width, height in pixels."""

Box = tuple[float, float, float, float]
"""What discs reach to: left, low, right, high."""

_MARGIN = 0.07


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What a picture must show, in metres in the plane that the camera looks at, y upward."""

    centre: tuple[float, float]
    half_width: float
    half_height: float


def box_of(discs: list[Disc]) -> Box:
    """Return what discs reach to: left, low, right, high."""
    left = low = inf
    right = high = -inf
    for x, y, r, _ in discs:
        left, right = min(left, x - r), max(right, x + r)
        low, high = min(low, y - r), max(high, y + r)
    return left, low, right, high


class Camera:
    """A camera that fits a frame into a room; one that does the same is equal.

    Attributes:
        scale: pixels to a metre in the plane that it looks at.
        view, frame, room: what it was made of.
        right, up, ahead: its own axes in the world.

    """

    def __init__(self, view: View, frame: Frame, room: QRectF) -> None:
        self.view, self.frame = view, frame
        self.room: Room = (room.x(), room.y(), room.width(), room.height())
        turn, tilt = radians(view.turn), radians(view.tilt)
        self.right: Vec = (-sin(turn), cos(turn), 0.0)
        self.ahead: Vec = (-cos(turn) * cos(tilt), -sin(turn) * cos(tilt), -sin(tilt))
        self.up: Vec = (-cos(turn) * sin(tilt), -sin(turn) * sin(tilt), cos(tilt))
        self.scale = min(room.width() / frame.half_width / 2, room.height() / frame.half_height / 2)
        middle = room.center()
        self._left = middle.x() - frame.centre[0] * self.scale
        self._base = -middle.y() - frame.centre[1] * self.scale
        self._key = self.view, self.frame, self.room
        self._hash = hash(self._key)

    def discs(self, balls: Iterable[Ball]) -> list[Disc]:
        """Return what is seen of balls."""
        rx, ry, _ = self.right
        ux, uy, uz = self.up
        ax, ay, az = self.ahead
        scale, left, base, floor = self.scale, self._left, self._base, LOOKED_AT[2]
        seen = []
        for (x, y, height), radius in balls:
            z = height - floor
            depth = ax * x + ay * y + az * z
            size = scale * AWAY / max(AWAY + depth, AWAY * NEAREST)
            across, upward = rx * x + ry * y, ux * x + uy * y + uz * z
            seen.append((left + across * size, base + upward * size, radius * size, depth * scale))
        return seen

    def disc(self, middle: Vec, radius: float = 0.0) -> Disc:
        """Return what is seen of one ball."""
        return self.discs(((middle, radius),))[0]

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Camera) and self._key == other._key

    @override
    def __hash__(self) -> int:
        return self._hash


_UNIT = Frame(centre=(0.0, 0.0), half_width=1.0, half_height=1.0)
_UNIT_ROOM = QRectF(-1.0, -1.0, 2.0, 2.0)


def frame_around(scenes: Sequence[Scene], view: View) -> Frame:
    """Return the frame that shows all of some scenes, and the mat."""
    camera = Camera(view, _UNIT, _UNIT_ROOM)
    balls = [ball for scene in scenes for solid in scene.solids for ball in solid.balls]
    marks = [end for scene in scenes if scene.angle for end in ends_of(scene.angle)]
    discs = camera.discs([*balls, *((place, 0.0) for place in (*OUTLINE, *marks))])
    left, low, right, high = box_of(discs)
    return Frame(
        centre=((left + right) / 2, (low + high) / 2),
        half_width=(right - left) / 2 + _MARGIN,
        half_height=(high - low) / 2 + _MARGIN,
    )
