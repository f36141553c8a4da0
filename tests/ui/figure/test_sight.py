"""From where one looks, and how much of the mat is seen: never with a jump, nothing cut off."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from tests.ui import samples
from tests.ui.figure.conftest import GLUTES, RISING
from trainer.core.figure.scene import View
from trainer.core.plan.timeline import PhaseKind
from trainer.ui.figure.camera import Camera, Frame
from trainer.ui.figure.sight import Sight, blended, united

PERFORMANCE = samples.perform(GLUTES)
ROOM = QRectF(0, 0, 600, 400)
SMALL = Frame(centre=(0, 0), half_width=1, half_height=1)
ASIDE = Frame(centre=(2, 1), half_width=1, half_height=2)


def test_a_frame_becomes_another_one() -> None:
    assert blended(SMALL, ASIDE, 0) == SMALL
    assert blended(SMALL, ASIDE, 1) == ASIDE
    assert blended(SMALL, ASIDE, 0.5).centre == (1, 0.5)


def test_frames_are_united() -> None:
    assert united(SMALL, ASIDE) == Frame(centre=(1, 1), half_width=2, half_height=2)


@pytest.mark.parametrize("number", range(len(GLUTES.blocks)))
def test_all_of_the_body_is_seen_all_the_time(number: int) -> None:
    sight = Sight(PERFORMANCE)
    first, end = GLUTES.block_spans[number]
    for phase in GLUTES.phases[first : min(end, first + 6)]:
        for fraction in (0.1, 0.35, 0.6, 0.85):
            scene = PERFORMANCE.scene(phase, fraction)
            frame = sight.frame(phase, fraction, scene)
            camera = Camera(sight.view(phase, fraction), frame, ROOM)
            for solid in scene.solids:
                for x, y, radius, _ in camera.discs(solid.balls):
                    assert ROOM.contains(QRectF(x - radius, -y - radius, 2 * radius, 2 * radius))


def test_the_frame_stands_still_while_a_block_is_done() -> None:
    sight = Sight(PERFORMANCE)
    phase = GLUTES.phases[RISING]
    frames = {sight.frame(phase, part, PERFORMANCE.scene(phase, part)) for part in (0.1, 0.5, 0.9)}
    assert len(frames) == 1


def test_on_the_way_to_a_block_nothing_jumps() -> None:
    sight = Sight(PERFORMANCE)
    phase = next(p for p in GLUTES.phases if p.kind is PhaseKind.PREPARE and p.block == 8)
    steps = [part / 400 for part in range(401)]
    frames = [sight.frame(phase, part, PERFORMANCE.scene(phase, part)) for part in steps]
    for one, other in pairwise(frames):
        assert abs(one.half_width - other.half_width) < 0.06
        assert abs(one.centre[1] - other.centre[1]) < 0.06


def test_who_looks_aside_is_turned_from_every_view_but_not_below_the_floor() -> None:
    sight = Sight(PERFORMANCE)
    usual = sight.view_of(0)
    sight.aside = View(30, -90)
    assert sight.view_of(0) == View(usual.turn + 30, -5)
