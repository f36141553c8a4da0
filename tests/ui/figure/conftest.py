"""A figure's view on a bundled routine, shown without a screen, and what it painted."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.core.exercise import Direction
from trainer.core.plan.timeline import Phase
from trainer.core.snapshot import Snapshot, State
from trainer.ui.figure.view import FigureView

GLUTES = samples.laid_out("glutes")


def _rising(variant: str) -> int:
    def fits(phase: Phase) -> bool:
        there = (phase.address.variant, phase.address.rep) == (variant, 7)
        return there and phase.direction is Direction.CONCENTRIC

    return samples.find(GLUTES, fits)


RISING, RISING_OUTWARD = _rising("straight"), _rising("out")
"""The seventh rep's way up; the angled one is shown in a second view too."""


def shot(index: int = RISING, fraction: float = 0.5, state: State = State.RUNNING) -> Snapshot:
    return samples.shot_at(GLUTES, index, fraction, state)


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_performance(samples.perform(GLUTES))
    view.render_snapshot(shot())
    with qtbot.waitExposed(view):
        view.show()
    return view
