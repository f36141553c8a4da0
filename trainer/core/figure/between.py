"""From one stance to the next: eased like a human movement, what stays on the floor staying."""

from collections.abc import Sequence

from trainer.core.figure.body import Body, body_of
from trainer.core.figure.flesh import lowest
from trainer.core.figure.joints import Angles, blended
from trainer.core.figure.plants import Plant, Plants, on_the_floor
from trainer.core.figure.stance import Stance
from trainer.core.figure.vectors import between, distance

SAME_PLACE = 0.03
"""A contact that is nearer to its next place, in metres, stays on the floor on its way there."""


def eased(part: float) -> float:
    """Return how far a movement has come at a part (0 to 1) of its time, without a jerk.

    The polynomial of least jerk: Flash and Hogan (1985), "The coordination of arm movements".
    """
    return part**3 * (10.0 + part * (6.0 * part - 15.0))


def in_between(a: Stance, b: Stance, part: float) -> Body:
    """Return the body at a part (0 to 1) of the way from one stance to another."""
    if part <= 0 or part >= 1:
        return (a if part <= 0 else b).body
    angles = blended(a.angles, b.angles, part)
    shared = shared_plants(a, b, part)
    if shared:
        return on_the_floor(angles, shared)
    return lifted(body_of(angles, between(a.pelvis, b.pelvis, part)))


def shared_plants(a: Stance, b: Stance, part: float) -> Plants:
    """Return what rests on the floor in both stances, at about the same place."""
    shared: Plants = {}
    for contact, plant in a.plants.items():
        other = b.plants.get(contact)
        if other is plant:
            shared[contact] = plant
        elif other and distance(plant.point, other.point) < SAME_PLACE:
            point = between(plant.point, other.point, part)
            shared[contact] = Plant(point, plant.near, plant.far)
    return shared


def lifted(body: Body) -> Body:
    """Return the body, raised as far as it would pierce the floor."""
    depth = lowest(body)
    return body.moved((0.0, 0.0, -depth)) if depth < 0 else body


def flowing(stances: Sequence[Stance], place: float) -> Body:
    """Return the body at a place of a closed row of stances, passed through without a stop.

    `place` counts stances from the first; the curve between them is Catmull and Rom's.
    """
    number = int(place)
    part = place - number
    near = [stances[(number + offset) % len(stances)] for offset in (-1, 0, 1, 2)]
    angles = _curve(near[0].angles, near[1].angles, near[2].angles, near[3].angles, part)
    shared = common_plants(stances)
    if shared:
        return on_the_floor(angles, shared)
    return lifted(body_of(angles, between(near[1].pelvis, near[2].pelvis, part)))


def common_plants(stances: Sequence[Stance]) -> Plants:
    """Return what rests on the floor at the same place in all of the stances."""
    shared = stances[0].plants
    for stance in stances[1:]:
        shared = {name: plant for name, plant in shared.items() if stance.plants.get(name) is plant}
    return shared


def _curve(before: Angles, start: Angles, end: Angles, after: Angles, part: float) -> Angles:
    square, cube = part * part, part**3
    w = -0.5 * cube + square - 0.5 * part
    x = 1.5 * cube - 2.5 * square + 1.0
    y = -1.5 * cube + 2.0 * square + 0.5 * part
    z = 0.5 * cube - 0.5 * square
    return tuple(
        w * p + x * q + y * r + z * s for p, q, r, s in zip(before, start, end, after, strict=True)
    )
