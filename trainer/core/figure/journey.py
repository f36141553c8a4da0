"""The body's way from one stance to the next, over the stations between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trainer.core.figure.between import eased
from trainer.core.figure.body import Body
from trainer.core.figure.clearing import cleared_arm, cleared_leg, trunk_height
from trainer.core.figure.curve import Curve, curve, paced
from trainer.core.figure.plants import LIMBS, Plants, planted
from trainer.core.figure.reach import way_to_reach
from trainer.core.figure.rows import (
    Row,
    arm_of_row,
    blended_limb,
    body_of_row,
    followed,
    leg_of_row,
    row_of,
    row_of_arm,
    row_of_leg,
)
from trainer.core.figure.stance import Stance
from trainer.core.figure.steps import limb_of, rests, stays, stepped
from trainer.core.figure.vectors import ORIGIN, Vec, distance, length, plus, times

STEP = 1.5
"""How long a leg takes at least that is set elsewhere, against a joint turned by 1 rad."""

LEAST = 0.5
"""How long the shortest leg of a way takes, against one with a joint turned by 1 rad."""

RADIANS_A_METRE = 2.0
"""How far a joint turns while the head, a hand or a foot goes one metre."""

LETTING_GO = 0.6
"""Within which part of a leg of the way a limb leaves its place, or comes down to one."""

SWING = 0.03
"""How high above the floor a limb begins to be kept clear of it, in metres."""


HIGH = 0.25
"""A trunk whose both ends are higher above the floor, in metres, is clear of it."""

DRAWN = 0.1
"""How far the trunk is drawn at most, in metres, to what is let go or comes down."""


@dataclass(frozen=True, slots=True)
class Leg:
    """What the floor holds on the way from one station to the next.

    `kept` stays all the time, `left` is let go, `met` comes down. Where the trunk lies on the
    floor at both ends, it `rests` there in between.
    """

    kept: Plants
    left: Plants
    met: Plants
    rests: bool

    @property
    def least(self) -> float:
        """How long it takes at least, against a joint turned by 1 rad."""
        stepping = any(limb_of(contact)[0] == "leg" for contact in (*self.left, *self.met))
        return STEP if stepping else LEAST


@dataclass(frozen=True, slots=True)
class Journey:
    """A way over stations, passed through without a stop.

    Attributes:
        ends: the stances from which and to which it goes.
        course: the angles of the body, and at last the pelvis's place, along the way.
        legs: what stays on the floor between each station and the next.
        ramp: in which part of the time it gathers speed.
        effort: how far the body moves, as a turn of a joint in radians.

    """

    ends: tuple[Stance, Stance]
    course: Curve
    legs: tuple[Leg, ...]
    ramp: float
    effort: float

    def at(self, part: float) -> Body:
        """Return the body at a part of the time."""
        if part <= 0 or part >= 1:
            return self.ends[part >= 1].body
        leg, number, inner = self.leg_at(part)
        return _on_leg(leg, self.course.at(number, inner), inner)

    def leg_at(self, part: float) -> tuple[Leg, int, float]:
        """Return the leg at a part of the time, its number, and how much of it is behind."""
        place = paced(part, self.ramp)
        number = next(n for n, end in enumerate(self.course.places[1:]) if place <= end)
        start, end = self.course.places[number : number + 2]
        return self.legs[number], number, (place - start) / (end - start)


def journey(stances: Sequence[Stance]) -> Journey:
    """Plan a way: one limb moves at a time, and each leg takes time by how far the body moves."""
    ends = (stances[0], stances[-1])
    stations = stepped(stances)
    rows: list[Row] = []
    for stance in stations:
        row = row_of(stance.body, stance.angles)
        rows.append(followed(row, rows[-1]) if rows else row)
    legs = tuple(_leg(a, b) for a, b in pairwise(stations))
    efforts = [
        max(effort(*ends), leg.least) for leg, ends in zip(legs, pairwise(rows), strict=True)
    ]
    places = [sum(efforts[:number]) / sum(efforts) for number in range(len(rows))]
    ramp = 0.5 if len(legs) == 1 else 0.2
    return Journey(ends, curve((*places[:-1], 1.0), rows), legs, ramp, sum(efforts))


def effort(a: Row, b: Row) -> float:
    """Return how far a body moves between two rows: its widest turn or way, in radians."""
    turned = max(abs(x - y) for x, y in zip(a, b, strict=True))
    ends = (_ends(body_of_row(a)), _ends(body_of_row(b)))
    far = max(distance(x, y) for x, y in zip(*ends, strict=True))
    return max(turned, far * RADIANS_A_METRE)


def _ends(body: Body) -> tuple[Vec, ...]:
    """Return the ends of a body and its middle, which move furthest."""
    legs, arms = (leg.ankle for leg in body.legs), (arm.wrist for arm in body.arms)
    return (body.trunk.head, body.trunk.pelvis, *legs, *arms)


def _leg(a: Stance, b: Stance) -> Leg:
    kept = {c: p for c, p in b.plants.items() if c in a.plants and stays(a.plants[c], p)}
    left = {c: plant for c, plant in a.plants.items() if c not in kept}
    met = {c: plant for c, plant in b.plants.items() if c not in kept}
    return Leg(kept, left, met, rests(a, b))


def _on_leg(leg: Leg, row: Row, part: float) -> Body:
    leaving = 1 - eased(min(1.0, part / LETTING_GO))
    coming = 1 - eased(min(1.0, (1 - part) / LETTING_GO))
    body = body_of_row(row)
    drawn = plus(
        times(_drawn(body, leg.kept, leg.left), leaving),
        times(_drawn(body, leg.kept, leg.met), coming),
    )
    body = _kept_up(body.moved(drawn), leg)
    body = _held(_held(body, leg.left, leaving), leg.met, coming)
    return planted(_cleared(body, leg, part), leg.kept)


def _kept_up(body: Body, leg: Leg) -> Body:
    """Return the body with its trunk on the floor, or above it where what is kept wants it."""
    if leg.rests:
        body = body.moved(way_to_reach(body, leg.kept))
        return body.moved((0.0, 0.0, -trunk_height(body)))
    if min(body.trunk.pelvis[2], body.trunk.head[2]) < HIGH:
        body = body.moved((0.0, 0.0, max(0.0, -trunk_height(body))))
    return body.moved(way_to_reach(body, leg.kept))


def _drawn(body: Body, kept: Plants, others: Plants) -> Vec:
    """Return how far the trunk goes for legs and elbows to be at their plants, as at an end."""
    limbs = {c: plant for c, plant in others.items() if c.limb in LIMBS and c.limb != "hand"}
    if not limbs:
        return ORIGIN
    way = way_to_reach(body, {**limbs, **kept})
    return times(way, 1 / (1 + length(way) / DRAWN))


def _held(body: Body, plants: Plants, weight: float) -> Body:
    """Return the body, its limbs at their plants by how much these weigh."""
    limbs = {limb_of(contact) for contact in plants if contact.limb in LIMBS}
    if not limbs or not weight:
        return body
    held = planted(body, plants)
    legs, arms = list(body.legs), list(body.arms)
    for kind, side in limbs:
        if kind == "leg":
            row = blended_limb(row_of_leg(body, side), row_of_leg(held, side), weight)
            legs[side] = leg_of_row(body, row, side)
        else:
            row = blended_limb(row_of_arm(body, side), row_of_arm(held, side), weight)
            arms[side] = arm_of_row(body, row, side)
    return Body(body.trunk, (legs[0], legs[1]), (arms[0], arms[1]))


def _cleared(body: Body, leg: Leg, part: float) -> Body:
    """Return the body with the limbs clear of the floor that are not kept there."""
    soft = SWING * 16 * (part * (1 - part)) ** 2
    kept = {limb_of(contact) for contact in leg.kept}
    legs = [
        each if ("leg", side) in kept else cleared_leg(each, soft)
        for side, each in enumerate(body.legs)
    ]
    arms = [
        each if ("arm", side) in kept else cleared_arm(each, soft)
        for side, each in enumerate(body.arms)
    ]
    return Body(body.trunk, (legs[0], legs[1]), (arms[0], arms[1]))
