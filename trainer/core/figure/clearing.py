"""What swings freely is kept clear of the floor: a limb bends, as a person's does."""

from math import hypot, sqrt

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Arm, Body, Leg
from trainer.core.figure.flesh import flesh, foot_balls
from trainer.core.figure.limbs import arm_to_elbow, arm_to_hand, leg_to_foot, leg_to_knee
from trainer.core.figure.vectors import Vec, along, column, distance

ASIDE = 0.02
"""How far in front of upright a bone is thought to be at least, in metres, that swings up."""

_SLIGHT = 1e-6


def cleared_leg(leg: Leg, soft: float) -> Leg:
    """Return the leg with its knee and foot above the floor, the foot turned as it was.

    What is nearer to the floor than `soft`, in metres, is raised already, ever less with height,
    so that nothing stops short when it gets there.
    """
    rise = risen(leg.knee[2] - size.KNEE_THICK, soft / 10)
    if rise:
        knee = _swung_up(leg.hip, leg.knee, column(leg.thigh, 0), rise)
        leg = leg_to_knee(leg, knee, leg.shank, leg.foot)
    balls = (*foot_balls(leg.ankle, leg.foot), (leg.ankle, size.ANKLE_THICK))
    rise = risen(min(middle[2] - radius for middle, radius in balls), soft)
    return leg_to_foot(leg, _up(leg.ankle, rise), leg.foot) if rise else leg


def cleared_arm(arm: Arm, soft: float) -> Arm:
    """Return the arm with its elbow and hand above the floor, as `cleared_leg` has it."""
    rise = risen(arm.elbow[2] - size.ELBOW_THICK, soft / 10)
    if rise:
        elbow = _swung_up(arm.shoulder, arm.elbow, column(arm.upper, 0), rise)
        arm = arm_to_elbow(arm, elbow, arm.forearm, arm.hand)
    fingers = along(arm.wrist, column(arm.hand, 2), -size.HAND * 0.85)
    low = min(arm.wrist[2] - size.WRIST_THICK, fingers[2] - size.FINGER_THICK)
    rise = risen(low, soft)
    return arm_to_hand(arm, _up(arm.wrist, rise), arm.hand) if rise else arm


def trunk_height(body: Body) -> float:
    """Return how high the lowest place of trunk, hips or head is above the floor, in metres."""
    middle = (solid for solid in flesh(body) if solid.side is None)
    hips = (leg.hip[2] - size.HIP_THICK for leg in body.legs)
    return min(*hips, *(ball[2] - radius for solid in middle for ball, radius in solid.balls))


def risen(height: float, soft: float) -> float:
    """Return how far something at a height above the floor is to be raised, in metres."""
    if height >= soft:
        return 0.0
    return -height if height <= -soft else (soft - height) ** 2 / (4 * soft)


def _up(point: Vec, by: float) -> Vec:
    return (point[0], point[1], point[2] + by)


def _swung_up(start: Vec, end: Vec, front: Vec, rise: float) -> Vec:
    """Return where the end of a bone gets that swings up, on the side where it is already.

    One that hangs straight down swings to its front.
    """
    bone = distance(start, end)
    height = min(bone, max(-bone, end[2] + rise - start[2]))
    aside = min(rise, ASIDE)
    x, y = end[0] - start[0] + front[0] * aside, end[1] - start[1] + front[1] * aside
    out = sqrt(bone**2 - height**2) / max(hypot(x, y), _SLIGHT)
    return (start[0] + x * out, start[1] + y * out, start[2] + height)
