"""The diary: every workout, in a database that survives crashes and newer programs."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from trainer.core.diary import Workout
from trainer.core.text import Message, message, sentence
from trainer.files import draft_beside, set_aside, write_atomically
from trainer.storage.history_rows import (
    WRITE_BLOCK,
    WRITE_WORKOUT,
    DamagedError,
    block_row,
    decoded,
    read_workout,
    workout_row,
)
from trainer.storage.history_schema import MIGRATIONS

T = TypeVar("T")

BUSY_SECONDS = 2.0
"""How long another process may hold the database before that counts as a fault."""

MOST_VERSIONS = 1_000
"""No program has a greater version of the tables: such a number is damage."""

ROOM_BYTES = 100_000
"""With less room than this on its disk a diary can't be opened."""

_NO_LIMIT = -1
_PRIMARY = 0xFF
"""The bits of SQLite's error codes that tell the kind; the others tell the occasion."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class HistoryError(Exception):
    """Workouts can't be kept or read; `problem` is a sentence for the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


class History:
    """The workouts done, oldest first.

    A damaged file is set aside under a name, wherever the damage shows; the latest sound backup
    takes its place, or else an empty diary. `notices` tells the person of it.

    Raises:
        HistoryError: from every method, if the file can't be used; from the constructor also if
            a newer program has written it.

    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.notices: list[Message] = []
        self._path = path
        self._migrations = migrations
        self._sound = False
        with self._sentences():
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._database = self._begin_anew()

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

    def write(self, workout: Workout) -> None:
        """Keep a workout as it stands now; all others have ended."""

        def work(database: sqlite3.Connection) -> None:
            if not self._sound:  # which takes too long for somebody who only wants to read
                _check_pages(database)
                self._sound = True
            with _transaction(database):
                database.execute(WRITE_WORKOUT, workout_row(workout))
                database.execute(
                    "UPDATE workout SET open = 0 WHERE open AND key != ?", [workout.key]
                )
                number = _number(database, workout.key)
                blocks = [block_row(number, *each) for each in enumerate(workout.blocks)]
                database.executemany(WRITE_BLOCK, blocks)
                gone = "DELETE FROM block WHERE workout = ? AND place >= ?"
                database.execute(gone, (number, len(blocks)))

        self._do(work)

    def last(self, routine_id: str, but: str = "") -> Workout | None:
        """Return the latest workout of a routine, but for the one with the key `but`."""

        def work(database: sqlite3.Connection) -> tuple[Workout, ...]:
            return _newest_first(database, "routine = ? AND key != ?", (routine_id, but), 1)

        return next(iter(self._do(work)), None)

    def all(self) -> tuple[Workout, ...]:
        """Return every workout, oldest first."""
        return self._do(lambda database: _newest_first(database, "1"))[::-1]

    def unfinished(self) -> tuple[Workout, ...]:
        """Return the latest workout of each routine, where that can be gone on with."""
        latest = "id IN (SELECT max(id) FROM workout GROUP BY routine) AND place IS NOT NULL"
        return self._do(lambda database: _newest_first(database, latest))

    def latest(self) -> Workout | None:
        """Return the workout that was under way last."""

        def work(database: sqlite3.Connection) -> tuple[Workout, ...]:
            newest = "id = (SELECT id FROM workout ORDER BY coalesce(ended, started) DESC, id DESC)"
            return _newest_first(database, newest)

        return next(iter(self._do(work)), None)

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do some work on the database, again on a new one if it meets with damage."""
        with self._sentences():
            try:
                return work(self._database)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._database.close()
                self._database = self._begin_anew()
                return work(self._database)

    def _open(self, *, wholly: bool = False) -> sqlite3.Connection:
        """Open the file; `wholly` if everything in it is to be read, to see whether it can be."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
        database.row_factory = sqlite3.Row
        database.text_factory = decoded
        try:
            self._refuse_newer(database)
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            database.execute("PRAGMA foreign_keys = ON")
            # What is written later in a session then needs no more room than its first rep did,
            # so that a disk which fills up meanwhile does no harm.
            database.execute("PRAGMA wal_autocheckpoint = 1")
            self._migrate(database, self._checked_version(database))
            if wholly:
                _check_pages(database)
                _newest_first(database, "1")
        except BaseException:
            database.close()
            raise
        return database

    def _refuse_newer(self, database: sqlite3.Connection) -> None:
        if len(self._migrations) < _version(database) <= MOST_VERSIONS:
            raise HistoryError(
                message(
                    'A newer Top Hold has written "{file}". Install that one to keep workouts.',
                    file=str(self._path),
                )
            )

    def _checked_version(self, database: sqlite3.Connection) -> int:
        """Return the version of the tables.

        Raises:
            DamagedError: there is none such, or the tables are others.

        """
        with _transaction(database, "DEFERRED"):  # another program may be making the tables
            version, there = _version(database), _columns(database)
        if not 0 <= version <= len(self._migrations):
            raise DamagedError(version)
        with contextlib.closing(sqlite3.connect(":memory:")) as model:
            for step in self._migrations[:version]:
                model.executescript(step)
            wanted = _columns(model)
        if wanted - there or (there and not version):
            raise DamagedError(wanted - there)
        return version

    def _migrate(self, database: sqlite3.Connection, version: int) -> None:
        if 0 < version < len(self._migrations):
            self._back_up(database, version)
        for number in range(version, len(self._migrations)):
            with _transaction(database):
                if _version(database) > number:  # another program has been quicker
                    continue
                for statement in self._migrations[number].split(";"):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {number + 1}")

    def _back_up(self, database: sqlite3.Connection, version: int) -> None:
        place = self._path.with_name(f"{self._path.name}.version-{version}")
        with draft_beside(place) as draft:
            with contextlib.closing(sqlite3.connect(draft)) as copy:
                database.backup(copy)
            draft.replace(place)

    def _begin_anew(self) -> sqlite3.Connection:
        """Set the file aside, and open the latest sound backup in its place, or an empty diary."""
        aside = _set_aside(self._path)
        for backup in self._backups():
            write_atomically(self._path, backup.read_bytes())
            try:
                database = self._open(wholly=True)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                self._path.unlink()
            else:
                self.notices.append(_restored(aside, backup))
                return database
        self.notices.append(_fresh(aside))
        return self._open()

    def _backups(self) -> list[Path]:
        """Return the backups that this program made, the latest first."""
        names = [f"{self._path.name}.version-{n}" for n in range(len(self._migrations), 0, -1)]
        return [place for name in names if (place := self._path.with_name(name)).is_file()]

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn the world's faults into sentences."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise HistoryError(_problem(self._path, error)) from error


def _check_pages(database: sqlite3.Connection) -> None:
    [found] = database.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise DamagedError(found)


def _version(database: sqlite3.Connection) -> int:
    [version] = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _number(database: sqlite3.Connection, key: str) -> int:
    [number] = database.execute("SELECT id FROM workout WHERE key = ?", (key,)).fetchone()
    return int(number)


def _newest_first(
    database: sqlite3.Connection, which: str, values: Sequence[str] = (), most: int = _NO_LIMIT
) -> tuple[Workout, ...]:
    rows = database.execute(
        f"SELECT * FROM workout WHERE {which} ORDER BY id DESC LIMIT ?",  # noqa: S608 - our own
        (*values, most),
    ).fetchall()
    blocks = "SELECT * FROM block WHERE workout = ? ORDER BY place"
    return tuple(read_workout(row, database.execute(blocks, (row["id"],))) for row in rows)


def _columns(database: sqlite3.Connection) -> set[tuple[str, str]]:
    return {
        (table, column)
        for (table, column) in database.execute(
            "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
            " WHERE m.type = 'table'"
        )
    }


@contextlib.contextmanager
def _transaction(database: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    database.execute(f"BEGIN {kind}")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite may have rolled back by itself
            database.execute("ROLLBACK")
        raise


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell damage from a disk that is full, a file that is locked, and the like."""
    return isinstance(error, DamagedError) or _kind(error) in _DAMAGE


def _kind(error: Exception) -> int:
    """Return SQLite's code for a fault; 0 for one that SQLite doesn't know."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


def _set_aside(path: Path) -> Path:
    """Rename the file and what SQLite keeps beside it."""
    real = path.resolve()  # SQLite's files are beside that
    place = set_aside(path)
    for suffix in ("-wal", "-shm"):
        beside = real.with_name(real.name + suffix)
        if beside.exists():
            beside.rename(place.with_name(place.name + suffix))
    return place


def _problem(path: Path, error: Exception) -> Message:
    match _kind(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return message(
                'Another program is using "{file}", so workouts can\'t be kept there. '
                "Close that program; until then Top Hold remembers what you do.",
                file=str(path),
            )
        case kind if kind == sqlite3.SQLITE_FULL or _is_full(path):
            return message(
                'The disk is full, so workouts can\'t be kept in "{file}". '
                "Free some space there; until then Top Hold remembers what you do.",
                file=str(path),
            )
        case _:
            return message(
                'Workouts can\'t be kept in "{file}": {reason}. Check the disk, and that you may '
                "write there; until then Top Hold remembers what you do.",
                file=str(path),
                reason=str(error),
            )


def _is_full(path: Path) -> bool:
    """Tell by the room that is left: SQLite takes a lack of it for other faults as well."""
    try:
        return shutil.disk_usage(path.parent).free < ROOM_BYTES
    except OSError:
        return False


def _restored(aside: Path, backup: Path) -> Message:
    return message(
        "The diary was damaged. It is kept as {file}, and the backup {backup} takes its place.",
        file=str(aside),
        backup=backup.name,
    )


def _fresh(aside: Path) -> Message:
    return message(
        "The diary was damaged. It is kept as {file}, and a new one begins.", file=str(aside)
    )
