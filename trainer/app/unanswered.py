"""What is shown to who launches the program again while the first window hangs."""

import sys

from PySide6.QtWidgets import QApplication, QMessageBox

from trainer.core.text import tr


def show_unanswered(text: str) -> None:
    """Show a sentence in a window of its own until it is closed."""
    qt = QApplication([*sys.argv[:1]])
    qt.setDesktopFileName("tophold")
    QMessageBox.warning(None, tr("Top Hold"), text)
