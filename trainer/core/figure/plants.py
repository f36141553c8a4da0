"""What rests on the floor is kept there: planted limbs stay while the body moves."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from math import asin, atan2, hypot, pi, sqrt

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Arm, Body, Leg, body_of
from trainer.core.figure.contacts import Contact, height_of, point_of
from trainer.core.figure.flesh import foot_balls
from trainer.core.figure.joints import Angles, places
from trainer.core.figure.limbs import ARM, LEG, arm_to_elbow, arm_to_hand, leg_to_foot, leg_to_knee
from trainer.core.figure.vectors import (
    UPRIGHT,
    Turn,
    Vec,
    about_y,
    about_z,
    along,
    column,
    combined,
    distance,
    minus,
    mirror_image,
    plus,
    times,
)

HALVINGS = 30
"""Of a range of a radian or two: a billionth of one is close enough."""

CLOSE = 0.0005
"""A contact that misses its place by more, in metres, cannot be reached."""

LIMBS = {"foot", "knee", "elbow", "hand"}
"""The contacts of limbs, which are kept in place whatever the trunk does."""

NEARLY_STRAIGHT = 0.9999
"""How much of its length a limb uses that is drawn in to reach the floor."""

_LEVEL_WAY = 0.5
"""A hand whose direction has no more of a level part than this is thought to be upright."""


@dataclass(frozen=True, slots=True)
class Plant:
    """Where a contact is kept: a point, and how the segments that lie still there are turned.

    `near` is the turn of the foot, the hand, the shank or the forearm, `far` that of the foot or
    hand beyond a shank or forearm.
    """

    point: Vec
    near: Turn = UPRIGHT
    far: Turn = UPRIGHT

    @property
    def mirrored(self) -> "Plant":
        """The same place on the other side."""
        x, y, z = self.point
        return Plant((x, -y, z), mirror_image(self.near), mirror_image(self.far))


Plants = dict[Contact, Plant]
"""By contact; the first one places the whole body."""


def on_the_floor(angles: Angles, plants: Plants) -> Body:
    """Return the body with these angles, placed by its first plant, limbs kept at theirs."""
    body = body_of(angles)
    return planted(body.moved(way_to_plants(body, plants)), plants)


def way_to_plants(body: Body, plants: Plants) -> Vec:
    """Return how far a body has to be moved so that its first contact is where it is kept.

    A pair, such as both feet, counts together: the body stands in the middle between them.
    """
    first = next(iter(plants))
    ways = [
        minus(plant.point, point_of(body, contact))
        for contact, plant in plants.items()
        if contact.limb == first.limb
    ]
    return times(reduce(plus, ways), 1 / len(ways))


def planted(body: Body, plants: Plants) -> Body:
    """Return the body with its planted limbs where they are kept."""
    legs, arms = list(body.legs), list(body.arms)
    for contact, plant in plants.items():
        side = contact.side
        match contact.limb:
            case "foot":
                legs[side] = leg_to_foot(legs[side], plant.point, plant.near)
            case "knee":
                legs[side] = leg_to_knee(legs[side], plant.point, plant.near, plant.far)
            case "elbow":
                arms[side] = arm_to_elbow(arms[side], plant.point, plant.near, plant.far)
            case "hand":
                arms[side] = arm_to_hand(arms[side], plant.point, plant.near)
            case _:  # the trunk: where it is was decided before
                pass
    return Body(body.trunk, (legs[0], legs[1]), (arms[0], arms[1]))


def missed(body: Body, plants: Plants) -> Contact | None:
    """Return the first contact that is not where it is kept: it can't be reached."""
    for contact, plant in plants.items():
        if distance(point_of(body, contact), plant.point) > CLOSE:
            return contact
    return None


def plant_beneath(body: Body, contact: Contact, angles: Angles) -> Plant:
    """Return where a contact is to be kept: on the floor beneath where it is."""
    match contact.limb:
        case "foot":
            leg = body.legs[contact.side]
            ankle = _within_reach(leg.hip, _at_height(leg.ankle, size.ANKLE), sum(LEG))
            return Plant(ankle, _heading(column(leg.foot, 0)))
        case "knee":
            (flexion,) = places(f"{contact.partition(' ')[0]}_ankle", "flexion")
            return _knee_plant(body.legs[contact.side], angles[flexion])
        case "elbow":
            return _elbow_plant(body.arms[contact.side])
        case "hand":
            return _hand_plant(body, body.arms[contact.side])
        case _:
            point = point_of(body, contact)
            return Plant(_at_height(point, point[2] - height_of(body, contact)))


def zero_of(function: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that rises from low to high is 0, or the nearer end."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2


def _at_height(point: Vec, height: float) -> Vec:
    return (point[0], point[1], height)


def _within_reach(start: Vec, end: Vec, reach: float) -> Vec:
    """Return the end, drawn in over the floor as far as a straight limb would not reach it."""
    drop, level = start[2] - end[2], hypot(end[0] - start[0], end[1] - start[1])
    if hypot(drop, level) < reach or abs(drop) >= reach:
        return end
    part = sqrt(max(0.0, (reach * NEARLY_STRAIGHT) ** 2 - drop**2)) / level
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part, end[2])


def _heading(way: Vec) -> Turn:
    return about_z(atan2(way[1], way[0]))


def _knee_plant(leg: Leg, ankle_flexion: float) -> Plant:
    """Lay the shin down: the knee on the floor, and foot or toes too."""
    down = column(leg.shank, 2)
    level = _heading(down)
    knee = _at_height(leg.knee, size.KNEE_THICK)

    def height(rise: float) -> float:
        shank = _lying(level, rise)
        ankle = along(knee, column(shank, 2), -size.SHANK)
        foot = combined(shank, about_y(-ankle_flexion))
        balls = (*foot_balls(ankle, foot), (ankle, size.ANKLE_THICK))
        return min(middle[2] - radius for middle, radius in balls)

    shank = _lying(level, zero_of(height, -0.6, 0.9))
    return Plant(knee, shank, combined(shank, about_y(-ankle_flexion)))


def _lying(level: Turn, rise: float) -> Turn:
    """Return the turn of a shin whose knee end points along a heading, its foot end raised."""
    return combined(level, about_y(pi / 2 + rise))


def _elbow_plant(arm: Arm) -> Plant:
    """Let the elbow down to the floor, and lay the forearm along its heading."""
    drop = arm.shoulder[2] - size.ELBOW_THICK
    way = minus(arm.elbow, arm.shoulder)
    level = hypot(way[0], way[1])
    reach = sqrt(max(0.0, size.UPPER_ARM**2 - drop**2)) / level if level > CLOSE else 0.0
    elbow = (arm.shoulder[0] + way[0] * reach, arm.shoulder[1] + way[1] * reach, size.ELBOW_THICK)
    ahead = times(column(arm.forearm, 2), -1.0)
    dip = asin((size.ELBOW_THICK - size.WRIST_THICK) / size.FOREARM)
    return Plant(elbow, _flat(ahead, dip), _flat(ahead, 0.0))


def _hand_plant(body: Body, arm: Arm) -> Plant:
    """Lay the hand flat: along itself or the forearm, or if they are upright, as the body goes."""
    ways = (
        times(column(arm.hand, 2), -1.0),
        times(column(arm.forearm, 2), -1.0),
        column(body.trunk.ribs, 2),
        column(body.trunk.ribs, 0),
    )
    way = next(way for way in ways if hypot(way[0], way[1]) > _LEVEL_WAY)
    dip = asin((size.WRIST_THICK - size.FINGER_THICK) / (size.HAND * 0.85))
    wrist = _within_reach(arm.shoulder, _at_height(arm.wrist, size.WRIST_THICK), sum(ARM))
    return Plant(wrist, _flat(way, dip))


def _flat(way: Vec, dip: float) -> Turn:
    """Return the turn of an arm's segment that lies along a way, its end lower by an angle."""
    return combined(_heading(way), about_y(dip - pi / 2))
