import contextlib
import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.workouts import BLOCK, BROKEN_OFF, PLACE, PLAIN, WORKOUT, keyed
from trainer.core.diary import Felt, Workout
from trainer.core.text import sentence
from trainer.storage import history_db
from trainer.storage.history_db import History, HistoryError, _set_aside
from trainer.storage.history_schema import MIGRATIONS

OLD = MIGRATIONS[:1]
"""The tables of the first program."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as history:
        yield history


@pytest.fixture
def old(path: Path) -> Path:
    """A diary that the first program has written."""
    with History(path, OLD) as history:
        history._database.executescript(
            "INSERT INTO workout VALUES (1, 'glutes', 'Glutes', '2026-11-22', 60000, 1, 'hard');"
            "INSERT INTO workout VALUES (2, 'glutes', 'Glutes', '2026-11-23', 50000, 0, NULL);"
            "INSERT INTO block VALUES"
            " (1, 0, 'raise', 'lift', 'out', 'left', 1, 2, 10, 8, 30000, 24000)"
        )
    return path


def said(history: History) -> list[str]:
    return [sentence(notice) for notice in history.notices]


# Keeping


def test_a_workout_is_kept_as_it_was(history: History) -> None:
    workouts = keyed(WORKOUT, BROKEN_OFF)
    for workout in workouts:
        history.write(workout)
    assert history.all() == workouts


def test_a_workout_stays_one_however_often_it_is_written(history: History) -> None:
    history.write(replace(WORKOUT, blocks=(replace(BLOCK, reps=1), PLAIN, replace(PLAIN, set=2))))
    for felt in (None, Felt.HARD, Felt.EASY):
        history.write(replace(WORKOUT, felt=felt))
    assert history.all() == (replace(WORKOUT, felt=Felt.EASY),)


def test_only_the_workout_under_way_is_open(history: History) -> None:
    first, second = keyed(BROKEN_OFF, BROKEN_OFF)
    history.write(first)
    history.write(second)
    assert history.all() == (replace(first, open=False), second)


def test_the_last_workout_of_a_routine_is_found(history: History) -> None:
    first, later, other = keyed(WORKOUT, replace(BROKEN_OFF, blocks=()), WORKOUT)
    for workout in (first, later, replace(other, routine="other")):
        history.write(workout)
    assert history.last("glutes") == replace(later, open=False)
    assert history.last("glutes", but=later.key) == first
    assert history.last("none") is None


def test_the_last_workout_of_each_routine_can_be_gone_on_with(history: History) -> None:
    workouts = keyed(BROKEN_OFF, BROKEN_OFF, WORKOUT, replace(WORKOUT, routine="other"))
    for workout in workouts[:2]:
        history.write(workout)
    assert history.unfinished() == (workouts[1],)
    for workout in workouts[2:]:
        history.write(workout)
    assert history.unfinished() == ()


def test_the_workout_under_way_last_is_found_also_if_it_began_earlier(history: History) -> None:
    assert history.latest() is None
    first, second = keyed(WORKOUT, WORKOUT)
    history.write(first)
    history.write(second)
    assert history.latest() == second
    again = replace(first, ended="2026-11-23T07:00:00+01:00")
    history.write(again)
    assert history.latest() == again


def test_a_place_that_makes_no_sense_is_none(history: History) -> None:
    history.write(BROKEN_OFF)
    history._database.execute("UPDATE workout SET place = '{}'")
    assert history.all() == (replace(BROKEN_OFF, place=None),)
    assert BROKEN_OFF.place == PLACE


def test_workouts_outlast_the_program(path: Path) -> None:
    with History(path) as history:
        history.write(WORKOUT)
    with History(path) as history:
        assert history.all() == (WORKOUT,)
        assert history.notices == []


def test_a_commit_is_on_the_disk_before_it_returns(history: History) -> None:
    full, wal = 2, "wal"
    assert history._database.execute("PRAGMA synchronous").fetchone()[0] == full
    assert history._database.execute("PRAGMA journal_mode").fetchone()[0] == wal


def test_a_fault_within_a_workout_keeps_nothing_of_it(history: History) -> None:
    with pytest.raises(HistoryError):
        history.write(replace(WORKOUT, blocks=(BLOCK, replace(BLOCK, step=None))))  # type: ignore[arg-type] # the fault
    assert history.all() == ()
    history.write(WORKOUT)
    assert history.all() == (WORKOUT,)


def test_another_process_may_keep_a_workout_at_the_same_time(path: Path, history: History) -> None:
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.2, other.execute, ["COMMIT"])
    release.start()
    history.write(WORKOUT)
    release.join()
    other.close()
    assert history.all() == (WORKOUT,)


# Other versions


def test_a_newer_programs_file_is_refused_and_stays(path: Path) -> None:
    with History(path) as history:
        history.write(WORKOUT)
        history._database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(HistoryError, match="A newer Top Hold has written"):
        History(path)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == {path.name: before}


def test_an_old_diary_keeps_all_its_rows(old: Path) -> None:
    with History(old) as history:
        second, first = history.all()[::-1]
    assert (first.routine, first.started, first.elapsed_ms) == ("glutes", "2026-11-22", 60_000)
    assert (first.completed, second.completed, first.felt) == (True, False, Felt.HARD)
    assert first.blocks == (replace(BLOCK, rounds=None, began=None, load=None, weight_kg=None),)
    assert first.key != second.key


def test_a_migration_goes_on_from_a_backup(old: Path) -> None:
    History(old).close()
    with History(old.with_name("history.db.version-1"), OLD) as backup:
        rows = backup._database.execute("SELECT started FROM workout").fetchall()
    assert [row[0] for row in rows] == ["2026-11-22", "2026-11-23"]
    assert not list(old.parent.glob(".*"))


def test_a_migration_that_fails_changes_nothing(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(HistoryError):
        History(old, (*OLD, "DELETE FROM workout; nonsense"))
    assert old.read_bytes() == before


def test_programs_that_begin_the_diary_at_once_all_keep_their_workouts(path: Path) -> None:
    workouts = keyed(*[WORKOUT] * 8)
    gate = threading.Barrier(len(workouts))

    def begin(workout: Workout) -> None:
        gate.wait()
        while True:
            # As the writer does: where another one is at it for long, it tries again.
            with contextlib.suppress(HistoryError), History(path) as history:
                history.write(workout)
                return

    threads = [threading.Thread(target=begin, args=(workout,)) for workout in workouts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with History(path) as history:
        assert {workout.key for workout in history.all()} == {each.key for each in workouts}
    assert not list(path.parent.glob("*.bad*"))


def test_tables_that_another_program_has_just_made_are_not_made_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = History._checked_version

    def late_check(self: History, database: sqlite3.Connection) -> int:
        version = check(self, database)
        if not version:
            with monkeypatch.context() as patch:
                patch.setattr(History, "_checked_version", check)
                History(path).close()
        return version

    monkeypatch.setattr(History, "_checked_version", late_check)
    with History(path) as history:
        history.write(WORKOUT)
        assert history.all() == (WORKOUT,)


# Damage


def overwritten(path: Path, place: int, junk: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[place : place + len(junk)] = junk
    path.write_bytes(data)


def executed(script: str) -> Callable[[Path], None]:
    def execute(path: Path) -> None:
        database = sqlite3.connect(path)
        database.executescript("PRAGMA ignore_check_constraints = 1;" + script)
        database.close()

    return execute


def no_database(path: Path) -> None:
    path.write_bytes(b"not a database " * 100)


def torn_page(path: Path) -> None:
    overwritten(path, 0x1000, b"\x0d\x00\x00\xff\xff")


def torn_header(path: Path) -> None:
    overwritten(path, 0x0064, b"\xff" * 0x4000)


AT_ONCE = (
    no_database,
    torn_page,
    torn_header,
    executed("PRAGMA user_version = -2"),
    executed("PRAGMA user_version = 2000000000"),
    executed("PRAGMA user_version = 0"),
    executed("DROP TABLE block"),
    executed("ALTER TABLE block DROP COLUMN reps"),
)
LATER = (
    executed("UPDATE workout SET name = CAST(x'ff4142' AS TEXT)"),
    executed("UPDATE workout SET elapsed_ms = 'long'"),
    executed(
        "ALTER TABLE workout DROP COLUMN felt;"
        "ALTER TABLE workout ADD COLUMN felt TEXT;"
        "UPDATE workout SET felt = 'blue'"
    ),
    executed("UPDATE block SET side = 'up'"),
    executed("UPDATE block SET reps = x'00'"),
    executed("UPDATE block SET reps = 9223372036854775807"),  # so many would take all memory
    executed("UPDATE block SET done_ms = -1"),
    executed("UPDATE workout SET elapsed_ms = 9223372036854775807"),
)


@pytest.fixture
def full(path: Path) -> Path:
    """A diary with much in it."""
    with History(path) as history:
        history._database.execute("PRAGMA synchronous = OFF")
        for number in range(200):
            history.write(replace(WORKOUT, key=str(number)))
    return path


@pytest.mark.parametrize("damage", [*AT_ONCE, *LATER])
def test_a_damaged_diary_is_set_aside_and_a_new_one_begins(
    full: Path, damage: Callable[[Path], None]
) -> None:
    damage(full)
    with History(full) as history:
        assert history.all() == ()
        history.write(WORKOUT)
        assert history.all() == (WORKOUT,)
    (notice,) = said(history)
    assert str(full.with_name("history.db.bad")) in notice
    assert "a new one begins" in notice
    assert full.with_name("history.db.bad").stat().st_size > 1_000


@pytest.mark.parametrize(
    "damage", [torn_page, torn_header, executed("UPDATE workout SET felt = 'blue'")]
)
def test_damage_is_found_before_anything_is_written(
    full: Path, damage: Callable[[Path], None]
) -> None:
    damage(full)
    with History(full) as history:
        history.write(WORKOUT)
        assert history.all() == (WORKOUT,)
    assert len(list(full.parent.glob("*.bad*"))) == 1


@pytest.mark.parametrize("damage", [no_database, LATER[0]])
def test_a_backup_that_is_damaged_too_is_not_taken(
    full: Path, damage: Callable[[Path], None]
) -> None:
    damage(full)
    full.with_name("history.db.version-2").write_bytes(full.read_bytes())
    with History(full) as history:
        assert history.all() == ()
    assert len(list(full.parent.glob("*.bad*"))) == 1


@pytest.mark.parametrize("damage", [AT_ONCE[0], LATER[0]])
def test_a_backup_takes_the_place_of_a_damaged_diary(
    old: Path, damage: Callable[[Path], None]
) -> None:
    History(old).close()
    damage(old)
    with History(old) as history:
        assert [workout.started for workout in history.all()] == ["2026-11-22", "2026-11-23"]
    (notice,) = said(history)
    assert "history.db.version-1" in notice
    assert old.with_name("history.db.bad").exists()


def test_a_damaged_backup_is_passed_over(old: Path) -> None:
    History(old).close()
    for file in (old, old.with_name("history.db.version-1")):
        no_database(file)
    with History(old) as history:
        assert history.all() == ()
        assert "a new one begins" in said(history)[0]


def test_a_backup_that_cannot_be_used_for_another_reason_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History(old).close()
    no_database(old)

    def refuse(_history: History, _database: object, _version: int) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(History, "_migrate", refuse)
    with pytest.raises(HistoryError, match="disk I/O error"):
        History(old)


def test_what_sqlite_keeps_beside_a_file_is_set_aside_with_it(tmp_path: Path) -> None:
    for name in ("history.db", "history.db-wal"):
        (tmp_path / name).write_text(name)
    _set_aside(tmp_path / "history.db")
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "history.db.bad": "history.db",
        "history.db.bad-wal": "history.db-wal",
    }


@pytest.mark.skipif(os.name == "nt", reason="of links as Unix has them")
def test_of_a_linked_diary_the_real_files_are_set_aside(tmp_path: Path) -> None:
    for name in ("real.db", "real.db-wal"):
        (tmp_path / name).write_text(name)
    (tmp_path / "history.db").symlink_to("real.db")
    assert _set_aside(tmp_path / "history.db") == tmp_path / "real.db.bad"
    assert (tmp_path / "real.db.bad-wal").read_text() == "real.db-wal"
    assert (tmp_path / "history.db").is_symlink()


def test_a_program_that_was_killed_before_its_first_table_left_no_damage(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with History(path) as history:
        assert history.all() == ()
        assert history.notices == []


# What is no damage


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match=r"Workouts can't be kept in .*Check the disk"):
        History(tmp_path / "file" / "data" / "history.db")


def test_a_folder_in_place_of_the_file_is_told_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(HistoryError, match="unable to open database file"):
        History(path)
    assert path.is_dir()


def test_a_full_disk_is_told_and_what_was_kept_stays(history: History) -> None:
    history.write(WORKOUT)
    pages = history._database.execute("PRAGMA page_count").fetchone()[0]
    history._database.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(replace(BLOCK, set=n) for n in range(2_000))
    with pytest.raises(HistoryError, match="The disk is full"):
        history.write(replace(WORKOUT, key="long", blocks=many))
    assert history.all() == (WORKOUT,)


def test_a_disk_without_room_is_called_full_whatever_it_is_taken_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.mkdir(parents=True)
    monkeypatch.setattr(history_db, "ROOM_BYTES", 10**18)
    with pytest.raises(HistoryError, match="The disk is full"):
        History(path)


def test_later_reps_need_no_more_room_than_the_first(path: Path, history: History) -> None:
    blocks = tuple(replace(PLAIN, set=number) for number in range(40))
    used: set[int] = set()
    for number in range(1, 40):
        done = (replace(block, reps=number) for block in blocks[:number])
        history.write(replace(WORKOUT, blocks=(*done, *blocks[number:])))
        used.add(sum(file.stat().st_size for file in path.parent.iterdir()))
    assert len(used) == 1


def test_a_lock_is_told_and_nothing_set_aside(
    path: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.storage.history_db.BUSY_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with History(path) as second, pytest.raises(HistoryError, match="Another program is using"):
        second.write(WORKOUT)
    other.close()
    history.write(WORKOUT)
    assert history.all() == (WORKOUT,)
    assert not list(path.parent.glob("*.bad*"))


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO, errno.ENOSPC])
def test_faults_of_the_system_are_no_damage(
    full: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_path: Path, **_options: object) -> None:
        raise OSError(number, "It failed")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(HistoryError, match="It failed"):
            History(full)
    with History(full) as history:
        assert len(history.all()) == 200


def test_a_process_that_may_open_no_more_files_sets_nothing_aside(full: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        with pytest.raises(HistoryError, match="unable to open database file"):
            History(full)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert not list(full.parent.glob("*.bad*"))


def test_a_disk_that_fails_in_reading_sets_nothing_aside(
    full: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr("trainer.storage.history_db.read_workout", fail)
    with pytest.raises(HistoryError, match="disk I/O error"):
        history.all()
    assert not list(full.parent.glob("*.bad*"))
