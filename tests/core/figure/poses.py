"""Poses built by hand, to move a body with."""

from trainer.core.figure.contacts import BOTH_CONTACTS, Contact
from trainer.core.figure.figure import CONTRACTED, STRETCHED, Cycle, Figure
from trainer.core.figure.flesh import Part
from trainer.core.figure.joints import angles_of, places
from trainer.core.figure.scene import View
from trainer.core.figure.stance import Pose
from trainer.core.figure.weights import Weight

Joint = dict[str, float]


def pose(*contacts: str, **joints: Joint) -> Pose:
    """Build a pose: what is on the floor, and the angles of joints in degrees."""
    degrees = {
        place: value
        for joint, axes in joints.items()
        for axis, value in axes.items()
        for place in places(joint, axis)
    }
    down = tuple(each for name in contacts for each in BOTH_CONTACTS.get(name) or (Contact(name),))
    return Pose(angles=angles_of(degrees), contacts=down)


STANDING = pose(
    "feet",
    hips={"flexion": 4, "abduction": 6, "rotation": 15},
    knees={"flexion": 8},
    ankles={"flexion": 4},
    shoulders={"plane": 90, "elevation": 90},
)
SQUATTING = pose(
    "feet",
    pelvis={"tilt": 32},
    hips={"flexion": 118, "abduction": 14, "rotation": 8},
    knees={"flexion": 112},
    ankles={"flexion": 26},
    neck={"flexion": -25},
    shoulders={"plane": 90, "elevation": 120},
)
ON_ELBOWS: dict[str, Joint] = {
    "pelvis": {"tilt": 106},
    "hips": {"flexion": 106},
    "knees": {"flexion": 90},
    "ankles": {"flexion": -65},
    "shoulders": {"plane": 90, "elevation": 90},
    "elbows": {"flexion": 90},
}
LEG_DOWN = pose("right knee", "elbows", **(ON_ELBOWS | {"left_hip": {"flexion": 100.0}}))
LEG_UP = pose("right knee", "elbows", **(ON_ELBOWS | {"left_hip": {"flexion": 10.0}}))
ON_THE_BACK = pose(
    "shoulders",
    "seat",
    "hands",
    pelvis={"tilt": -90},
    neck={"flexion": 8},
    shoulders={"elevation": 15, "plane": 0},
)
"""A body on its back, arms beside it."""

SQUAT = Figure(
    view=View(40, 12),
    works=((Part.THIGH, 0), (Part.THIGH, 1)),
    poses={CONTRACTED: STANDING, STRETCHED: SQUATTING},
    forms={"barbell": {CONTRACTED: STANDING, STRETCHED: SQUATTING}},
    weights={"barbell": Weight.ON_SHOULDERS},
)
RAISE = Figure(
    view=View(60, 12),
    detail=View(180, 30),
    works=((Part.THIGH, 0),),
    turned=places("left_hip", "turn")[0],
    poses={STRETCHED: LEG_DOWN, CONTRACTED: LEG_UP},
)
CYCLE = Cycle(poses=("up", "down"), period_ms=2_000)
NODS = Figure(
    view=View(0, 10),
    poses={"up": STANDING, "down": SQUATTING},
    cycle=CYCLE,
)
