"""Saving a routine as audio, from the dialog to the file: beside whatever else goes on."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from trainer.app.backstage import Backstage, Rehearsed
from trainer.app.preferences import Preferences
from trainer.app.repertoire import Repertoire
from trainer.app.workouts import Workouts
from trainer.core.excerpt import beginning, until
from trainer.core.plan.timeline import Timeline
from trainer.core.text import duration, sentence, tr
from trainer.storage.library import RoutineFile
from trainer.storage.paths import resource_dir
from trainer.ui.cards import Notice
from trainer.ui.main_window import MainWindow
from trainer.voice.rehearsal import Piece

if TYPE_CHECKING:
    from trainer.ui.save_audio import Recordable, SaveAudioDialog, SaveWishes
    from trainer.ui.saving_audio import SavingDialog
    from trainer.voice.recorder_link import News, RecorderLink


@dataclass(frozen=True, kw_only=True, slots=True)
class _Work:
    """A recording under way: what is wished, of which rehearsal, and what shows how far it is."""

    wishes: "SaveWishes"
    number: int
    dialog: "SavingDialog"
    timeline: Timeline | None = None
    link: "RecorderLink | None" = None


class RecordingDesk(QObject):
    """Asks what to save, has it laid out and recorded, and tells what came of it.

    One recording at a time. While a session shows, its progress is out of sight.

    Signals:
        noticed: carries a `Notice`: the file is there, or why it is not.
    """

    noticed = Signal(object)
    _arrived = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        repertoire: Repertoire,
        backstage: Backstage,
        workouts: Workouts,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._repertoire = repertoire
        self._backstage = backstage
        self._workouts = workouts
        self._window = window
        self._dialog: SaveAudioDialog | None = None
        self._asked_about: RoutineFile | None = None
        self._work: _Work | None = None
        self._folder: Path | None = None
        self._wire()

    def _wire(self) -> None:
        self._arrived.connect(self._take)
        self._backstage.rehearsed.connect(self._record)
        self._workouts.began.connect(self._step_aside)
        self._window.closing.connect(self._give_up)
        self._window.finished_closed.connect(self._come_back)
        self._window.save_audio_wanted.connect(self.open)
        self.noticed.connect(self._window.show_notice)

    @Slot()
    def open(self) -> None:
        """Open the dialog for the chosen routine, or show the recording that is under way."""
        file = self._repertoire.file(self._repertoire.chosen)
        if self._dialog or file is None or self._workouts.under_way:
            return
        if self._work:
            self._work.dialog.show()
            self._work.dialog.activateWindow()
            return
        from trainer.ui.save_audio import SaveAudioDialog  # noqa: PLC0415 - rarely wanted

        self._asked_about = file
        self._dialog = dialog = SaveAudioDialog(self._recordable(file), self._window)
        dialog.accepted.connect(self._begin)
        dialog.rejected.connect(self._put_dialog_away)
        dialog.open()

    def close(self) -> None:
        """Give up a recording that is under way, and wait until nothing of it is left."""
        if self._work and self._work.link:
            self._work.link.close()

    def _recordable(self, file: RoutineFile) -> "Recordable":
        from trainer.ui.save_audio import Recordable  # noqa: PLC0415 - the dialog is wanted

        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        exercises = self._repertoire.exercises
        steps = file.routine.all_steps()
        return Recordable(
            name=tr(file.routine.name),
            steps=tuple((step.id, tr(exercises[step.exercise].name)) for step in steps),
            folder=self._folder or (Path(music) if music else Path.home()),
        )

    @Slot()
    def _begin(self) -> None:
        """Have what is wished laid out exactly, as it is set now.

        It is of the routine that was asked about: another may have been chosen since.
        """
        file = self._asked_about
        if self._dialog is None or file is None:
            return
        from trainer.ui.saving_audio import SavingDialog  # noqa: PLC0415 - rarely wanted
        from trainer.voice.ordering import RECORDED_WAIT_MS  # noqa: PLC0415 - likewise

        wishes = self._dialog.wishes()
        self._put_dialog_away()
        self._folder = wishes.target.parent
        piece = Piece(
            routine=file.routine,
            exercises=self._repertoire.exercises,
            settings=self._preferences.of(file.routine.id),
            start=beginning(wishes.first) if wishes.first else None,
            wait_ms=RECORDED_WAIT_MS,
        )
        dialog = SavingDialog(wishes.target.name, self._window)
        dialog.cancel_wanted.connect(self._cancel)
        number = self._backstage.rehearse(piece, chosen=True, lasting=True)
        self._work = _Work(wishes=wishes, number=number, dialog=dialog)
        dialog.show()

    @Slot(object)
    def _record(self, done: Rehearsed) -> None:
        """Let what is laid out now be recorded, in a process of its own."""
        work = self._work
        if work is None or work.number != done.number:
            return
        from trainer.voice.ordering import ordered  # noqa: PLC0415 - rarely wanted
        from trainer.voice.recorder_link import RecorderLink  # noqa: PLC0415 - likewise

        wishes, rehearsal = work.wishes, done.rehearsal
        if wishes.last:
            rehearsal = replace(rehearsal, timeline=until(rehearsal.timeline, wishes.last))
        order = ordered(
            wishes.target,
            rehearsal,
            done.piece.settings,
            resource_dir(),
            music=wishes.music,
            music_db=wishes.music_db,
        )
        if rehearsal.problem:
            self._tell(sentence(rehearsal.problem))
        link = RecorderLink(order, self._arrived.emit)
        self._work = replace(work, timeline=rehearsal.timeline, link=link)

    @Slot()
    def _cancel(self) -> None:
        """Give it up; a recording tells when nothing of it is left."""
        if self._work is None:
            return
        self._work.dialog.hide()
        if self._work.link:
            self._work.link.cancel()
        else:
            self._backstage.drop(self._work.number)
            self._put_work_away()

    @Slot(object)
    def _take(self, news: "News") -> None:
        from trainer.voice.recorder_link import Failed, Progressed  # noqa: PLC0415 - as above

        work = self._work
        if work is None or work.timeline is None:
            return
        if isinstance(news, Progressed):
            work.dialog.show_progress(news.done, news.remaining_s)
            return
        self._put_work_away()
        if isinstance(news, Failed):
            self._tell(sentence(news.problem))
        elif news.written:
            self._tell_saved(work.wishes, work.timeline)

    def _tell_saved(self, wishes: "SaveWishes", timeline: Timeline) -> None:
        from trainer.app.captions_file import write_captions  # noqa: PLC0415 - rarely wanted

        problem = write_captions(wishes, timeline)
        length = sentence(duration(timeline.total_ms))
        self._tell(tr("Saved: {file} ({length})", file=str(wishes.target), length=length))
        if problem:
            self._tell(sentence(problem))

    def _tell(self, text: str) -> None:
        self.noticed.emit(Notice(text=text))

    @Slot()
    def _step_aside(self) -> None:
        if self._dialog:
            self._dialog.reject()
        if self._work:
            self._work.dialog.hide()

    @Slot()
    def _give_up(self) -> None:
        self._step_aside()
        self._cancel()

    @Slot()
    def _come_back(self) -> None:
        if self._work:
            self._work.dialog.show()

    @Slot()
    def _put_dialog_away(self) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None

    def _put_work_away(self) -> None:
        if self._work:
            self._work.dialog.hide()
            self._work.dialog.deleteLater()
        self._work = None
