"""Which shape is in front of which: each pair that overlaps is asked where it does."""

from itertools import pairwise
from math import inf, sqrt

from trainer.core.figure.flesh import Part
from trainer.ui.figure.shapes import Shape

_CHAINS = {
    (Part.THIGH, Part.SHANK),
    (Part.SHANK, Part.FOOT),
    (Part.UPPER_ARM, Part.FOREARM),
    (Part.FOREARM, Part.HAND),
}
_ROOTS = {Part.THIGH, Part.UPPER_ARM, Part.HEAD}

_HEAD_FIRST = 0.6
"""A head may be so much of its radius farther than the neck and still hide it."""

_SLANT = 0.25
"""How much it counts where a limb goes from the trunk, against where it begins."""


def far_to_near(shapes: list[Shape]) -> list[Shape]:
    """Return shapes in the order in which to paint them.

    Where three or more cover each other in a circle, the farthest comes first.
    """
    rest = sorted(shapes, key=_depth)
    behind: list[set[int]] = [set() for _ in rest]
    for one, first in enumerate(rest):
        for other in range(one + 1, len(rest)):
            second = rest[other]
            if _apart(first, second):
                continue
            near, far = (one, other) if in_front(first, second) > 0 else (other, one)
            behind[near].add(far)
            if not rest[near].covers:
                rest[near].covers = first.works is second.works and not _joined(first, second)
    return _sorted(rest, behind)


def _depth(shape: Shape) -> float:
    return -shape.depth


def _sorted(rest: list[Shape], behind: list[set[int]]) -> list[Shape]:
    left, done, painted = list(range(len(rest))), set[int](), []
    while left:
        free = next((number for number in left if behind[number] <= done), left[0])
        left.remove(free)
        done.add(free)
        painted.append(rest[free])
    return painted


def _apart(one: Shape, other: Shape) -> bool:
    a, b = one.box, other.box
    if a[0] > b[2] or b[0] > a[2] or a[1] > b[3] or b[1] > a[3]:
        return True
    return _beside(one, other) or _beside(other, one)


def _beside(one: Shape, other: Shape) -> bool:
    """Tell whether a shape is all on one side of another one's long way."""
    light = one.light
    if light is None:
        return False
    nx, ny, low, high = light.x, light.y, light.low, light.high
    places = [(x * nx + y * ny, r) for x, y, r, _ in other.discs]
    return min([at - r for at, r in places]) > high or max([at + r for at, r in places]) < low


def _joined(one: Shape, other: Shape) -> bool:
    pairs = (one.part, other.part), (other.part, one.part)
    return one.side == other.side and not _CHAINS.isdisjoint(pairs)


def in_front(one: Shape, other: Shape) -> float:
    """Return how far one shape is in front of another one, in pixels; negative if behind."""
    if one.side == other.side and (one.part, other.part) in _CHAINS:
        return other.end[3] - one.start[3]
    if one.side == other.side and (other.part, one.part) in _CHAINS:
        return other.start[3] - one.end[3]
    if other.part is Part.CHEST and one.part in _ROOTS:
        return _root(one, other)
    if one.part is Part.CHEST and other.part in _ROOTS:
        return -_root(other, one)
    return _where_they_meet(one, other)


def _root(limb: Shape, trunk: Shape) -> float:
    """Return how far thigh, upper arm or head is in front of the trunk that it grows from."""
    if limb.part is Part.HEAD:
        farther = limb.start[3] - trunk.end[3]
        return min(
            _HEAD_FIRST * limb.start[2] - farther, _where_they_meet(limb, trunk) + limb.start[2]
        )
    near = trunk.start if limb.part is Part.THIGH else trunk.end
    return (near[3] - limb.start[3]) + _SLANT * (limb.start[3] - limb.end[3])


def _where_they_meet(one: Shape, other: Shape) -> float:
    a, b = one.box, other.box
    x = (max(a[0], b[0]) + min(a[2], b[2])) / 2
    y = (max(a[1], b[1]) + min(a[3], b[3])) / 2
    return skin_at(other, x, y) - skin_at(one, x, y)


def skin_at(shape: Shape, x: float, y: float) -> float:
    """Return how far behind the middle of the world a shape's skin is there.

    Beside the shape it is the depth of its nearest place.
    """
    least, depth, nearest = inf, inf, inf
    for bulk in (*shape.bulks, *shape.cap):
        for first, second in pairwise(bulk):
            x0, y0, r0, d0 = first
            dx, dy = second[0] - x0, second[1] - y0
            square = dx * dx + dy * dy
            part = ((x - x0) * dx + (y - y0) * dy) / square if square > 0 else 0.0
            part = min(1.0, max(0.0, part))
            aside = (x - x0 - part * dx) ** 2 + (y - y0 - part * dy) ** 2
            radius, here = r0 + part * (second[2] - r0), d0 + part * (second[3] - d0)
            if aside < radius * radius:
                depth = min(depth, here - sqrt(radius * radius - aside))
            elif aside - radius * radius < least:
                least, nearest = aside - radius * radius, here
    return depth if depth < inf else nearest
