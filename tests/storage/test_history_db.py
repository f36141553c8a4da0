import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.core.diary import BlockDone, Felt, Workout
from trainer.core.exercise import Side
from trainer.storage.history_db import History, HistoryError, _set_aside
from trainer.storage.history_schema import MIGRATIONS

BLOCK = BlockDone(
    step="raise",
    exercise="lift",
    variant="out",
    side=Side.LEFT,
    round=1,
    set=2,
    planned_reps=10,
    reps=8,
    planned_ms=30_000,
    done_ms=24_000,
)
PLAIN = replace(BLOCK, variant=None, side=None)
WORKOUT = Workout(
    routine="glutes",
    name="Glutes",
    started="2026-11-22T07:00:00+01:00",
    elapsed_ms=60_000,
    completed=True,
    blocks=(BLOCK, PLAIN),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as history:
        yield history


def test_a_workout_is_kept_as_it_was(history: History) -> None:
    history.add(WORKOUT)
    assert history.all() == (WORKOUT,)


def test_the_last_workout_of_a_routine_is_found(history: History) -> None:
    later = replace(WORKOUT, completed=False, blocks=())
    for workout in (WORKOUT, later, replace(WORKOUT, routine="other")):
        history.add(workout)
    assert history.last("glutes") == later
    assert history.last("none") is None
    assert len(history.all()) == 3


def test_how_it_felt_is_noted(history: History) -> None:
    history.add(WORKOUT)
    number = history.add(WORKOUT)
    history.set_felt(number, Felt.HARD)
    assert [workout.felt for workout in history.all()] == [None, Felt.HARD]


def test_workouts_outlast_the_program(path: Path) -> None:
    with History(path) as history:
        history.add(WORKOUT)
    with History(path) as history:
        assert history.all() == (WORKOUT,)


def test_a_commit_is_on_the_disk_before_it_returns(history: History) -> None:
    full, wal = 2, "wal"
    assert history._database.execute("PRAGMA synchronous").fetchone()[0] == full
    assert history._database.execute("PRAGMA journal_mode").fetchone()[0] == wal


def test_a_fault_within_a_workout_keeps_nothing_of_it(history: History) -> None:
    with pytest.raises(HistoryError):
        history.add(replace(WORKOUT, blocks=(BLOCK, replace(BLOCK, step=None))))  # type: ignore[arg-type] # the fault
    assert history.all() == ()
    history.add(WORKOUT)
    assert history.all() == (WORKOUT,)


def test_a_newer_programs_file_is_refused_and_stays(path: Path) -> None:
    with History(path) as history:
        history.add(WORKOUT)
        history._database.execute("PRAGMA user_version = 99")
    with pytest.raises(HistoryError, match="A newer Top Hold has written"):
        History(path)
    assert not list(path.parent.glob("*.bad*"))


NEXT = (*MIGRATIONS, "ALTER TABLE workout ADD COLUMN note TEXT")


def test_a_migration_goes_on_from_a_backup(path: Path) -> None:
    with History(path) as history:
        history.add(WORKOUT)
    with History(path, NEXT) as history:
        assert history.all() == (WORKOUT,)
        assert history._database.execute("PRAGMA user_version").fetchone()[0] == len(NEXT)
    with History(path.with_name("history.db.version-1")) as backup:
        assert backup.all() == (WORKOUT,)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with History(path) as history:
        history.add(WORKOUT)
    with pytest.raises(HistoryError):
        History(path, (*MIGRATIONS, "DELETE FROM workout; nonsense"))
    with History(path) as history:
        assert history.all() == (WORKOUT,)


def test_a_file_that_is_no_database_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 100)
    with History(path) as history:
        assert history.set_aside == path.with_name("history.db.bad")
        assert history.all() == ()
    assert history.set_aside.read_bytes().startswith(b"not a database")


def test_what_sqlite_keeps_beside_a_file_is_set_aside_with_it(tmp_path: Path) -> None:
    for name in ("history.db", "history.db-wal"):
        (tmp_path / name).write_text(name)
    _set_aside(tmp_path / "history.db")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "history.db.bad": "history.db",
        "history.db.bad-wal": "history.db-wal",
    }


@pytest.mark.parametrize(
    ("place", "junk"), [(0x1000, b"\x0d\x00\x00\xff\xff"), (0x0064, b"\xff" * 0x4000)]
)
def test_a_damaged_database_is_set_aside(path: Path, place: int, junk: bytes) -> None:
    with History(path) as history:
        for _ in range(200):
            history.add(WORKOUT)
    data = bytearray(path.read_bytes())
    data[place : place + len(junk)] = junk
    path.write_bytes(data)
    with History(path) as history:
        assert history.set_aside is not None
        assert history.all() == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match=r"Workouts can't be kept in .*Free some space there"):
        History(tmp_path / "file" / "history.db")


def test_a_folder_in_place_of_the_file_is_told_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="unable to open database file"):
        History(path)
    assert path.is_dir()


def test_a_full_disk_is_told_and_what_was_kept_stays(history: History) -> None:
    history.add(WORKOUT)
    pages = history._database.execute("PRAGMA page_count").fetchone()[0]
    history._database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(HistoryError, match="full"):
        history.add(replace(WORKOUT, blocks=tuple(replace(BLOCK, set=n) for n in range(2_000))))
    assert history.all() == (WORKOUT,)


def test_another_process_may_keep_a_workout_at_the_same_time(path: Path, history: History) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()
    history.add(WORKOUT)
    release.join()
    other.close()
    assert history.all() == (WORKOUT,)
