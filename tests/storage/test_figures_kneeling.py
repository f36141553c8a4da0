"""The bundled figures on the knees move as the exercises are taught."""

from itertools import product
from math import asin, degrees

import pytest

from tests.storage.clearance import nearest
from tests.storage.kneeling import (
    ANGLES,
    HELD,
    IN_REPS,
    LOOKS_MS,
    RAISE,
    SIDE_RAISE,
    SIDES,
    SWEEP,
    beyond_trunk,
    every_body,
    outward,
    sole,
    standing_points,
    thigh,
    up_from,
    working,
)
from tests.storage.moving import PARTS, RESTING, exercise, knee_bend, reps, timed, way
from trainer.core.exercise import Range, Side, Variant
from trainer.core.figure import proportions as size
from trainer.core.figure.flesh import lowest
from trainer.core.figure.joints import places
from trainer.core.figure.vectors import between, column, distance, dot
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import figure_beside, resource_dir

RAISES = tuple(product(ANGLES, Range, SIDES))
every_raise = pytest.mark.parametrize(("angle", "reach", "side"), RAISES)
both_sides = pytest.mark.parametrize("side", SIDES)


@pytest.mark.parametrize("name", [*IN_REPS, *HELD, "cat-cow"])
def test_every_kneeling_figure_suits_its_exercise(name: str) -> None:
    path = figure_beside(resource_dir() / "exercises" / f"{name}.toml")
    assert read_figure(path, exercise(name)).problems == ()


@both_sides
@pytest.mark.parametrize("name", [*IN_REPS, *HELD, "cat-cow"])
def test_no_part_goes_through_another_or_the_floor(name: str, side: Side) -> None:
    for body in every_body(name, side):
        assert nearest(body, RESTING) > (-3, "")
        assert nearest(body) > (-30, "")  # the fold at a hip, an arm at the flank
        assert lowest(body) > -0.001


@both_sides
@pytest.mark.parametrize("name", IN_REPS)
def test_what_stands_never_moves(name: str, side: Side) -> None:
    other = "right" if side is Side.LEFT else "left"
    for angle in ANGLES if name == RAISE else (None,):
        bodies = way(reps(name, side, angle))
        start = standing_points(bodies[0], side, on_elbows=name == RAISE)
        for body in bodies:
            now = standing_points(body, side, on_elbows=name == RAISE)
            assert max(map(distance, now, start)) < 0.001
            assert up_from(body, (f"{other} knee", "elbows" if name == RAISE else "hands")) == []


@every_raise
def test_in_the_inverse_leg_raise_the_knee_stays_square(
    angle: str, reach: Range, side: Side
) -> None:
    for body in way(reps(RAISE, side, angle, reach)):
        assert knee_bend(working(body, side)) == pytest.approx(90, abs=3)


@every_raise
def test_the_inverse_leg_raise_ends_with_the_sole_to_the_ceiling(
    angle: str, reach: Range, side: Side
) -> None:
    top = reps(RAISE, side, angle, reach).contracted.body
    assert sole(working(top, side))[2] > 0.97  # within 14 degrees
    assert 0 < beyond_trunk(top, side) <= 20
    for body in way(reps(RAISE, side, angle, reach)):
        assert body.trunk == top.trunk  # the lower back doesn't arch


@both_sides
@pytest.mark.parametrize("angle", ANGLES)
def test_the_full_inverse_leg_raise_comes_down_till_the_knees_almost_meet(
    angle: str, side: Side
) -> None:
    bottom = reps(RAISE, side, angle, Range.FULL).stretched.body
    one, other = (leg.knee for leg in bottom.legs)
    assert distance(one, other) < 0.225  # little more than the hips are apart: 0.18
    assert abs(one[0] - other[0]) < 0.05
    assert abs(one[2] - other[2]) < 0.02


@both_sides
@pytest.mark.parametrize("angle", ANGLES)
def test_the_pulses_of_the_inverse_leg_raise_start_half_way_up(angle: str, side: Side) -> None:
    full, top = (reps(RAISE, side, angle, reach) for reach in (Range.FULL, Range.TOP))
    middle = working(way(full)[PARTS // 2], side)
    assert distance(working(top.stretched.body, side).knee, middle.knee) < 0.001
    assert top.first == top.stretched
    assert top.contracted.body == full.contracted.body


@every_raise
def test_the_inverse_leg_raise_moves_in_one_upright_plane(
    angle: str, reach: Range, side: Side
) -> None:
    for body in way(reps(RAISE, side, angle, reach)):
        assert outward(body, side) == pytest.approx(ANGLES[angle], abs=1)


@both_sides
@pytest.mark.parametrize(("towards", "most"), [("out", 45), ("in", 30)])
def test_the_inverse_leg_raise_can_be_turned_further(towards: str, most: int, side: Side) -> None:
    variant = Variant(id=towards, name=towards, turn="", degrees=most, towards=towards)
    for body in way(reps(RAISE, side, variant)):
        assert abs(outward(body, side)) == pytest.approx(most, abs=1)
        assert nearest(body, RESTING) > (-6, "")


@both_sides
def test_angled_in_the_leg_crosses_the_other(side: Side) -> None:
    leg = working(reps(RAISE, side, "in").contracted.body, side)
    across = -1 if side is Side.LEFT else 1
    assert leg.knee[1] * across > 0.02  # the body's middle is 0
    assert leg.ankle[1] * across > 0.02


@both_sides
def test_the_sweep_goes_from_the_chest_to_a_straight_high_leg(side: Side) -> None:
    rep = reps(SWEEP, side)
    tucked, high = rep.stretched.body, rep.contracted.body
    angle = rep.stretched.angles[places(f"{side.value}_hip", "flexion")[0]]
    assert degrees(angle) > 110
    assert nearest(tucked) < (10, "")  # the thigh at the belly
    assert working(tucked, side).knee[0] > tucked.trunk.chest[0] + 0.05
    assert knee_bend(working(high, side)) <= 3
    assert 10 <= beyond_trunk(high, side) <= 20
    assert working(high, side).ankle[2] > high.trunk.pelvis[2]


@both_sides
def test_in_the_sweep_the_body_leans_away_from_the_working_leg(side: Side) -> None:
    rep = reps(SWEEP, side)
    away = -1 if side is Side.LEFT else 1
    for body in way(rep):
        assert 0.03 < body.trunk.pelvis[1] * away < 0.08
        assert body.trunk.neck[1] * away > 0.03


@both_sides
def test_the_sweep_is_waited_for_on_hands_and_knees(side: Side) -> None:
    assert up_from(reps(SWEEP, side).first.body, ("hands", "knees")) == []


@both_sides
def test_the_side_leg_raise_lifts_the_bent_leg_sideways(side: Side) -> None:
    bodies = way(reps(SIDE_RAISE, side))
    for body in bodies:
        assert knee_bend(working(body, side)) == pytest.approx(90, abs=3)
    top = working(bodies[-1], side)
    assert degrees(asin(-thigh(top)[2])) < 25  # nearly level
    assert abs(outward(bodies[-1], side)) == pytest.approx(90, abs=15)
    assert abs(top.ankle[2] - top.knee[2]) < 0.12  # the shin level too


@both_sides
def test_in_the_back_stretch_the_hips_go_back_to_the_heels(side: Side) -> None:
    body = timed("back-stretch", side).first.body
    assert up_from(body, ("knees", "hands", "forehead")) == []
    for leg, arm in zip(body.legs, body.arms, strict=True):
        assert distance(leg.hip, leg.ankle) < 0.23
        assert distance(arm.shoulder, arm.wrist) > 0.95 * (size.UPPER_ARM + size.FOREARM)
        assert arm.wrist[0] > body.trunk.head[0] > body.trunk.chest[0]


@both_sides
def test_the_hip_flexor_stretch_pushes_the_hips_past_the_knee(side: Side) -> None:
    body = timed("hip-flexor-stretch", side).first.body
    other = "right" if side is Side.LEFT else "left"
    assert up_from(body, (f"{side.value} knee", f"{other} foot")) == []
    leg = working(body, side)
    assert leg.hip[0] > leg.knee[0] + 0.12
    assert column(body.trunk.ribs, 2)[2] > 0.99  # upright


@both_sides
def test_the_hamstring_stretch_leans_over_a_straight_leg(side: Side) -> None:
    body = timed("hamstring-stretch", side).first.body
    other = "right" if side is Side.LEFT else "left"
    assert up_from(body, (f"{other} knee", f"{side.value} heel")) == []
    leg = working(body, side)
    assert knee_bend(leg) <= 3
    assert dot(thigh(leg), column(body.trunk.hips, 2)) > 0.2  # less than a right angle
    assert dot(column(body.trunk.hips, 2), column(body.trunk.ribs, 2)) > 0.98  # the back is long


def test_cat_and_cow_round_the_back_and_let_it_sink() -> None:
    motion = timed("cat-cow")
    cat, cow = (stance.body.trunk for stance in motion.stances)
    assert motion.ready
    neutral = motion.ready.body.trunk
    heights = [trunk.chest[2] - between(trunk.pelvis, trunk.neck, 2 / 3)[2] for trunk in (cat, cow)]
    assert heights[0] > 0.05
    assert heights[1] < -0.02
    assert cat.head[2] < neutral.head[2] < cow.head[2]
    for ms in LOOKS_MS:
        assert up_from(motion.at(ms, 40_000), ("hands", "knees")) == []
