"""What the painter paints one by one: limbs as they are, trunk and neck as one flowing shape."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from trainer.core.figure.flesh import Ball, Part, Solid
from trainer.core.figure.scene import Scene
from trainer.core.figure.vectors import between, dot
from trainer.ui.figure.camera import Box, Camera, Disc, box_of
from trainer.ui.figure.light import Across, light_on
from trainer.ui.figure.sculpt import sculpted, sculpted_head, sculpted_trunk, trunk_joints
from trainer.ui.figure.skin import Skin

TRUNK = (Part.PELVIS, Part.BELLY, Part.CHEST, Part.NECK)

_FACE_SHOWS = -0.2
"""A face is in front of the cap while it looks at most this far away from the camera."""

_ROD = 2
"""A weight of more balls than a rod has is a plate: it has no axis."""

_ALONG = {
    Part.PELVIS: (-0.6, 0.10),
    Part.BELLY: (0.30, 0.52),
    Part.CHEST: (0.52, 1.0),
    Part.NECK: (1.0, 1.6),
}
"""Where the parts of a trunk are along its axis."""

_ROOTED = {
    Part.THIGH: 2,
    Part.SHANK: 1,
    Part.FOOT: 1,
    Part.UPPER_ARM: 1,
    Part.FOREARM: 1,
    Part.HAND: 1,
}
"""How many of a limb's first discs are where it grows out of another part."""

_JOINED_AT_END = frozenset({Part.THIGH, Part.SHANK, Part.UPPER_ARM, Part.FOREARM})


@dataclass(slots=True)
class Shape:
    """One shape in the picture.

    Attributes:
        part: what it is; the whole trunk is a chest.
        side: 0 left, 1 right, None middle.
        bulks: its discs in groups, each with a skin of its own.
        start, end: the ends of its axis, by which it is lit.
        works: whether it does the work.
        working: what of a trunk does the work, if not all: from where to where along its axis.
        cap: what of a head is not its face; `faced`: whether the face is in front of it.
        covers: whether it is in front of what looks like it and doesn't hang together with it.
        discs: all its discs.
        box: left, low, right, high.
        depth: how far behind the middle of the world it is, in pixels.
        light: how light falls on it.
        skin, back: the outlines of its bulks and of its cap.

    """

    part: Part
    side: int | None
    bulks: list[list[Disc]]
    start: Disc
    end: Disc
    works: bool
    working: tuple[float, float] | None = None
    cap: list[list[Disc]] = field(default_factory=list)
    faced: bool = True
    covers: bool = False
    discs: list[Disc] = field(init=False)
    box: Box = field(init=False)
    depth: float = field(init=False)
    light: Across | None = field(init=False)
    skin: Skin = field(init=False)
    back: Skin = field(init=False)

    def __post_init__(self) -> None:
        self.discs = [disc for bulk in (*self.bulks, *self.cap) for disc in bulk]
        self.box = box_of(self.discs)
        self.depth = (self.start[3] + self.end[3]) / 2
        self.skin, self.back = Skin(self.bulks), Skin(self.cap)
        self.light = light_on(self.start, self.end, self.discs)

    @property
    def joints(self) -> tuple[Disc, ...]:
        """Where it goes on into another part: no rim is there."""
        if self.part is Part.CHEST and len(self.bulks) > 1:
            return trunk_joints(self.bulks)
        start = tuple(self.bulks[0][: _ROOTED.get(self.part, 0)])
        return (*start, self.bulks[-1][-1]) if self.part in _JOINED_AT_END else start


def shapes_of(scene: Scene, camera: Camera) -> list[Shape]:
    """Return the shapes of a scene, in no order."""
    works = scene.works
    shapes = [
        _shape(solid, camera, works=(solid.part, solid.side) in works)
        for solid in scene.solids
        if solid.part not in TRUNK
    ]
    trunk = tuple(solid for solid in scene.solids if solid.part in TRUNK)
    if len(trunk) == len(TRUNK):
        working = tuple(part for part in TRUNK if (part, None) in works)
        shapes.append(_trunk(trunk, camera, working))
    for shape in shapes:
        shape.covers = False
    return shapes


def _seen(camera: Camera, bulks: Iterable[Iterable[Ball]]) -> list[list[Disc]]:
    groups = [tuple(bulk) for bulk in bulks]
    discs = iter(camera.discs([ball for bulk in groups for ball in bulk]))
    return [list(islice(discs, len(bulk))) for bulk in groups]


@lru_cache(maxsize=128)
def _shape(solid: Solid, camera: Camera, *, works: bool) -> Shape:
    """Return the shape of a solid, the one before where it hasn't moved."""
    if solid.part is Part.HEAD:
        return _head(solid, camera, works=works)
    bulks = _seen(camera, sculpted(solid.part, solid.balls))
    start = bulks[0][1 if solid.part is Part.FOOT else 0]
    end = start if len(solid.balls) > _ROD and solid.part is Part.WEIGHT else bulks[-1][-1]
    return Shape(solid.part, solid.side, bulks, start, end, works)


def _head(solid: Solid, camera: Camera, *, works: bool) -> Shape:
    face, cap, front = sculpted_head(solid.balls)
    bulks, back = _seen(camera, face), _seen(camera, cap)
    faced = -dot(front, camera.ahead) > _FACE_SHOWS
    middle = back[0][0]
    return Shape(solid.part, solid.side, bulks, middle, middle, works, None, back, faced)


@lru_cache(maxsize=16)
def _trunk(solids: tuple[Solid, ...], camera: Camera, working: tuple[Part, ...]) -> Shape:
    trunk = {solid.part: solid.balls for solid in solids}
    pelvis, neck = trunk[Part.PELVIS], trunk[Part.NECK]
    seat = between(pelvis[0][0], pelvis[1][0], 0.5), pelvis[0][1]
    *bulks, (start, end) = _seen(camera, (*sculpted_trunk(trunk), (seat, neck[0])))
    works = len(working) == len(TRUNK)
    band = (_ALONG[working[0]][0], _ALONG[working[-1]][1]) if working and not works else None
    return Shape(Part.CHEST, None, bulks, start, end, works, band)
