"""From stance to stance one limb at a time, so that something is always on the floor."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import degrees

from trainer.core.figure.body import Body, body_of
from trainer.core.figure.clearing import trunk_height
from trainer.core.figure.contacts import Contact, point_of
from trainer.core.figure.flesh import lowest
from trainer.core.figure.joints import AXES, Angles, blended
from trainer.core.figure.plants import Plant, Plants, planted
from trainer.core.figure.reach import way_to_reach
from trainer.core.figure.readback import read_back
from trainer.core.figure.stance import Stance
from trainer.core.figure.vectors import Vec, between, column, distance

STILL = 0.002
"""A contact that is nearer to its next place, in metres, stays where it is."""

ALIKE = 0.05
"""A foot or hand that is turned by less, in radians, stays where it is."""

ON_THE_WAY = 0.2
"""How far a contact of a station is taken from its place, in metres, to spare it a step."""

NEARLY_THERE = 0.06
"""The same for what is nearly where the next station has it."""

RESTING = 0.01
"""A trunk that is no higher above the floor, in metres, rests on it."""

UNBEARABLE = 10
"""How far, in centimetres or degrees, a stance may be from one that can be."""

_TRUNK = (Contact.SEAT, Contact.SHOULDERS)


def stays(a: Plant, b: Plant) -> bool:
    """Tell whether two plants are at the same place."""
    turned = distance(column(a.near, 0), column(b.near, 0))
    return distance(a.point, b.point) < STILL and turned < ALIKE


def limb_of(contact: Contact) -> tuple[str, int]:
    """Return the limb that a contact belongs to: an arm, a leg, or the trunk's part itself."""
    kinds = {"foot": "leg", "knee": "leg", "heel": "leg", "hand": "arm", "elbow": "arm"}
    return (kinds.get(contact.limb, contact.limb), contact.side)


def stepped(stances: Sequence[Stance]) -> tuple[Stance, ...]:
    """Return the stances and those between them, in which one limb has moved after the other."""
    row = _spared([_with_trunk(stance) for stance in stances])
    found = [row[0]]
    for a, b in pairwise(row):
        found += [*_steps(a, b), b]
    return tuple(found)


def settled(angles: Angles, pelvis: Vec, plants: Plants) -> Stance:
    """Return the stance with about these angles whose limbs are where they are kept."""
    body = body_of(angles, pelvis)
    body = planted(body.moved(way_to_reach(body, plants)), plants)
    return Stance(
        angles=read_back(body, angles),
        contacts=tuple(plants),
        plants=plants,
        pelvis=body.trunk.pelvis,
    )


def _with_trunk(stance: Stance) -> Stance:
    """Return the stance with what of its trunk lies on the floor among what stays there."""
    body: Body = stance.body
    lying = [c for c in _TRUNK if c in stance.contacts and c not in stance.plants]
    plants = {**{c: Plant(point_of(body, c)) for c in lying}, **stance.plants}
    return Stance(
        angles=stance.angles, contacts=stance.contacts, plants=plants, pelvis=stance.pelvis
    )


def _spared(row: list[Stance]) -> list[Stance]:
    """Let the stations' contacts be where those after or before them are, if they are near."""
    for number in range(len(row) - 2, 0, -1):
        row[number] = _shifted(row[number], row[number + 1].plants, NEARLY_THERE)
    for number in range(1, len(row) - 1):
        row[number] = _shifted(row[number], row[number - 1].plants, ON_THE_WAY)
    return row


def _shifted(stance: Stance, others: Plants, near: float) -> Stance:
    shifted = {
        contact: others[contact]
        for contact, plant in stance.plants.items()
        if contact in others and distance(plant.point, others[contact].point) < near
    }
    if not shifted:
        return stance
    return settled(stance.angles, stance.pelvis, {**stance.plants, **shifted})


def _steps(a: Stance, b: Stance) -> Iterator[Stance]:
    """Yield the stances between two: what comes down first, then what goes elsewhere.

    What is let go altogether goes last.
    """
    busy = {limb_of(contact) for contact in a.plants}
    down = {c: plant for c, plant in b.plants.items() if limb_of(c) not in busy}
    moving = [c for c in b.plants if c not in down and not _kept(c, a, b)]
    let_go = busy - {limb_of(c) for c in b.plants}
    if rests(a, b) or (not moving and _carried(a, b)):
        return
    plants = {**a.plants, **down}
    count = len(moving) + bool(down) + bool(let_go)
    if down and count > 1:
        yield from _part_way(a, b, 1 / count, plants)
    for number, contact in enumerate(moving, 1 + bool(down)):
        plants = {c: plant for c, plant in plants.items() if limb_of(c) != limb_of(contact)}
        plants[contact] = b.plants[contact]
        if number < count:
            yield from _part_way(a, b, number / count, plants)


def _kept(contact: Contact, a: Stance, b: Stance) -> bool:
    return contact in a.plants and stays(a.plants[contact], b.plants[contact])


def _carried(a: Stance, b: Stance) -> bool:
    """Tell whether a leg or the trunk stays on the floor, so that arms need not carry all."""
    return any(limb_of(c)[0] != "arm" and _kept(c, a, b) for c in b.plants)


def rests(a: Stance, b: Stance) -> bool:
    """Tell whether the trunk lies on the floor in both."""
    return all(trunk_height(stance.body) < RESTING for stance in (a, b))


def _part_way(a: Stance, b: Stance, part: float, plants: Plants) -> Iterator[Stance]:
    """Yield the stance with these plants that is nearest to a part of the way, if any can be."""
    tries = sorted({part, 0.0, 0.25, 0.5, 0.75, 1.0}, key=lambda each: abs(each - part))
    found = min((_settled_at(a, b, each, plants) for each in tries), key=_strain)
    if _strain(found) < UNBEARABLE:
        yield found


def _settled_at(a: Stance, b: Stance, part: float, plants: Plants) -> Stance:
    angles = blended(a.angles, b.angles, part)
    return settled(angles, between(a.pelvis, b.pelvis, part), plants)


def _strain(stance: Stance) -> int:
    """Return how far a stance is from one that can be, in centimetres or degrees."""
    body = stance.body
    missing = sum(distance(point_of(body, c), p.point) for c, p in stance.plants.items())
    beyond = sum(
        max(0.0, axis.low - degrees(x), degrees(x) - axis.high)
        for axis, x in zip(AXES, stance.angles, strict=True)
        if axis.joint != "shoulder"
    )
    return round(100 * (missing + max(0.0, -lowest(body))) + beyond)
