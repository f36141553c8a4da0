"""What looks different, and that it is worked out once for scenes that come again."""

from itertools import pairwise

from tests.ui import samples
from trainer.core.figure.scene import Scene
from trainer.core.plan.timeline import PhaseKind
from trainer.ui.figure.change import Comparison, looks_other, moved

PERFORMANCE = samples.perform(samples.laid_out("glutes"))
LEAST_M = 0.004


def _scenes() -> list[Scene]:
    rep = next(
        phase for phase in PERFORMANCE.timeline.phases
        if phase.kind is PhaseKind.MOVE and phase.address.rep > 1
    )  # fmt: skip
    return [PERFORMANCE.scene(rep, number / 60) for number in range(61)]


def test_what_moves_less_than_can_be_seen_looks_the_same() -> None:
    scenes = _scenes()
    told = [looks_other(one, other, LEAST_M) for one, other in pairwise(scenes)]
    assert told == [moved(one, other) > LEAST_M for one, other in pairwise(scenes)]
    assert True in told
    assert False in told


def test_a_comparison_tells_the_same_the_first_time_and_again() -> None:
    scenes = _scenes()
    comparison = Comparison()
    for least_m in (LEAST_M, LEAST_M / 2, LEAST_M):
        told = [comparison.looks_other(*both, least_m) for both in pairwise(scenes)]
        assert told == [looks_other(*both, least_m) for both in pairwise(scenes)]
