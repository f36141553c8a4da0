"""Inverse kinematics: limbs that reach for a place, bent as far as that takes."""

from math import sqrt

from trainer.core.figure import proportions as size
from trainer.core.figure.body import Arm, Leg
from trainer.core.figure.vectors import (
    Turn,
    Vec,
    along,
    column,
    cross,
    distance,
    dot,
    length,
    minus,
    of_columns,
    times,
    unit,
)

LEG = (size.THIGH, size.SHANK)
ARM = (size.UPPER_ARM, size.FOREARM)

_IN_LINE = 0.05
"""The sine of an angle between two segments below which they are thought to be in line."""


def leg_to_foot(leg: Leg, ankle: Vec, foot: Turn) -> Leg:
    """Return the leg with its ankle there and its foot so turned, the knee bent as it must be."""
    knee, thigh, shank = _reached(leg.hip, ankle, column(leg.thigh, 1), LEG, 1.0)
    return Leg(leg.hip, knee, along(knee, column(shank, 2), -size.SHANK), thigh, shank, foot)


def leg_to_knee(leg: Leg, knee: Vec, shank: Turn, foot: Turn) -> Leg:
    """Return the leg with its thigh towards that knee, shank and foot so turned."""
    thigh = _aimed(leg.hip, knee, _hinge(minus(knee, leg.hip), shank, leg.thigh, -1.0))
    knee = along(leg.hip, column(thigh, 2), -size.THIGH)
    return Leg(leg.hip, knee, along(knee, column(shank, 2), -size.SHANK), thigh, shank, foot)


def arm_to_hand(arm: Arm, wrist: Vec, hand: Turn) -> Arm:
    """Return the arm with its wrist there and its hand so turned, the elbow bent backward."""
    elbow, upper, forearm = _reached(arm.shoulder, wrist, column(arm.upper, 1), ARM, -1.0)
    wrist = along(elbow, column(forearm, 2), -size.FOREARM)
    return Arm(arm.shoulder, elbow, wrist, upper, forearm, hand)


def arm_to_elbow(arm: Arm, elbow: Vec, forearm: Turn, hand: Turn) -> Arm:
    """Return the arm with its upper arm towards that elbow, forearm and hand so turned."""
    way = minus(elbow, arm.shoulder)
    upper = _aimed(arm.shoulder, elbow, _hinge(way, forearm, arm.upper, 1.0))
    elbow = along(arm.shoulder, column(upper, 2), -size.UPPER_ARM)
    wrist = along(elbow, column(forearm, 2), -size.FOREARM)
    return Arm(arm.shoulder, elbow, wrist, upper, forearm, hand)


def _hinge(way: Vec, next_segment: Turn, segment: Turn, bend: float) -> Vec:
    """Return what a joint bends about between a way and a segment that lies still.

    Where they are nearly in line that is not known: then as the segment before it had it.
    """
    across = times(cross(unit(way), column(next_segment, 2)), bend)
    return across if length(across) > _IN_LINE else column(segment, 1)


def _aimed(start: Vec, end: Vec, hinge: Vec) -> Turn:
    """Return the turn of a segment from start to end, its y as near as may be to a hinge's."""
    up = unit(minus(start, end))
    across = unit(minus(hinge, times(up, dot(hinge, up))))
    return of_columns(cross(across, up), across, up)


def _reached(
    start: Vec, end: Vec, hinge: Vec, lengths: tuple[float, float], bend: float
) -> tuple[Vec, Turn, Turn]:
    """Return the middle joint and the two turns of a limb from start to end.

    It bends about the hinge's direction: a knee forward (`bend` 1), an elbow backward (-1). A
    limb that is too short is stretched out towards the end.
    """
    first, second = lengths
    far = distance(start, end)
    down = times(minus(end, start), 1 / far)
    across = unit(minus(hinge, times(down, dot(hinge, down))))
    out = times(cross(down, across), bend)
    reach = min(far, first + second)
    straight = (first**2 - second**2 + reach**2) / (2 * reach)
    aside = sqrt(max(0.0, first**2 - straight**2))
    joint = along(along(start, down, straight), out, aside)
    last = along(start, down, reach)
    return joint, _aimed(start, joint, across), _aimed(joint, last, across)
