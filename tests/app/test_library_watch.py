"""Files that are changed, added, removed or broken while the window is open."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import LONELY, PATIENCE_MS, Build, House
from trainer.app import library_watch
from trainer.app.diary_desk import DiaryDesk
from trainer.core.routine import Reps
from trainer.storage.paths import Folders

NEW = LONELY.replace("lonely", "second").replace("Lonely", "Second")
PLANK = 'format = 1\nid = "squat"\nname = "Plank"\nposition = "standing"\ntempo = "1-0-1-1"\n'


@pytest.fixture
def house(build: Build, qtbot: QtBot) -> House:
    house = build()
    house.app.open()
    files = house.app._files
    qtbot.waitUntil(lambda: files._whole and files._thread is None, timeout=PATIENCE_MS)
    return house


def write(folders: Folders, text: str, name: str = "lonely.toml") -> Path:
    path = folders.routines / name
    path.write_text(text, encoding="utf-8")
    return path


def names(house: House) -> list[str]:
    return [card.name for card in house.app._repertoire.cards()]


def listed(house: House) -> list[str]:
    return [row.name for row in house.window.picker._list._model.rows]


def reps(house: House) -> int:
    (began,) = house.began
    return began.blocks[0].reps


def test_a_new_file_appears_and_a_removed_one_goes(house: House, qtbot: QtBot) -> None:
    house.window.picker.choose("glutes-easy")
    path = write(house.folders, NEW, "second.toml")
    qtbot.waitUntil(lambda: "Second" in listed(house), timeout=PATIENCE_MS)
    path.unlink()
    qtbot.waitUntil(lambda: "Second" not in listed(house), timeout=PATIENCE_MS)
    assert house.window.picker.current() == "glutes-easy"


def test_a_changed_file_is_shown_and_stays_chosen(house: House, qtbot: QtBot) -> None:
    house.window.picker.choose("lonely")
    write(house.folders, LONELY.replace('"Lonely"', '"Not alone"'))
    qtbot.waitUntil(lambda: "Not alone" in listed(house), timeout=PATIENCE_MS)
    assert house.window.picker.current() == "lonely"
    assert house.window.picker._pane._overview._name.text() == "Not alone"


def test_a_file_that_becomes_unreadable_is_told_until_it_is_right(
    house: House, qtbot: QtBot
) -> None:
    house.window.picker.choose("lonely")
    write(house.folders, "nonsense")
    told = "A file that was changed could not be read. It is left out."
    qtbot.waitUntil(lambda: told in house.notices, timeout=PATIENCE_MS)
    assert "lonely" not in names(house)
    assert house.window.picker.current() == "glutes"
    write(house.folders, LONELY)
    qtbot.waitUntil(lambda: "Lonely" in listed(house), timeout=PATIENCE_MS)
    assert told not in house.notices


@pytest.mark.parametrize("ask", ["launch", "window"])
def test_a_start_plays_what_the_file_says_now(house: House, qtbot: QtBot, ask: str) -> None:
    house.app._files._watcher.removePaths(house.app._files._watcher.files())  # it may be deaf
    write(house.folders, LONELY.replace("reps = 1", "reps = 2"))
    if ask == "launch":
        house.app.show_wanted("lonely")
    else:
        house.window.picker.start_wanted.emit("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert reps(house) == 2


def test_a_start_names_a_file_that_is_newer_than_the_window(house: House, qtbot: QtBot) -> None:
    write(house.folders, NEW, "second.toml")
    house.app.show_wanted("second")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert house.began[0].routine == "second"


def test_a_session_goes_on_with_what_it_began_with(house: House, qtbot: QtBot) -> None:
    house.app.show_wanted("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    began = house.began[0]
    write(house.folders, LONELY.replace("reps = 1", "reps = 9"))
    house.app._files.check()
    qtbot.waitUntil(lambda: house.app._library is not house.app._shown, timeout=PATIENCE_MS)
    house.window.session.pause_wanted.emit()
    qtbot.wait(300)
    assert house.began == [began]
    house.window.stop_wanted.emit()
    known = house.app._repertoire.file("lonely")
    assert known
    assert next(known.routine.all_steps()).reps == Reps.of(9)


def test_a_file_elsewhere_is_played_as_it_is_now(
    house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    for number in (2, 3):
        house.began.clear()
        path.write_text(LONELY.replace("reps = 1", f"reps = {number}"), encoding="utf-8")
        house.app.show_wanted(str(path))
        qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
        assert reps(house) == number
        house.window.stop_wanted.emit()


def test_two_files_of_one_id_stay_apart(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(LONELY.replace("reps = 1", "reps = 4"), encoding="utf-8")
    house.app.show_wanted(str(path))
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert (reps(house), house.began[0].routine != "lonely") == (4, True)
    house.window.stop_wanted.emit()
    house.began.clear()
    house.app.show_wanted("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert (reps(house), house.began[0].routine) == (1, "lonely")


def test_an_exercise_that_becomes_another_changes_its_routines(house: House, qtbot: QtBot) -> None:
    house.app._repertoire.best("lonely")
    house.folders.exercises.mkdir()
    (house.folders.exercises / "squat.toml").write_text(PLANK, encoding="utf-8")
    house.app._files.check()
    qtbot.waitUntil(lambda: house.app._repertoire.exercises["squat"].name == "Plank")
    blocks = house.app._repertoire.best("lonely").timeline.blocks
    assert blocks[0].exercise.name == "Plank"
    performance = house.app._figures.perform(house.app._repertoire.best("lonely").timeline)
    assert performance
    assert not performance.has_figure(0)


def test_many_routines_come_after_the_first_ones(
    build: Build, folders: Folders, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(library_watch, "AT_FIRST", 0)
    house = build()
    house.app.open("lonely")
    assert "Lonely" not in listed(house)
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    assert listed(house)[-1] == "Lonely"
    assert folders.routines.exists()


def test_an_interrupted_one_among_many_is_turned_to(
    build: Build, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(library_watch, "AT_FIRST", 0)
    monkeypatch.setattr(DiaryDesk, "interrupted", "lonely")
    house = build()
    house.app.open()
    assert house.window.picker.current() == "glutes"
    qtbot.waitUntil(lambda: house.window.picker.current() == "lonely", timeout=PATIENCE_MS)


def test_a_slow_file_does_not_hold_up_the_window(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_watch, "FIRST_WITHIN_S", 0.0)
    house = build()
    house.app.open()
    assert "Glutes: think up" in listed(house)
