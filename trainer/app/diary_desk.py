"""What is kept of workouts: what was done of them, and where one can be gone on with."""

import contextlib
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal, Slot

from trainer.core.diary import Felt, Workout, where_to_go_on
from trainer.core.plan.timeline import Address, Timeline
from trainer.core.text import Message, sentence
from trainer.storage.history_db import History
from trainer.storage.history_writer import HistoryWriter, Listener
from trainer.storage.resume_file import forget_place, load_place
from trainer.ui.cards import Notice

KNOWN_WITHIN_S = 0.5
"""No longer than this is waited for the diary: the window can do without it."""

SAVED_WITHIN_S = 1.0
"""So long a crash waits for what was done to be written."""

CLOSED_WITHIN_S = 6.0
"""So long the end waits, at most: another program may hold the diary for some time."""


def now() -> str:
    """Return the time as the diary writes it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class DiaryDesk(QObject):
    """Has workouts written down as they are done. What can't be kept is said once.

    Signals:
        noticed: carries a `Notice`.
        withdrawn: carries a `Notice` that no longer holds.
        failed: carries the exception of a fault of ours.
        known: what was done before has been read, later than it was waited for.
    """

    noticed = Signal(object)
    withdrawn = Signal(object)
    failed = Signal(object)
    known = Signal()

    # From the writer's thread into ours, where somebody listens by the time that they arrive.
    _notice_came = Signal(object)
    _trouble_came = Signal(object)
    _fault_came = Signal(object)

    def __init__(self, history: Path, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._read, self._late = threading.Event(), False
        self._earlier: dict[str, Workout] = {}
        self._latest: Workout | None = None
        self._now: dict[str, Workout] = {}
        self._current: Workout | None = None
        self._last: Workout | None = None
        self._trouble: Notice | None = None
        self._notice_came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._trouble_came.connect(self._tell_trouble, Qt.ConnectionType.QueuedConnection)
        self._fault_came.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        listener = Listener(
            notice=self._notice_came.emit,
            trouble=self._pass_trouble_on,
            fault=self._fault_came.emit,
        )
        self._writer = HistoryWriter(history, listener)
        self._writer.ask(self._look_back)

    @property
    def interrupted(self) -> str | None:
        """The routine of the workout that was under way last, if that can be gone on with."""
        self._late = not self._read.wait(KNOWN_WITHIN_S) or self._late
        latest = self._latest
        return latest.routine if latest and latest.place else None

    def unfinished(self, routine_id: str) -> Workout | None:
        """Return the last workout of a routine, if it can be gone on with."""
        last = self._now.get(routine_id) or self._earlier.get(routine_id)
        return last if last and last.place else None

    def place_in(self, timeline: Timeline) -> Address | None:
        """Return where the last workout of this routine goes on, if it can."""
        workout = self.unfinished(timeline.routine)
        return where_to_go_on(workout, timeline) if workout else None

    @Slot(object)
    def keep(self, workout: Workout) -> None:
        """Have a workout written as it stands now, once anything has been done of it."""
        if self._current is None or self._current.key != workout.key:
            self._last = None
            self._writer.ask(lambda history: self._find_last(history, workout))
        self._current = workout
        if workout.begun:
            self._now[workout.routine] = self._latest = workout
            self._writer.write(workout)

    @property
    def last(self) -> Workout | None:
        """The last workout of the same routine before the current one, if any is known."""
        return self._last

    @Slot(object)
    def note_felt(self, felt: Felt) -> None:
        """Keep how the workout that was done last felt."""
        if self._current:
            self.keep(replace(self._current, felt=felt))

    def save(self) -> None:
        """Wait a moment until all is written."""
        self._writer.flush(SAVED_WITHIN_S)

    def close(self) -> None:
        """Write what waits and end."""
        self._writer.close(CLOSED_WITHIN_S)

    @Slot(object)
    def _tell(self, what: Message) -> None:
        self.noticed.emit(Notice(text=sentence(what)))

    @Slot(object)
    def _tell_trouble(self, what: Message | None) -> None:
        if self._trouble:
            self.withdrawn.emit(self._trouble)
        self._trouble = Notice(text=sentence(what)) if what else None
        if self._trouble:
            self.noticed.emit(self._trouble)

    # In the writer's thread

    def _pass_trouble_on(self, what: Message | None) -> None:
        if what:
            self._late = True
            self._read.set()  # nobody need wait for it
        self._trouble_came.emit(what)

    def _look_back(self, history: History) -> None:
        self._adopt(history)
        self._earlier = {workout.routine: workout for workout in history.unfinished()}
        self._latest = self._latest or history.latest()
        self._read.set()
        if self._late:
            self.known.emit()

    def _adopt(self, history: History) -> None:
        """Take over the place that an older program kept in a file of its own."""
        place = load_place(self._place)
        if place is None:
            return
        last = history.last(place.routine)
        if last is None or last.completed or last.started > place.when:
            last = Workout(
                key=uuid4().hex, routine=place.routine, name=place.routine, started=place.when
            )
        if last.place is None:
            history.write(replace(last, place=place.address))
        with contextlib.suppress(OSError):
            forget_place(self._place)

    def _find_last(self, history: History, workout: Workout) -> None:
        last = history.last(workout.routine, but=workout.key)
        if self._current and self._current.key == workout.key:
            self._last = last
