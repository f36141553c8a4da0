"""The joints of the body, the angles that each can take, and how far.

Every angle is 0 when a person stands upright, arms hanging, palms to the thighs. The limits are
those of healthy adults as the American Academy of Orthopaedic Surgeons gives them (Greene and
Heckman, "The Clinical Measurement of Joint Motion", 1994), a little wider where a joint is pushed
by the body's own weight: the knee and the hip in deep kneeling, the foot with its toes under it.
"""

from dataclasses import dataclass
from math import radians


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """One angle of a joint, and its limits in degrees."""

    joint: str
    name: str
    low: float
    high: float


MIDDLE = (
    Axis(joint="pelvis", name="tilt", low=-180, high=180),
    Axis(joint="pelvis", name="roll", low=-45, high=45),
    Axis(joint="pelvis", name="turn", low=-180, high=180),
    Axis(joint="waist", name="flexion", low=-20, high=45),
    Axis(joint="waist", name="side", low=-20, high=20),
    Axis(joint="waist", name="turn", low=-20, high=20),
    Axis(joint="chest", name="flexion", low=-20, high=40),
    Axis(joint="chest", name="side", low=-20, high=20),
    Axis(joint="chest", name="turn", low=-35, high=35),
    Axis(joint="neck", name="flexion", low=-60, high=50),
    Axis(joint="neck", name="side", low=-45, high=45),
    Axis(joint="neck", name="turn", low=-80, high=80),
)
"""The pelvis is turned in the world: tilted forward (90 is face down), rolled to its right side,
turned to its left. The spine bends forward, to the left side, and turns to the left."""

SIDED = (
    Axis(joint="hip", name="flexion", low=-30, high=140),
    Axis(joint="hip", name="abduction", low=-30, high=60),
    Axis(joint="hip", name="rotation", low=-45, high=60),
    Axis(joint="hip", name="turn", low=-30, high=60),
    Axis(joint="knee", name="flexion", low=0, high=160),
    Axis(joint="ankle", name="flexion", low=-75, high=45),
    Axis(joint="shoulder", name="elevation", low=0, high=180),
    Axis(joint="shoulder", name="plane", low=-90, high=135),
    Axis(joint="shoulder", name="rotation", low=-90, high=90),
    Axis(joint="elbow", name="flexion", low=0, high=150),
    Axis(joint="elbow", name="turn", low=-90, high=90),
    Axis(joint="wrist", name="extension", low=-90, high=90),
)
"""The same for both sides, outward and upward being positive.

A hip's `turn` is that of the vertical plane in which the whole leg moves, about the vertical:
outward for a leg that moves behind the body. A shoulder is raised (`elevation`) in a `plane`: 0
is sideways, 90 forward. The foot's and the hand's `flexion` and `extension` are positive towards
the shin and the back of the hand.
"""

ONE_SIDE = len(SIDED)
AXES = (*MIDDLE, *SIDED, *SIDED)
"""All angles of a body in order: the middle, the left side, the right side."""

LEFT_AT, RIGHT_AT = len(MIDDLE), len(MIDDLE) + ONE_SIDE

BOTH = {
    "hips": "hip",
    "knees": "knee",
    "ankles": "ankle",
    "shoulders": "shoulder",
    "elbows": "elbow",
    "wrists": "wrist",
}
"""A name for the same joint on both sides."""

Angles = tuple[float, ...]
"""All angles of a body, in radians, in the order of `AXES`."""

UPRIGHT_ANGLES: Angles = (0.0,) * len(AXES)

_CHANGES_SIGN = tuple(axis.name in {"roll", "turn", "side"} for axis in MIDDLE)


def places(joint: str, axis: str) -> tuple[int, ...]:
    """Return where in `AXES` an angle is: one place, two for both sides, none if unknown."""
    sides = tuple(
        start
        for start, side in ((LEFT_AT, "left"), (RIGHT_AT, "right"))
        if joint in BOTH or joint.startswith(f"{side}_")
    )
    bare = BOTH.get(joint) or joint.removeprefix("left_").removeprefix("right_")
    if sides:
        return tuple(
            start + index
            for start in sides
            for index, each in enumerate(SIDED)
            if (each.joint, each.name) == (bare, axis)
        )
    return tuple(
        index for index, each in enumerate(MIDDLE) if (each.joint, each.name) == (joint, axis)
    )


def joint_names() -> tuple[str, ...]:
    """Return every name that a pose may use for a joint."""
    single = [f"{side}_{bare}" for bare in BOTH.values() for side in ("left", "right")]
    return (*dict.fromkeys(axis.joint for axis in MIDDLE), *BOTH, *single)


def axis_names(joint: str) -> tuple[str, ...]:
    """Return the names of a joint's angles; none if there is no such joint."""
    every = dict.fromkeys(axis.name for axis in AXES)
    return tuple(name for name in every if places(joint, name))


def angles_of(degrees: dict[int, float]) -> Angles:
    """Return all angles, those that are not named being 0; by their places, in degrees."""
    return tuple(radians(degrees.get(index, 0.0)) for index in range(len(AXES)))


def mirrored_angles(angles: Angles) -> Angles:
    """Return the angles of the body's mirror image."""
    middle = tuple(
        -angle if changes else angle
        for angle, changes in zip(angles[:LEFT_AT], _CHANGES_SIGN, strict=True)
    )
    return (*middle, *angles[RIGHT_AT:], *angles[LEFT_AT:RIGHT_AT])


def blended(a: Angles, b: Angles, part: float) -> Angles:
    """Return the angles at a part (0 to 1) of the way from one pose to another."""
    return tuple([x + (y - x) * part for x, y in zip(a, b, strict=True)])
