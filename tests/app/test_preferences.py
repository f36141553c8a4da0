"""Settings kept and settings of this run only, which must not get into one another."""

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.app.preferences import Preferences
from trainer.core.settings import Settings, StepChoice
from trainer.storage.settings_file import LoadedSettings, load_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def preferences(path: Path, *overrides: str) -> Preferences:
    kept = Settings().with_choice("glutes", "bridge", StepChoice(sets=2))
    return Preferences(path, LoadedSettings(settings=kept), overrides)


def test_an_edit_goes_before_this_runs_own_setting(path: Path) -> None:
    mine = preferences(path, " talk = tones", "speech_wpm=200")
    mine.keep(replace(mine.of("glutes"), speech_wpm=180), "glutes")
    assert mine.of("glutes").speech_wpm == 180
    assert mine.of("glutes").talk == "tones"


def test_an_edit_of_a_step_goes_before_this_runs_own_choice(path: Path) -> None:
    mine = preferences(path, "reps.squat=12")
    edited = mine.of("glutes").with_choice("glutes", "squat", StepChoice(reps=9))
    mine.keep(edited, "glutes")
    assert mine.of("glutes").choice("glutes", "squat").reps == 9


def test_this_runs_own_choice_is_not_kept_with_an_edit_of_another_step(path: Path) -> None:
    mine = preferences(path, "reps.squat=12")
    edited = mine.of("glutes").with_choice("glutes", "bridge", StepChoice(sets=2, reps=8))
    mine.keep(edited, "glutes")
    kept = load_settings(path).settings
    assert kept.choice("glutes", "bridge") == StepChoice(sets=2, reps=8)
    assert kept.choice("glutes", "squat") == StepChoice()
    assert mine.of("glutes").choice("glutes", "squat").reps == 12


def test_a_choice_can_be_taken_back(path: Path) -> None:
    mine = preferences(path)
    mine.keep(mine.of("glutes").without_choices("glutes"), "glutes")
    assert load_settings(path).settings.choice("glutes", "bridge") == StepChoice()
