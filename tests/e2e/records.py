"""What the program leaves behind: its diary, and its log."""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trainer.core.plan.timeline import Address
from trainer.storage.resume_file import read_address

COMPLAINTS = ("WARNING", "ERROR", "CRITICAL", "Traceback", "Fatal")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A workout in the diary; `place` is where it can be gone on with, `took_s` with pauses."""

    routine: str
    completed: bool
    elapsed_ms: int
    reps: int
    open: bool
    place: Address | None
    took_s: float


def diary(data: Path) -> tuple[Entry, ...]:
    """Return the workouts in a data folder's diary that have ended."""
    return tuple(entry for entry in entries(data) if not entry.open)


def begun(data: Path) -> Entry | None:
    """Return the workout that is under way, or was broken off; None before its first work."""
    return next((entry for entry in entries(data) if entry.open), None)


def entries(data: Path) -> tuple[Entry, ...]:
    """Return all workouts in a data folder's diary; none while it is being made."""
    path = data / "history.db"
    if not path.exists():
        return ()
    with contextlib.suppress(sqlite3.OperationalError):
        return _entries(path)
    return ()


def _entries(path: Path) -> tuple[Entry, ...]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "SELECT routine, completed, elapsed_ms, sum(reps), open, workout.place, started, ended"
            " FROM workout JOIN block ON workout = id GROUP BY id ORDER BY id"
        )
        return tuple(
            Entry(
                routine=routine,
                completed=bool(completed),
                elapsed_ms=ms,
                reps=reps,
                open=bool(still),
                place=read_address(place) if place else None,
                took_s=(datetime.fromisoformat(to) - datetime.fromisoformat(since)).total_seconds(),
            )
            for routine, completed, ms, reps, still, place, since, to in rows
        )


def complaints(data: Path) -> list[str]:
    """Return the lines of the logs that are warnings or worse."""
    lines = (
        line
        for log in sorted((data / "logs").glob("*.log"))
        for line in log.read_text(encoding="utf-8").splitlines()
    )
    return [line for line in lines if any(word in line for word in COMPLAINTS)]


def until(condition: Callable[[], object], seconds: float) -> float:
    """Wait for something to be so; returns how long that took, in seconds.

    Raises:
        TimeoutError: it is still not so.

    """
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() > start + seconds:
            raise TimeoutError(f"not in {seconds} s")
        time.sleep(0.05)
    return time.perf_counter() - start
