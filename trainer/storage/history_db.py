"""The diary: every workout, in a database that survives crashes and newer programs."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from trainer.core.diary import BlockDone, Felt, Workout
from trainer.core.exercise import Side
from trainer.core.text import Message, message, sentence
from trainer.files import set_aside
from trainer.storage.history_schema import MIGRATIONS

BUSY_SECONDS = 2.0
"""How long another process may hold the database before that counts as a fault."""

_NO_LIMIT = -1
_PRIMARY = 0xFF
"""The bits of SQLite's error codes that tell the kind; the others tell the occasion."""


class HistoryError(Exception):
    """Workouts can't be kept or read; `problem` is a sentence for the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


class History:
    """The workouts done, oldest first; `set_aside` is where a damaged file was put, if one was.

    Raises:
        HistoryError: from every method, if the file can't be used; from the constructor also if
            a newer program has written it.

    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.set_aside: Path | None = None
        self._path = path
        self._migrations = migrations
        with self._sentences():
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self.set_aside = _set_aside(path)
                self._database = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def add(self, workout: Workout) -> int:
        """Keep a workout and return its number."""
        with self._sentences(), self._transaction(self._database):
            number = self._database.execute(
                "INSERT INTO workout (routine, name, started, elapsed_ms, completed, felt)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    workout.routine,
                    workout.name,
                    workout.started,
                    workout.elapsed_ms,
                    workout.completed,
                    workout.felt,
                ),
            ).lastrowid
            self._database.executemany(
                "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(number, place, *_row(done)) for place, done in enumerate(workout.blocks)],
            )
        return number or 0

    def set_felt(self, number: int, felt: Felt | None) -> None:
        """Note how a workout felt."""
        with self._sentences():
            self._database.execute("UPDATE workout SET felt = ? WHERE id = ?", (felt, number))

    def last(self, routine_id: str) -> Workout | None:
        """Return the latest workout of a routine."""
        return next(iter(self._newest_first(routine_id, 1)), None)

    def all(self) -> tuple[Workout, ...]:
        """Return every workout, oldest first."""
        return self._newest_first(None, _NO_LIMIT)[::-1]

    def _newest_first(self, routine_id: str | None, most: int) -> tuple[Workout, ...]:
        with self._sentences():
            rows = self._database.execute(
                "SELECT * FROM workout WHERE :routine IS NULL OR routine = :routine"
                " ORDER BY id DESC LIMIT :most",
                {"routine": routine_id, "most": most},
            ).fetchall()
            return tuple(self._workout(row) for row in rows)

    def _workout(self, row: sqlite3.Row) -> Workout:
        blocks = self._database.execute(
            "SELECT step, exercise, variant, side, round, set_, planned_reps, reps, planned_ms,"
            " done_ms FROM block WHERE workout = ? ORDER BY place",
            (row["id"],),
        )
        return Workout(
            routine=row["routine"],
            name=row["name"],
            started=row["started"],
            elapsed_ms=row["elapsed_ms"],
            completed=bool(row["completed"]),
            blocks=tuple(_block(each) for each in blocks),
            felt=Felt(row["felt"]) if row["felt"] else None,
        )

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
        database.row_factory = sqlite3.Row
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA foreign_keys = ON")
            _check(database)
            self._migrate(database)
        except BaseException:
            database.close()
            raise
        return database

    def _migrate(self, database: sqlite3.Connection) -> None:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        newest = len(self._migrations)
        if version > newest:
            raise HistoryError(
                message(
                    'A newer Top Hold has written "{file}". Install that one to keep workouts.',
                    file=str(self._path),
                )
            )
        for number in range(version, newest):
            if number:
                self._back_up(database, number)
            with self._transaction(database):
                for statement in self._migrations[number].split(";"):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {number + 1}")

    def _back_up(self, database: sqlite3.Connection, version: int) -> None:
        place = self._path.with_name(f"{self._path.name}.version-{version}")
        with contextlib.closing(sqlite3.connect(place)) as copy:
            database.backup(copy)

    @contextlib.contextmanager
    def _transaction(self, database: sqlite3.Connection) -> Iterator[None]:
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:  # SQLite may have rolled back by itself
                database.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn the world's faults into sentences."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise HistoryError(
                message(
                    'Workouts can\'t be kept in "{file}": {reason}. '
                    "Free some space there, or change its permissions.",
                    file=str(self._path),
                    reason=str(error),
                )
            ) from error


def _check(database: sqlite3.Connection) -> None:
    [found] = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise _DamagedError(found)


class _DamagedError(sqlite3.DatabaseError):
    """The file is a database, but not a sound one."""


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    codes = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    return isinstance(error, _DamagedError) or error.sqlite_errorcode & _PRIMARY in codes


def _set_aside(path: Path) -> Path:
    """Rename the file and what SQLite keeps beside it."""
    place = set_aside(path)
    for suffix in ("-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            beside.rename(place.with_name(place.name + suffix))
    return place


def _row(done: BlockDone) -> tuple[str | int | None, ...]:
    return (
        done.step,
        done.exercise,
        done.variant,
        done.side,
        done.round,
        done.set,
        done.planned_reps,
        done.reps,
        done.planned_ms,
        done.done_ms,
    )


def _block(row: sqlite3.Row) -> BlockDone:
    step, exercise, variant, side, round_, set_, planned_reps, reps, planned_ms, done_ms = row
    return BlockDone(
        step=step,
        exercise=exercise,
        variant=variant,
        side=Side(side) if side else None,
        round=round_,
        set=set_,
        planned_reps=planned_reps,
        reps=reps,
        planned_ms=planned_ms,
        done_ms=done_ms,
    )
