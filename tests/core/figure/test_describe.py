"""Poses in words: sentences made of where the joints are."""

from dataclasses import replace

import pytest

from tests.core.bodies import MARCH, RAISE, first, rendered, routine, step
from tests.core.figure import poses
from tests.core.figure.poses import ON_ELBOWS, Joint, pose
from tests.core.figure.test_performance import WAYS, performance
from trainer.core.exercise import Direction, Exercise, Position, Side
from trainer.core.figure.describe import described
from trainer.core.figure.figure import Cycle, Figure
from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import View
from trainer.core.figure.stance import Pose
from trainer.core.plan.timeline import PhaseKind


def said(position: Position, *held: Pose) -> str:
    """Return what is said of a timed exercise that goes through some poses."""
    names = tuple(str(number) for number in range(len(held)))
    figure = Figure(
        view=View(0, 0), poses=dict(zip(names, held, strict=True)), cycle=Cycle(poses=names)
    )
    exercise = replace(MARCH, position=position)

    def figure_of(_: Exercise) -> Figure:
        return figure

    timeline = rendered(routine(step(exercise)), exercises={exercise.id: exercise})
    phase = first(timeline, PhaseKind.TIMED)
    return described(Performance(timeline, figure_of, WAYS), phase)


def upright(**joints: Joint) -> Pose:
    return pose("left foot", **joints)


def leaning_hips(*, left: bool) -> Pose:
    """Build a pose with straight legs that lean to one side, the trunk upright."""
    lean = 14 if left else -14
    return pose("feet", left_hip={"abduction": -lean}, right_hip={"abduction": lean})


def on_all_fours(**joints: Joint) -> Pose:
    return pose("right knee", "elbows", **(ON_ELBOWS | joints))


def on_knees(**joints: Joint) -> Pose:
    return pose("knees", **(ON_ELBOWS | joints))


def test_a_raised_leg_is_described_with_its_knee_and_its_angle() -> None:
    inward = replace(RAISE.variants[2], degrees=18, towards="in")
    exercise = replace(RAISE, variants=(*RAISE.variants[:2], inward))
    timeline = rendered(
        routine(step(exercise, variants=("straight", "out", "in"))),
        exercises={exercise.id: exercise},
    )
    shown = performance(timeline)
    ends = {
        phase.address.variant: described(shown, phase)
        for phase in timeline.phases
        if phase.direction is Direction.CONCENTRIC and phase.address.side is Side.LEFT
    }
    leg = "On elbows and knees, left knee bent 90 degrees, left leg raised"
    assert ends["straight"] == f"{leg}."
    assert ends["out"] == f"{leg}, angled out 25 degrees."
    assert ends["in"] == f"{leg}, angled in 18 degrees."


def test_between_movements_only_the_position_is_described() -> None:
    timeline = rendered(routine(step(RAISE, variants=("out",))))
    lowering = next(p for p in timeline.phases if p.direction is Direction.ECCENTRIC)
    assert described(performance(timeline), lowering) == "On elbows and knees."


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (upright(), "Standing."),
        (poses.SQUATTING, "Standing, leaning 30 degrees, knees bent 110 degrees, arms forward."),
        (
            upright(right_hip={"flexion": 90}, right_knee={"flexion": 90}),
            "Standing, left leg straight, right knee bent 90 degrees, right leg raised in front.",
        ),
        (
            upright(right_hip={"abduction": 40}, shoulders={"elevation": 90}),
            "Standing, right leg raised to the side, arms out to the sides.",
        ),
        (
            upright(right_hip={"flexion": -30}, right_knee={"flexion": 20}),
            "Standing, right leg raised behind.",
        ),
        (
            upright(right_hip={"flexion": 15}, right_knee={"flexion": 70}),
            "Standing, left leg straight, right knee bent 70 degrees, right leg raised.",
        ),
        (upright(shoulders={"elevation": 175}), "Standing, arms raised."),
        (pose("feet", knees={"flexion": 20}, hips={"flexion": 10}), "Standing."),
        (leaning_hips(left=True), "Standing, hips to the left."),
        (leaning_hips(left=False), "Standing, hips to the right."),
    ],
)
def test_standing(held: Pose, words: str) -> None:
    assert said(Position.STANDING, held) == words


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (on_all_fours(), "On elbows and knees."),
        (
            on_knees(pelvis={"tilt": 60}, waist={"flexion": 25}),
            "On elbows and knees, back rounded.",
        ),
        (on_knees(waist={"flexion": -20}), "On elbows and knees, back arched."),
        (
            on_all_fours(left_hip={"flexion": 0}, left_knee={"flexion": 0}),
            "On elbows and knees, left leg straight, left leg raised.",
        ),
    ],
)
def test_on_all_fours(held: Pose, words: str) -> None:
    assert said(Position.ELBOWS_AND_KNEES, held) == words


def test_a_knee_at_the_chest() -> None:
    drawn_in = pose(
        "right knee",
        "hands",
        pelvis={"tilt": 76},
        hips={"flexion": 76},
        knees={"flexion": 90},
        ankles={"flexion": -60},
        shoulders={"plane": 90, "elevation": 86},
        left_hip={"flexion": 130},
        left_knee={"flexion": 150},
    )
    words = "On hands and knees, left knee bent 150 degrees, left knee drawn to the chest."
    assert said(Position.HANDS_AND_KNEES, drawn_in) == words


def test_on_the_back() -> None:
    assert said(Position.ON_THE_BACK, poses.ON_THE_BACK) == "On the back."


def test_hips_in_the_air() -> None:
    lifted = pose(
        "shoulders",
        "feet",
        pelvis={"tilt": -116},
        neck={"flexion": 39},
        hips={"flexion": 0},
        knees={"flexion": 90},
        shoulders={"plane": -60, "elevation": 34, "rotation": -86},
    )
    words = said(Position.ON_THE_BACK, lifted)
    assert words == "On the back, hips raised, knees bent 90 degrees."


def test_of_a_cycle_two_poses_are_described() -> None:
    kicking = upright(right_hip={"flexion": 60})
    words = said(Position.STANDING, upright(), kicking, upright())
    assert words == "Standing. Then: Standing, right leg raised in front."


def test_of_a_cycle_the_two_poses_that_differ_most_are_described() -> None:
    ahead = upright(right_hip={"flexion": 60})
    behind = upright(right_hip={"flexion": -30}, right_knee={"flexion": 20})
    words = said(Position.STANDING, upright(), ahead, upright(), behind)
    assert words == (
        "Standing, right leg raised in front. Then: Standing, right leg raised behind."
    )


def test_on_one_knee_it_is_told_on_which() -> None:
    kneeling = pose(
        "left knee",
        "right foot",
        left_knee={"flexion": 90},
        left_ankle={"flexion": -60},
        right_hip={"flexion": 90},
        right_knee={"flexion": 90},
    )
    assert said(Position.HALF_KNEELING, kneeling).startswith("On the left knee, knees bent")
    mirrored = said(Position.HALF_KNEELING, kneeling.mirrored)
    assert mirrored.startswith("On the right knee, knees bent")


def test_on_the_back_with_an_ankle_on_the_other_knee() -> None:
    crossed = pose(
        "shoulders",
        "seat",
        pelvis={"tilt": -90},
        neck={"flexion": 8},
        shoulders={"elevation": 15},
        left_hip={"flexion": 123, "abduction": 14, "rotation": 60, "turn": 27},
        left_knee={"flexion": 119},
        right_hip={"flexion": 94, "abduction": -2},
        right_knee={"flexion": 100},
    )
    words = said(Position.ON_THE_BACK, crossed)
    assert words.startswith("On the back, both feet raised, left ankle on the right knee, left")
