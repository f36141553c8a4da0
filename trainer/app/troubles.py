"""Log and crash dialog: what is kept, and what the person is told, of faults of ours."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QThread, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from trainer import terminal
from trainer.core.text import sentence, tr
from trainer.diagnostics import CrashReport, CrashWatch, catch_faults, log_qt_message, open_log
from trainer.storage.paths import Folders

if TYPE_CHECKING:
    from trainer.ui.crash_dialog import CrashDesk
    from trainer.ui.main_window import MainWindow


class Troubles:
    """Keeps the log, and shows the window's faults once there is a window."""

    def __init__(self, folders: Folders, *, debug: bool) -> None:
        self._log = open_log(folders.logs, debug=debug)
        self._faults = catch_faults(folders.logs)
        self._desk: CrashDesk | None = None
        self._watch = CrashWatch(self._report)
        self._watch.install()
        qInstallMessageHandler(_log_message)

    def show_in(self, window: "MainWindow", save: Callable[[], None]) -> None:
        """Show faults over this window from now on, after `save` has kept what can be kept."""
        from trainer.ui.cards import Notice  # noqa: PLC0415 - the window comes first
        from trainer.ui.crash_dialog import CrashDesk  # noqa: PLC0415 - likewise

        self._desk = CrashDesk(window)
        self._desk.quit_wanted.connect(QApplication.exit)
        self._watch.before_report.append(save)
        if self._log.problem:
            window.show_notice(Notice(text=sentence(self._log.problem)))

    def close(self) -> None:
        """Leave faults to whoever caught them before."""
        qInstallMessageHandler(None)
        self._watch.uninstall()
        self._log.close()

    def handle(self, error: Exception) -> None:
        """Log a fault and tell the person."""
        self._watch.handle(error)

    def _report(self, report: CrashReport) -> None:
        if self._desk:
            self._desk.take(report)
        else:
            _tell_unstarted(report)


def _tell_unstarted(report: CrashReport) -> None:
    """Tell of a fault that came before the window: on the error output, and in a dialog."""
    from trainer.app.unanswered import show_plainly  # noqa: PLC0415 - seldom needed

    terminal.warn(tr("Top Hold has a fault: {fault}. The log has more.", fault=report.summary))
    if QThread.isMainThread():
        text = tr("Something went wrong in Top Hold before its window was ready.")
        show_plainly(f"{text}\n\n{report.summary}", report.text)


def _log_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log_qt_message(kind.name, text, context.category or "")
