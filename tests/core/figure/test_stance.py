"""Poses are brought to the floor by their contacts, or refused with the reason."""

from math import degrees

import pytest

from tests.core.figure.poses import (
    LEG_DOWN,
    ON_ELBOWS,
    ON_THE_BACK,
    SQUATTING,
    STANDING,
    pose,
)
from trainer.core.figure.contacts import Contact, height_of
from trainer.core.figure.flesh import foot_balls, lowest
from trainer.core.figure.joints import places
from trainer.core.figure.plants import zero_of
from trainer.core.figure.stance import (
    BeyondLimitError,
    OutOfReachError,
    PiercedFloorError,
    Pose,
    brought_down,
)
from trainer.core.figure.vectors import distance

CHILD = pose(
    "knees",
    "hands",
    "forehead",
    pelvis={"tilt": 73},
    waist={"flexion": 30},
    chest={"flexion": 8},
    neck={"flexion": -25},
    hips={"flexion": 140, "abduction": 14},
    knees={"flexion": 155},
    ankles={"flexion": -65},
    shoulders={"elevation": 175, "plane": 0, "rotation": 45},
)


@pytest.mark.parametrize("each", [STANDING, SQUATTING, LEG_DOWN, ON_THE_BACK, CHILD])
def test_contacts_touch_the_floor_and_nothing_is_below_it(each: Pose) -> None:
    stance = brought_down(each, {})
    assert all(abs(height_of(stance.body, contact)) < 0.001 for contact in each.contacts)
    assert lowest(stance.body) > -0.001


def test_feet_stand_flat_and_apart_as_they_were() -> None:
    body = brought_down(STANDING, {}).body
    for leg in body.legs:
        heights = [middle[2] - radius for middle, radius in foot_balls(leg.ankle, leg.foot)]
        assert heights == pytest.approx([0.0, 0.0, 0.0], abs=1e-9)
    assert body.trunk.pelvis[1] == pytest.approx(0.0)


def test_what_is_kept_keeps_its_place() -> None:
    standing = brought_down(STANDING, {})
    squatting = brought_down(SQUATTING, standing.plants)
    for before, after in zip(standing.body.legs, squatting.body.legs, strict=True):
        assert distance(before.ankle, after.ankle) < 1e-9


def test_the_head_bows_until_the_forehead_is_down() -> None:
    stance = brought_down(CHILD, {})
    (neck,) = places("neck", "flexion")
    assert stance.angles[neck] != CHILD.angles[neck]
    assert height_of(stance.body, Contact.FOREHEAD) == pytest.approx(0.0, abs=0.001)


def test_a_heel_is_let_down_at_the_hip() -> None:
    arms = {"plane": 90.0, "elevation": 80.0}
    legs = {"flexion": 80.0}
    sitting = pose("seat", "left heel", "right heel", hips=legs, shoulders=arms)
    body = brought_down(sitting, {}).body
    assert height_of(body, Contact.LEFT_HEEL) == pytest.approx(0.0, abs=0.001)


def test_angles_are_those_that_it_took() -> None:
    stance = brought_down(LEG_DOWN, {})
    (elbow,) = places("left_elbow", "flexion")
    assert degrees(stance.angles[elbow]) != pytest.approx(90, abs=5)


def test_mirrored_pose_stands_mirrored() -> None:
    stance, image = brought_down(LEG_DOWN, {}), brought_down(LEG_DOWN.mirrored, {})
    assert Contact.LEFT_KNEE in image.contacts
    assert image.body.legs[1].knee[2] == pytest.approx(stance.body.legs[0].knee[2])
    assert ON_THE_BACK.mirrored.contacts[:2] == ON_THE_BACK.contacts[:2]
    assert image.body.legs[1].knee[1] == pytest.approx(-stance.body.legs[0].knee[1])


def test_an_elbow_that_is_too_high_is_out_of_reach() -> None:
    high = pose("knees", "elbows", **(ON_ELBOWS | {"pelvis": {"tilt": 80.0}}))
    with pytest.raises(OutOfReachError) as caught:
        brought_down(high, {})
    assert caught.value.contact is Contact.LEFT_ELBOW


def test_a_forehead_that_is_too_high_is_out_of_reach() -> None:
    upright = pose("feet", "forehead", knees={"flexion": 8})
    with pytest.raises(OutOfReachError) as caught:
        brought_down(upright, {})
    assert caught.value.contact is Contact.FOREHEAD


def test_a_joint_bent_beyond_its_limit_is_refused() -> None:
    folded = pose("feet", hips={"flexion": 40}, knees={"flexion": 100})
    with pytest.raises(BeyondLimitError) as caught:
        brought_down(folded, {})
    assert not caught.value.axis.low <= caught.value.degrees <= caught.value.axis.high


def test_a_limb_below_the_floor_is_refused_with_its_depth() -> None:
    leg = {"left_knee": {"flexion": 20.0}, "left_hip": {"flexion": 106.0}}
    deep = pose("right knee", "elbows", **(ON_ELBOWS | leg))
    with pytest.raises(PiercedFloorError) as caught:
        brought_down(deep, {})
    assert caught.value.depth_mm > 100


def test_zero_is_found_where_a_function_rises_or_falls() -> None:
    assert zero_of(lambda x: x - 0.25, -1, 1) == pytest.approx(0.25)
    assert zero_of(lambda x: 0.25 - x, 1, -1) == pytest.approx(0.25)
