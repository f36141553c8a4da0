"""From the wish to start to the session: at once, or when the voice is ready."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from trainer.app.diary_desk import DiaryDesk
from trainer.app.repertoire import Repertoire
from trainer.app.workouts import Workouts
from trainer.core.diary import Workout
from trainer.core.plan.timeline import Address
from trainer.core.text import tr
from trainer.storage.problems import Problem
from trainer.ui.cards import Notice, StartAt
from trainer.voice.rehearsal import Rehearsal


@dataclass(frozen=True, slots=True)
class _Wish:
    """A routine that is to be started; or gone on with at a place, and what was done before."""

    routine_id: str
    at: Address | None = None
    before: Workout | None = None


class Starter(QObject):
    """Starts sessions.

    Signals:
        waits: whether a start waits for the voice.
        refused: carries a `Notice`: what was to be started can't be.

    Attributes:
        routine_id: the routine of the session that was started last.

    """

    waits = Signal(bool)
    refused = Signal(object)

    def __init__(
        self,
        repertoire: Repertoire,
        workouts: Workouts,
        diary: DiaryDesk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._repertoire = repertoire
        self._workouts = workouts
        self._diary = diary
        self._awaited: _Wish | None = None
        self.routine_id = ""

    @Slot(str)
    def start(self, routine_id: str) -> None:
        """Start a routine; while its voice is being prepared, once it is.

        Asked for again in the meantime, start at once, with tones and captions.
        """
        self._begin_or_wait(_Wish(routine_id))

    @Slot(str)
    def go_on(self, routine_id: str) -> None:
        """Start a routine where it was interrupted, with time to get into position there."""
        before = self._diary.unfinished(routine_id)
        at = before and self._diary.place_in(self._repertoire.best(routine_id).timeline)
        self._begin_or_wait(_Wish(routine_id, at, before) if at else _Wish(routine_id))

    @Slot(object)
    def start_at(self, wanted: StartAt) -> None:
        """Start a routine at one of its steps."""
        self._begin_or_wait(_Wish(wanted.id, wanted.address))

    def refuse(self, name: str, problems: Collection[Problem]) -> None:
        """Say that there is no such routine, or what is wrong with its file."""
        if problems:
            details = tuple(str(problem) for problem in problems)
            text = tr("{file} could not be used.", file=name)
            self.refused.emit(Notice(text=text, details=details))
        else:
            text = tr("There is no routine {name}. Choose one from the list.", name=name)
            self.refused.emit(Notice(text=text))

    def begin_awaited(self, routine_id: str) -> None:
        """Start what waits for this routine's voice, if anything does."""
        if self._awaited == _Wish(routine_id):
            self._begin(self._repertoire.best(routine_id))

    @Slot(object)
    def begin_remainder(self, rehearsal: Rehearsal) -> None:
        """Start what is left of a workout, or give it its voice if it was started without."""
        routine_id = rehearsal.timeline.routine
        if self._awaited and self._awaited.routine_id == routine_id:
            self._begin(rehearsal, self._awaited.before)
        elif self._workouts.under_way and self.routine_id == routine_id:
            self._workouts.take_over(rehearsal)

    def forget_others(self, routine_id: str) -> None:
        """Start nothing by itself any more but this routine: the person has turned to it."""
        if self._awaited and self._awaited.routine_id != routine_id:
            self._awaited = None
            self.waits.emit(False)  # noqa: FBT003 - a signal's argument

    def _begin_or_wait(self, wish: _Wish) -> None:
        if self._workouts.under_way or self._repertoire.file(wish.routine_id) is None:
            return
        self._repertoire.begin_day()
        if self._awaited and self._awaited.routine_id == wish.routine_id:
            self._begin_known(wish if wish.at else self._awaited)
        elif wish.at is None and self._repertoire.is_ready(wish.routine_id):
            self._begin(self._repertoire.best(wish.routine_id))
        else:
            self._wait(wish)

    def _begin_known(self, wish: _Wish) -> None:
        """Begin with what can be played at once."""
        if wish.at is None:
            self._begin(self._repertoire.best(wish.routine_id))
        else:
            self._begin(self._repertoire.remainder(wish.routine_id, wish.at), wish.before)

    def _wait(self, wish: _Wish) -> None:
        self._awaited = wish
        self.waits.emit(True)  # noqa: FBT003 - a signal's argument
        if wish.at is not None:
            self._repertoire.rehearse_remainder(wish.routine_id, wish.at)

    def _begin(self, rehearsal: Rehearsal, before: Workout | None = None) -> None:
        self._awaited = None
        self.routine_id = rehearsal.timeline.routine
        self.waits.emit(False)  # noqa: FBT003 - a signal's argument
        self._workouts.begin(rehearsal, before)
