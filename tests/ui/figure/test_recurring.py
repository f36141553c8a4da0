"""Frames of a movement that come again in the next rep, or in the next round of a cycle."""

import pytest

from tests.ui import samples
from trainer.core.figure.motion import TimedMotion
from trainer.core.figure.performance import Performance
from trainer.core.figure.recurring import recurring
from trainer.core.plan.timeline import Phase, PhaseKind

GLUTES = samples.laid_out("glutes")
FRAME_MS = 1000 / 30


@pytest.fixture(scope="module")
def performance() -> Performance:
    return samples.perform(GLUTES)


def _moves(rep: int) -> list[Phase]:
    kinds = [phase for phase in GLUTES.phases if phase.kind is PhaseKind.MOVE]
    return [phase for phase in kinds if phase.address.rep == rep]


def _cycles(performance: Performance) -> list[Phase]:
    return [
        phase
        for phase in GLUTES.phases
        if phase.kind is PhaseKind.TIMED and recurring(performance, phase, 0.5)
    ]


def test_each_rep_shows_what_the_one_before_showed(performance: Performance) -> None:
    for two, three in zip(_moves(2), _moves(3), strict=True):
        for fraction in (0.0, 0.31, 0.77, 1.0):
            one = recurring(performance, two, fraction)
            other = recurring(performance, three, fraction)
            assert one
            assert other
            assert one.key == other.key
            assert performance.scene(two, one.fraction) == performance.scene(three, other.fraction)


def test_a_movement_begins_and_ends_exactly(performance: Performance) -> None:
    for phase in _moves(2):
        for end in (0.0, 1.0):
            instant = recurring(performance, phase, end)
            assert instant
            assert instant.fraction == end


def test_no_frame_is_farther_than_half_of_one(performance: Performance) -> None:
    for phase in _moves(2):
        for step in range(100):
            instant = recurring(performance, phase, step / 100)
            assert instant
            assert abs(instant.fraction - step / 100) * phase.length_ms <= FRAME_MS * 0.6


def test_rounds_show_the_same_frames_one_after_the_other(performance: Performance) -> None:
    assert _cycles(performance)
    for phase in _cycles(performance):
        frames = round(phase.length_ms / FRAME_MS)
        before = None
        keys: dict[object, list[int]] = {}
        for number in range(frames // 2):
            before = recurring(performance, phase, number / frames, before)
            if before:
                keys.setdefault(before.key, []).append(before.number)
        assert len(keys) < frames / 3
        numbers = sorted(number for same in keys.values() for number in same)
        assert len(set(numbers)) >= len(numbers) * 0.98


def test_a_cycle_is_shown_where_it_is(performance: Performance) -> None:
    for phase in _cycles(performance):
        motion = performance.motion(GLUTES.blocks[phase.block])
        assert isinstance(motion, TimedMotion)
        _, round_ms = motion.first_round(phase.length_ms)
        for step in range(50):
            instant = recurring(performance, phase, step / 50)
            if instant:
                apart_ms = (step / 50 - instant.fraction) * phase.length_ms % round_ms
                assert min(apart_ms, round_ms - apart_ms) <= FRAME_MS * 0.6


def test_what_does_not_move_does_not_recur(performance: Performance) -> None:
    for phase in GLUTES.phases:
        if phase.kind in {PhaseKind.HOLD, PhaseKind.PREPARE, PhaseKind.REST}:
            assert recurring(performance, phase, 0.5) is None
