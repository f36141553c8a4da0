"""What is changed in a pause is kept, and nothing else with it."""

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.core.exercise import Tempo
from trainer.core.settings import StepChoice
from trainer.core.snapshot import State
from trainer.storage.settings_file import load_settings
from trainer.ui.step_change import StepWish


@pytest.fixture
def paused(build: Build, qtbot: QtBot) -> House:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    house.window.session.pause_wanted.emit()
    return house


def chosen(house: House) -> StepChoice:
    return house.app._preferences.of("lonely").choice("lonely", "squat")


def kept(house: House) -> StepChoice:
    return load_settings(house.folders.settings).settings.choice("lonely", "squat")


def wish(house: House, choice: StepChoice, *, only_today: bool) -> None:
    house.window.session.choice_wanted.emit(StepWish(choice=choice, only_today=only_today))


def test_what_is_for_today_is_in_force_and_not_kept(paused: House) -> None:
    wish(paused, StepChoice(reps=5), only_today=True)
    assert chosen(paused) == StepChoice(reps=5)
    assert kept(paused) == StepChoice()


def test_what_is_from_now_on_is_kept(paused: House) -> None:
    slow = Tempo.parse("3-1-3-0")
    wish(paused, StepChoice(tempo=slow), only_today=False)
    assert chosen(paused) == kept(paused) == StepChoice(tempo=slow)


def test_what_was_for_today_can_be_kept_after_all(paused: House) -> None:
    wish(paused, StepChoice(reps=5), only_today=True)
    wish(paused, StepChoice(reps=5), only_today=False)
    assert kept(paused) == StepChoice(reps=5)


def test_where_nothing_was_changed_the_session_goes_on_at_once(paused: House) -> None:
    wish(paused, StepChoice(), only_today=True)
    paused.window.session.resume_wanted.emit()
    assert paused.window.session.state is State.RUNNING
