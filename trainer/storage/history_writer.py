"""Writes the diary in a thread of its own: a disk that is slow or full holds no session up."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from trainer.core.diary import Workout
from trainer.core.text import Message
from trainer.storage.history_db import History, HistoryError

RETRY_S = 1.0
"""What failed is tried again after so long."""

T = TypeVar("T")

_log = logging.getLogger(__name__)

Question: TypeAlias = Callable[[History], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Listener:
    """What is called, from the writer's thread, when there is something to tell.

    Attributes:
        notice: something has happened to the diary.
        trouble: the diary can't be used, and why; None once it can be used again.
        fault: there was an error of ours.

    """

    notice: Callable[[Message], None]
    trouble: Callable[[Message | None], None]
    fault: Callable[[Exception], None]


class HistoryWriter:
    """Holds each workout until it is written; what fails is told once and tried again.

    What can't be written by the end goes into a second diary beside the first, from which the
    next writer takes it in.
    """

    def __init__(self, path: Path, listener: Listener) -> None:
        self._path = path
        self._second = path.with_name(f"{path.stem}-waiting{path.suffix}")
        self._listener = listener
        self._history: History | None = None
        self._news = threading.Condition()
        self._waiting: dict[str, Workout] = {}
        self._questions: list[Question] = []
        self._taken_in = False
        self._under_way = False
        self._failed = False
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="diary", daemon=True)
        self._thread.start()

    def write(self, workout: Workout) -> None:
        """Keep a workout as it stands now, instead of an earlier state that still waits."""
        with self._news:
            self._waiting[workout.key] = workout
            self._news.notify_all()

    def ask(self, question: Question) -> None:
        """Have something read in the writer's thread, when what waits has been written."""
        with self._news:
            self._questions.append(question)
            self._news.notify_all()

    def flush(self, within_s: float) -> bool:
        """Wait until everything is written, so long at most; returns whether it is."""
        with self._news:
            return self._news.wait_for(lambda: not self._waiting, within_s)

    def close(self, within_s: float) -> None:
        """Write what waits, and end; don't wait for that longer than so many seconds."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        self._thread.join(within_s)

    def _run(self) -> None:
        ended = False
        while not ended:
            with self._news:
                self._news.wait_for(self._is_due, RETRY_S if self._failed else None)
                ended = self._closing
            if self._has_work():
                self._try()
        if self._waiting:
            self._leave_behind()
        self._let_go()

    def _is_due(self) -> bool:
        return self._closing or (not self._failed and self._has_work())

    def _has_work(self) -> bool:
        return bool(self._waiting or self._questions or not self._taken_in)

    def _try(self) -> None:
        try:
            self._work()
        except HistoryError as error:
            _log.info("%s", error)
            self._fail(self._listener.trouble, error.problem)
        except Exception as error:  # noqa: BLE001 - a fault of ours, shown by the window
            _log.exception("the diary could not be written")
            self._fail(self._listener.fault, error)
        else:
            if self._failed:
                self._failed = False
                self._listener.trouble(None)

    def _work(self) -> None:
        self._history = history = self._history or History(self._path)
        try:
            if not self._taken_in:
                self._take_in(history)
                self._taken_in = True
            self._write_all(history)
            while self._questions:
                self._questions[0](history)
                del self._questions[0]
        finally:
            for notice in history.notices:
                self._listener.notice(notice)
            history.notices.clear()
        if not self._under_way:
            self._let_go()

    def _write_all(self, history: History) -> None:
        with self._news:
            waiting = tuple(self._waiting.values())
        for workout in waiting:
            history.write(workout)
            self._under_way = workout.open
            with self._news:
                if self._waiting[workout.key] is workout:
                    del self._waiting[workout.key]
                self._news.notify_all()

    def _fail(self, tell: Callable[[T], None], what: T) -> None:
        """Tell what failed, unless that was told before, and let the file be opened anew."""
        self._let_go()
        if not self._failed:
            self._failed = True
            tell(what)

    def _let_go(self) -> None:
        """Close the file, so that it may be copied or replaced between sessions."""
        if self._history:
            self._history.close()
            self._history = None

    def _leave_behind(self) -> None:
        try:
            with History(self._second) as second:
                for workout in self._waiting.values():
                    second.write(workout)
        except HistoryError:
            _log.exception("a workout could not be kept")

    def _take_in(self, history: History) -> None:
        """Move into the diary what an earlier writer had to leave beside it."""
        if not self._second.exists():
            return
        try:
            with History(self._second) as second:
                workouts = second.all()
        except HistoryError as error:
            _log.warning("%s", error)
            return
        for workout in workouts:
            history.write(workout)
        self._second.unlink()
