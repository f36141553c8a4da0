"""What is kept of workouts: the diary, and the place where one was interrupted."""

import contextlib
import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from trainer.core.diary import Felt, Workout
from trainer.core.plan.timeline import Address
from trainer.core.text import tr
from trainer.storage.history_db import History, HistoryError
from trainer.storage.resume_file import Place, forget_place, load_place, save_place
from trainer.ui.cards import Notice

_log = logging.getLogger(__name__)


class DiaryDesk(QObject):
    """Writes workouts down. What can't be kept is said once.

    Signals:
        noticed: carries a `Notice`.
    """

    noticed = Signal(object)

    def __init__(self, history: Path, place: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._place = place
        self._number: int | None = None

    def add(self, workout: Workout) -> Workout | None:
        """Keep a workout; returns the last one of the same routine before it, if any."""
        self._number = None
        try:
            with History(self._history) as history:
                if history.set_aside:
                    self._tell_set_aside(history.set_aside)
                last = history.last(workout.routine)
                if workout.active_ms or workout.reps:
                    self._number = history.add(workout)
                return last
        except HistoryError as error:
            self.noticed.emit(Notice(text=str(error)))
            return None

    @Slot(object)
    def note_felt(self, felt: Felt) -> None:
        """Keep how the workout that was added last felt."""
        if self._number is None:
            return
        try:
            with History(self._history) as history:
                history.set_felt(self._number, felt)
        except HistoryError as error:
            self.noticed.emit(Notice(text=str(error)))

    @property
    def interrupted(self) -> str | None:
        """The routine of the session that was interrupted last, if one was."""
        place = load_place(self._place)
        return place.routine if place else None

    def place_in(self, routine_id: str) -> Address | None:
        """Return where a session of this routine was interrupted, if it was."""
        place = load_place(self._place)
        return place.address if place and place.routine == routine_id else None

    def remember(self, routine_id: str, address: Address) -> None:
        """Keep where a session is, in case that it is interrupted."""
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            save_place(self._place, Place(routine=routine_id, address=address, when=when))
        except OSError as error:
            _log.info("the place could not be kept: %s", error)

    def forget(self) -> None:
        """Forget the place: the session came to its end."""
        with contextlib.suppress(OSError):
            forget_place(self._place)

    def _tell_set_aside(self, place: Path) -> None:
        text = tr(
            "The diary was damaged. It is kept as {file}, and a new one begins.", file=str(place)
        )
        self.noticed.emit(Notice(text=text))
