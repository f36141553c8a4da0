"""A plain dialog, for what has to be said while there is no window."""

import signal
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from trainer.app.screen import open_screen
from trainer.core.text import tr

_ENDING = (signal.SIGTERM, signal.SIGINT)


def show_unanswered(text: str) -> None:
    """Show a sentence in a window of its own until it is closed."""
    qt = open_screen(sys.argv[:1])
    qt.setDesktopFileName("tophold")
    show_plainly(text)


def show_plainly(text: str, details: str = "") -> None:
    """Show a text, and details for those who ask for them, until the dialog is closed."""
    box = QMessageBox(QMessageBox.Icon.Critical, tr("Top Hold"), text)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setDetailedText(details)
    # Python's own handlers would wait until the dialog is closed.
    before = {each: signal.signal(each, signal.SIG_DFL) for each in _ENDING}
    box.exec()
    for each, handler in before.items():
        signal.signal(each, handler)
    QApplication.processEvents()  # it is taken from the screen
