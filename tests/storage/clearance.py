"""How near the parts of a body come to one another."""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from trainer.core.figure.body import Body
from trainer.core.figure.flesh import Ball, Part, Solid, flesh
from trainer.core.figure.vectors import between

Pair = tuple[Part, Part]
Balls = NDArray[np.float64]
"""A row for each ball: where its middle is, and its radius, in metres."""

TRUNK = {Part.PELVIS, Part.BELLY, Part.CHEST}
LEG, ARM = {Part.THIGH, Part.SHANK, Part.FOOT}, {Part.UPPER_ARM, Part.FOREARM, Part.HAND}
WITHIN = TRUNK | {Part.HEAD}
LIMBS = (LEG, ARM)

STEPS = 6
"""Into how many pieces the way from ball to ball is cut."""

ROOTS = {Part.THIGH, Part.UPPER_ARM}
FROM_ROOT = STEPS // 2
"""What is nearer to the trunk is one with it, and cannot go through anything."""


def nearest(body: Body, resting: Iterable[Pair] = ()) -> tuple[float, str]:
    """Return the gap between the two nearest parts, in mm, and which these are.

    Less than 0: one goes into the other. Parts that hang together, or of which one is `resting`
    on the other, are left out.
    """
    left_out = [set(pair) for pair in resting]
    solids = [
        (solid, np.array([(*point, radius) for point, radius in _filled(solid)]))
        for solid in flesh(body)
        if solid.part in WITHIN | LEG | ARM
    ]
    return min(
        (_gap_mm(balls, others), f"{_name(a)} and {_name(b)}")
        for (a, balls), (b, others) in combinations(solids, 2)
        if {a.part, b.part} not in left_out and not _hang_together(a, b)
    )


def _hang_together(a: Solid, b: Solid) -> bool:
    parts = {a.part, b.part}
    return parts <= WITHIN or (a.side == b.side and any(parts <= limb for limb in LIMBS))


def _name(solid: Solid) -> str:
    return solid.part if solid.side is None else f"{('left', 'right')[solid.side]} {solid.part}"


def _gap_mm(balls: Balls, others: Balls) -> float:
    ways = balls[:, None, :3] - others[None, :, :3]
    gaps = np.sqrt((ways * ways).sum(axis=2)) - balls[:, None, 3] - others[:, 3]
    return round(1000 * float(gaps.min()), 1)


def _filled(solid: Solid) -> Iterator[Ball]:
    """Yield balls all along a part, close to each other."""
    every = combinations(solid.balls, 2) if solid.part in TRUNK else pairwise(solid.balls)
    first = FROM_ROOT if solid.part in ROOTS else 0
    for (a, r), (b, s) in every:
        for step in range(first, STEPS + 1):
            part = step / STEPS
            yield between(a, b, part), r + (s - r) * part
