"""Short ways to the bundled figures, and what tests measure on their bodies."""

from functools import cache
from math import acos, asin, atan2, degrees

from tests.storage.clearance import Pair
from trainer.core.exercise import Exercise, Range, Side, Variant
from trainer.core.figure.between import in_between
from trainer.core.figure.body import Arm, Body, Leg
from trainer.core.figure.figure import Figure
from trainer.core.figure.flesh import Part, foot_balls
from trainer.core.figure.form import Form
from trainer.core.figure.motion import RepMotion, TimedMotion, motion_of
from trainer.core.figure.vectors import Vec, dot, minus, unit
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import figure_beside, resource_dir

PARTS = 12
"""Into how many parts a movement is cut to look at it."""

MM = 0.001
LENGTH_MS = 12_000

RESTING: tuple[Pair, ...] = (
    (Part.THIGH, Part.PELVIS),
    (Part.THIGH, Part.BELLY),
    (Part.UPPER_ARM, Part.CHEST),
)
"""Parts that hang together, though not next to each other, or lie on each other."""


@cache
def exercise(name: str) -> Exercise:
    return read_exercise(resource_dir() / "exercises" / f"{name}.toml").required()


@cache
def figure(name: str) -> Figure:
    path = figure_beside(resource_dir() / "exercises" / f"{name}.toml")
    return read_figure(path, exercise(name), proven=True).required()


def reps(
    name: str,
    side: Side | None = None,
    angle: str | Variant | None = None,
    reach: Range | None = None,
    load: str | None = None,
) -> RepMotion:
    taught = exercise(name)
    variant = next((each for each in taught.variants if each.id == angle), None)
    form = Form(
        exercise=name,
        variant=angle if isinstance(angle, Variant) else variant,
        side=side,
        range=reach,
        load=load,
        starts=taught.starts,
    )
    motion = motion_of(figure(name), form)
    assert isinstance(motion, RepMotion)
    return motion


def timed(name: str, side: Side | None = None) -> TimedMotion:
    motion = motion_of(figure(name), Form(exercise=name, side=side))
    assert isinstance(motion, TimedMotion)
    return motion


def way(motion: RepMotion) -> tuple[Body, ...]:
    """Return the bodies on the way from the stretched to the contracted end."""
    ends = motion.stretched, motion.contracted
    return tuple(in_between(*ends, part / PARTS) for part in range(PARTS + 1))


def film(name: str) -> tuple[Body, ...]:
    """Return the body every tenth of a second, through both halves."""
    motion = timed(name)
    return tuple(motion.at(ms, LENGTH_MS) for ms in range(0, LENGTH_MS + 1, 100))


def bend(before: Vec, after: Vec) -> float:
    """Return the angle between two ways, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(before), unit(after))))))


def knee_bend(leg: Leg) -> float:
    return bend(minus(leg.knee, leg.hip), minus(leg.ankle, leg.knee))


def elbow_bend(arm: Arm) -> float:
    return bend(minus(arm.elbow, arm.shoulder), minus(arm.wrist, arm.elbow))


def rise(start: Vec, end: Vec) -> float:
    """Return by how many degrees a way goes up."""
    return degrees(asin(unit(minus(end, start))[2]))


def heading(start: Vec, end: Vec) -> float:
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def heel(leg: Leg) -> tuple[Vec, float]:
    return foot_balls(leg.ankle, leg.foot)[0]


def from_the_side(point: Vec) -> Vec:
    """Return a point as one sees it from the side: hips are nearer together than shoulders."""
    return (point[0], 0.0, point[2])


def out_of_line(body: Body, end: Vec) -> float:
    """Return by how much the line from the shoulders to a leg's joint is bent at the hips."""
    neck, pelvis = body.trunk.neck, body.trunk.pelvis
    return bend(minus(pelvis, neck), minus(from_the_side(end), pelvis))


def legs(bodies: tuple[Body, ...], number: int) -> list[Leg]:
    return [body.legs[number] for body in bodies]
