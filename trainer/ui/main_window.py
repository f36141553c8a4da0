"""The window: one page at a time, a line for messages, and the wishes of the session's pages."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from trainer import __version__
from trainer.core.compat import override
from trainer.core.text import tr
from trainer.ui.fit_screen import MOST
from trainer.ui.routine_picker import RoutinePicker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from trainer.core.diary import Workout
    from trainer.core.plan.timeline import Timeline
    from trainer.core.snapshot import Snapshot
    from trainer.ui.cards import Notice
    from trainer.ui.notice_bar import NoticeBar
    from trainer.ui.session_pages import SessionPages

LEAST_SIZE, USUAL_SIZE = QSize(640, 480), QSize(1120, 760)
"""The window's sizes in px, where the screen has room."""


class MainWindow(QMainWindow):
    """Shows what it is told to, and voices what the person wants.

    What the first page does without is built when it is first needed.

    Attributes:
        picker: the first page.

    """

    settings_wanted = Signal()
    save_audio_wanted = Signal()
    """The chosen routine is to be saved as audio."""

    folder_wanted = Signal()
    """The folder of the person's own routines is to be shown."""

    log_wanted = Signal()
    """The folder of the log is to be shown."""

    stop_wanted = Signal()
    """The session is to end; the person has been asked."""

    finished_closed = Signal()
    """The person has seen what was done; the first page is shown again."""

    closing = Signal(bytes)
    """The window is about to close; carries its geometry, for the next time."""

    def __init__(self) -> None:
        super().__init__()
        self._question: QMessageBox | None = None
        self._asked_to_close = False
        self._paused_to_ask = False
        self.picker = RoutinePicker()
        self._pages = QStackedWidget()
        self._lay_out()
        self.picker.settings_wanted.connect(self.settings_wanted)
        self.picker.save_audio_wanted.connect(self.save_audio_wanted)
        self.picker.folder_wanted.connect(self.folder_wanted)

    @cached_property
    def session(self) -> "SessionPages":
        """The pages of a session."""
        from trainer.ui.session_pages import SessionPages  # noqa: PLC0415 - when needed

        session = SessionPages()
        session.distance_wanted.connect(self._toggle_distance)
        session.leave_wanted.connect(self._leave)
        session.closed.connect(self._close_finished)
        self._pages.addWidget(session)
        return session

    @cached_property
    def _notices(self) -> "NoticeBar":
        from trainer.ui.notice_bar import NoticeBar  # noqa: PLC0415 - when needed
        from trainer.ui.tab_order import follow_layout  # noqa: PLC0415 - likewise

        notices = NoticeBar()
        notices.details_wanted.connect(self._show_details)
        self._column.insertWidget(0, notices)
        follow_layout(self._column)
        return notices

    def add_commands(self) -> None:
        """Offer what can be done anywhere in the window: by menus and by shortcuts."""
        from trainer.ui.window_menu import build_commands, help_menu  # noqa: PLC0415 - when needed

        commands = build_commands(self)
        commands.settings.triggered.connect(self.settings_wanted)
        commands.save_audio.triggered.connect(self.save_audio_wanted)
        commands.folder.triggered.connect(self.folder_wanted)
        commands.log.triggered.connect(self.log_wanted)
        commands.keys.triggered.connect(self._show_keys)
        commands.about.triggered.connect(self._show_about)
        commands.close.triggered.connect(self.close)
        self.picker.offer(help_menu(self, commands))

    def show_picker(self) -> None:
        """Show the first page."""
        self._leave_distance()
        self._turn_to(self.picker)

    def show_session(self, timeline: "Timeline") -> None:
        """Show the page of a session that is about to start."""
        starts = not self.session.under_way
        self.session.show_timeline(timeline)
        self._turn_to(self.session)
        if starts and self.session.starts_afar and not self.session.from_afar:
            self._toggle_distance()

    def show_finished(self, workout: "Workout", last: "Workout | None") -> None:
        """Show what was done, and against the last time."""
        if self._question:  # it has ended by itself, or by a media key
            self._question.reject()
        self._leave_distance()
        self.session.show_workout(workout, last)
        self._turn_to(self.session)

    @Slot(object)
    def render_snapshot(self, shot: "Snapshot") -> None:
        """Show the session as it is; one that is let go on from elsewhere takes a question back."""
        ran = self.session.runs
        self.session.render_snapshot(shot)
        if self._question and self.session.runs and not ran:
            self._paused_to_ask = False
            self._question.reject()

    def show_notice(self, notice: "Notice") -> None:
        """Show a calm line, until the person puts it away; from afar large, and then later on."""
        self._notices.show_notice(notice)
        self.session.say_from_afar(notice.text)

    def withdraw_notice(self, notice: "Notice") -> None:
        """Take a line back that no longer holds."""
        self._notices.withdraw_notice(notice)
        self.session.take_back_from_afar(notice.text)

    def take_geometry(self, geometry: bytes) -> None:
        """Stand where the window stood when it closed with this geometry."""
        self.restoreGeometry(geometry)

    def _lay_out(self) -> None:
        self.setWindowTitle(tr("Top Hold"))
        self._pages.addWidget(self.picker)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(page)
        room = self.screen().availableSize() * MOST
        self.setMinimumSize(LEAST_SIZE.boundedTo(room))
        self.resize(USUAL_SIZE.boundedTo(room))
        self.picker.setFocus()

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        page.setFocus()

    @Slot()
    def _toggle_distance(self) -> None:
        if self.session.from_afar:
            self._leave_distance()
            return
        self._notices.set_away(True)
        self.session.show_from_afar(on=True)
        self.setWindowState(self.windowState() | QtCore.Qt.WindowState.WindowFullScreen)

    def _leave_distance(self) -> None:
        if self.session.from_afar:
            self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowFullScreen)
            self.session.show_from_afar(on=False)
            self._notices.set_away(False)

    @Slot()
    def _leave(self) -> None:
        if self.session.from_afar:
            self._leave_distance()
        else:
            self._ask_to_end(closing=False)

    def _ask_to_end(self, *, closing: bool) -> None:
        if self._question:
            return
        self._asked_to_close = closing
        self._paused_to_ask = self.session.runs
        self._hold_session()
        from trainer.ui.small_dialogs import end_question  # noqa: PLC0415 - when needed

        self._question = question = end_question(self, closing=closing)
        question.finished.connect(self._answered)
        question.accepted.connect(self._end)
        question.rejected.connect(self._stay)
        question.open()

    def _hold_session(self) -> None:
        """Pause a session that runs, before a dialog takes the keyboard from it."""
        if self.session.runs:
            self.session.pause_wanted.emit()

    @Slot()
    def _answered(self) -> None:
        self._question = None

    @Slot()
    def _end(self) -> None:
        self._question = None
        self.stop_wanted.emit()
        self.session.forget()
        if self._asked_to_close:
            self.close()

    @Slot()
    def _stay(self) -> None:
        if self._paused_to_ask:
            self.session.resume_wanted.emit()

    @Slot()
    def _close_finished(self) -> None:
        self.show_picker()
        self.finished_closed.emit()

    @Slot()
    def _show_keys(self) -> None:
        from trainer.ui.small_dialogs import keys_dialog  # noqa: PLC0415 - when needed

        self._hold_session()
        keys_dialog(self).open()

    @Slot()
    def _show_about(self) -> None:
        from trainer.ui.small_dialogs import about_dialog  # noqa: PLC0415 - when needed

        self._hold_session()
        about_dialog(self, __version__).open()

    @Slot(object)
    def _show_details(self, notice: "Notice") -> None:
        from trainer.ui.small_dialogs import notice_dialog  # noqa: PLC0415 - when needed

        notice_dialog(self, notice).open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.under_way:
            event.ignore()
            self._ask_to_end(closing=True)
            return
        self._leave_distance()
        self.closing.emit(self.saveGeometry().data())
        super().closeEvent(event)
