"""Between two stances: eased, and what stays on the floor stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.figure.poses import LEG_DOWN, LEG_UP, ON_THE_BACK, SQUATTING, STANDING, pose
from trainer.core.figure.between import eased, flowing, in_between
from trainer.core.figure.flesh import lowest
from trainer.core.figure.stance import brought_down
from trainer.core.figure.vectors import distance

UP = brought_down(STANDING, {})
DOWN = brought_down(SQUATTING, UP.plants)
LYING = brought_down(ON_THE_BACK, {})
parts = st.floats(0, 1)


@given(part=parts)
def test_feet_never_slide(part: float) -> None:
    body = in_between(UP, DOWN, part)
    for leg, start in zip(body.legs, UP.body.legs, strict=True):
        assert distance(leg.ankle, start.ankle) < 1e-9
        assert leg.foot == pytest.approx(start.foot)


@given(part=parts)
def test_elbows_and_knee_stay_while_the_leg_rises(part: float) -> None:
    down = brought_down(LEG_DOWN, {})
    body = in_between(down, brought_down(LEG_UP, down.plants), part)
    assert distance(body.legs[1].knee, down.body.legs[1].knee) < 0.001
    assert all(
        distance(arm.wrist, start.wrist) < 0.001
        for arm, start in zip(body.arms, down.body.arms, strict=True)
    )


@given(part=parts)
def test_nothing_pierces_the_floor_where_nothing_stays(part: float) -> None:
    assert lowest(in_between(UP, LYING, part)) > -1e-9


def test_ends_are_the_stances_themselves() -> None:
    assert in_between(UP, DOWN, 0.0) == UP.body
    assert in_between(UP, DOWN, 1.0) == DOWN.body
    assert distance(in_between(UP, LYING, 1e-6).trunk.head, UP.body.trunk.head) < 0.001


def test_a_contact_that_is_nearly_there_goes_over() -> None:
    shifted = brought_down(replace(STANDING, at=(0.02, 0.0)), {})
    start = brought_down(STANDING, {})
    middle = in_between(start, shifted, 0.5)
    ends = (start.body.legs[0].ankle[0], shifted.body.legs[0].ankle[0])
    assert middle.legs[0].ankle[0] == pytest.approx(sum(ends) / 2)


def test_movement_starts_and_ends_without_a_jerk() -> None:
    assert eased(0) == 0
    assert eased(1) == 1
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(0.01) < 1e-4
    assert 1 - eased(0.99) < 1e-4


@given(a=parts, b=parts)
def test_movement_never_goes_back(a: float, b: float) -> None:
    assert (eased(max(a, b)) - eased(min(a, b))) >= -1e-12


def test_a_cycle_flows_through_its_stances() -> None:
    low = brought_down(
        pose("feet", knees={"flexion": 60}, hips={"flexion": 40}, ankles={"flexion": 20}), UP.plants
    )
    row = (UP, DOWN, low)
    assert distance(flowing(row, 1.0).trunk.head, DOWN.body.trunk.head) < 1e-6
    before, after = flowing(row, 2.9999).trunk.head, flowing(row, 0.0).trunk.head
    assert distance(before, after) < 0.001


def test_a_cycle_without_the_floor_in_common_stays_above_it() -> None:
    assert lowest(flowing((UP, LYING), 0.5)) > -1e-9
