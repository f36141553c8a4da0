"""Where the trunk has to be so that the limbs reach what they keep on the floor."""

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body
from trainer.core.figure.contacts import Contact, point_of
from trainer.core.figure.limbs import ARM, LEG
from trainer.core.figure.plants import NEARLY_STRAIGHT, Plants
from trainer.core.figure.vectors import ORIGIN, Vec, distance, length, minus, plus, times

ROUNDS = 20
"""How often each plant draws the trunk nearer; most need two."""

NEAR_ENOUGH = 1e-5
"""A round that moves the trunk by less, in metres, is the last one."""

_ORDER = {"hand": 0, "foot": 1, "elbow": 2, "knee": 3}
_FIXED = {"knee": size.THIGH, "elbow": size.UPPER_ARM}
_LONGEST = {"foot": sum(LEG) * NEARLY_STRAIGHT, "hand": sum(ARM) * NEARLY_STRAIGHT}


def way_to_reach(body: Body, plants: Plants) -> Vec:
    """Return how far a body has to be moved for its plants to be reached.

    A knee or an elbow is just one bone away, a foot or hand up to two, and what of the trunk
    itself lies on the floor is nowhere else. Where that can't all be, these matter most, then
    knees and elbows.
    """
    pulls = [(_start(body, contact), contact, plant.point) for contact, plant in plants.items()]
    pulls.sort(key=lambda pull: _ORDER.get(pull[1].limb, len(_ORDER)))
    way = ORIGIN
    for _ in range(ROUNDS):
        before = way
        for start, contact, point in pulls:
            way = plus(way, _gap(plus(start, way), contact, point))
        if distance(before, way) < NEAR_ENOUGH:
            break
    return way


def _start(body: Body, contact: Contact) -> Vec:
    match contact.limb:
        case "foot" | "knee":
            return body.legs[contact.side].hip
        case "hand" | "elbow":
            return body.arms[contact.side].shoulder
        case _:
            return point_of(body, contact)


def _gap(start: Vec, contact: Contact, point: Vec) -> Vec:
    """Return how far a limb's start is from where it reaches a point."""
    way = minus(point, start)
    if contact.limb in _FIXED:
        return times(way, 1 - _FIXED[contact.limb] / length(way))
    if contact.limb in _LONGEST:
        return times(way, max(0.0, 1 - _LONGEST[contact.limb] / length(way)))
    return way
