"""A movement without motion: which poses are shown, which of them counts, where the arrow is."""

import pytest

from tests.ui import samples
from tests.ui.figure.conftest import GLUTES, RISING
from trainer.core.plan.timeline import Phase, PhaseKind
from trainer.ui.figure.ends import Emphasis, emphasis, ends

PERFORMANCE = samples.perform(GLUTES)


def _phase(step: str, kind: PhaseKind, after: int = 0) -> Phase:
    fits = [p for p in GLUTES.phases if p.address.step == step and p.kind is kind]
    return fits[after]


@pytest.mark.parametrize(
    ("phase", "shown"),
    [
        (GLUTES.phases[RISING], Emphasis(pose=1, arrow=True)),
        (GLUTES.phases[RISING + 1], Emphasis(pose=1, arrow=False)),
        (GLUTES.phases[RISING + 2], Emphasis(pose=0, arrow=True)),
        (_phase("squat", PhaseKind.MOVE), Emphasis(pose=1, arrow=True)),
        (_phase("squat", PhaseKind.HOLD), Emphasis(pose=1, arrow=False)),
        (_phase("squat", PhaseKind.PREPARE), Emphasis(pose=0, arrow=False)),
        (_phase("march", PhaseKind.TIMED), Emphasis(pose=None, arrow=True)),
    ],
)
def test_the_pose_that_counts(phase: Phase, shown: Emphasis) -> None:
    assert emphasis(PERFORMANCE, phase) == shown


@pytest.mark.parametrize(("step", "count"), [("squat", 2), ("march", 2), ("back-stretch", 1)])
def test_a_movement_has_two_ends_and_a_stretch_one_pose(step: str, count: int) -> None:
    number = next(n for n, block in enumerate(GLUTES.blocks) if block.step.id == step)
    assert len(ends(PERFORMANCE, number)) == count


def test_the_first_pose_is_where_the_movement_starts() -> None:
    number = _phase("squat", PhaseKind.PREPARE).block
    standing, low = (
        max(ball[0][2] for solid in scene.solids for ball in solid.balls)
        for scene in ends(PERFORMANCE, number)
    )
    assert standing > low
