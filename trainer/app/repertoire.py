"""The routines and their rehearsals, kept in step with the files and the settings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.app.backstage import Backstage, Progressed, Rehearsed
from trainer.app.preferences import Preferences
from trainer.core.exercise import Exercise
from trainer.core.plan.timeline import Address
from trainer.core.settings import Settings, StepChoice
from trainer.core.text import Message, sentence
from trainer.storage.library import Library, RoutineFile
from trainer.storage.paths import is_toml
from trainer.ui.cards import Notice, RoutineCard, VoiceProgress
from trainer.ui.describe import exercise_names, total_length
from trainer.voice.rehearsal import Estimates, Piece, Rehearsal, estimate

AFTER_AN_EDIT_MS = 100
"""So long after the last change of a setting the routines are laid out anew."""

WITH_VOICE = 10
"""So many routines, the first ones, are laid out with their voice without having been chosen."""

APART_MS = 3
"""What is left to all else between two estimates of a length."""


_Settings: TypeAlias = tuple[Settings, Mapping[str, StepChoice]]
"""The settings of all routines, and what is chosen for the steps of one."""


@dataclass(slots=True)
class _Plan:
    """What is known of a routine: its lay-out and its length in words.

    Attributes:
        rehearsal: the best lay-out that is known; None where there is none, or only its length.
        settings: those by which it was laid out or measured, or that has been ordered.
        order: the number of an order that is not done yet.
        exact: whether the lay-out is not an estimate.
        length: how long it lasts, in words.
        exercises: their names in one line.

    """

    rehearsal: Rehearsal | None = None
    settings: _Settings | None = None
    order: int | None = None
    exact: bool = False
    length: str = ""
    exercises: str = ""


class Repertoire(QObject):
    """All routines, each with the best lay-out that is known of it.

    Signals:
        changed: carries the id of a routine whose line in the list is another one.
        rehearsed: carries the id of a routine whose exact lay-out is there.
        remainder_ready: carries the `Rehearsal` of a routine from a place on.
        progressed: carries the `VoiceProgress` of the chosen routine.
        noticed: carries a `Notice` of what went wrong with the voice, each once.
    """

    changed = Signal(str)
    rehearsed = Signal(str)
    remainder_ready = Signal(object)
    progressed = Signal(object)
    noticed = Signal(object)

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        backstage: Backstage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._files = {file.routine.id: file for file in library.routines}
        self._preferences = preferences
        self._backstage = backstage
        self._plans: dict[str, _Plan] = {each: _Plan() for each in self._files}
        self._unmeasured: dict[str, None] = {}
        self._estimates = Estimates(total_length)
        self._recent: list[str] = []
        self._remainder = 0
        self._told: set[Message] = set()
        self.chosen = next(iter(self._files), "")
        self._edited = QTimer(self, singleShot=True)
        self._edited.setInterval(AFTER_AN_EDIT_MS)
        self._edited.timeout.connect(self.rehearse)
        self._measuring = QTimer(self, singleShot=True)
        self._measuring.setInterval(APART_MS)
        self._measuring.timeout.connect(self._measure_one)
        preferences.changed.connect(self._edited.start)
        backstage.rehearsed.connect(self._take)
        backstage.progressed.connect(self._pass_on)

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise by id."""
        return self._library.exercises

    def file(self, routine_id: str) -> RoutineFile | None:
        """Return the routine of that id with its file."""
        return self._files.get(routine_id)

    def find(self, name: str) -> str | None:
        """Return the id of the routine of that id, or in that file."""
        if name in self._files:
            return name
        file = self._library.find_in(Path(name)) if is_toml(Path(name)) else None
        return file.routine.id if file else None

    def use(self, library: Library) -> bool:
        """Take over what has changed in the files; what is the same stays as it is laid out.

        Returns whether the chosen routine is another one now.
        """
        others = _changed(self._library.exercises, library.exercises)
        files = {file.routine.id: file for file in library.routines}
        for routine_id, before in self._files.items():
            file = files.get(routine_id)
            same = file is not None and file.routine == before.routine
            if not same or _uses(before, others, library.exercises):
                self._forget(routine_id)
        self._library, self._files = library, files
        known = self._plans.get(self.chosen)
        self._plans = {each: self._plans.get(each) or _Plan() for each in files}
        if self.chosen not in files:
            self.chosen = next(iter(files), "")
        self.rehearse()
        return known is None or known is not self._plans.get(self.chosen)

    def choose(self, routine_id: str) -> None:
        """Rehearse this one first, if it hasn't been."""
        plan = self._plans.get(routine_id)
        hurried = routine_id == self.chosen and plan and plan.order is not None
        self.chosen = routine_id
        if plan and not (hurried or self.is_ready(routine_id)):
            self._order(routine_id, plan)
        self._leave_behind(routine_id)

    def _leave_behind(self, routine_id: str) -> None:
        """Keep the lay-outs of the last routines that were chosen, of the others the lengths."""
        recent = [routine_id, *(each for each in self._recent if each != routine_id)]
        self._recent, old = recent[:WITH_VOICE], recent[WITH_VOICE:]
        for each in old:
            plan = self._plans.get(each)
            if plan and plan.order is None:
                plan.rehearsal, plan.exact = None, False

    def is_ready(self, routine_id: str) -> bool:
        """Whether the lay-out is exact, or as exact as it will be."""
        plan = self._plans.get(routine_id)
        return plan is not None and plan.exact and plan.order is None

    def best(self, routine_id: str) -> Rehearsal:
        """Return the best lay-out that is known: until it is rehearsed, one by estimate."""
        plan = self._plans[routine_id]
        if plan.rehearsal is None:
            plan.rehearsal = estimate(self._piece(routine_id))
            plan.length = total_length(plan.rehearsal.timeline)
        return plan.rehearsal

    def longer_by_factor_ms(self, routine_id: str) -> int:
        """Return how much longer a routine is, by estimate, than with a tempo factor of 1."""
        piece = self._piece(routine_id)
        if piece.settings.tempo_factor == 1:
            return 0
        plain = replace(piece, settings=replace(piece.settings, tempo_factor=1.0))
        lengths = [estimate(each).timeline.total_ms for each in (piece, plain)]
        return lengths[0] - lengths[1]

    def begin_day(self) -> None:
        """Lay out anew what was otherwise for another day only."""
        if self._preferences.begin_day():
            self.rehearse()

    def remainder(self, routine_id: str, start: Address) -> Rehearsal:
        """Return a lay-out by estimate of what is left of a routine from a place on."""
        return estimate(replace(self._piece(routine_id), start=start))

    def rehearse_remainder(self, routine_id: str, start: Address) -> None:
        """Lay out what is left of a routine from a place on."""
        piece = replace(self._piece(routine_id), start=start)
        self._remainder = self._backstage.rehearse(piece, chosen=True)

    def cards(self) -> tuple[RoutineCard, ...]:
        """Return the list's lines; of what isn't laid out yet, the length is missing."""
        return tuple(self.card(each) for each in self._files)

    def card(self, routine_id: str) -> RoutineCard:
        """Return the list's line of a routine."""
        file, plan = self._files[routine_id], self._plans[routine_id]
        plan.exercises = plan.exercises or exercise_names(file.routine, self._library.exercises)
        return RoutineCard(
            id=routine_id,
            name=file.routine.name,
            length=plan.length,
            exercises=plan.exercises,
            description=file.routine.description,
            own=file.own,
            path=str(file.path),
        )

    @Slot()
    def rehearse(self) -> None:
        """Lay out by the settings in force what isn't yet, the chosen routine first."""
        settings = self._settings_of(self._files)
        stale = {k: plan for k, plan in self._plans.items() if plan.settings != settings[k]}
        for plan in stale.values():
            plan.order = None
        kept = [plan.order for plan in self._plans.values() if plan.order is not None]
        self._backstage.drop_rehearsals(keep={*kept, self._remainder})
        first = dict.fromkeys([self.chosen, *self._files][: WITH_VOICE + 1])
        for routine_id in first:
            if routine_id in stale:
                self._order(routine_id, stale[routine_id])
        for routine_id in stale:
            if routine_id not in first:
                self._measure_soon(routine_id, settings[routine_id])

    def _settings_of(self, routine_ids: Collection[str]) -> dict[str, _Settings]:
        """Return the settings that the lay-outs of routines depend on, by routine."""
        usual = replace(_for_the_plan(self._preferences.of("")), steps={})
        choices = self._preferences.choices(routine_ids)
        return {each: (usual, choices.get(each, {})) for each in routine_ids}

    def _order(self, routine_id: str, plan: _Plan) -> None:
        chosen = routine_id == self.chosen
        plan.settings = self._settings_of((routine_id,))[routine_id]
        plan.order = self._backstage.rehearse(self._piece(routine_id), chosen=chosen)
        self._unmeasured.pop(routine_id, None)
        if not plan.length:
            self._unmeasured[routine_id] = None
            self._measuring.start()

    def _measure_soon(self, routine_id: str, settings: _Settings) -> None:
        """Estimate a length again when there is time; until then the old one is shown."""
        plan = self._plans[routine_id]
        plan.settings, plan.rehearsal, plan.exact = settings, None, False
        self._unmeasured[routine_id] = None
        self._measuring.start()

    @Slot()
    def _measure_one(self) -> None:
        """Estimate one length: together they would hold up the window."""
        routine_id = next(iter(self._unmeasured), None)
        if routine_id is None:
            return
        del self._unmeasured[routine_id]
        plan = self._plans[routine_id]
        if not plan.exact:
            self._say_length(routine_id, self._estimates.of(self._piece(routine_id)))
        self._measuring.start()

    def _say_length(self, routine_id: str, length: str) -> None:
        plan = self._plans[routine_id]
        if plan.length != length:
            plan.length = length
            self.changed.emit(routine_id)

    def _forget(self, routine_id: str) -> None:
        """Forget what was laid out of a routine that is another one now, or gone."""
        plan = self._plans.pop(routine_id)
        if plan.order is not None:
            self._backstage.drop(plan.order)
        self._unmeasured.pop(routine_id, None)

    def _piece(self, routine_id: str) -> Piece:
        return Piece(
            routine=self._files[routine_id].routine,
            exercises=self._library.exercises,
            settings=self._preferences.of(routine_id),
        )

    @Slot(object)
    def _take(self, done: Rehearsed) -> None:
        routine_id = done.piece.routine.id
        plan = self._plans.get(routine_id)
        if plan and plan.order == done.number:
            plan.order, plan.exact, plan.rehearsal = None, True, done.rehearsal
            self._tell(done.rehearsal.problem)
            self._say_length(routine_id, total_length(done.rehearsal.timeline))
            self.rehearsed.emit(routine_id)
        elif done.number == self._remainder:
            self._tell(done.rehearsal.problem)
            self.remainder_ready.emit(done.rehearsal)

    def _tell(self, problem: Message | None) -> None:
        if problem and problem not in self._told:
            self._told.add(problem)
            self.noticed.emit(Notice(text=sentence(problem)))

    @Slot(object)
    def _pass_on(self, progress: Progressed) -> None:
        plan = self._plans.get(self.chosen)
        if plan and plan.order == progress.number:
            self.progressed.emit(VoiceProgress(done=progress.done, total=progress.total))


def _changed(old: Mapping[str, Exercise], new: Mapping[str, Exercise]) -> frozenset[str]:
    """Return the ids of the exercises that are not what they were."""
    return frozenset(each for each in {*old, *new} if old.get(each) != new.get(each))


def _uses(file: RoutineFile, others: frozenset[str], exercises: Mapping[str, Exercise]) -> bool:
    """Tell whether any of these exercises is done in a routine, be it as the easier one."""
    if not others:
        return False
    done = {step.exercise for step in file.routine.all_steps()}
    easier = {exercises[each].easier for each in done if each in exercises}
    return not others.isdisjoint(done | easier)


def _for_the_plan(settings: Settings) -> Settings:
    """Return the settings that a lay-out depends on, the others as they are by default."""
    usual = Settings()
    return replace(
        settings,
        voice_volume=usual.voice_volume,
        tone_volume=usual.tone_volume,
        sound_delay_ms=usual.sound_delay_ms,
        keep_awake_sound=usual.keep_awake_sound,
        lower_music=usual.lower_music,
        theme=usual.theme,
        reduce_motion=usual.reduce_motion,
        viewing_distance_m=usual.viewing_distance_m,
        screen_inches=usual.screen_inches,
        distance_at_start=usual.distance_at_start,
    )
