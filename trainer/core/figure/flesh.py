"""What is around the bones: every part of the body as a few balls with a skin about them all.

The floor is touched by these balls, and the painter draws their common outline.
"""

from dataclasses import dataclass
from enum import StrEnum

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Arm, Body, Leg
from trainer.core.figure.vectors import Turn, Vec, along, between, column, plus, turned

Ball = tuple[Vec, float]
"""A middle and a radius, in metres."""


class Part(StrEnum):
    """What a solid is; both sides have the same names."""

    HEAD = "head"
    NECK = "neck"
    CHEST = "chest"
    BELLY = "belly"
    PELVIS = "pelvis"
    THIGH = "thigh"
    SHANK = "shank"
    FOOT = "foot"
    UPPER_ARM = "upper arm"
    FOREARM = "forearm"
    HAND = "hand"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Solid:
    """One part of the body; `side` is 0 for the left, 1 for the right, None in the middle."""

    part: Part
    side: int | None
    balls: tuple[Ball, ...]


FOOT_BALLS = (
    ((-0.045, 0.0, size.HEEL_THICK - size.ANKLE), size.HEEL_THICK),
    ((0.115, 0.0, size.BALL_THICK - size.ANKLE), size.BALL_THICK),
    ((0.180, 0.0, size.TOE_THICK - size.ANKLE), size.TOE_THICK),
)
"""Heel, ball and toes, in the foot's frame; their soles are level."""

HEEL, TOES = 0, 2

BACK = 0.72 * size.CHEST
"""How far up the chest its thickest place is: what the shoulders lie on."""


def flesh(body: Body, breath: float = 0.0) -> tuple[Solid, ...]:
    """Return all parts of a body; `breath`, 0 to 1, is how full the chest is."""
    left, right = body.legs
    arms = body.arms
    return (
        *_middle(body, breath),
        *_leg(left, 0),
        *_leg(right, 1),
        *_arm(arms[0], 0),
        *_arm(arms[1], 1),
    )


def lowest(body: Body) -> float:
    """Return how high the lowest place of the skin is above the floor, in metres."""
    return min(middle[2] - radius for solid in flesh(body) for middle, radius in solid.balls)


def back_of(body: Body) -> Ball:
    """Return what of the chest lies on the floor when a person lies on the back."""
    trunk = body.trunk
    return along(trunk.chest, column(trunk.ribs, 2), BACK), size.BACK_THICK


def forehead_of(body: Body) -> Ball:
    """Return the forehead."""
    trunk = body.trunk
    return plus(trunk.head, turned(trunk.face, (0.028, 0.0, 0.040))), 0.066


def foot_balls(ankle: Vec, foot: Turn) -> tuple[Ball, ...]:
    """Return heel, ball and toes of a foot."""
    return tuple((plus(ankle, turned(foot, place)), radius) for place, radius in FOOT_BALLS)


def _middle(body: Body, breath: float) -> tuple[Solid, ...]:
    trunk = body.trunk
    left, right = (leg.hip for leg in body.legs)
    thick = size.BACK_THICK
    swelling = 1 + 0.05 * breath
    across = column(trunk.ribs, 1)
    flank = size.SHOULDER_ASIDE * 0.40
    high = along(trunk.chest, column(trunk.ribs, 2), BACK)
    low = along(trunk.chest, column(trunk.ribs, 2), 0.02)
    wide = column(trunk.belly, 1)
    top = along(trunk.neck, column(trunk.face, 2), size.HEAD * 0.6)
    shoulders = tuple((arm.shoulder, size.SHOULDER_THICK) for arm in body.arms)
    ribs = tuple(
        (along(middle, across, aside), radius * swelling)
        for middle, radius in ((high, thick * 0.94), (low, size.RIBS_THICK * 0.88))
        for aside in (flank, -flank)
    )
    waist = tuple(
        (along(trunk.waist, wide, aside), size.WAIST_THICK * 0.92) for aside in (0.045, -0.045)
    )
    seat = tuple((between(trunk.pelvis, hip, 0.72), size.SEAT_THICK) for hip in (left, right))
    return (
        Solid(Part.PELVIS, None, (*seat, *waist)),
        Solid(Part.BELLY, None, (*waist, *ribs[2:])),
        Solid(Part.CHEST, None, (*ribs, *shoulders)),
        Solid(Part.NECK, None, ((trunk.neck, size.NECK_THICK), (top, size.NECK_THICK * 0.9))),
        Solid(Part.HEAD, None, _head(body)),
    )


def _head(body: Body) -> tuple[Ball, ...]:
    trunk = body.trunk
    places = (
        ((-0.010, 0.0, 0.020), 0.088),
        ((0.028, 0.0, 0.040), 0.066),
        ((0.030, 0.0, -0.062), 0.046),
    )
    return tuple((plus(trunk.head, turned(trunk.face, place)), radius) for place, radius in places)


def _leg(leg: Leg, side: int) -> tuple[Solid, ...]:
    calf = along(leg.knee, column(leg.shank, 2), -0.28 * size.SHANK)
    calf = along(calf, column(leg.shank, 0), -0.012)
    return (
        Solid(Part.THIGH, side, ((leg.hip, size.HIP_THICK), (leg.knee, size.KNEE_THICK))),
        Solid(
            Part.SHANK,
            side,
            (
                (leg.knee, size.KNEE_THICK),
                (calf, size.KNEE_THICK),
                (leg.ankle, size.ANKLE_THICK),
            ),
        ),
        Solid(Part.FOOT, side, ((leg.ankle, size.ANKLE_THICK), *foot_balls(leg.ankle, leg.foot))),
    )


def _arm(arm: Arm, side: int) -> tuple[Solid, ...]:
    fingers = along(arm.wrist, column(arm.hand, 2), -size.HAND * 0.85)
    palm = along(arm.wrist, column(arm.hand, 2), -size.HAND * 0.4)
    return (
        Solid(
            Part.UPPER_ARM,
            side,
            ((arm.shoulder, size.SHOULDER_THICK), (arm.elbow, size.ELBOW_THICK)),
        ),
        Solid(Part.FOREARM, side, ((arm.elbow, size.ELBOW_THICK), (arm.wrist, size.WRIST_THICK))),
        Solid(
            Part.HAND,
            side,
            (
                (arm.wrist, size.WRIST_THICK),
                (palm, size.PALM_THICK),
                (fingers, size.FINGER_THICK),
            ),
        ),
    )
