"""What only standing and moving a figure shows."""

from dataclasses import replace

from tests.core.figure.poses import CYCLE, NODS, RAISE, SQUAT, STANDING, pose
from trainer.core.exercise import Direction, Variant
from trainer.core.figure.contacts import Contact
from trainer.core.figure.figure import CONTRACTED, READY, STRETCHED, Figure
from trainer.core.figure.form import Form
from trainer.core.figure.joints import AXES
from trainer.core.figure.proof import moved, stood, way_fault
from trainer.core.figure.scene import View
from trainer.core.figure.stance import (
    BeyondLimitError,
    OutOfReachError,
    PiercedFloorError,
    Pose,
    brought_down,
)

PLAIN = Form(exercise="x")
BACK = pose(
    "right foot",
    right_hip={"flexion": 10},
    right_knee={"flexion": 20},
    left_hip={"flexion": -25},
    left_knee={"flexion": 30},
    left_ankle={"flexion": 20},
)
FRONT = pose(
    "right foot",
    right_hip={"flexion": 10},
    right_knee={"flexion": 20},
    left_hip={"flexion": 40},
    left_ankle={"flexion": 20},
)
"""The leg is too long to swing past the other one between them."""


def faults(figure: Figure, starts: Direction | None = None) -> dict[str, type[Exception]]:
    stances, _ = stood(figure, PLAIN)
    return {name: type(fault) for name, fault in moved(figure, stances, starts)}


def test_nothing_is_wrong_with_what_can_be_done() -> None:
    for figure in (SQUAT, RAISE, NODS, replace(NODS, cycle=replace(CYCLE, flows=True))):
        stances, wrong = stood(figure, PLAIN)
        assert set(stances) == set(figure.poses)
        assert wrong == {}
        assert faults(figure) == {}


def test_each_pose_that_does_not_stand_is_named() -> None:
    reaching = Pose(angles=STANDING.angles, contacts=(*STANDING.contacts, Contact.LEFT_HAND))
    stances, wrong = stood(replace(SQUAT, poses={**SQUAT.poses, "down": reaching}), PLAIN)
    assert set(stances) == set(SQUAT.poses)
    assert [(name, type(fault)) for name, fault in wrong.items()] == [("down", OutOfReachError)]


def test_a_form_is_tried_as_its_variant_turns_it() -> None:
    wide = Variant(id="wide", name="wide", turn="Out.", degrees=85, towards="out")
    _, wrong = stood(RAISE, Form(exercise="x", variant=wide))
    assert {type(fault) for fault in wrong.values()} == {BeyondLimitError}


def swinging(**poses: Pose) -> Figure:
    return Figure(view=View(0, 0), poses=poses)


def test_the_way_between_the_ends_of_a_rep_is_gone() -> None:
    figure = swinging(stretched=BACK, contracted=FRONT)
    assert faults(figure) == {CONTRACTED: PiercedFloorError}


def test_the_way_from_the_ready_pose_is_gone_to_where_the_first_movement_leads() -> None:
    figure = swinging(ready=BACK, stretched=FRONT, contracted=BACK)
    assert faults(figure, Direction.CONCENTRIC) == {CONTRACTED: PiercedFloorError}
    wrong = faults(figure, Direction.ECCENTRIC)
    assert wrong == {CONTRACTED: PiercedFloorError, STRETCHED: PiercedFloorError}
    assert READY not in wrong


def test_a_cycle_is_gone_round() -> None:
    cycle = replace(CYCLE, poses=("back", "front"))
    figure = replace(swinging(back=BACK, front=FRONT), cycle=cycle)
    assert faults(figure) == {"front": PiercedFloorError, "back": PiercedFloorError}
    assert set(faults(replace(figure, cycle=replace(cycle, flows=True)))) >= {"front"}


def test_a_way_from_a_pose_that_does_not_stand_is_not_gone() -> None:
    cycle = replace(CYCLE, poses=("back", "front"), flows=True)
    figure = replace(swinging(back=BACK, front=FRONT), cycle=cycle)
    stances, _ = stood(figure, PLAIN)
    assert list(moved(figure, {"back": stances["back"]})) == []


def test_what_must_bend_too_far_on_the_way_is_a_fault() -> None:
    standing = brought_down(STANDING, {})
    nodded = tuple(
        2.0 if axis.joint == "neck" else angle
        for axis, angle in zip(AXES, standing.angles, strict=True)
    )
    assert way_fault(standing, standing) is None
    assert isinstance(way_fault(replace(standing, angles=nodded), standing), BeyondLimitError)


def test_a_limb_that_loses_its_place_on_the_way_is_a_fault() -> None:
    low = brought_down(STANDING, {})
    lifted = replace(low, plants={**low.plants, Contact.SEAT: low.plants[Contact.LEFT_FOOT]})
    assert isinstance(way_fault(lifted, lifted), OutOfReachError)
