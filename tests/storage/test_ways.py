"""The body gets from every position to every other as a person does."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import degrees

import pytest

from tests.core.bodies import rendered
from tests.storage.moving import exercise, figure
from trainer.core.exercise import Exercise, Position
from trainer.core.figure.body import Body
from trainer.core.figure.contacts import Contact, point_of
from trainer.core.figure.course import Course
from trainer.core.figure.figure import Figure
from trainer.core.figure.flesh import lowest
from trainer.core.figure.joints import AXES, UPRIGHT_ANGLES
from trainer.core.figure.journey import Journey, journey
from trainer.core.figure.plants import LIMBS, Plants
from trainer.core.figure.readback import read_back
from trainer.core.figure.vectors import Vec, distance, minus
from trainer.core.figure.ways import Ways
from trainer.storage.paths import resource_dir
from trainer.storage.routine_files import read_routine
from trainer.storage.ways_file import read_ways

FRAMES_A_SECOND = 30
MS_A_RADIAN = 400
LOW = -0.0015
"""How deep anything may be pressed into the floor, in metres."""
RESTING = 0.02
SLIDE = 0.002
LIFT = 0.012
"""How far the heel of a hand may come off where the fingers stay, in metres."""
FASTEST = 5.6
"""Of any joint, in metres a second: a hand that reaches out moves as fast."""
BEYOND = 11.0
"""How far, in degrees, a joint may be pushed by the body's weight on its way."""


@cache
def bundled() -> Ways:
    return read_ways(resource_dir() / "ways.toml").required()


def between_positions() -> Iterator[tuple[str, Journey]]:
    ways = bundled()
    for start in Position:
        for end in Position:
            if start is not end:
                row = tuple(ways.stances[name] for name in ways.path(start, end))
                yield f"{start} to {end}", journey(row)


def figure_of(each: Exercise) -> Figure:
    return figure(each.id)


def in_routine(name: str) -> Iterator[tuple[str, Course, int]]:
    files = (resource_dir() / "exercises").glob("*.figure.toml")
    names = [path.name.removesuffix(".figure.toml") for path in files]
    exercises = {each: exercise(each) for each in names}
    path = resource_dir() / "routines" / f"{name}.toml"
    timeline = rendered(read_routine(path, exercises).required(), exercises=exercises)
    course = Course(timeline, figure_of, bundled())
    for number, (before, after) in enumerate(pairwise(timeline.blocks), 1):
        said = f"{before.exercise.id} {before.side} to {after.exercise.id} {after.side}"
        yield said, course, number


def film(way: Journey) -> tuple[Body, ...]:
    frames = max(30, round(way.effort * MS_A_RADIAN * FRAMES_A_SECOND / 1000))
    return tuple(way.at(number / frames) for number in range(frames + 1))


def joints(body: Body) -> tuple[Vec, ...]:
    trunk = body.trunk
    legs = [point for leg in body.legs for point in (leg.knee, leg.ankle)]
    arms = [point for arm in body.arms for point in (arm.elbow, arm.wrist)]
    return (trunk.pelvis, trunk.chest, trunk.neck, trunk.head, *legs, *arms)


def beyond(body: Body) -> float:
    """Return how far the joints are beyond their limits; shoulders turn in no plane of their own.

    A hip's turn can't be told from its rotation.
    """
    angles = read_back(body, UPRIGHT_ANGLES)
    return max(
        max(axis.low - degrees(angle), degrees(angle) - axis.high)
        for axis, angle in zip(AXES, angles, strict=True)
        if axis.joint != "shoulder" and (axis.joint, axis.name) != ("hip", "rotation")
    )


def is_sound(name: str, way: Journey) -> None:
    bodies = film(way)
    for body in bodies:
        assert LOW < lowest(body) < RESTING, name
    for body in bodies[1:-1]:
        assert beyond(body) < BEYOND, name
    steps = [
        [minus(y, x) for x, y in zip(joints(a), joints(b), strict=True)]
        for a, b in pairwise(bodies)
    ]
    assert max(distance(way, (0, 0, 0)) for step in steps for way in step) < (
        FASTEST / FRAMES_A_SECOND
    ), name


def test_on_every_way_the_body_stays_on_the_floor_within_its_limits_and_never_jumps() -> None:
    for name, way in between_positions():
        is_sound(name, way)


@pytest.mark.parametrize("name", ["glutes", "glutes-easy"])
def test_so_it_does_from_exercise_to_exercise(name: str) -> None:
    for said, course, number in in_routine(name):
        is_sound(said, course.way_to(number))


def test_what_is_kept_on_the_floor_never_slides() -> None:
    for name, way in between_positions():
        for number in range(1, 60):
            part = number / 60
            body = way.at(part)
            for contact, plant in kept_at(way, part).items():
                if contact.limb in LIMBS:
                    least = LIFT if contact.limb == "hand" else SLIDE
                    assert distance(point_of(body, contact), plant.point) < least, (name, contact)


def kept_at(way: Journey, part: float) -> Plants:
    return way.leg_at(part)[0].kept


def test_something_always_carries_the_body() -> None:
    for name, way in between_positions():
        assert all(leg.kept or leg.rests for leg in way.legs), name


def test_every_position_can_be_reached_from_every_other() -> None:
    ways = bundled()
    for start in Position:
        for end in Position:
            assert ways.path(start, end)[-1] == end


def test_hands_and_feet_stay_down_between_neighbouring_positions() -> None:
    kept = {
        ("hands-and-knees", "kneeling"): Contact.LEFT_KNEE,
        ("hands-and-knees", "on-the-heels"): Contact.RIGHT_KNEE,
        ("lowering", "elbows-and-knees"): Contact.LEFT_KNEE,
        ("knees-up", "on-the-back"): Contact.LEFT_FOOT,
    }
    ways = bundled()
    for names, contact in kept.items():
        way = journey(tuple(ways.stances[name] for name in names))
        assert all(contact in leg.kept for leg in way.legs)
    down = journey(tuple(ways.stances[name] for name in ways.path("standing", "kneeling")))
    assert {Contact.LEFT_FOOT, Contact.RIGHT_FOOT} <= set(down.legs[0].kept)


def test_a_person_lies_with_the_head_at_the_rear_of_the_mat() -> None:
    trunk = bundled().stances[Position.ON_THE_BACK].body.trunk
    assert trunk.head[0] < trunk.pelvis[0]


def test_sides_are_changed_on_both_knees() -> None:
    course, number = next(
        (course, number)
        for said, course, number in in_routine("glutes")
        if said == "hip-flexor-stretch left to hip-flexor-stretch right"
    )
    way = course.way_to(number)
    knees = {Contact.LEFT_KNEE, Contact.RIGHT_KNEE}
    assert any({*leg.kept, *leg.met} >= knees for leg in way.legs)
