"""Forward kinematics: from joint angles to where every joint of the body is."""

from dataclasses import dataclass

from trainer.core.figure import proportions as size
from trainer.core.figure.joints import LEFT_AT, RIGHT_AT, Angles
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
    distance,
    plus,
    turned,
)


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg: its joints, and how its segments are turned; a segment points to its own -z.

    The foot points to its x, its sole to -z.
    """

    hip: Vec
    knee: Vec
    ankle: Vec
    thigh: Turn
    shank: Turn
    foot: Turn


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm: its joints, and how its segments are turned; a segment points to its own -z."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    upper: Turn
    forearm: Turn
    hand: Turn


@dataclass(frozen=True, slots=True)
class Trunk:
    """Trunk and head: pelvis (between the hips), joints up to the middle of the head.

    Segments point to their own z; their x is the front.
    """

    pelvis: Vec
    waist: Vec
    chest: Vec
    neck: Vec
    throat: Vec
    head: Vec
    hips: Turn
    belly: Turn
    ribs: Turn
    face: Turn


@dataclass(frozen=True, slots=True)
class Body:
    """Where every joint of a body is, in metres; limbs as (left, right)."""

    trunk: Trunk
    legs: tuple[Leg, Leg]
    arms: tuple[Arm, Arm]

    def moved(self, by: Vec) -> "Body":
        """Return the same body elsewhere."""
        return Body(
            _moved_trunk(self.trunk, by),
            (_moved_leg(self.legs[0], by), _moved_leg(self.legs[1], by)),
            (_moved_arm(self.arms[0], by), _moved_arm(self.arms[1], by)),
        )


def body_of(angles: Angles, pelvis: Vec = ORIGIN) -> Body:
    """Return the body with these joint angles, its pelvis there."""
    trunk = _trunk(angles, pelvis)
    return Body(
        trunk,
        (_leg(angles, LEFT_AT, 1.0, trunk), _leg(angles, RIGHT_AT, -1.0, trunk)),
        (_arm(angles, LEFT_AT, 1.0, trunk), _arm(angles, RIGHT_AT, -1.0, trunk)),
    )


def apart(one: Body, other: Body) -> float:
    """Return how much two bodies differ: how far limbs and pelvis are from the other's, in m."""
    legs = sum(distance(a.ankle, b.ankle) for a, b in zip(one.legs, other.legs, strict=True))
    arms = sum(distance(a.wrist, b.wrist) for a, b in zip(one.arms, other.arms, strict=True))
    return legs + arms + distance(one.trunk.pelvis, other.trunk.pelvis)


def _trunk(angles: Angles, pelvis: Vec) -> Trunk:
    tilt, roll, turn = angles[:3]
    hips = combined(combined(about_z(turn), about_y(tilt)), about_x(roll))
    belly = combined(hips, _bent(*angles[3:6]))
    ribs = combined(belly, _bent(*angles[6:9]))
    face = combined(ribs, _bent(*angles[9:12]))
    waist = along(pelvis, column(hips, 2), size.PELVIS)
    chest = along(waist, column(belly, 2), size.WAIST)
    neck = along(chest, column(ribs, 2), size.CHEST)
    throat = along(neck, column(ribs, 2), size.NECK)
    head = along(throat, column(face, 2), size.HEAD)
    return Trunk(pelvis, waist, chest, neck, throat, head, hips, belly, ribs, face)


def _bent(flexion: float, side: float, turn: float) -> Turn:
    if not side and not turn:
        return about_y(flexion)
    return combined(combined(about_y(flexion), about_x(-side)), about_z(turn))


def _leg(angles: Angles, at: int, side: float, trunk: Trunk) -> Leg:
    flexion, abduction, rotation, turn, knee_flexion, ankle_flexion = angles[at : at + 6]
    bent = combined(
        combined(about_y(-flexion), about_x(side * abduction)), about_z(side * rotation)
    )
    thigh = combined(trunk.hips, bent)
    if turn:
        thigh = combined(about_z(-side * turn), thigh)
    shank = combined(thigh, about_y(knee_flexion))
    foot = combined(shank, about_y(-ankle_flexion))
    hip = plus(trunk.pelvis, turned(trunk.hips, (0.0, side * size.HIP_ASIDE, 0.0)))
    knee = along(hip, column(thigh, 2), -size.THIGH)
    return Leg(hip, knee, along(knee, column(shank, 2), -size.SHANK), thigh, shank, foot)


def _arm(angles: Angles, at: int, side: float, trunk: Trunk) -> Arm:
    elevation, plane, rotation, elbow_flexion, elbow_turn, extension = angles[at + 6 : at + 12]
    raised = combined(
        combined(about_z(-side * plane), about_x(side * elevation)),
        about_z(side * (plane + rotation)),
    )
    upper = combined(trunk.ribs, raised)
    forearm = combined(combined(upper, about_y(-elbow_flexion)), about_z(-side * elbow_turn))
    hand = combined(forearm, about_x(side * extension))
    shoulder = plus(trunk.neck, turned(trunk.ribs, (0.0, side * size.SHOULDER_ASIDE, 0.0)))
    elbow = along(shoulder, column(upper, 2), -size.UPPER_ARM)
    wrist = along(elbow, column(forearm, 2), -size.FOREARM)
    return Arm(shoulder, elbow, wrist, upper, forearm, hand)


def _moved_trunk(trunk: Trunk, by: Vec) -> Trunk:
    return Trunk(
        plus(trunk.pelvis, by),
        plus(trunk.waist, by),
        plus(trunk.chest, by),
        plus(trunk.neck, by),
        plus(trunk.throat, by),
        plus(trunk.head, by),
        trunk.hips,
        trunk.belly,
        trunk.ribs,
        trunk.face,
    )


def _moved_leg(leg: Leg, by: Vec) -> Leg:
    return Leg(
        plus(leg.hip, by), plus(leg.knee, by), plus(leg.ankle, by), leg.thigh, leg.shank, leg.foot
    )


def _moved_arm(arm: Arm, by: Vec) -> Arm:
    return Arm(
        plus(arm.shoulder, by),
        plus(arm.elbow, by),
        plus(arm.wrist, by),
        arm.upper,
        arm.forearm,
        arm.hand,
    )
