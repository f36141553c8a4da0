"""What is written in the background, and what becomes of it when that fails."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.workouts import BROKEN_OFF, WORKOUT, keyed
from trainer.core.diary import Workout
from trainer.core.text import Message, sentence
from trainer.storage import history_db, history_writer
from trainer.storage.history_db import History
from trainer.storage.history_writer import HistoryWriter, Listener

SOON_S = 10.0


class Heard:
    """Takes down what a writer tells."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.troubles: list[str | None] = []
        self.faults: list[Exception] = []
        self.listener = Listener(
            notice=lambda what: self.notices.append(sentence(what)),
            trouble=self.take_trouble,
            fault=self.faults.append,
        )

    def take_trouble(self, what: Message | None) -> None:
        self.troubles.append(sentence(what) if what else None)


@pytest.fixture(autouse=True)
def _haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_writer, "RETRY_S", 0.01)
    monkeypatch.setattr(history_db, "BUSY_SECONDS", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def writer(path: Path, heard: Heard) -> Iterator[HistoryWriter]:
    writer = HistoryWriter(path, heard.listener)
    yield writer
    writer.close(SOON_S)


@pytest.fixture
def lock(path: Path) -> Iterator[sqlite3.Connection]:
    """Another program that writes into the diary, and takes its time."""
    History(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def kept(path: Path) -> tuple[Workout, ...]:
    with History(path) as history:
        return history.all()


def until(condition: Callable[[], object]) -> None:
    ends = time.monotonic() + SOON_S
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.005)


def test_what_is_to_be_written_is_written(path: Path, heard: Heard, writer: HistoryWriter) -> None:
    writer.write(BROKEN_OFF)
    assert writer.flush(SOON_S)
    assert kept(path) == (BROKEN_OFF,)
    assert (heard.notices, heard.troubles, heard.faults) == ([], [], [])


def test_the_file_is_let_go_of_when_no_session_is_under_way(
    path: Path, writer: HistoryWriter
) -> None:
    wal = path.with_name("history.db-wal")
    writer.write(BROKEN_OFF)
    assert writer.flush(SOON_S)
    assert wal.exists()
    writer.write(replace(BROKEN_OFF, open=False))
    until(lambda: not wal.exists())


def test_what_is_asked_is_answered_after_what_was_written(writer: HistoryWriter) -> None:
    writer.write(WORKOUT)
    answers: list[Workout | None] = []
    answered = threading.Event()

    def ask(history: History) -> None:
        answers.append(history.last("glutes"))
        answered.set()

    writer.ask(ask)
    assert answered.wait(SOON_S)
    assert answers == [WORKOUT]


def test_while_the_diary_is_locked_the_latest_state_is_held_and_that_told_once(
    path: Path, heard: Heard, lock: sqlite3.Connection, writer: HistoryWriter
) -> None:
    for reps_ms in range(5):
        writer.write(replace(BROKEN_OFF, elapsed_ms=reps_ms))
        until(lambda: heard.troubles)
    assert not writer.flush(0.05)
    assert len(heard.troubles) == 1
    assert "Another program is using" in str(heard.troubles[0])
    lock.execute("COMMIT")
    assert writer.flush(SOON_S)
    assert kept(path) == (replace(BROKEN_OFF, elapsed_ms=4),)
    until(lambda: len(heard.troubles) == 2)
    assert heard.troubles[1] is None


def test_a_diary_that_is_free_again_at_the_end_has_all(
    path: Path, heard: Heard, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_writer, "RETRY_S", 60.0)
    writer = HistoryWriter(path, heard.listener)
    writer.write(WORKOUT)
    until(lambda: heard.troubles)
    lock.execute("COMMIT")
    writer.close(SOON_S)
    assert kept(path) == (WORKOUT,)


def test_what_cannot_be_written_by_the_end_is_taken_in_the_next_time(
    path: Path, heard: Heard, lock: sqlite3.Connection
) -> None:
    first, second = keyed(BROKEN_OFF, WORKOUT)
    writer = HistoryWriter(path, heard.listener)
    for workout in (first, second):
        writer.write(workout)
    writer.close(SOON_S)
    assert path.with_name("history-waiting.db").exists()
    lock.execute("COMMIT")
    for _ in range(2):
        again = HistoryWriter(path, heard.listener)
        again.close(SOON_S)
    assert kept(path) == (replace(first, open=False), second)
    assert not path.with_name("history-waiting.db").exists()


def test_what_waited_longer_comes_first(path: Path, heard: Heard) -> None:
    first, second = keyed(WORKOUT, WORKOUT)
    with History(path.with_name("history-waiting.db")) as waiting:
        waiting.write(first)
    writer = HistoryWriter(path, heard.listener)
    writer.write(second)
    writer.close(SOON_S)
    assert kept(path) == (first, second)


def test_what_waits_and_cannot_be_read_waits_on(
    path: Path, writer: HistoryWriter, caplog: pytest.LogCaptureFixture
) -> None:
    writer.close(SOON_S)
    second = path.with_name("history-waiting.db")
    second.mkdir()
    heard = Heard()
    again = HistoryWriter(path, heard.listener)
    again.write(WORKOUT)
    again.close(SOON_S)
    assert kept(path) == (WORKOUT,)
    assert second.exists()
    assert "history-waiting.db" in caplog.text
    caplog.clear()


def test_where_nothing_at_all_can_be_written_the_log_has_it(
    path: Path, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("history.db", "history-waiting.db"):
        path.with_name(name).mkdir()
    writer = HistoryWriter(path, heard.listener)
    writer.write(WORKOUT)
    writer.close(SOON_S)
    assert "could not be kept" in caplog.text
    assert len(heard.troubles) == 1
    caplog.clear()


def test_a_damaged_diary_is_told_and_what_is_under_way_goes_into_a_new_one(
    path: Path, heard: Heard
) -> None:
    path.write_bytes(b"nonsense" * 1_000)
    writer = HistoryWriter(path, heard.listener)
    writer.write(WORKOUT)
    writer.close(SOON_S)
    (notice,) = heard.notices
    assert "history.db.bad" in notice
    assert kept(path) == (WORKOUT,)


def test_an_error_of_ours_is_told_once_and_the_writer_goes_on(
    path: Path, heard: Heard, writer: HistoryWriter, caplog: pytest.LogCaptureFixture
) -> None:
    times: list[None] = []

    def ask(_: History) -> None:
        times.append(None)
        if len(times) < 3:
            raise ZeroDivisionError

    writer.ask(ask)
    writer.write(WORKOUT)
    until(lambda: len(times) == 3)
    assert writer.flush(SOON_S)
    writer.close(SOON_S)
    assert [type(fault) for fault in heard.faults] == [ZeroDivisionError]
    assert kept(path) == (WORKOUT,)
    caplog.clear()


def test_a_state_that_comes_while_an_earlier_one_is_written_is_written_too(
    path: Path, writer: HistoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = History.write
    later = replace(WORKOUT, elapsed_ms=61_000)

    def slow_write(self: History, workout: Workout) -> None:
        if workout is WORKOUT:
            writer.write(later)
        write(self, workout)

    monkeypatch.setattr(History, "write", slow_write)
    writer.write(WORKOUT)
    until(lambda: writer.flush(SOON_S) and not writer._waiting)
    assert kept(path) == (later,)
