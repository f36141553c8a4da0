"""What there is to draw of a figure at one instant; where it is looked at from."""

from dataclasses import dataclass

from trainer.core.figure.flesh import Part, Solid
from trainer.core.figure.vectors import Vec


@dataclass(frozen=True, slots=True)
class View:
    """Where a camera stands, in degrees.

    `turn` 0 looks at the body's front when it stands upright, 90 at its left side, 180 at its
    back; `tilt` is how far up the camera is: 0 level, 90 straight above.
    """

    turn: float
    tilt: float


@dataclass(frozen=True, slots=True)
class Glow:
    """A working muscle: its middle, how far it reaches (m), and how hard it works, 0 to 1.

    `parts` are those that it belongs to, with their sides; without any it may be anywhere.
    """

    middle: Vec
    reach: float
    strength: float
    parts: tuple[tuple[Part, int | None], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Angle:
    """By how much a limb goes aside, marked on the floor.

    `corner` is on the floor below where the limb begins, `straight` and `aside` are the ways
    that it would and that it does go, one metre long; `degrees` is what is between.
    """

    corner: Vec
    straight: Vec
    aside: Vec
    degrees: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A body at one instant.

    Attributes:
        solids: all its parts, and the weights that it holds.
        works: the parts that do the work, by part and side (0 left, 1 right, None middle).
        glows: the working muscles.
        angle: by how much the working limb goes aside, where a variant is about that.

    """

    solids: tuple[Solid, ...]
    works: frozenset[tuple[Part, int | None]]
    glows: tuple[Glow, ...]
    angle: Angle | None = None
