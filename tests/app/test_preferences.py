"""Settings kept and settings of this run only, which must not get into one another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.app.preferences import SOON_MS, Preferences
from trainer.core.settings import Settings, StepChoice
from trainer.storage.settings_file import LoadedSettings, load_settings

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def on_day(path: Path, day: list[int]) -> Preferences:
    loaded = LoadedSettings(settings=Settings())
    return Preferences(path, loaded, (), today=lambda: date(2026, 12, day[-1]))


SQUAT, BRIDGE = ("glutes", "squat"), ("glutes", "bridge")


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


def test_of_many_quick_edits_the_last_is_written(path: Path, qtbot: QtBot) -> None:
    mine = preferences(path)
    for volume in range(50, 60):
        mine.keep_soon(replace(mine.of("glutes"), voice_volume=volume), "glutes")
    assert mine.of("glutes").voice_volume == 59
    assert not path.exists()
    qtbot.waitUntil(path.exists, timeout=SOON_MS + 5_000)
    assert load_settings(path).settings.voice_volume == 59


def test_what_was_to_be_written_soon_is_written_when_all_is_saved(path: Path) -> None:
    mine = preferences(path)
    mine.keep_soon(replace(mine.of("glutes"), voice_volume=50), "glutes")
    mine.save()
    assert load_settings(path).settings.voice_volume == 50


def test_where_nothing_was_changed_nothing_is_written(path: Path) -> None:
    mine = preferences(path)
    mine.save()
    assert not path.exists()


def test_what_is_written_with_another_edit_is_not_written_again(path: Path) -> None:
    mine = preferences(path)
    mine.keep_soon(replace(mine.of("glutes"), voice_volume=50), "glutes")
    mine.keep(replace(mine.of("glutes"), speech_wpm=180), "glutes")
    assert load_settings(path).settings.voice_volume == 50
    path.unlink()
    mine.save()
    assert not path.exists()


def test_what_is_only_for_today_is_forgotten_tomorrow(path: Path) -> None:
    day = [1]
    mine = on_day(path, day)
    mine.choose(SQUAT, StepChoice(reps=5), only_today=True)
    assert not mine.begin_day()
    assert mine.of("glutes").choice(*SQUAT).reps == 5
    assert not path.exists()
    day.append(2)
    assert mine.begin_day()
    assert mine.of("glutes").choice(*SQUAT) == StepChoice()


def test_an_edit_can_be_for_today(path: Path) -> None:
    mine = on_day(path, [1])
    mine.choose(BRIDGE, StepChoice(sets=2), only_today=False)
    edited = mine.of("glutes").with_choice(*SQUAT, StepChoice(skip=True))
    mine.keep(edited.with_choice(*BRIDGE, StepChoice()), "glutes", only_today=True)
    assert mine.of("glutes").choice(*SQUAT).skip
    assert mine.of("glutes").choice(*BRIDGE) == StepChoice()
    assert load_settings(path).settings.choice(*SQUAT) == StepChoice()
    assert load_settings(path).settings.choice(*BRIDGE) == StepChoice(sets=2)


def test_an_edit_of_something_else_leaves_what_is_for_today(path: Path) -> None:
    mine = on_day(path, [1])
    mine.choose(SQUAT, StepChoice(reps=5), only_today=True)
    mine.keep(replace(mine.of("glutes"), speech_wpm=180), "glutes")
    assert mine.of("glutes").choice(*SQUAT).reps == 5
    assert load_settings(path).settings == Settings(speech_wpm=180)


def test_what_is_chosen_from_now_on_goes_before_what_was_for_today(path: Path) -> None:
    mine = on_day(path, [1])
    mine.choose(SQUAT, StepChoice(reps=5), only_today=True)
    mine.choose(SQUAT, StepChoice(reps=6), only_today=False)
    assert mine.of("glutes").choice(*SQUAT).reps == 6


def from_file(path: Path, text: str, *overrides: str) -> Preferences:
    path.write_text(text, encoding="utf-8")
    return Preferences(path, load_settings(path), overrides)


def test_what_a_person_writes_into_the_file_counts(path: Path, qtbot: QtBot) -> None:
    mine = from_file(path, "speech_wpm = 170\n")
    with qtbot.assertNotEmitted(mine.changed):
        mine.look()
    path.write_text("speech_wpm = 200\n[reps.glutes]\nsquat = 9\n", encoding="utf-8")
    with qtbot.waitSignal(mine.changed):
        mine.look()
    assert mine.of("glutes").speech_wpm == 200
    assert mine.of("glutes").choice("glutes", "squat").reps == 9


def test_what_a_person_writes_into_the_file_is_not_overwritten(path: Path) -> None:
    mine = from_file(path, "speech_wpm = 170\ntone_volume = 30\n")
    path.write_text("# mine\nspeech_wpm = 200\ntone_volume = 30\n", encoding="utf-8")
    mine.keep(replace(mine.of(""), tone_volume=50), "")
    kept = load_settings(path).settings
    assert (kept.speech_wpm, kept.tone_volume) == (200, 50)
    assert path.read_text(encoding="utf-8").startswith("# mine")


def test_a_file_that_is_half_written_changes_nothing(path: Path) -> None:
    mine = from_file(path, "speech_wpm = 170\n")
    for text in ("speech_wpm =", 'speech_wpm = "fast"\n'):
        path.write_text(text, encoding="utf-8")
        mine.look()
        assert mine.of("").speech_wpm == 170
        assert path.read_text(encoding="utf-8") == text
    path.unlink()
    mine.look()
    assert mine.of("").speech_wpm == 170
