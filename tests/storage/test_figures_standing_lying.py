"""The bundled squats, bridges and the table move as they are taught."""

import pytest

from tests.storage.clearance import nearest
from tests.storage.moving import (
    MM,
    RESTING,
    bend,
    elbow_bend,
    exercise,
    heading,
    heel,
    knee_bend,
    out_of_line,
    reps,
    rise,
    way,
)
from trainer.core.exercise import Side
from trainer.core.figure.contacts import Contact, height_of
from trainer.core.figure.flesh import foot_balls, lowest
from trainer.core.figure.vectors import column, distance
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import figure_beside, resource_dir

LOADS = (None, "two dumbbells", "barbell")
IN_REPS = ("squat", "single-leg-bridge", "bridge", "reverse-table")


@pytest.mark.parametrize("name", IN_REPS)
def test_every_figure_suits_its_exercise(name: str) -> None:
    path = figure_beside(resource_dir() / "exercises" / f"{name}.toml")
    assert read_figure(path, exercise(name)).problems == ()


@pytest.mark.parametrize("load", LOADS)
def test_a_squat_goes_down_to_level_thighs_with_a_straight_back(load: str | None) -> None:
    body = reps("squat", load=load).stretched.body
    for leg in body.legs:
        assert rise(leg.hip, leg.knee) >= 0
        assert knee_bend(leg) >= 90
    assert bend(column(body.trunk.hips, 2), column(body.trunk.ribs, 2)) < 8


@pytest.mark.parametrize("load", LOADS)
def test_the_feet_of_a_squat_stay_shoulder_wide_with_toes_out(load: str | None) -> None:
    motion = reps("squat", load=load)
    start = motion.first.body
    shoulders = distance(start.arms[0].shoulder, start.arms[1].shoulder)
    assert 1.0 <= distance(start.legs[0].ankle, start.legs[1].ankle) / shoulders <= 1.3
    for body in way(motion):
        for number, leg in enumerate(body.legs):
            toes_out = heading((0, 0, 0), column(leg.foot, 0)) * (1, -1)[number]
            assert 10 <= toes_out <= 20
            assert distance(leg.ankle, start.legs[number].ankle) <= MM
            assert abs(height_of(body, (Contact.LEFT_FOOT, Contact.RIGHT_FOOT)[number])) <= MM


def test_the_knees_of_a_squat_go_where_the_toes_point() -> None:
    for leg in reps("squat").stretched.body.legs:
        toes = heading((0, 0, 0), column(leg.foot, 0))
        assert heading(leg.ankle, leg.knee) == pytest.approx(toes, abs=8)


@pytest.mark.parametrize("load", LOADS)
def test_a_squat_is_in_balance(load: str | None) -> None:
    for body in way(reps("squat", load=load)):
        middle = (body.trunk.pelvis[0] + body.trunk.neck[0]) / 2
        balls = foot_balls(body.legs[0].ankle, body.legs[0].foot)
        assert balls[0][0][0] - balls[0][1] < middle < balls[2][0][0]


def test_the_arms_of_a_squat_stay_straight_out_in_front() -> None:
    for body in way(reps("squat")):
        for arm in body.arms:
            assert elbow_bend(arm) < 3
            assert abs(rise(arm.shoulder, arm.wrist)) < 4
            assert abs(heading(arm.shoulder, arm.wrist)) < 5


def test_dumbbells_hang_and_a_barbell_lies_in_the_hands() -> None:
    for body in way(reps("squat", load="two dumbbells")):
        assert max(rise(arm.shoulder, arm.wrist) for arm in body.arms) < -65
    for body in way(reps("squat", load="barbell")):
        assert min(rise(arm.elbow, arm.wrist) for arm in body.arms) > 0
        assert max(distance(arm.wrist, arm.shoulder) for arm in body.arms) < 0.25


@pytest.mark.parametrize("side", Side)
def test_a_single_leg_bridge_starts_with_the_heel_under_the_knee(side: Side) -> None:
    body = reps("single-leg-bridge", side=side).stretched.body
    bent, free = body.legs if side is Side.LEFT else body.legs[::-1]
    assert abs(heel(bent)[0][0] - bent.knee[0]) <= 0.03
    assert abs(height_of(body, Contact.SEAT)) <= MM
    middle, radius = heel(free)
    assert middle[2] - radius == pytest.approx(0.10, abs=0.01)


@pytest.mark.parametrize("side", Side)
def test_the_free_leg_of_a_bridge_stays_straight_and_the_foot_where_it_is(side: Side) -> None:
    bodies = way(reps("single-leg-bridge", side=side))
    number = (Side.LEFT, Side.RIGHT).index(side)
    for body in bodies:
        assert knee_bend(body.legs[1 - number]) <= 3
        assert distance(body.legs[number].ankle, bodies[0].legs[number].ankle) <= MM


@pytest.mark.parametrize("side", Side)
def test_a_single_leg_bridge_ends_in_one_line(side: Side) -> None:
    body = reps("single-leg-bridge", side=side).contracted.body
    bent, free = body.legs if side is Side.LEFT else body.legs[::-1]
    assert out_of_line(body, bent.knee) <= 3
    assert out_of_line(body, free.knee) <= 3
    assert out_of_line(body, free.ankle) <= 3


def test_a_bridge_goes_from_heels_under_the_knees_to_one_line() -> None:
    motion = reps("bridge")
    start, end = motion.stretched.body, motion.contracted.body
    assert abs(height_of(start, Contact.SEAT)) <= MM
    for number, leg in enumerate(start.legs):
        assert abs(heel(leg)[0][0] - leg.knee[0]) <= 0.03
        assert out_of_line(end, end.legs[number].knee) <= 3
        for body in way(motion):
            assert distance(body.legs[number].ankle, leg.ankle) <= MM


@pytest.mark.parametrize("name", ["bridge", "single-leg-bridge"])
def test_the_head_lies_on_the_floor_in_a_bridge(name: str) -> None:
    for body in way(reps(name)):
        head = body.trunk.head
        assert 0.05 < head[2] < 0.11
        assert lowest(body) >= -MM


def test_a_reverse_table_goes_from_sitting_to_a_level_trunk() -> None:
    motion = reps("reverse-table")
    start, end = motion.stretched.body, motion.contracted.body
    assert abs(height_of(start, Contact.SEAT)) <= MM
    assert abs(rise(end.trunk.pelvis, end.trunk.neck)) <= 6
    assert abs(knee_bend(end.legs[0]) - 90) < 10
    for body in way(motion):
        for contact in (Contact.LEFT_FOOT, Contact.RIGHT_FOOT):
            assert abs(height_of(body, contact)) <= MM
        for arm, before in zip(body.arms, start.arms, strict=True):
            assert distance(arm.wrist, before.wrist) <= MM


@pytest.mark.parametrize("load", LOADS)
def test_nothing_goes_through_anything_in_a_squat(load: str | None) -> None:
    for body in way(reps("squat", load=load)):
        gap, where = nearest(body, RESTING)
        assert gap > -8, where


@pytest.mark.parametrize("name", IN_REPS[1:])
def test_nothing_goes_through_anything_in_reps(name: str) -> None:
    for body in way(reps(name)):
        gap, where = nearest(body, RESTING)
        assert gap > -8, where
