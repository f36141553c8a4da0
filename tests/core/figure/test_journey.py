"""The way over stations: one limb after the other, what is on the floor staying there."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.poses import LEG_DOWN, LEG_UP, ON_THE_BACK, SQUATTING, STANDING, pose
from trainer.core.figure.body import Body
from trainer.core.figure.clearing import cleared_arm, cleared_leg, risen
from trainer.core.figure.contacts import Contact, point_of
from trainer.core.figure.curve import curve, paced
from trainer.core.figure.flesh import lowest
from trainer.core.figure.journey import Journey, journey
from trainer.core.figure.rows import LIMB, body_of_row, followed, nearest_to, row_of
from trainer.core.figure.stance import Stance, brought_down
from trainer.core.figure.steps import stays, stepped
from trainer.core.figure.vectors import distance

parts = st.floats(0, 1)
UP = brought_down(STANDING, {})
DOWN = brought_down(SQUATTING, UP.plants)
LYING = brought_down(ON_THE_BACK, {})
LOW = brought_down(LEG_DOWN, {})
RAISED = brought_down(LEG_UP, LOW.plants)
WIDE = brought_down(
    pose("feet", hips={"abduction": 10}, ankles={"flexion": 0}, knees={"flexion": 2}), {}
)
KNEELING = brought_down(pose("knees", knees={"flexion": 90}, ankles={"flexion": -60}), {})


def film(way: Journey, frames: int = 60) -> list[Body]:
    return [way.at(number / frames) for number in range(frames + 1)]


def moved_by(a: Body, b: Body) -> float:
    ends = [(x.ankle, y.ankle) for x, y in zip(a.legs, b.legs, strict=True)]
    ends += [(x.wrist, y.wrist) for x, y in zip(a.arms, b.arms, strict=True)]
    ends.append((a.trunk.head, b.trunk.head))
    return max(distance(x, y) for x, y in ends)


def test_ends_are_the_stances_themselves() -> None:
    way = journey((UP, DOWN))
    assert way.at(0) == UP.body
    assert way.at(1.5) == DOWN.body
    assert moved_by(way.at(1e-6), UP.body) < 0.001
    assert moved_by(way.at(1 - 1e-6), DOWN.body) < 0.001


@given(part=parts)
def test_what_stays_on_the_floor_never_slides(part: float) -> None:
    body = journey((LOW, RAISED)).at(part)
    for contact, plant in LOW.plants.items():
        assert distance(point_of(body, contact), plant.point) < 0.001


@pytest.mark.parametrize(
    "row", [(UP, LYING), (UP, WIDE), (UP, KNEELING), (KNEELING, LOW), (UP, DOWN, LOW)]
)
def test_nothing_pierces_the_floor_and_nothing_jumps(row: tuple[Stance, ...]) -> None:
    for there in (row, row[::-1]):
        bodies = film(journey(there), 90)
        assert min(lowest(body) for body in bodies) > -0.005
        assert max(moved_by(a, b) for a, b in pairwise(bodies)) < 0.25


def test_feet_go_elsewhere_one_after_the_other() -> None:
    row = stepped((UP, WIDE))
    assert len(row) == 3
    still = [c for c in row[1].plants if stays(row[1].plants[c], UP.plants[c])]
    assert still == [Contact.RIGHT_FOOT]


def test_a_knee_comes_down_before_the_other_is_let_go() -> None:
    down = {"knees": {"flexion": 90.0}, "ankles": {"flexion": -60.0}}
    bent = {"left_hip": {"flexion": 40.0}, "left_knee": {"flexion": 140.0}}
    one = brought_down(pose("right knee", **down, **bent), {})
    row = stepped((one, one.mirrored))
    assert [set(each.plants) for each in row] == [
        {Contact.RIGHT_KNEE},
        {Contact.RIGHT_KNEE, Contact.LEFT_KNEE},
        {Contact.LEFT_KNEE},
    ]


def test_a_station_has_its_contacts_where_they_are_before_or_after_it() -> None:
    shifted = brought_down(replace(STANDING, at=(0.04, 0.0)), {})
    row = stepped((DOWN, shifted, UP))
    assert len(row) == 3
    assert stays(row[1].plants[Contact.LEFT_FOOT], UP.plants[Contact.LEFT_FOOT])


def test_a_body_is_the_same_by_its_numbers() -> None:
    for stance in (UP, DOWN, LYING, RAISED):
        body = stance.body
        row = row_of(body, stance.angles)
        again = body_of_row(row)
        assert moved_by(body, again) < 1e-6
        assert followed(row, row) == row


def test_a_limb_is_turned_the_shorter_way() -> None:
    row = row_of(UP.body, UP.angles)
    other = row_of(brought_down(pose("feet"), {}).body, UP.angles)
    turned = (*row[:15], *(-3.0 * each for each in row[15:18]), *row[18:])
    found = followed(turned, other)
    assert moved_by(body_of_row(found), body_of_row(turned)) < 1e-6
    ahead = (0.0,) * LIMB
    assert nearest_to(ahead, row[15:22]) == ahead


def test_limbs_bend_clear_of_the_floor() -> None:
    body = KNEELING.body.moved((0.0, 0.0, -0.1))
    leg = cleared_leg(body.legs[0], 0.01)
    assert leg.knee[2] > 0.05
    low = LYING.body.moved((0.0, 0.0, -0.05))
    for arm in low.arms:
        assert cleared_arm(arm, 0.01).elbow[2] > 0.03


@given(height=st.floats(-1, 1), soft=st.floats(0, 0.1))
def test_what_is_raised_is_not_below_the_floor(height: float, soft: float) -> None:
    assert height + risen(height, soft) >= -1e-12
    assert risen(height, soft) >= 0


@given(a=parts, b=parts, ramp=st.floats(0.1, 0.5))
def test_the_pace_never_goes_back(a: float, b: float, ramp: float) -> None:
    assert paced(0, ramp) == 0
    assert paced(1, ramp) == 1
    assert paced(0.5, ramp) == pytest.approx(0.5)
    assert paced(max(a, b), ramp) - paced(min(a, b), ramp) >= -1e-12


@given(part=parts)
def test_a_curve_never_overshoots(part: float) -> None:
    found = curve((0.0, 0.5, 0.6, 1.0), ((0.0, 0.0), (1.0, 1.0), (0.5, 2.0), (0.5, 9.0)))
    assert 0.0 <= found.at(0, part)[0] <= 1.0
    assert 0.5 <= found.at(1, part)[0] <= 1.0
    assert found.at(2, part)[0] == pytest.approx(0.5)
    assert found.at(0, 1.0) == pytest.approx((1.0, 1.0))
    assert found.at(2, part)[1] >= 2.0
