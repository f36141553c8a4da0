"""A body as a row of numbers that change evenly on every way of it, however a limb is raised.

Angles of joints do not: an arm overhead is in any plane at once.
"""

from math import acos, atan2, cos, pi, radians, sin

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Arm, Body, Leg, body_of
from trainer.core.figure.joints import LEFT_AT, ONE_SIDE, Angles
from trainer.core.figure.vectors import (
    ORIGIN,
    Turn,
    Vec,
    about_x,
    about_y,
    about_z,
    along,
    column,
    combined,
    length,
    times,
    undone,
)

Row = tuple[float, ...]
"""The trunk's angles, the pelvis's place, and `LIMB` numbers of each leg and each arm.

Those of a limb: the turn of thigh or upper arm from pointing forward, how far knee or elbow is
bent, the turn of foot or hand. A turn is an axis, as long as its angle in radians.
"""

LIMB = 7

_TRUNK = LEFT_AT + 3
_SLIGHT = 1e-9
_LIMBS: Angles = (0.0,) * (2 * ONE_SIDE)
_THIGH_AHEAD = about_y(radians(-60))
_ARMS_AHEAD = tuple(
    combined(
        combined(about_z(-side * radians(70)), about_x(side * radians(80))),
        about_z(side * radians(70)),
    )
    for side in (1.0, -1.0)
)


def row_of(body: Body, angles: Angles) -> Row:
    """Return the numbers of a body whose trunk has these angles."""
    legs = [row_of_leg(body, side) for side in (0, 1)]
    arms = [row_of_arm(body, side) for side in (0, 1)]
    return (*angles[:LEFT_AT], *body.trunk.pelvis, *(x for row in (*legs, *arms) for x in row))


def body_of_row(row: Row) -> Body:
    """Return the body that has these numbers."""
    body = body_of((*row[:LEFT_AT], *_LIMBS), (row[LEFT_AT], row[LEFT_AT + 1], row[LEFT_AT + 2]))
    limbs = [row[at : at + LIMB] for at in range(_TRUNK, len(row), LIMB)]
    return Body(
        body.trunk,
        (leg_of_row(body, limbs[0], 0), leg_of_row(body, limbs[1], 1)),
        (arm_of_row(body, limbs[2], 0), arm_of_row(body, limbs[3], 1)),
    )


def followed(row: Row, before: Row) -> Row:
    """Return the numbers of the same body, each limb turned the shorter way from those before."""
    found = row[:_TRUNK]
    for at in range(_TRUNK, len(row), LIMB):
        found += nearest_to(row[at : at + LIMB], before[at : at + LIMB])
    return found


def row_of_leg(body: Body, side: int) -> Row:
    """Return the numbers of a leg; `side` is 0 for the left, 1 for the right."""
    leg = body.legs[side]
    bent = combined(undone(leg.thigh), leg.shank)
    raised = combined(undone(combined(body.trunk.hips, _THIGH_AHEAD)), leg.thigh)
    foot = combined(undone(leg.shank), leg.foot)
    return (*_axis_of(raised), atan2(bent[2], bent[8]), *_axis_of(foot))


def leg_of_row(body: Body, row: Row, side: int) -> Leg:
    """Return the leg that has these numbers."""
    hip = body.legs[side].hip
    thigh = combined(combined(body.trunk.hips, _THIGH_AHEAD), _turn_about(row[0], row[1], row[2]))
    shank = combined(thigh, about_y(row[3]))
    knee = along(hip, column(thigh, 2), -size.THIGH)
    foot = combined(shank, _turn_about(row[4], row[5], row[6]))
    return Leg(hip, knee, along(knee, column(shank, 2), -size.SHANK), thigh, shank, foot)


def row_of_arm(body: Body, side: int) -> Row:
    """Return the numbers of an arm; `side` is 0 for the left, 1 for the right."""
    arm = body.arms[side]
    bent = combined(undone(arm.upper), arm.forearm)
    flexion = atan2(-bent[2], bent[8])
    forearm = combined(arm.upper, about_y(-flexion))
    raised = combined(undone(combined(body.trunk.ribs, _ARMS_AHEAD[side])), arm.upper)
    return (*_axis_of(raised), flexion, *_axis_of(combined(undone(forearm), arm.hand)))


def arm_of_row(body: Body, row: Row, side: int) -> Arm:
    """Return the arm that has these numbers."""
    shoulder, ahead = body.arms[side].shoulder, combined(body.trunk.ribs, _ARMS_AHEAD[side])
    upper = combined(ahead, _turn_about(row[0], row[1], row[2]))
    forearm = combined(upper, about_y(-row[3]))
    elbow = along(shoulder, column(upper, 2), -size.UPPER_ARM)
    wrist = along(elbow, column(forearm, 2), -size.FOREARM)
    hand = combined(forearm, _turn_about(row[4], row[5], row[6]))
    return Arm(shoulder, elbow, wrist, upper, forearm, hand)


def nearest_to(row: Row, other: Row) -> Row:
    """Return the numbers of the same limb, turned the shorter way from another's."""
    axis = (row[0], row[1], row[2])
    angle = length(axis)
    if angle < _SLIGHT:
        return row
    back = times(axis, 1 - 2 * pi / angle)
    far = sum((x - y) ** 2 for x, y in zip(axis, other, strict=False))
    shorter = sum((x - y) ** 2 for x, y in zip(back, other, strict=False)) < far
    return (*back, *row[3:]) if shorter else row


def blended_limb(row: Row, other: Row, part: float) -> Row:
    """Return the numbers of a limb at a part (0 to 1) of the way from one to another."""
    near = nearest_to(other, row)
    return tuple([x + (y - x) * part for x, y in zip(row, near, strict=True)])


def _axis_of(turn: Turn) -> Vec:
    angle = acos(max(-1.0, min(1.0, (turn[0] + turn[4] + turn[8] - 1) / 2)))
    across = (turn[7] - turn[5], turn[2] - turn[6], turn[3] - turn[1])
    far = length(across)
    return times(across, angle / far) if far > _SLIGHT else ORIGIN


def _turn_about(x: float, y: float, z: float) -> Turn:
    """Return the turn about an axis by as many radians as it is long (Rodrigues)."""
    angle = length((x, y, z))
    x, y, z = times((x, y, z), 1 / angle) if angle > _SLIGHT else ORIGIN
    c, s = cos(angle), sin(angle)
    a, b, d = (1 - c) * x, (1 - c) * y, (1 - c) * z
    return (
        *(c + a * x, a * y - s * z, a * z + s * y),
        *(a * y + s * z, c + b * y, b * z - s * x),
        *(a * z - s * y, b * z + s * x, c + d * z),
    )
