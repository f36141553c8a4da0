"""What the person is told, and that everything else works."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build
from trainer.core.settings import BadSettingError
from trainer.storage.paths import Folders
from trainer.ui.voice_bar import VoiceBar

ROOT = Path(__file__).parents[2]


def test_a_broken_routine_is_shown_and_the_others_work(build: Build, folders: Folders) -> None:
    broken = folders.routines / "broken.toml"
    broken.write_text("nonsense", encoding="utf-8")
    house = build()
    house.app.open()
    texts = [edit.toPlainText() for edit in house.window.picker.findChildren(QPlainTextEdit)]
    assert any(f"{broken}:1: " in text for text in texts)
    house.window.picker.choose("lonely")
    assert house.window.picker.current() == "lonely"


def test_broken_settings_give_way_to_defaults_and_are_told(build: Build, folders: Folders) -> None:
    folders.settings.write_text('speech_wpm = "fast"\n', encoding="utf-8")
    house = build()
    assert "Some settings could not be read" in house.notices[0]


def test_an_unknown_routine_is_told(build: Build) -> None:
    house = build()
    house.app.open("gluten")
    assert "There is no routine gluten" in house.notices[0]
    assert house.window.isVisible()


def test_a_broken_file_to_start_is_told(build: Build, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("nonsense", encoding="utf-8")
    house = build()
    house.app.open(str(file))
    told = f"{file} could not be used."  # beside what is told of the sound, sooner or later
    qtbot.waitUntil(lambda: told in house.notices, timeout=PATIENCE_MS)


def test_a_file_from_elsewhere_is_started(build: Build, folders: Folders, qtbot: QtBot) -> None:
    file = folders.data / "elsewhere.toml"
    shutil.move(folders.routines / "lonely.toml", file)
    house = build()
    house.app.open(str(file))
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert house.window.picker.current() == "lonely"


def test_an_override_that_cannot_be_is_refused(build: Build) -> None:
    with pytest.raises(BadSettingError):
        build("speech_wpm=9000")


def test_where_the_diary_cannot_be_kept_the_workout_is_shown_all_the_same(
    build: Build, folders: Folders, qtbot: QtBot
) -> None:
    folders.history.mkdir()
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    house.window.stop_wanted.emit()
    assert len(house.done) == 1
    # The diary is opened in a thread of its own, which may be later than a session that is short.
    qtbot.waitUntil(
        lambda: any("history.db" in notice for notice in house.notices),
        timeout=PATIENCE_MS,
    )


def test_settings_that_cannot_be_kept_hold_for_the_session(build: Build, folders: Folders) -> None:
    (folders.data / "file").touch()
    object.__setattr__(folders, "config", folders.data / "file" / "config")
    house = build()
    house.window.session.softer_wanted.emit()
    house.app.save()
    assert any("could not be kept" in notice for notice in house.notices)


def test_a_place_that_cannot_be_kept_stops_nobody(
    build: Build, folders: Folders, qtbot: QtBot
) -> None:
    folders.place.mkdir()
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)


def test_a_voice_that_does_not_work_is_told_once(
    build: Build, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pyttsx3.py").write_text("raise RuntimeError('mute')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "broken"), str(ROOT))))
    object.__setattr__(folders, "cache", tmp_path / "empty")
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    qtbot.wait(2000)
    told = [notice for notice in house.notices if "voice does not work" in notice]
    assert len(told) == 1


def test_who_waits_for_an_engine_that_hangs_is_told_and_can_start(
    build: Build, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "hanging").mkdir()
    (tmp_path / "hanging" / "pyttsx3.py").write_text("import time; time.sleep(60)")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "hanging"), str(ROOT))))
    object.__setattr__(folders, "cache", tmp_path / "empty")
    house = build()
    house.app.open("lonely")
    (bar,) = house.window.picker.findChildren(VoiceBar)
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    assert house.began == []
    house.window.picker.start_wanted.emit("lonely")
    assert len(house.began) == 1


def test_no_sound_device_is_told_once(build: Build, qtbot: QtBot) -> None:
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)

    def told() -> int:
        return sum("Sound does not work" in notice for notice in house.notices)

    qtbot.waitUntil(lambda: told() > 0, timeout=PATIENCE_MS)
    qtbot.wait(1000)
    assert told() == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="of pipes as Unix has them")
def test_pipes_where_the_program_keeps_things_hold_nobody_up(
    build: Build, folders: Folders, qtbot: QtBot
) -> None:
    (folders.data / "cache" / "clips").mkdir(parents=True)
    object.__setattr__(folders, "cache", folders.data / "cache")
    for name in ("window.bin", "settings.toml", "history.db", "cache/clips/engine.json"):
        os.mkfifo(folders.data / name)
    house = build()
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)


def test_the_window_comes_back_to_where_it_stood(build: Build, folders: Folders) -> None:
    first = build()
    first.app.open()
    first.window.resize(700, 600)
    first.window.close()
    assert (folders.data / "window.bin").stat().st_size > 0
    assert build().window.size() == first.window.size()
