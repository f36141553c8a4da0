"""Says that the program has made a mistake, and gives the person a report to pass on."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trainer.core.compat import override
from trainer.core.text import counted, sentence, tr
from trainer.ui.fit_screen import fit_screen

USUAL_WIDTH, USUAL_HEIGHT = 36, 26
"""How large it opens, in heights of a line, where the screen has room."""


class Report(Protocol):
    """A fault of the program: in one line, and with all that helps to find it."""

    @property
    def summary(self) -> str:
        """What happened, in one line."""

    @property
    def text(self) -> str:
        """The whole report, to be copied."""


class CrashDialog(QDialog):
    """What happened, the report, and the choice to go on or to quit.

    Rejected (Escape too) means: go on.

    Attributes:
        quit_wanted: the person wants to end the program.

    """

    quit_wanted = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._more = 0
        self._said = QLabel(tr("Something went wrong in Top Hold. It can go on, or be ended here."))
        self._count = QLabel()
        self._text = QPlainTextEdit(report.text)
        self._copy = QPushButton(tr("&Copy"))
        self._go_on = QPushButton(tr("&Go on"))
        self._quit = QPushButton(tr("&Quit"))
        self.setWindowTitle(tr("Top Hold: a fault"))
        self._set_up()
        self._arrange()

    @property
    def report(self) -> Report:
        """What it shows."""
        return self._report

    def add_one(self) -> None:
        """Say that one more fault followed."""
        self._more += 1
        more = counted(
            "One more followed; it is in the log.",
            "{number} more followed; they are in the log.",
            self._more,
        )
        self._count.setText(sentence(more))
        self._count.show()

    def _set_up(self) -> None:
        self._said.setWordWrap(True)
        self._count.setWordWrap(True)
        self._count.hide()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(tr("Report"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._go_on.setDefault(True)
        self._copy.clicked.connect(self._copy_text)
        self._go_on.clicked.connect(self.reject)
        self._quit.clicked.connect(self._wish_quit)

    def _arrange(self) -> None:
        summary = QLabel(self._report.summary)
        summary.setWordWrap(True)
        # An error's text is anybody's: not to be taken for markup.
        summary.setTextFormat(Qt.TextFormat.PlainText)
        below = QDialogButtonBox()
        below.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        below.addButton(self._quit, QDialogButtonBox.ButtonRole.DestructiveRole)
        below.addButton(self._go_on, QDialogButtonBox.ButtonRole.RejectRole)
        whole = QVBoxLayout(self)
        for widget in (self._said, summary, self._count, self._text, below):
            whole.addWidget(widget)
        em = self.fontMetrics().height()
        self.resize(USUAL_WIDTH * em, USUAL_HEIGHT * em)
        self._go_on.setFocus()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self._copy.setText(tr("&Copied"))

    def _wish_quit(self) -> None:
        self.accept()
        self.quit_wanted.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_screen(self)


class CrashDesk(QObject):
    """Takes in reports, from any thread, and shows one at a time.

    A fault that the person has already gone on from isn't shown again: it may come with every
    tick of a timer. It is in the log.

    Attributes:
        quit_wanted: the person wants to end the program.

    """

    quit_wanted = Signal()
    _came = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: CrashDialog | None = None
        self._passed: set[str] = set()
        self._came.connect(self._show)

    def take(self, report: Report) -> None:
        """Have a report shown; callable from any thread."""
        self._came.emit(report)

    @Slot(object)
    def _show(self, report: Report) -> None:
        if self._dialog is not None:
            self._dialog.add_one()
        elif report.text not in self._passed:
            self._dialog = CrashDialog(report, self._window)
            self._dialog.finished.connect(self._closed)
            self._dialog.quit_wanted.connect(self.quit_wanted)
            self._dialog.open()

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._passed.add(self._dialog.report.text)
            self._dialog.deleteLater()
            self._dialog = None
