"""Forward kinematics: joint angles to places."""

from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.poses import pose
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body, body_of
from trainer.core.figure.flesh import flesh, lowest
from trainer.core.figure.joints import (
    AXES,
    UPRIGHT_ANGLES,
    Angles,
    axis_names,
    joint_names,
    mirrored_angles,
    places,
)
from trainer.core.figure.readback import read_back
from trainer.core.figure.vectors import Vec, distance

HIP_HEIGHT = 0.530 * size.STATURE

any_angles = st.tuples(
    *(st.floats(max(axis.low, -80), min(axis.high, 130)).map(radians) for axis in AXES)
)


def upright(**joints: dict[str, float]) -> Body:
    return body_of(pose("feet", **joints).angles, (0.0, 0.0, HIP_HEIGHT))


def test_upright_body_stands_on_the_floor_as_tall_as_its_stature() -> None:
    body = upright()
    top = max(middle[2] + radius for solid in flesh(body) for middle, radius in solid.balls)
    assert lowest(body) == pytest.approx(0.0, abs=1e-9)
    assert top == pytest.approx(size.STATURE, abs=0.01)


@given(angles=any_angles)
def test_segments_keep_their_lengths(angles: Angles) -> None:
    body = body_of(angles)
    for leg in body.legs:
        assert distance(leg.hip, leg.knee) == pytest.approx(size.THIGH)
        assert distance(leg.knee, leg.ankle) == pytest.approx(size.SHANK)
        assert distance(leg.hip, body.trunk.pelvis) == pytest.approx(size.HIP_ASIDE)
    for arm in body.arms:
        assert distance(arm.shoulder, arm.elbow) == pytest.approx(size.UPPER_ARM)
        assert distance(arm.elbow, arm.wrist) == pytest.approx(size.FOREARM)
        assert distance(arm.shoulder, body.trunk.neck) == pytest.approx(size.SHOULDER_ASIDE)


@given(angles=any_angles)
def test_mirrored_angles_make_the_mirror_image(angles: Angles) -> None:
    body, image = body_of(angles), body_of(mirrored_angles(angles))
    assert mirrored(body.trunk.head) == pytest.approx(image.trunk.head)
    for number in (0, 1):
        assert mirrored(body.legs[number].ankle) == pytest.approx(image.legs[1 - number].ankle)
        assert mirrored(body.arms[number].wrist) == pytest.approx(image.arms[1 - number].wrist)


def mirrored(point: Vec) -> Vec:
    return (point[0], -point[1], point[2])


@given(angles=any_angles)
def test_angles_are_read_back_from_the_body_they_made(angles: Angles) -> None:
    body = body_of(angles)
    again = body_of(read_back(body, angles))
    for leg, other in zip(body.legs, again.legs, strict=True):
        assert distance(leg.ankle, other.ankle) < 1e-6
        assert leg.foot == pytest.approx(other.foot, abs=1e-6)
    for arm, twin in zip(body.arms, again.arms, strict=True):
        assert distance(arm.wrist, twin.wrist) < 1e-6


def test_each_angle_goes_the_way_that_its_name_says() -> None:
    still = upright()
    left, right = still.legs
    assert upright(hips={"flexion": 30}).legs[0].knee[0] > left.knee[0] + 0.2
    assert upright(hips={"abduction": 20}).legs[0].knee[1] > left.knee[1] + 0.1
    assert upright(hips={"abduction": 20}).legs[1].knee[1] < right.knee[1] - 0.1
    assert upright(knees={"flexion": 60}).legs[1].ankle[0] < right.ankle[0] - 0.3
    assert upright(hips={"rotation": 30}).legs[0].foot[3] > 0.4
    assert upright(hips={"rotation": 30}).legs[1].foot[3] < -0.4
    assert upright(ankles={"flexion": 20}).legs[0].foot[6] > 0.3


def test_arms_rise_in_their_plane() -> None:
    forward = upright(shoulders={"plane": 90, "elevation": 90}).arms[0]
    aside = upright(shoulders={"plane": 0, "elevation": 90}).arms[1]
    assert forward.wrist[0] - forward.shoulder[0] == pytest.approx(size.UPPER_ARM + size.FOREARM)
    assert aside.shoulder[1] - aside.wrist[1] == pytest.approx(size.UPPER_ARM + size.FOREARM)
    bent = upright(elbows={"flexion": 90}).arms[0]
    assert bent.wrist[0] - bent.elbow[0] == pytest.approx(size.FOREARM)


def test_trunk_bends_forward_aside_and_turns() -> None:
    head = upright().trunk.head
    assert upright(waist={"flexion": 30}).trunk.head[0] > head[0] + 0.2
    assert upright(chest={"side": 15}).trunk.head[1] > head[1] + 0.05
    assert upright(neck={"turn": 40}).trunk.face[3] > 0.5
    assert upright(pelvis={"tilt": 90}).trunk.head[2] == pytest.approx(HIP_HEIGHT)
    assert upright(pelvis={"roll": 20}).legs[0].hip[2] > upright().legs[0].hip[2]


def test_joints_are_found_by_name() -> None:
    assert places("hips", "flexion") == (
        *places("left_hip", "flexion"),
        *places("right_hip", "flexion"),
    )
    assert places("hip", "flexion") == places("left_tail", "flexion") == places("waist", "x") == ()
    assert set(axis_names("hips")) == {"flexion", "abduction", "rotation", "turn"}
    assert axis_names("tail") == ()
    assert {"pelvis", "hips", "left_hip", "right_wrist", "neck"} <= set(joint_names())
    assert len(UPRIGHT_ANGLES) == len(AXES)
