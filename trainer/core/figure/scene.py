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
    """A working muscle: its middle, how far it reaches (m), and how hard it works, 0 to 1."""

    middle: Vec
    reach: float
    strength: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A body at one instant.

    Attributes:
        solids: all its parts, and the weights that it holds.
        works: the parts that do the work, by part and side (0 left, 1 right, None middle).
        glows: the working muscles.

    """

    solids: tuple[Solid, ...]
    works: frozenset[tuple[Part, int | None]]
    glows: tuple[Glow, ...]
