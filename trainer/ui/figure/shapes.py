"""What the painter paints one by one: limbs as they are, trunk and neck as one flowing shape."""

from dataclasses import dataclass, field

from trainer.core.figure.flesh import Ball, Part, Solid
from trainer.core.figure.scene import Scene
from trainer.core.figure.vectors import between
from trainer.ui.figure.camera import Camera, Disc

TRUNK = (Part.PELVIS, Part.BELLY, Part.CHEST, Part.NECK)

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Shape:
    """One shape in the picture.

    Attributes:
        part: what it is; the whole trunk is a chest.
        side: 0 left, 1 right, None middle.
        bulks: its discs in groups, each with a skin of its own.
        start, end: the ends of its axis, by which it is lit.
        works: whether it does the work.
        box: left, low, right, high.
        depth: how far behind the middle of the world it is, in pixels.

    """

    part: Part
    side: int | None
    bulks: tuple[list[Disc], ...]
    start: Disc
    end: Disc
    works: bool
    box: Box = field(init=False)
    depth: float = field(init=False)

    def __post_init__(self) -> None:
        discs = self.discs
        self.box = (
            min(x - r for x, _, r, _ in discs),
            min(y - r for _, y, r, _ in discs),
            max(x + r for x, _, r, _ in discs),
            max(y + r for _, y, r, _ in discs),
        )
        self.depth = (self.start[3] + self.end[3]) / 2

    @property
    def discs(self) -> list[Disc]:
        """All discs."""
        return [disc for bulk in self.bulks for disc in bulk]


def shapes_of(scene: Scene, camera: Camera) -> list[Shape]:
    """Return the shapes of a scene, in no order."""
    trunk = {solid.part: solid.balls for solid in scene.solids if solid.part in TRUNK}
    shapes = [_limb(solid, scene, camera) for solid in scene.solids if solid.part not in TRUNK]
    if len(trunk) == len(TRUNK):
        shapes.append(_trunk(trunk, scene, camera))
    return shapes


def _limb(solid: Solid, scene: Scene, camera: Camera) -> Shape:
    discs = camera.discs(solid.balls)
    start = 1 if solid.part is Part.FOOT else 0
    works = (solid.part, solid.side) in scene.works
    return Shape(solid.part, solid.side, (discs,), discs[start], discs[-1], works)


def _trunk(trunk: dict[Part, tuple[Ball, ...]], scene: Scene, camera: Camera) -> Shape:
    pelvis, chest, neck = trunk[Part.PELVIS], trunk[Part.CHEST], trunk[Part.NECK]
    shoulders = chest[-2:]
    low, high = neck[0], neck[-1]
    cowl = (between(low[0], high[0], 0.55), low[1] * 0.92)
    sloping = tuple((between(low[0], middle, 0.8), radius * 0.8) for middle, radius in shoulders)
    groups = (*(trunk[part] for part in TRUNK), (cowl, *sloping))
    seat = between(pelvis[0][0], pelvis[1][0], 0.5), pelvis[0][1]
    works = any((part, None) in scene.works for part in TRUNK)
    return Shape(
        Part.CHEST,
        None,
        tuple(camera.discs(balls) for balls in groups),
        camera.disc(*seat),
        camera.disc(*low),
        works,
    )
