"""The routines and their rehearsals, kept in step with the settings."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.app.backstage import Backstage, Progressed, Rehearsed
from trainer.app.preferences import Preferences
from trainer.core.exercise import Exercise
from trainer.core.plan.timeline import Address
from trainer.core.settings import Settings
from trainer.core.text import Message, sentence
from trainer.storage.library import Library, RoutineFile
from trainer.ui.cards import Notice, RoutineCard, VoiceProgress
from trainer.ui.describe import exercises_line, total_length
from trainer.voice.rehearsal import Piece, Rehearsal, no_voice, rehearse

AFTER_AN_EDIT_MS = 100
"""So long after the last change of a setting the routines are laid out anew."""


class Repertoire(QObject):
    """All routines, each with the best lay-out that is known of it.

    Signals:
        estimated: one more routine is laid out by estimate.
        rehearsed: carries the id of a routine whose exact lay-out is there.
        remainder_ready: carries the `Rehearsal` of a routine from a place on.
        progressed: carries the `VoiceProgress` of the chosen routine.
        noticed: carries a `Notice` of what went wrong with the voice, each once.
    """

    rehearsed = Signal(str)
    estimated = Signal()
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
        self._files = {file.routine.id: file for file in library.routines}
        self._exercises = library.exercises
        self._preferences = preferences
        self._backstage = backstage
        self._rehearsals: dict[str, Rehearsal] = {}
        self._exact: set[str] = set()
        self._settings: dict[str, Settings] = {}
        self._orders: dict[str, int] = {}
        self._remainder = 0
        self._told: set[Message] = set()
        self.chosen = next(iter(self._files), "")
        self._edited = QTimer(self, singleShot=True)
        self._edited.setInterval(AFTER_AN_EDIT_MS)
        self._edited.timeout.connect(self.rehearse)
        preferences.changed.connect(self._edited.start)
        backstage.rehearsed.connect(self._take)
        backstage.progressed.connect(self._pass_on)

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Every exercise by id."""
        return dict(self._exercises)

    def file(self, routine_id: str) -> RoutineFile | None:
        """Return the routine of that id with its file."""
        return self._files.get(routine_id)

    def add(self, file: RoutineFile) -> None:
        """Take up a routine from somewhere else; it goes before others of its id."""
        self._files[file.routine.id] = file

    def choose(self, routine_id: str) -> None:
        """Rehearse this one first, if it hasn't been."""
        hurried = routine_id == self.chosen and routine_id in self._orders
        self.chosen = routine_id
        if routine_id in self._files and not (hurried or self.is_ready(routine_id)):
            self._order(routine_id)

    def is_ready(self, routine_id: str) -> bool:
        """Whether the lay-out is exact, or as exact as it will be."""
        return routine_id in self._exact and routine_id not in self._orders

    def best(self, routine_id: str) -> Rehearsal:
        """Return the best lay-out that is known: until it is rehearsed, one by estimate."""
        if routine_id not in self._rehearsals:
            self._rehearsals[routine_id] = rehearse(self._piece(routine_id), no_voice)
        return self._rehearsals[routine_id]

    def longer_by_factor_ms(self, routine_id: str) -> int:
        """Return how much longer a routine is, by estimate, than with a tempo factor of 1."""
        piece = self._piece(routine_id)
        if piece.settings.tempo_factor == 1:
            return 0
        plain = replace(piece, settings=replace(piece.settings, tempo_factor=1.0))
        lengths = [rehearse(each, no_voice).timeline.total_ms for each in (piece, plain)]
        return lengths[0] - lengths[1]

    def begin_day(self) -> None:
        """Lay out anew what was otherwise for another day only."""
        if self._preferences.begin_day():
            self.rehearse()

    def remainder(self, routine_id: str, start: Address) -> Rehearsal:
        """Return a lay-out by estimate of what is left of a routine from a place on."""
        return rehearse(replace(self._piece(routine_id), start=start), no_voice)

    def rehearse_remainder(self, routine_id: str, start: Address) -> None:
        """Lay out what is left of a routine from a place on."""
        piece = replace(self._piece(routine_id), start=start)
        self._remainder = self._backstage.rehearse(piece, chosen=True)

    def cards(self) -> tuple[RoutineCard, ...]:
        """Return the list's lines; of what isn't laid out yet, the name alone."""
        return tuple(self._card(file) for file in self._files.values())

    @Slot()
    def estimate_rest(self) -> None:
        """Lay out by estimate what isn't laid out at all, one routine at a time."""
        unknown = next((each for each in self._files if each not in self._rehearsals), None)
        if unknown is not None:
            self.best(unknown)
            self.estimated.emit()
            QTimer.singleShot(0, self.estimate_rest)

    @Slot()
    def rehearse(self) -> None:
        """Lay out by the settings in force what isn't yet, the chosen routine first."""
        stale = [each for each in self._files if not self._is_up_to_date(each)]
        self._orders = {key: order for key, order in self._orders.items() if key not in stale}
        self._backstage.drop_rehearsals(keep=(*self._orders.values(), self._remainder))
        for routine_id in sorted(stale, key=self._others_last):
            self._order(routine_id)

    def _is_up_to_date(self, routine_id: str) -> bool:
        """Whether it is laid out by the settings in force, or about to be."""
        settings = _for_the_plan(self._preferences.of(routine_id))
        known = routine_id in self._exact or routine_id in self._orders
        return known and self._settings[routine_id] == settings

    def _others_last(self, routine_id: str) -> bool:
        return routine_id != self.chosen

    def _order(self, routine_id: str) -> None:
        chosen = routine_id == self.chosen
        self._settings[routine_id] = _for_the_plan(self._preferences.of(routine_id))
        self._orders[routine_id] = self._backstage.rehearse(self._piece(routine_id), chosen=chosen)

    def _piece(self, routine_id: str) -> Piece:
        return Piece(
            routine=self._files[routine_id].routine,
            exercises=self._exercises,
            settings=self._preferences.of(routine_id),
        )

    def _card(self, file: RoutineFile) -> RoutineCard:
        known = self._rehearsals.get(file.routine.id)
        return RoutineCard(
            id=file.routine.id,
            name=file.routine.name,
            length=total_length(known.timeline) if known else "",
            exercises=exercises_line(known.timeline) if known else "",
            own=file.own,
            path=str(file.path),
        )

    @Slot(object)
    def _take(self, done: Rehearsed) -> None:
        routine_id = done.piece.routine.id
        if self._orders.get(routine_id) == done.number:
            del self._orders[routine_id]
            self._exact.add(routine_id)
            self._rehearsals[routine_id] = done.rehearsal
            self._tell(done.rehearsal.problem)
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
        if self._orders.get(self.chosen) == progress.number:
            self.progressed.emit(VoiceProgress(done=progress.done, total=progress.total))


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
