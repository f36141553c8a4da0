"""Builds every part of the window's program, and wires them in one visible block."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal, Slot

from trainer.app.adjusting import Adjuster
from trainer.app.backstage import Backstage
from trainer.app.diary_desk import DiaryDesk
from trainer.app.figure_desk import FigureDesk
from trainer.app.front import Front
from trainer.app.hearing import Hearing
from trainer.app.left_out import left_out
from trainer.app.memory import keep_geometry
from trainer.app.recording_desk import RecordingDesk
from trainer.app.repertoire import Repertoire
from trainer.app.settings_desk import SettingsDesk
from trainer.app.shelves import Shelves
from trainer.app.sound import Loudspeaker
from trainer.app.starting import Starter
from trainer.app.workouts import Workouts
from trainer.core.diary import Workout
from trainer.core.plan.timeline import Timeline
from trainer.core.text import sentence, tr
from trainer.storage.library import Library, load_library
from trainer.storage.paths import Folders, resource_dir
from trainer.storage.settings_file import LoadedSettings
from trainer.ui.cards import Notice, RoutineDetail

if TYPE_CHECKING:
    from trainer.app.surroundings import Surroundings

PAINTED_WITHIN_MS = 100
"""What the first page does without waits so long, for it to be seen first."""


class App(QObject):
    """The parts of the program, and the few decisions that concern several of them.

    Signals:
        finished: carries the `Workout` of a session that has ended.

    """

    finished = Signal(object)

    def __init__(self, folders: Folders, front: Front) -> None:
        super().__init__()
        self._folders = folders
        self._look = front.look
        library = load_library(folders)
        self._preferences = front.preferences
        self.window = front.window
        self._backstage = Backstage(folders.clips, self)
        self.loudspeaker = Loudspeaker(resource_dir() / "sounds", self)
        self._repertoire = Repertoire(library, self._preferences, self._backstage, self)
        self._diary = DiaryDesk(folders.history, folders.place, self)
        self.workouts = Workouts(self.loudspeaker, self)
        self._starter = Starter(self._repertoire, self.workouts, self._diary, self)
        self._figures = FigureDesk(library, self._preferences, self.window, self)
        self._adjuster = Adjuster(self._preferences, self._starter, self.workouts, self)
        self._settings = SettingsDesk(
            self._preferences, self._repertoire, self._backstage, self.loudspeaker, self.window
        )
        self._recording = RecordingDesk(
            self._preferences, self._repertoire, self._backstage, self.workouts, self.window
        )
        self._hearing = Hearing(self.window)
        self._shelves = Shelves(folders, self)
        self._wire()
        self._show_troubles(library, front.loaded)

    @cached_property
    def _surroundings(self) -> "Surroundings":
        from trainer.app.surroundings import Surroundings  # noqa: PLC0415 - the window comes first

        around = Surroundings(self._folders.lowered, self.workouts, self._adjuster, self.window)
        around.refused.connect(self._say)
        around.use(self._preferences.of(self._repertoire.chosen))
        return around

    def _wire(self) -> None:  # noqa: PLR0915 - one visible block, one line a connection
        """Connect everything that speaks across parts, sorted by who speaks."""
        window, picker, session = self.window, self.window.picker, self.window.session
        self._adjuster.volume_changed.connect(session.show_volume)
        self._backstage.failed.connect(_raise)
        self._diary.failed.connect(_raise)
        self._diary.known.connect(self._show_chosen)
        self._diary.noticed.connect(window.show_notice)
        self._diary.withdrawn.connect(window.withdraw_notice)
        self._preferences.changed.connect(self._apply_settings)
        self._preferences.changed.connect(self._use_volumes)
        self._preferences.trouble.connect(self._say)
        self._repertoire.estimated.connect(self._show_cards)
        self._repertoire.noticed.connect(window.show_notice)
        self._repertoire.progressed.connect(picker.show_voice)
        self._repertoire.rehearsed.connect(self._show_rehearsed)
        self._repertoire.remainder_ready.connect(self._starter.begin_remainder)
        self._shelves.refused.connect(window.show_notice)
        self._starter.refused.connect(window.show_notice)
        self._starter.waits.connect(picker.show_waiting)
        self.loudspeaker.heard_changed.connect(self._hearing.show)
        self.workouts.began.connect(window.show_session)
        self.workouts.began.connect(self._tell_surroundings)
        self.workouts.ended.connect(self._finish)
        self.workouts.progressed.connect(self._diary.keep)
        self.workouts.shown.connect(window.render_snapshot)
        self.workouts.slept.connect(self._say_slept)
        picker.chosen.connect(self._choose)
        picker.go_on_wanted.connect(self._starter.go_on)
        picker.start_wanted.connect(self._starter.start)
        session.choice_wanted.connect(self._adjuster.change_step)
        session.felt_wanted.connect(self._diary.note_felt)
        session.jump_wanted.connect(self.workouts.jump)
        session.louder_wanted.connect(self._adjuster.louder)
        session.next_wanted.connect(self.workouts.next)
        session.pause_wanted.connect(self.workouts.pause)
        session.previous_wanted.connect(self.workouts.previous)
        session.resume_wanted.connect(self.workouts.resume)
        session.softer_wanted.connect(self._adjuster.softer)
        session.stop_wanted.connect(self.workouts.stop)
        window.closing.connect(self._keep_geometry)
        window.finished_closed.connect(self._show_chosen)
        window.folder_wanted.connect(self._shelves.show_routines)
        window.log_wanted.connect(self._shelves.show_log)
        window.settings_wanted.connect(self.workouts.pause)
        window.settings_wanted.connect(self._settings.open)
        window.stop_wanted.connect(self.workouts.stop)

    def _show_troubles(self, library: Library, loaded: LoadedSettings) -> None:
        self.window.picker.show_left_out(left_out(library))
        if loaded.problems:
            details = tuple(str(problem) for problem in loaded.problems)
            text = tr("Some settings could not be read. Default values take their place.")
            self.window.show_notice(Notice(text=text, details=details))

    def open(self, start: str | None = None) -> None:
        """Show the window; start a routine, an id or a file, once its voice is ready."""
        named = None if start is None else self._starter.find(start)
        chosen = named or self._interrupted() or self._repertoire.chosen
        self._apply_settings()
        if self._repertoire.file(chosen):
            self._repertoire.best(chosen)
        with QSignalBlocker(self.window.picker):  # it turns to its first line for a moment
            self.window.picker.show_cards(self._repertoire.cards())
            self.window.picker.choose(chosen)
        self._choose(chosen)
        self.window.show()
        if named:
            self._say_misplaced(named)
            self._starter.start(named)
        QTimer.singleShot(0, self._wake)

    @Slot(str)
    def show_wanted(self, start: str) -> None:
        """Turn to a routine that a later launch asks for; start it unless a session goes on."""
        named = self._starter.find(start)
        if named is None:
            return
        if self.workouts.under_way:
            self._say(tr("A session is under way. End it to start another one."))
            return
        self.window.picker.show_cards(self._repertoire.cards())
        self.window.picker.choose(named)
        self._starter.start(named)

    def _say_misplaced(self, routine_id: str) -> None:
        file = self._repertoire.file(routine_id)
        problem = file and self._preferences.misplaced(file.routine)
        if problem:
            self._say(sentence(problem))

    def _interrupted(self) -> str | None:
        """Return the routine in which a session was interrupted, if it is there still."""
        routine_id = self._diary.interrupted
        return routine_id if routine_id and self._repertoire.file(routine_id) else None

    def save(self) -> None:
        """Keep what was done of a session that is under way, and what was set just now."""
        self._preferences.save()
        self.workouts.note()
        self._diary.save()

    def close(self) -> None:
        """End what runs beside the window; what was done of a session is written down."""
        self._preferences.save()
        self.workouts.stop()
        self._surroundings.close()
        self._recording.close()
        self._backstage.close()
        self.loudspeaker.close()
        self._diary.close()

    @Slot()
    def _wake(self) -> None:
        self.loudspeaker.use(self._preferences.of(self._repertoire.chosen))
        self.loudspeaker.wake()
        self._repertoire.rehearse()
        self._repertoire.estimate_rest()
        self._figures.wake()
        QTimer.singleShot(PAINTED_WITHIN_MS, self, self._use_volumes)

    @Slot(str)
    def _choose(self, routine_id: str) -> None:
        self._starter.forget_others(routine_id)
        self._repertoire.choose(routine_id)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        routine_id = self._repertoire.chosen
        if self._repertoire.file(routine_id) is None:
            self.window.picker.show_detail(None)
            return
        timeline = self._repertoire.best(routine_id).timeline
        place = self._diary.place_in(timeline)
        self.window.picker.show_detail(
            RoutineDetail(id=routine_id, timeline=timeline, resume=place)
        )
        if self._repertoire.is_ready(routine_id):
            self.window.picker.show_voice(None)

    @Slot()
    def _show_cards(self) -> None:
        self.window.picker.show_cards(self._repertoire.cards())

    @Slot(str)
    def _show_rehearsed(self, routine_id: str) -> None:
        self._show_cards()
        if routine_id == self._repertoire.chosen:
            self._show_chosen()
        if self.workouts.under_way and routine_id == self._starter.routine_id:
            self.workouts.take_over(self._repertoire.best(routine_id))
        else:
            self._starter.begin_awaited(routine_id)

    @Slot(object)
    def _tell_surroundings(self, timeline: Timeline) -> None:
        self._surroundings.begin(timeline)

    @Slot(object)
    def _finish(self, workout: Workout) -> None:
        self._diary.keep(workout)
        self.window.show_finished(workout, self._diary.last)
        self.finished.emit(workout)

    @Slot()
    def _apply_settings(self) -> None:
        settings = self._preferences.of(self._repertoire.chosen)
        self._look.wear(settings.theme)
        self.window.session.set_screen(settings)

    @Slot()
    def _use_volumes(self) -> None:
        settings = self._preferences.of(self._repertoire.chosen)
        self.loudspeaker.use(settings)
        self._surroundings.use(settings)

    @Slot()
    def _say_slept(self) -> None:
        self._say(tr("The computer slept, so the session is paused. Press space to go on."))

    @Slot(str)
    def _say(self, text: str) -> None:
        self.window.show_notice(Notice(text=text))

    @Slot(bytes)
    def _keep_geometry(self, geometry: bytes) -> None:
        keep_geometry(self._folders, geometry)


def _raise(error: Exception) -> None:
    raise error
