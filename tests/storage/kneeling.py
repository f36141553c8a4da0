"""The bundled figures on the knees, and what is measured of them."""

from collections.abc import Iterator, Sequence
from math import asin, atan2, degrees

from tests.storage.moving import PARTS, exercise, reps, timed, way
from trainer.core.exercise import Direction, Side
from trainer.core.figure.body import Body, Leg
from trainer.core.figure.contacts import BOTH_CONTACTS, Contact, height_of
from trainer.core.figure.flesh import foot_balls
from trainer.core.figure.vectors import Vec, column, minus, unit

LOOKS_MS = range(0, 8_000, 500)
"""When a moving timed exercise is looked at."""

RAISE, SWEEP, SIDE_RAISE = "inverse-leg-raise", "knee-to-chest-sweep", "side-leg-raise"
IN_REPS = (RAISE, SWEEP, SIDE_RAISE)
HELD = ("back-stretch", "hip-flexor-stretch", "hamstring-stretch")
SIDES = (Side.LEFT, Side.RIGHT)
ANGLES = {"straight": 0, "out": 25, "in": -18}


def every_body(name: str, side: Side) -> Iterator[Body]:
    """Yield everything that a person sees of an exercise, at all its angles."""
    if name not in IN_REPS:
        motion = timed(name, side)
        yield from (motion.at(ms, 20_000) for ms in ((0,) if motion.still else LOOKS_MS))
        return
    for angle in ANGLES if name == RAISE else (None,):
        rep = reps(name, side, angle)
        opening = exercise(name).starts or Direction.ECCENTRIC
        yield from way(rep)
        yield from (rep.moved(opening, part / PARTS, opens=True) for part in range(PARTS))


def working(body: Body, side: Side) -> Leg:
    return body.legs[SIDES.index(side)]


def thigh(leg: Leg) -> Vec:
    return unit(minus(leg.knee, leg.hip))


def beyond_trunk(body: Body, side: Side) -> float:
    """Return by how much the thigh is higher than the trunk's line, in degrees."""
    rise = asin(thigh(working(body, side))[2])
    return degrees(rise - asin(unit(minus(body.trunk.pelvis, body.trunk.waist))[2]))


def outward(body: Body, side: Side) -> float:
    """Return how far from straight back the thigh points outward, in degrees."""
    x, y, _ = thigh(working(body, side))
    return degrees(atan2(y if side is Side.LEFT else -y, -x))


def sole(leg: Leg) -> Vec:
    """Return where the sole looks."""
    x, y, z = column(leg.foot, 2)
    return (-x, -y, -z)


def standing_points(body: Body, side: Side, *, on_elbows: bool) -> tuple[Vec, ...]:
    """Return the other knee and its ankle, the wrists, and the elbows if they stand too."""
    other = body.legs[1 - SIDES.index(side)]
    elbows = (arm.elbow for arm in body.arms if on_elbows)
    return (other.knee, other.ankle, *(arm.wrist for arm in body.arms), *elbows)


def is_down(body: Body, contact: Contact) -> bool:
    """Tell whether a contact is on the floor; a knee with its shin and toes."""
    if abs(height_of(body, contact)) > 0.001:
        return False
    if contact.limb != "knee":
        return True
    leg = body.legs[contact.side]
    toes, radius = foot_balls(leg.ankle, leg.foot)[-1]
    return abs(toes[2] - radius) < 0.005 and leg.ankle[2] < 0.2


def up_from(body: Body, names: Sequence[str]) -> list[str]:
    """Return those of the contacts that aren't on the floor."""
    contacts = (each for name in names for each in BOTH_CONTACTS.get(name) or (Contact(name),))
    return [each for each in contacts if not is_down(body, each)]
