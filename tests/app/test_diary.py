"""What is written down of workouts, and what the person is told of it."""

import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from tests.storage.workouts import BLOCK, BROKEN_OFF, PLACE, WORKOUT
from trainer import __version__
from trainer.app import diary_desk
from trainer.app.diary_desk import DiaryDesk
from trainer.core.diary import Felt, Workout
from trainer.core.snapshot import State
from trainer.storage.history_db import History
from trainer.storage.paths import Folders
from trainer.storage.resume_file import Place

if TYPE_CHECKING:
    from trainer.ui.cards import Notice

QUICK = ("talk=tones", "tempo_factor=0.5", "lead_in_seconds=0")
AT_OWN_PACE = replace(BLOCK, done_ms=0)


@pytest.fixture
def desk(folders: Folders) -> Iterator[DiaryDesk]:
    desk = DiaryDesk(folders.history, folders.place)
    yield desk
    desk.close()


def diary(folders: Folders) -> tuple[Workout, ...]:
    with History(folders.history) as history:
        return history.all()


# The desk


def test_reps_at_ones_own_pace_are_written_down(folders: Folders, desk: DiaryDesk) -> None:
    workout = replace(WORKOUT, blocks=(AT_OWN_PACE,))
    desk.keep(workout)
    desk.close()
    assert diary(folders) == (workout,)


def test_how_a_workout_felt_is_written_down_if_there_was_one(
    folders: Folders, desk: DiaryDesk
) -> None:
    desk.note_felt(Felt.EASY)
    desk.keep(WORKOUT)
    desk.note_felt(Felt.EASY)
    desk.close()
    assert diary(folders) == (replace(WORKOUT, felt=Felt.EASY),)


def test_a_workout_is_set_against_the_one_before_it(desk: DiaryDesk, qtbot: QtBot) -> None:
    later = replace(WORKOUT, key="later")
    for workout in (WORKOUT, later, later):
        desk.keep(workout)
    qtbot.waitUntil(lambda: desk.last == WORKOUT, timeout=PATIENCE_MS)


def test_what_can_be_gone_on_with_is_known_at_once(desk: DiaryDesk) -> None:
    assert desk.interrupted is None
    desk.keep(BROKEN_OFF)
    assert desk.unfinished("glutes") == BROKEN_OFF
    desk.keep(replace(BROKEN_OFF, completed=True, place=None))
    assert desk.unfinished("glutes") is None


def test_a_damaged_diary_is_set_aside_and_named(folders: Folders, qtbot: QtBot) -> None:
    folders.history.write_bytes(b"nonsense" * 1_000)
    told: list[Notice] = []
    desk = DiaryDesk(folders.history, folders.place)
    desk.noticed.connect(told.append)
    qtbot.waitUntil(lambda: told != [], timeout=PATIENCE_MS)
    desk.close()
    (notice,) = told
    assert str(folders.history.with_name("history.db.bad")) in notice.text


@pytest.fixture
def lock(folders: Folders) -> Iterator[sqlite3.Connection]:
    """Another program that holds the whole diary for itself."""
    with History(folders.history) as history:
        history.write(BROKEN_OFF)
    other = sqlite3.connect(folders.history, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE workout SET note = ''")
    yield other
    other.close()


def test_a_diary_that_is_locked_is_waited_for_told_once_and_taken_back(
    folders: Folders, lock: sqlite3.Connection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.storage.history_db.BUSY_SECONDS", 0.01)
    monkeypatch.setattr(diary_desk, "KNOWN_WITHIN_S", 0.01)
    told: list[Notice] = []
    taken_back: list[Notice] = []
    desk = DiaryDesk(folders.history, folders.place)
    desk.noticed.connect(told.append)
    desk.withdrawn.connect(taken_back.append)
    assert desk.interrupted is None
    desk.keep(replace(WORKOUT, routine="other"))
    qtbot.waitUntil(lambda: told != [], timeout=PATIENCE_MS)
    with qtbot.waitSignal(desk.known, timeout=PATIENCE_MS):
        lock.execute("COMMIT")
        lock.close()
    qtbot.waitUntil(lambda: taken_back != [], timeout=PATIENCE_MS)
    assert told == taken_back
    assert desk.unfinished("glutes")
    desk.close()
    assert [workout.routine for workout in diary(folders)] == ["glutes", "other"]


# The place that older programs kept beside the diary


def keep_old_place(folders: Folders, when: str = "2026-11-22T08:00:00+01:00") -> None:
    place = Place(routine="glutes", address=PLACE, when=when)
    folders.place.write_text(json.dumps(asdict(place)), encoding="utf-8")


@pytest.mark.parametrize("done", [None, WORKOUT, replace(BROKEN_OFF, started="2026-11-23")])
def test_a_place_without_its_workout_becomes_one(folders: Folders, done: Workout | None) -> None:
    keep_old_place(folders)
    if done:
        with History(folders.history) as history:
            history.write(replace(done, place=None))
    desk = DiaryDesk(folders.history, folders.place)
    assert desk.interrupted or done
    desk.close()
    assert diary(folders)[-1].place == PLACE
    assert len(diary(folders)) == (2 if done else 1)
    assert not folders.place.exists()


def test_a_place_goes_to_the_workout_that_was_broken_off_there(folders: Folders) -> None:
    with History(folders.history) as history:
        history.write(replace(BROKEN_OFF, place=None))
    for _ in range(2):
        keep_old_place(folders)
        desk = DiaryDesk(folders.history, folders.place)
        assert desk.interrupted == "glutes"
        desk.close()
        assert diary(folders) == (BROKEN_OFF,)


# The whole program


def begin(house: House, qtbot: QtBot) -> None:
    """Start the routine and wait until some of it is done."""
    house.app.open("lonely")
    qtbot.waitUntil(lambda: house.working, timeout=PATIENCE_MS)


def test_a_workout_is_in_the_diary_while_it_is_done(build: Build, qtbot: QtBot) -> None:
    house = build(*QUICK)
    begin(house, qtbot)
    house.window.session.pause_wanted.emit()
    (workout,) = house.diary()
    assert (workout.open, workout.completed, workout.program) == (True, False, __version__)
    assert workout.active_ms > 0
    assert workout.blocks[0].began
    assert workout.place is not None


def test_a_rep_is_written_when_it_ends(build: Build, qtbot: QtBot) -> None:
    house = build(*QUICK)
    begin(house, qtbot)
    progress = house.app.workouts._driver.session.progress  # type: ignore[union-attr] # it runs
    qtbot.waitUntil(lambda: bool(progress.reps), timeout=PATIENCE_MS)
    assert house.diary()[0].reps == 1


def test_what_was_done_when_the_system_ends_the_program_is_written_down(
    build: Build, qtbot: QtBot
) -> None:
    house = build(*QUICK)
    begin(house, qtbot)
    house.app.close()
    (workout,) = house.diary()
    assert (workout.open, workout.completed) == (False, False)
    assert workout.place is not None


def cut_off(build: Build, qtbot: QtBot) -> Workout:
    """Have a session after its first rep as a kill leaves it; return what the diary holds."""
    house = build(*QUICK)
    begin(house, qtbot)
    progress = house.app.workouts._driver.session.progress  # type: ignore[union-attr] # it runs
    qtbot.waitUntil(lambda: bool(progress.reps), timeout=PATIENCE_MS)
    (workout,) = house.diary()
    house.app._diary.close()
    house.app.workouts.stop()
    assert house.diary() == (workout,)
    return workout


def test_a_session_that_was_cut_off_is_gone_on_with_in_the_same_row(
    build: Build, qtbot: QtBot
) -> None:
    before = cut_off(build, qtbot)
    house = build(*QUICK)
    house.app.open()
    house.window.picker.go_on_wanted.emit("lonely")
    qtbot.waitUntil(lambda: house.done != [], timeout=PATIENCE_MS)
    (workout,) = house.diary()
    assert (workout.key, workout.started) == (before.key, before.started)
    assert [block.reps for block in workout.blocks] == [1, 1, 1]
    assert workout.completed
    assert house.done == [workout]
    assert house.app._diary.last is None
    assert house.window.session.state is not State.RUNNING


def test_one_who_starts_anew_leaves_the_other_as_not_completed(build: Build, qtbot: QtBot) -> None:
    before = cut_off(build, qtbot)
    house = build(*QUICK)
    begin(house, qtbot)
    house.window.session.pause_wanted.emit()
    first, second = house.diary()
    assert first == replace(before, open=False)
    assert second.open
    assert second.reps <= 1


def test_the_routine_may_be_edited_between(build: Build, folders: Folders, qtbot: QtBot) -> None:
    before = cut_off(build, qtbot)
    file = folders.routines / "lonely.toml"
    head, _, second = file.read_text(encoding="utf-8").split("[[steps]]")
    file.write_text(f"{head}[[steps]]{second}", encoding="utf-8")
    house = build(*QUICK)
    house.app.open()
    house.window.picker.go_on_wanted.emit("lonely")
    qtbot.waitUntil(lambda: house.began != [], timeout=PATIENCE_MS)
    house.window.session.pause_wanted.emit()
    (workout,) = house.diary()
    assert workout.key == before.key
    assert [(b.step, b.reps) for b in workout.blocks] == [
        ("squat", 1), ("side-leg-raise", 0), ("side-leg-raise", 0),
    ]  # fmt: skip


def test_a_newer_diary_is_told_at_once_and_stays(
    build: Build, folders: Folders, qtbot: QtBot
) -> None:
    with History(folders.history) as history:
        history._database.execute("PRAGMA user_version = 99")
    before = folders.history.read_bytes()
    house = build()
    time.sleep(0.2)  # the diary's thread is quicker than the window
    house.app.open()
    qtbot.waitUntil(
        lambda: any("A newer Top Hold" in notice for notice in house.notices), timeout=PATIENCE_MS
    )
    assert folders.history.read_bytes() == before


def test_a_crash_keeps_what_was_done_so_far(build: Build, qtbot: QtBot) -> None:
    house = build(*QUICK)
    begin(house, qtbot)
    house.app.save()
    with History(house.folders.history) as history:
        (workout,) = history.all()
    assert workout.active_ms > 0
