"""Log and crash dialog: what is kept, and what the person is told, of faults of ours."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from trainer.core.text import sentence
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

    def _report(self, report: CrashReport) -> None:
        if self._desk:
            self._desk.take(report)


def _log_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    log_qt_message(kind.name, text, context.category or "")
