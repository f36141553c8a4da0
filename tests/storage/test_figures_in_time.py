"""The bundled figures of the warm-up, and the stretch on the back, move as they are taught."""

from itertools import pairwise
from math import atan2, degrees

import pytest

from tests.storage.clearance import nearest
from tests.storage.moving import (
    LENGTH_MS,
    MM,
    RESTING,
    exercise,
    film,
    knee_bend,
    legs,
    rise,
    timed,
)
from trainer.core.figure.proportions import HAND
from trainer.core.figure.vectors import column, distance, dot, minus, plus, times, unit
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import figure_beside, resource_dir

HALF = LENGTH_MS // 100 // 2
"""How many bodies a film has of each half."""

TIMED = (
    "easy-squats",
    "march",
    "arm-circles",
    "hip-circles",
    "front-leg-swings",
    "side-leg-swings",
    "figure-four-stretch",
)


@pytest.mark.parametrize("name", TIMED)
def test_every_figure_suits_its_exercise(name: str) -> None:
    path = figure_beside(resource_dir() / "exercises" / f"{name}.toml")
    assert read_figure(path, exercise(name)).problems == ()


def test_easy_squats_go_half_way_down() -> None:
    bends = [knee_bend(body.legs[0]) for body in film("easy-squats")]
    assert min(bends) < 15
    assert 60 < max(bends) < 90


def test_the_knees_of_a_march_come_to_the_hips_with_the_other_arm_in_front() -> None:
    for number in (0, 1):
        body = max(film("march"), key=lambda each: each.legs[number].knee[2])
        leg = body.legs[number]
        assert abs(rise(leg.hip, leg.knee)) < 6
        assert body.arms[1 - number].wrist[0] > body.arms[number].wrist[0] + 0.2


def test_who_is_about_to_march_stands_on_both_feet() -> None:
    for body in (film("march")[0], film("march")[-1]):
        left, right = (leg.ankle[2] for leg in body.legs)
        assert abs(left - right) <= MM


def test_arm_circles_are_large_and_turn_round_half_way() -> None:
    bodies = film("arm-circles")
    rises = [rise(body.arms[0].shoulder, body.arms[0].wrist) for body in bodies]
    assert max(rises) > 75
    assert min(rises) < -75
    ahead = [body.arms[0].wrist[0] > body.arms[0].shoulder[0] + 0.4 for body in bodies]
    climbs = [after > before for before, after in pairwise(rises)]
    half = len(climbs) // 2
    assert all(climb for climb, front in zip(climbs[:half], ahead, strict=False) if front)
    assert not any(
        climb for climb, front in zip(climbs[half + 1 :], ahead[half + 1 :], strict=False) if front
    )


def test_hip_circles_are_wide_over_feet_that_stay_with_hands_on_the_hips() -> None:
    bodies = film("hip-circles")[10:-10]
    for axis in (0, 1):
        places = [body.trunk.pelvis[axis] for body in bodies]
        assert max(places) - min(places) > 0.18
    for body in bodies:
        assert distance(body.legs[0].ankle, bodies[0].legs[0].ankle) <= MM
        assert distance(body.arms[0].wrist, body.legs[0].hip) < 0.25


def test_a_leg_swings_to_the_front_and_back_then_the_other_one() -> None:
    bodies = film("front-leg-swings")
    for number, half in enumerate((bodies[:HALF], bodies[HALF + 1 :])):
        swung = [
            degrees(atan2(b.ankle[0] - b.hip[0], b.hip[2] - b.ankle[2])) for b in legs(half, number)
        ]
        assert max(swung) > 50
        assert min(swung) < -18


def test_a_leg_swings_out_and_across_then_the_other_one() -> None:
    bodies = film("side-leg-swings")
    for number, half in enumerate((bodies[:HALF], bodies[HALF + 1 :])):
        out = [(leg.ankle[1] - leg.hip[1]) * (1, -1)[number] for leg in legs(half, number)]
        assert max(out) > 0.5
        across = min(half, key=lambda body: body.legs[number].ankle[1] * (1, -1)[number])
        mine, other = across.legs[number].ankle, across.legs[1 - number].ankle
        assert (mine[1] - other[1]) * (1, -1)[number] < 0
        assert mine[0] > other[0] + 0.1


def test_a_figure_four_has_the_ankle_over_the_other_knee_and_hands_clasped_behind_it() -> None:
    body = timed("figure-four-stretch").first.body
    over, other = body.legs
    thigh = unit(minus(other.knee, other.hip))
    assert dot(minus(over.ankle, other.hip), thigh) > 0.3
    assert distance(over.ankle, other.knee) < 0.2
    assert rise(other.hip, other.knee) > 75
    for arm in body.arms:
        along = dot(minus(arm.wrist, other.hip), thigh)
        aside = distance(arm.wrist, other.hip) ** 2 - along**2
        assert 0.1 < along < 0.35
        assert aside < 0.18**2
    left, right = (plus(arm.wrist, times(column(arm.hand, 2), -HAND)) for arm in body.arms)
    assert distance(left, right) < 0.08
    back = times(column(other.thigh, 0), -1)
    assert all(dot(minus(hand, other.hip), back) > 0.05 for hand in (left, right))


@pytest.mark.parametrize("name", TIMED)
def test_nothing_goes_through_anything_in_time(name: str) -> None:
    for body in dict.fromkeys(film(name)[::3]):
        gap, where = nearest(body, RESTING)
        assert gap > -8, where
