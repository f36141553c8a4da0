"""What is changed in a pause is kept, and nothing else with it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.core.exercise import Tempo
from trainer.core.settings import StepChoice
from trainer.core.snapshot import State


@pytest.fixture
def paused(build: Build, qtbot: QtBot) -> House:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    house.window.session.pause_wanted.emit()
    return house


def chosen(house: House) -> StepChoice:
    return house.app._preferences.of("lonely").choice("lonely", "squat")


def test_a_tempo_that_was_only_shown_is_not_chosen(paused: House) -> None:
    shown = paused.began[0].blocks[0].tempo
    paused.window.session.choice_wanted.emit(StepChoice(reps=5, tempo=shown))
    assert chosen(paused) == StepChoice(reps=5)


def test_reps_that_were_only_shown_are_not_chosen(paused: House) -> None:
    slow = Tempo.parse("3-1-3-0")
    paused.window.session.choice_wanted.emit(StepChoice(reps=1, tempo=slow))
    assert chosen(paused) == StepChoice(tempo=slow)


def test_where_nothing_was_changed_the_session_goes_on_at_once(paused: House) -> None:
    block = paused.began[0].blocks[0]
    paused.window.session.choice_wanted.emit(StepChoice(reps=block.reps, tempo=block.tempo))
    paused.window.session.resume_wanted.emit()
    assert paused.window.session.state is State.RUNNING
