"""Builds every part of the window's program, and wires them in one visible block."""

import signal
import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from trainer.app.backstage import Backstage
from trainer.app.diary_desk import DiaryDesk
from trainer.app.memory import keep_geometry, kept_geometry
from trainer.app.preferences import Preferences
from trainer.app.repertoire import Repertoire
from trainer.app.settings_desk import SettingsDesk
from trainer.app.sound import Loudspeaker
from trainer.app.troubles import Troubles, left_out
from trainer.app.workouts import Workouts
from trainer.core.diary import Workout
from trainer.core.plan.timeline import Address, Timeline
from trainer.core.settings import BadSettingError, StepChoice
from trainer.core.text import sentence, tr
from trainer.storage.library import Library, load_library, load_routine_file
from trainer.storage.paths import Folders, resource_dir
from trainer.storage.settings_file import LoadedSettings, load_settings
from trainer.ui.cards import Notice, RoutineDetail
from trainer.ui.main_window import MainWindow
from trainer.ui.theme import Look
from trainer.voice.clips import ClipCache
from trainer.voice.synthesis import Synthesizer

VOLUME_STEP = 10


class App(QObject):
    """The parts of the program, and the few decisions that concern several of them.

    Signals:
        finished: carries the `Workout` of a session that has ended.
    """

    finished = Signal(object)

    def __init__(self, folders: Folders, overrides: tuple[str, ...], look: Look) -> None:
        super().__init__()
        self._folders = folders
        self._look = look
        library = load_library(folders)
        loaded = load_settings(folders.settings)
        self.window = MainWindow()
        self._preferences = Preferences(folders.settings, loaded, overrides, self)
        self._backstage = Backstage(Synthesizer(ClipCache(folders.clips)), self)
        self.loudspeaker = Loudspeaker(resource_dir() / "sounds", self)
        self._repertoire = Repertoire(library, self._preferences, self._backstage, self)
        self._diary = DiaryDesk(folders.history, folders.place, self)
        self.workouts = Workouts(self.loudspeaker, self)
        self._settings = SettingsDesk(
            self._preferences, self._repertoire, self._backstage, self.loudspeaker, self.window
        )
        self._awaited: tuple[str, Address | None] | None = None
        self._routine = ""
        self._wire()
        self._show_first(library, loaded)

    def _wire(self) -> None:  # noqa: PLR0915 - one visible block, one line a connection
        """Connect everything that speaks across parts, sorted by who speaks."""
        window, picker, session = self.window, self.window.picker, self.window.session
        self._backstage.failed.connect(_raise)
        self._diary.noticed.connect(window.show_notice)
        self._preferences.changed.connect(self._apply_settings)
        self._preferences.trouble.connect(self._say)
        self._repertoire.noticed.connect(window.show_notice)
        self._repertoire.progressed.connect(picker.show_voice)
        self._repertoire.rehearsed.connect(self._show_rehearsed)
        self.loudspeaker.heard_changed.connect(self._show_heard)
        self.workouts.began.connect(self._show_session)
        self.workouts.ended.connect(self._finish)
        self.workouts.reached.connect(self._remember)
        self.workouts.shown.connect(window.render_snapshot)
        self.workouts.slept.connect(self._say_slept)
        picker.chosen.connect(self._choose)
        picker.folder_wanted.connect(self._open_routines)
        picker.go_on_wanted.connect(self._go_on)
        picker.start_wanted.connect(self.start)
        session.choice_wanted.connect(self._change_step)
        session.felt_wanted.connect(self._diary.note_felt)
        session.jump_wanted.connect(self.workouts.jump)
        session.louder_wanted.connect(self._louder)
        session.next_wanted.connect(self.workouts.next)
        session.pause_wanted.connect(self.workouts.pause)
        session.previous_wanted.connect(self.workouts.previous)
        session.resume_wanted.connect(self.workouts.resume)
        session.softer_wanted.connect(self._softer)
        window.closing.connect(self._keep_geometry)
        window.finished_closed.connect(self._show_chosen)
        window.folder_wanted.connect(self._open_routines)
        window.log_wanted.connect(self._open_log)
        window.settings_wanted.connect(self._settings.open)
        window.stop_wanted.connect(self.workouts.stop)

    def _show_first(self, library: Library, loaded: LoadedSettings) -> None:
        geometry = kept_geometry(self._folders)
        if geometry:
            self.window.take_geometry(geometry)
        self.window.picker.show_left_out(left_out(library))
        if loaded.problems:
            details = tuple(str(problem) for problem in loaded.problems)
            text = tr("Some settings could not be read. Default values take their place.")
            self.window.show_notice(Notice(text=text, details=details))

    def open(self, start: str | None = None) -> None:
        """Show the window; start a routine, an id or a file, once its voice is ready."""
        self._apply_settings()
        self.window.picker.show_cards(self._repertoire.cards())
        self.window.picker.choose(self._repertoire.chosen)
        self._show_chosen()
        self.window.show()
        if start is not None:
            self._start_named(start)
        QTimer.singleShot(0, self._wake)

    def close(self) -> None:
        """End what runs beside the window."""
        self.save()
        self._backstage.close()
        self.loudspeaker.close()

    def save(self) -> None:
        """Keep the place of a session that is under way."""
        if self.workouts.address:
            self._remember(self.workouts.address)

    @Slot(str)
    def start(self, routine_id: str) -> None:
        """Start a routine; while its voice is being prepared, once it is.

        Asked for again in the meantime, start at once, with tones and captions.
        """
        self._begin_or_wait(routine_id, None)

    @Slot(str)
    def _go_on(self, routine_id: str) -> None:
        self._begin_or_wait(routine_id, self._diary.place_in(routine_id))

    def _begin_or_wait(self, routine_id: str, at: Address | None) -> None:
        again = self._awaited is not None
        if self.workouts.under_way or self._repertoire.file(routine_id) is None:
            return
        if again or self._repertoire.is_ready(routine_id):
            self._begin(routine_id, at)
        else:
            self._awaited = (routine_id, at)
            self.window.picker.show_waiting(waiting=True)

    def _begin(self, routine_id: str, at: Address | None) -> None:
        self._awaited = None
        self._routine = routine_id
        self.window.picker.show_waiting(waiting=False)
        self.workouts.begin(self._repertoire.best(routine_id), at)

    def _start_named(self, name: str) -> None:
        if self._repertoire.file(name) is None and Path(name).suffix == ".toml":
            read = load_routine_file(Path(name), self._repertoire.exercises)
            if read.value is None:
                details = tuple(str(problem) for problem in read.problems)
                text = tr("{file} could not be used.", file=name)
                self.window.show_notice(Notice(text=text, details=details))
                return
            self._repertoire.add(read.value)
            name = read.value.routine.id
            self.window.picker.show_cards(self._repertoire.cards())
        if self._repertoire.file(name) is None:
            self._say(tr("There is no routine {name}. Choose one from the list.", name=name))
            return
        self.window.picker.choose(name)
        self._repertoire.chosen = name
        self.start(name)

    @Slot()
    def _wake(self) -> None:
        self.loudspeaker.wake()
        self._repertoire.rehearse()

    @Slot(str)
    def _choose(self, routine_id: str) -> None:
        self._repertoire.choose(routine_id)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        routine_id = self._repertoire.chosen
        if self._repertoire.file(routine_id) is None:
            self.window.picker.show_detail(None)
            return
        timeline = self._repertoire.best(routine_id).timeline
        place = self._diary.place_in(routine_id)
        known = place if place and timeline.find(place) else None
        self.window.picker.show_detail(
            RoutineDetail(id=routine_id, timeline=timeline, resume=known)
        )
        if self._repertoire.is_ready(routine_id):
            self.window.picker.show_voice(None)

    @Slot(str)
    def _show_rehearsed(self, routine_id: str) -> None:
        self.window.picker.show_cards(self._repertoire.cards())
        if routine_id == self._repertoire.chosen:
            self._show_chosen()
        if self._awaited and self._awaited[0] == routine_id:
            self._begin(*self._awaited)
        elif self.workouts.under_way and routine_id == self._routine:
            self.workouts.take_over(self._repertoire.best(routine_id))

    @Slot(object)
    def _show_session(self, timeline: Timeline) -> None:
        self.window.show_session(timeline)

    @Slot(object)
    def _finish(self, workout: Workout) -> None:
        if workout.completed:
            self._diary.forget()
        self.window.show_finished(workout, self._diary.add(workout))
        self.finished.emit(workout)

    @Slot(object)
    def _remember(self, address: Address) -> None:
        self._diary.remember(self._routine, address)

    @Slot(object)
    def _change_step(self, choice: StepChoice) -> None:
        address = self.workouts.address
        if address is None:
            return
        settings = self._preferences.of(self._routine)
        kept = settings.choice(self._routine, address.step)
        changed = replace(kept, reps=choice.reps, tempo=choice.tempo)
        self._preferences.keep(
            settings.with_choice(self._routine, address.step, changed), self._routine
        )

    @Slot()
    def _louder(self) -> None:
        self._turn_volume(VOLUME_STEP)

    @Slot()
    def _softer(self) -> None:
        self._turn_volume(-VOLUME_STEP)

    def _turn_volume(self, by: int) -> None:
        settings = self._preferences.of(self._routine)
        volume = min(100, max(0, settings.voice_volume + by))
        self._preferences.keep(replace(settings, voice_volume=volume), self._routine)
        self.window.session.show_volume(volume)

    @Slot()
    def _apply_settings(self) -> None:
        settings = self._preferences.of(self._repertoire.chosen)
        self._look.wear(settings.theme)
        self.loudspeaker.use(settings)
        self.window.session.set_screen(settings.viewing_distance_m, still=settings.reduce_motion)

    @Slot(bool)
    def _show_heard(self, heard: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.window.session.show_no_sound(not heard)
        if not heard:
            self._say(
                tr("No sound device was found. The captions will guide you; "
                   "the sound comes in when there is one.")
            )  # fmt: skip

    @Slot()
    def _say_slept(self) -> None:
        self._say(tr("The computer slept, so the session is paused. Press space to go on."))

    @Slot(str)
    def _say(self, text: str) -> None:
        self.window.show_notice(Notice(text=text))

    @Slot(bytes)
    def _keep_geometry(self, geometry: bytes) -> None:
        keep_geometry(self._folders, geometry)

    @Slot()
    def _open_routines(self) -> None:
        _open_folder(self._folders.routines)

    @Slot()
    def _open_log(self) -> None:
        _open_folder(self._folders.logs)


def _open_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _raise(error: Exception) -> None:
    raise error


def _quit(_number: int, _frame: FrameType | None) -> None:
    QApplication.exit()  # without asking the window, which would ask the person


def run(
    folders: Folders,
    overrides: tuple[str, ...],
    *,
    start: str | None = None,
    debug: bool = False,
) -> int:
    """Run the window's program until it is closed; returns the exit status."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("tophold")
    qt.setApplicationDisplayName(tr("Top Hold"))
    qt.setDesktopFileName("tophold")
    troubles = Troubles(folders, debug=debug)
    try:
        app = App(folders, overrides, Look(qt))
    except BadSettingError as error:
        sys.stderr.write(sentence(error.problem) + "\n")
        return 2
    troubles.show_in(app.window, app.save)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _quit)
    app.open(start)
    status = qt.exec()
    app.close()
    troubles.close()
    return status
