"""Builds every part of the window's program, and wires them in one visible block."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from trainer.app.adjusting import Adjuster
from trainer.app.backstage import Backstage
from trainer.app.diary_desk import DiaryDesk
from trainer.app.figure_desk import FigureDesk
from trainer.app.front import Front
from trainer.app.hearing import Hearing
from trainer.app.left_out import left_out
from trainer.app.library_watch import LibraryWatch
from trainer.app.memory import keep_geometry, told_once
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
from trainer.storage.library import Library
from trainer.storage.paths import Folders, is_toml, resource_dir
from trainer.storage.settings_file import LoadedSettings
from trainer.ui.cards import Notice, RoutineDetail, StartAt

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
        self._files = LibraryWatch(folders, self)
        self._library = self._files.first()
        self._shown = self._library
        self._sought: Path | None = None
        self._left_out: Notice | None = None
        self._preferences = front.preferences
        self.window = front.window
        self._backstage = Backstage(folders.clips, self)
        self.loudspeaker = Loudspeaker(resource_dir() / "sounds", self)
        self._repertoire = Repertoire(self._library, self._preferences, self._backstage, self)
        self._diary = DiaryDesk(folders.history, folders.place, self)
        self.workouts = Workouts(self.loudspeaker, self)
        self._starter = Starter(self._repertoire, self.workouts, self._diary, self)
        self._figures = FigureDesk(self._library, self._preferences, self.window, self)
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
        self._show_troubles(front.loaded)

    @cached_property
    def _surroundings(self) -> "Surroundings":
        from trainer.app.surroundings import Surroundings  # noqa: PLC0415 - the window comes first

        around = Surroundings(self._folders.lowered, self.workouts, self._adjuster, self.window)
        around.refused.connect(self._say_refused)
        around.use(self._preferences.of(self._repertoire.chosen))
        return around

    def _wire(self) -> None:  # noqa: PLR0915 - one visible block, one line a connection
        """Connect everything that speaks across parts, sorted by who speaks."""
        window, picker, session = self.window, self.window.picker, self.window.session
        self._adjuster.volume_changed.connect(self.loudspeaker.unmute)
        self._adjuster.volume_changed.connect(session.show_volume)
        self._backstage.failed.connect(_raise)
        self._diary.failed.connect(_raise)
        self._diary.known.connect(self._show_chosen)
        self._diary.noticed.connect(window.show_notice)
        self._diary.withdrawn.connect(window.withdraw_notice)
        self._files.changed.connect(self._take_library)
        self._files.failed.connect(_raise)
        self._preferences.changed.connect(self._apply_settings)
        self._preferences.changed.connect(self._use_volumes)
        self._preferences.trouble.connect(self._say)
        self._repertoire.changed.connect(self._show_card)
        self._repertoire.noticed.connect(window.show_notice)
        self._repertoire.progressed.connect(picker.show_voice)
        self._repertoire.rehearsed.connect(self._show_rehearsed)
        self._repertoire.remainder_ready.connect(self._starter.begin_remainder)
        self._shelves.refused.connect(window.show_notice)
        self._starter.refused.connect(window.show_notice)
        self._starter.waits.connect(picker.show_waiting)
        self.loudspeaker.heard_changed.connect(self._hearing.show)
        self.loudspeaker.muted_changed.connect(session.show_muted)
        self.workouts.began.connect(window.show_session)
        self.workouts.began.connect(self._tell_surroundings)
        self.workouts.ended.connect(self._finish)
        self.workouts.progressed.connect(self._diary.keep)
        self.workouts.shown.connect(window.render_snapshot)
        self.workouts.slept.connect(self._say_slept)
        picker.chosen.connect(self._choose)
        picker.go_on_wanted.connect(self._go_on)
        picker.start_at_wanted.connect(self._start_at)
        picker.start_wanted.connect(self._start)
        session.choice_wanted.connect(self._adjuster.change_step)
        session.felt_wanted.connect(self._diary.note_felt)
        session.jump_wanted.connect(self.workouts.jump)
        session.louder_wanted.connect(self._adjuster.louder)
        session.mute_wanted.connect(self.loudspeaker.toggle_mute)
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

    def _show_troubles(self, loaded: LoadedSettings) -> None:
        self.window.picker.show_left_out(left_out(self._library))
        if loaded.problems:
            details = tuple(str(problem) for problem in loaded.problems)
            text = tr("Some settings could not be read. Default values take their place.")
            self.window.show_notice(Notice(text=text, details=details))

    def open(self, start: str | None = None) -> None:
        """Show the window; start a routine, an id or a file, once its voice is ready."""
        named = start and self._repertoire.find(start)
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
            self._begin_named(named)
        elif start:
            self._seek(start)
        elif chosen != self._diary.interrupted:
            self._files.when_read(partial(self._turn_to_interrupted, chosen))
        QTimer.singleShot(0, self._wake)

    def _turn_to_interrupted(self, opened_at: str) -> None:
        """Turn to the routine that was interrupted, now that all are read."""
        routine_id = self._interrupted()
        if routine_id and self._repertoire.chosen == opened_at and not self.workouts.under_way:
            self.window.picker.choose(routine_id)

    @Slot(str)
    def show_wanted(self, start: str) -> None:
        """Turn to a routine that a later launch asks for; start it unless a session goes on."""
        if self.workouts.under_way:
            self._say(tr("A session is under way. End it to start another one."))
        else:
            self._seek(start)

    def _seek(self, name: str) -> None:
        """Start the routine of that id, or in that file, as it is on the disk now."""
        if is_toml(Path(name)):
            self._sought = Path(name).absolute()
            self._files.also(self._sought)
        self._once_read(partial(self._begin_found, name))

    def _begin_found(self, name: str) -> None:
        named = self._repertoire.find(name)
        if named is None:
            path = Path(name).absolute()
            wrong = [each for each in self._library.problems if each.file == path]
            self._starter.refuse(name, wrong)
        elif not self.workouts.under_way:
            self.window.picker.choose(named)
            self._begin_named(named)

    def _begin_named(self, routine_id: str) -> None:
        self._say_misplaced(routine_id)
        self._starter.start(routine_id)

    @Slot(str)
    def _start(self, routine_id: str) -> None:
        self._once_read(partial(self._starter.start, routine_id))

    @Slot(str)
    def _go_on(self, routine_id: str) -> None:
        self._once_read(partial(self._starter.go_on, routine_id))

    @Slot(object)
    def _start_at(self, wanted: StartAt) -> None:
        self._once_read(partial(self._starter.start_at, wanted))

    def _once_read(self, begin: Callable[[], None]) -> None:
        """Begin at once, or where files have changed when they are read."""
        self._look_at_settings()
        self._files.when_read(begin)

    @Slot(object)
    def _take_library(self, library: Library) -> None:
        """Show what has changed in the files; a session goes on with what it began with."""
        self._library = library
        if not self.workouts.under_way:
            self._use_library()

    def _use_library(self) -> None:
        if self._shown is self._library:
            return
        self._shown = self._library
        other = self._repertoire.use(self._library)
        drawn = self._figures.use(self._library)
        self._tell_left_out()
        picker, chosen = self.window.picker, self._repertoire.chosen
        with QSignalBlocker(picker):
            picker.show_cards(self._repertoire.cards())
            picker.choose(chosen)
        if other or drawn:
            self._starter.forget_others(chosen)
            self._show_chosen()

    def _tell_left_out(self) -> None:
        """Offer the list of files that can't be read; say it where there is another one."""
        files = left_out(self._library)
        known = self.window.picker.left_out
        self.window.picker.show_left_out(files)
        if self._left_out:
            self.window.withdraw_notice(self._left_out)
            self._left_out = None
        new = [file for file in files if file not in known and file.path != str(self._sought)]
        if new:
            text = tr("A file that was changed could not be read. It is left out.")
            details = tuple(line for file in new for line in file.problems)
            self._left_out = Notice(text=text, details=details)
            self.window.show_notice(self._left_out)

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
        self._files.close()
        self._backstage.close()
        self.loudspeaker.close()
        self._diary.close()

    @Slot()
    def _wake(self) -> None:
        self.loudspeaker.use(self._preferences.of(self._repertoire.chosen))
        self.loudspeaker.wake()
        self._repertoire.rehearse()
        self._figures.wake()
        self._files.check()
        QGuiApplication.instance().applicationStateChanged.connect(self._look_again)  # type: ignore[union-attr] # there is one
        QTimer.singleShot(PAINTED_WITHIN_MS, self, self._use_volumes)

    @Slot(str)
    def _choose(self, routine_id: str) -> None:
        self._starter.forget_others(routine_id)
        self._repertoire.choose(routine_id)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        routine_id = self._repertoire.chosen
        file = self._repertoire.file(routine_id)
        if file is None:
            self.window.picker.show_detail(None)
            return
        timeline = self._repertoire.best(routine_id).timeline
        place = self._diary.place_in(timeline)
        self.window.picker.show_detail(
            RoutineDetail(
                id=routine_id,
                timeline=timeline,
                description=file.routine.description,
                resume=place,
            )
        )
        if self._repertoire.is_ready(routine_id):
            self.window.picker.show_voice(None)

    @Slot(str)
    def _show_card(self, routine_id: str) -> None:
        self.window.picker.show_card(self._repertoire.card(routine_id))

    @Slot(str)
    def _show_rehearsed(self, routine_id: str) -> None:
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
        self._use_library()

    @Slot()
    def _apply_settings(self) -> None:
        settings = self._preferences.of(self._repertoire.chosen)
        self._look.wear(settings.theme)
        self.window.session.set_screen(settings)

    @Slot(QtCore.Qt.ApplicationState)
    def _look_again(self, state: QtCore.Qt.ApplicationState) -> None:
        """Look what has changed while other windows were in front: files, or the day."""
        if state is QtCore.Qt.ApplicationState.ApplicationActive:
            self._look_at_settings()
            self._files.check()
            if not self.workouts.under_way:
                self._repertoire.begin_day()

    def _look_at_settings(self) -> None:
        if not self.workouts.under_way:  # a session goes on with those that it began with
            self._preferences.look()

    @Slot()
    def _use_volumes(self) -> None:
        settings = self._preferences.of(self._repertoire.chosen)
        self.loudspeaker.use(settings)
        self._surroundings.use(settings)

    @Slot()
    def _say_slept(self) -> None:
        self._say(tr("The computer slept, so the session is paused. Press space to go on."))

    @Slot(str)
    def _say_refused(self, text: str) -> None:
        """Say once ever that the screen can't be kept on: it will be so the next time, too."""
        if not told_once(self._folders, "screen"):
            self._say(text)

    @Slot(str)
    def _say(self, text: str) -> None:
        self.window.show_notice(Notice(text=text))

    @Slot(bytes)
    def _keep_geometry(self, geometry: bytes) -> None:
        keep_geometry(self._folders, geometry)


def _raise(error: Exception) -> None:
    raise error
