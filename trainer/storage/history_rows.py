"""Workouts as rows of the diary's tables."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import Any

from trainer.core.diary import BlockDone, Felt, Workout
from trainer.core.exercise import Side
from trainer.storage.resume_file import address_text, read_address


class DamagedError(sqlite3.DatabaseError):
    """The file is a database, but not a sound diary."""


_WORKOUT: Mapping[str, type | UnionType] = {
    "key": str,
    "routine": str,
    "name": str,
    "started": str,
    "ended": str | None,
    "elapsed_ms": int,
    "completed": int,
    "felt": str | None,
    "note": str,
    "program": str,
    "open": int,
    "place": str | None,
}
_BLOCK: Mapping[str, type | UnionType] = {
    "step": str,
    "exercise": str,
    "variant": str | None,
    "side": str | None,
    "round": int,
    "set_": int,
    "planned_reps": int,
    "reps": int,
    "planned_ms": int,
    "done_ms": int,
    "rounds": int | None,
    "began": str | None,
    "load": str | None,
    "weight_kg": float | None,
}
"""The columns, named as the fields are, with what they may hold (SET is a word of SQL)."""


MOST, LONGEST_MS = 10_000, 10**12
"""No count, and no time, that this program writes is greater: nor is any of them negative."""


def _upsert(table: str, key: Sequence[str], columns: Sequence[str]) -> str:
    """Return the statement that writes a row, or what has changed of it."""
    all_columns = (*key, *columns)
    new = [f"excluded.{column}" for column in columns]
    assigned = ", ".join(f"{column} = {value}" for column, value in zip(columns, new, strict=True))
    return (
        f"INSERT INTO {table} ({', '.join(all_columns)})"  # noqa: S608 - our own names
        f" VALUES ({', '.join('?' * len(all_columns))})"
        f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {assigned}"
        f" WHERE ({', '.join(columns)}) IS NOT ({', '.join(new)})"
    )


WRITE_WORKOUT = _upsert("workout", ("key",), [*_WORKOUT][1:])
WRITE_BLOCK = _upsert("block", ("workout", "place"), [*_BLOCK])


def workout_row(workout: Workout) -> tuple[object, ...]:
    """Return the values for `WRITE_WORKOUT`."""
    place = address_text(workout.place) if workout.place else None
    values = {column: getattr(workout, column) for column in _WORKOUT}
    return tuple({**values, "place": place}.values())


def block_row(number: int, place: int, done: BlockDone) -> tuple[object, ...]:
    """Return the values for `WRITE_BLOCK`: those of the block at a place in a workout."""
    return (number, place, *(getattr(done, column.rstrip("_")) for column in _BLOCK))


def read_workout(row: sqlite3.Row, blocks: Iterable[sqlite3.Row]) -> Workout:
    """Return the workout of these rows.

    Raises:
        DamagedError: they hold what this program never writes.

    """
    values = _checked(row, _WORKOUT)
    place, felt = values["place"], values["felt"]
    return Workout(
        **{
            **values,
            "completed": bool(values["completed"]),
            "felt": _known(Felt, felt),
            "open": bool(values["open"]),
            "place": read_address(place) if place else None,
            "blocks": tuple(_read_block(each) for each in blocks),
        }
    )


def decoded(text: bytes) -> str:
    """Return a text of the database; raises DamagedError where it is not UTF-8."""
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise DamagedError(str(error)) from error


def _read_block(row: sqlite3.Row) -> BlockDone:
    values = {column.rstrip("_"): value for column, value in _checked(row, _BLOCK).items()}
    return BlockDone(**{**values, "side": _known(Side, values["side"])})


def _checked(row: sqlite3.Row, columns: Mapping[str, type | UnionType]) -> dict[str, Any]:
    values = {column: row[column] for column in columns}
    wrong = [c for c, kind in columns.items() if not _can_be(c, kind, values[c])]
    if wrong:
        raise DamagedError(wrong)
    return values


def _can_be(column: str, kind: type | UnionType, value: object) -> bool:
    if isinstance(value, int) and not 0 <= value <= (LONGEST_MS if "_ms" in column else MOST):
        return False
    return isinstance(value, kind)


def _known(kind: type[Side | Felt], value: str | None) -> Side | Felt | None:
    try:
        return None if value is None else kind(value)
    except ValueError as error:
        raise DamagedError(value) from error
