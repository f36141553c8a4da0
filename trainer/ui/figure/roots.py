"""How limbs grow out of the trunk: over a root one's colour fades into the other's.

A limb in the trunk's colour takes on, at its root, the shade that the trunk has there. One in
another colour lends it to the trunk about its root.
"""

from dataclasses import dataclass
from math import hypot

from trainer.core.figure.flesh import Part
from trainer.ui.figure.camera import Disc
from trainer.ui.figure.shapes import Shape

_REACH = {Part.THIGH: 2.0, Part.UPPER_ARM: 1.75}
"""How far a colour gets, in radii of the root."""

_INWARD = 0.35
"""How far its middle is from the root's, away from the limb, in radii of it."""

_FLAT, _FULL = 0.35, 0.75
"""Of a limb that points at who looks, less than the first part of its length is seen: its root is
behind it, and nothing fades there. From the second on all does."""

_BEYOND = 0.07
"""A root so far behind the middle of the trunk, in metres, is hidden by it."""

_USUAL_SHADE = 0.6


@dataclass(frozen=True, slots=True)
class Root:
    """Where a limb grows out of the trunk.

    Attributes:
        limb: the limb.
        disc: how far a colour gets.
        seen: how much of its length is seen, 0 to 1.
        near: how near it is, 0 to 1: 0 behind the trunk.
        alike: whether the trunk is in the limb's colour there.

    """

    limb: Shape
    disc: Disc
    seen: float
    near: float
    alike: bool


def root_of(limb: Shape, trunk: Shape, scale: float) -> Root | None:
    """Return where a limb grows out of the trunk, if it does; `scale` is pixels to a metre."""
    reach = _REACH.get(limb.part)
    if reach is None:
        return None
    x, y, r, depth = limb.start
    dx, dy, toward = limb.end[0] - x, limb.end[1] - y, limb.end[3] - depth
    flat, long = hypot(dx, dy), hypot(dx, dy, toward)
    part = flat / long if long > 0 else 0.0
    back = _INWARD * r / max(flat, r)
    disc = x - dx * back, y - dy * back, r * reach, depth
    low = limb.part is Part.THIGH
    near = 1 - (depth - (trunk.start if low else trunk.end)[3]) / scale / _BEYOND
    seen = (part - _FLAT) / (_FULL - _FLAT)
    alike = limb.works is _works_at(trunk, 0.0 if low else 1.0)
    return Root(limb, disc, max(0.0, min(1.0, seen)), max(0.0, min(1.0, near)), alike)


def _works_at(trunk: Shape, place: float) -> bool:
    """Tell whether the trunk works at a part of its length."""
    if trunk.working is None:
        return trunk.works
    low, high = trunk.working
    return low <= place <= high


def shade_at_root(shape: Shape, root: Root) -> float:
    """Return how much a shape faces the light where a limb's root is."""
    return shape.light.shade(root.limb.start) if shape.light else _USUAL_SHADE
