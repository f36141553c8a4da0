"""The window's figures: on the first page and in a session, also where files are missing."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import Build
from tests.ui import samples
from trainer.storage.figures import Figures
from trainer.ui.figure.step_figures import StepFigures
from trainer.ui.figure.view import FigureView


def test_steps_get_their_figures_once_the_page_is_there(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open()
    desk = house.app._figures
    assert desk.findChildren(StepFigures) == []
    qtbot.waitUntil(lambda: bool(desk.findChildren(StepFigures)))
    assert desk.findChildren(StepFigures)[0]._performance is not None


def test_reduced_motion_reaches_the_steps_at_once(build: Build, qtbot: QtBot) -> None:
    house = build("reduce_motion=true")
    house.app.open()
    desk = house.app._figures
    qtbot.waitUntil(lambda: desk._steps is not None)
    assert desk._steps is not None
    assert desk._steps._still


def test_page_and_session_share_a_performance(build: Build) -> None:
    house = build()
    house.app.open()
    timeline = house.app._repertoire.best("glutes").timeline
    desk = house.app._figures
    assert desk.perform(timeline) is desk.perform(timeline)


def test_without_the_file_of_ways_there_is_a_session_without_a_figure(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = build()
    figures = Figures({}, tmp_path)
    monkeypatch.setattr(house.app._figures._library.figures, "ways", figures.ways)
    house.app.open()
    house.app.workouts.begin(house.app._repertoire.best("lonely"))
    (view,) = house.window.findChildren(FigureView)
    assert view.accessibleName() == ""
    assert house.app.workouts.under_way


def test_an_exercise_without_a_figure_shows_none(build: Build) -> None:
    house = build()
    desk = house.app._figures
    desk._library.figures._files = {}
    house.app.open()
    timeline = house.app._repertoire.best("lonely").timeline
    shown = desk.perform(timeline)
    assert shown is not None
    assert not any(shown.shows(phase) for phase in timeline.phases)
    house.app.workouts.begin(house.app._repertoire.best("lonely"))
    view = next(view for view in house.window.findChildren(FigureView) if view.isVisible())
    assert view.grab().toImage() == samples.blank(view)
    assert view.accessibleName() == ""
