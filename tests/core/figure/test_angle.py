"""The angle of a variant, as it is marked on the floor."""

from dataclasses import replace
from math import atan2, degrees

import pytest

from tests.core.figure.poses import RAISE, SQUAT
from trainer.core.exercise import Side, Variant
from trainer.core.figure.angle import angle_of
from trainer.core.figure.body import Body
from trainer.core.figure.figure import CONTRACTED
from trainer.core.figure.form import Form, stances_of
from trainer.core.figure.scene import Angle


def form(side: Side, towards: str | None = "out") -> Form:
    turned = 20 if towards else None
    variant = Variant(id="v", name="v", turn="Turn.", degrees=turned, towards=towards)
    return Form(exercise="raise", variant=variant, side=side)


def shown(side: Side, towards: str) -> tuple[Body, Angle]:
    wanted = form(side, towards)
    body = stances_of(RAISE, wanted)[CONTRACTED].body
    angle = angle_of(body, RAISE, wanted)
    assert angle
    return body, angle


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("towards", ["out", "in"])
def test_the_leg_is_above_its_line(side: Side, towards: str) -> None:
    body, angle = shown(side, towards)
    leg = body.legs[0 if side is Side.LEFT else 1]
    x, y = leg.knee[0] - angle.corner[0], leg.knee[1] - angle.corner[1]
    here, there = atan2(y, x), atan2(angle.aside[1], angle.aside[0])
    assert abs((degrees(here - there) + 180) % 360 - 180) < 1
    assert angle.corner == (leg.hip[0], leg.hip[1], 0.0)


@pytest.mark.parametrize(
    ("side", "towards", "left"),
    [(Side.LEFT, "out", True), (Side.LEFT, "in", False), (Side.RIGHT, "out", False)],
)
def test_it_opens_to_where_the_leg_goes(side: Side, towards: str, *, left: bool) -> None:
    _, angle = shown(side, towards)
    assert angle.degrees == 20
    assert angle.straight == pytest.approx((-1, 0, 0), abs=1e-6)
    assert (angle.aside[1] > 0) is left


def test_what_turns_no_leg_has_none() -> None:
    straight = form(Side.LEFT, None)
    body = stances_of(RAISE, straight)[CONTRACTED].body
    assert angle_of(body, RAISE, straight) is None
    assert angle_of(body, replace(SQUAT, turned=None), form(Side.LEFT)) is None
