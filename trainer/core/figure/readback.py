"""From a body back to its joint angles, after its limbs have reached for their places."""

from math import asin, atan2, copysign, cos, hypot, pi, sin

from trainer.core.figure.body import Arm, Body, Leg
from trainer.core.figure.joints import LEFT_AT, RIGHT_AT, Angles
from trainer.core.figure.vectors import (
    about_x,
    about_y,
    about_z,
    column,
    combined,
    undone,
)

_HANGING = 0.02
"""An arm raised less, as a sine, is in no plane: that of the pose is kept."""


def read_back(body: Body, angles: Angles) -> Angles:
    """Return the angles of a body whose trunk has these angles already.

    What a joint cannot do is left out: a planted foot turned aside, a hand laid flat.
    """
    left, right = LEFT_AT, RIGHT_AT
    return (
        *angles[:left],
        *_leg_angles(body, 0, angles[left:right]),
        *_arm_angles(body, 0, angles[left:right]),
        *_leg_angles(body, 1, angles[right:]),
        *_arm_angles(body, 1, angles[right:]),
    )


def _leg_angles(body: Body, number: int, angles: Angles) -> Angles:
    leg, side = body.legs[number], (1.0, -1.0)[number]
    turn = angles[3]
    bent = combined(undone(body.trunk.hips), combined(about_z(side * turn), leg.thigh))
    down = column(bent, 2)
    flexion = atan2(-down[0], down[2])
    outward = asin(max(-1.0, min(1.0, -down[1])))
    rest = combined(about_x(-outward), combined(about_y(flexion), bent))
    rotation = side * atan2(rest[3], rest[0])
    return (flexion, side * outward, rotation, turn, _knee(leg), _ankle(leg))


def _knee(leg: Leg) -> float:
    bent = combined(undone(leg.thigh), leg.shank)
    return atan2(hypot(bent[2], bent[5]), bent[8])


def _ankle(leg: Leg) -> float:
    ahead = column(combined(undone(leg.shank), leg.foot), 0)
    return atan2(ahead[2], ahead[0])


def _arm_angles(body: Body, number: int, angles: Angles) -> Angles:
    arm, side = body.arms[number], (1.0, -1.0)[number]
    raised = combined(undone(body.trunk.ribs), arm.upper)
    down = column(raised, 2)
    level = hypot(down[0], down[1])
    elevation = atan2(level, down[2])
    plane = atan2(-down[0], -side * down[1]) if level > _HANGING else angles[7]
    rest = combined(about_x(-side * elevation), combined(about_z(side * plane), raised))
    rotation = _wrapped(side * atan2(rest[3], rest[0]) - plane)
    return (elevation, plane, rotation, *_elbow_and_wrist(arm, side, angles[10]))


def _elbow_and_wrist(arm: Arm, side: float, usual_turn: float) -> tuple[float, float, float]:
    """Return how far the elbow bends, the forearm turns, and the wrist bends back.

    The forearm is turned so that the wrist can bend to where the hand points.
    """
    bent = combined(undone(arm.upper), arm.forearm)
    flexion = atan2(-bent[2], bent[8])
    hand = combined(about_y(flexion), combined(undone(arm.upper), arm.hand))
    down = column(hand, 2)
    aside = hypot(down[0], down[1])
    extension = atan2(aside, down[2])
    turn = atan2(-down[0], -side * down[1]) if aside > _HANGING else usual_turn
    if abs(turn) > pi / 2:
        turn, extension = turn - copysign(pi, turn), -extension
    return flexion, turn, extension


def _wrapped(angle: float) -> float:
    """Return the same angle between half a turn back and half a turn on."""
    return atan2(sin(angle), cos(angle))
