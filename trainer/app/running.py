"""The window's program from its first line to its exit status."""

import signal
import sys
from types import FrameType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from trainer.app.composition import App
from trainer.app.garbage import Garbage
from trainer.app.troubles import Troubles
from trainer.core.settings import BadSettingError
from trainer.core.text import sentence, tr
from trainer.storage.paths import Folders
from trainer.ui.theme import STYLE, Look

USAGE = 2


def run(
    folders: Folders,
    overrides: tuple[str, ...],
    *,
    start: str | None = None,
    debug: bool = False,
) -> int:
    """Run the window's program until it is closed; returns the exit status."""
    qt = QApplication([*sys.argv[:1], *STYLE])
    qt.setApplicationName("tophold")
    qt.setApplicationDisplayName(tr("Top Hold"))
    qt.setDesktopFileName("tophold")
    troubles = Troubles(folders, debug=debug)
    try:
        app = App(folders, overrides, Look(qt))
    except BadSettingError as error:
        sys.stderr.write(sentence(error.problem) + "\n")
        return USAGE
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _quit)
    app.open(start)
    QTimer.singleShot(0, lambda: _settle(app, troubles))
    status = qt.exec()
    app.close()
    troubles.close()
    return status


def _settle(app: App, troubles: Troubles) -> None:
    """Do what can wait until the window is there."""
    troubles.show_in(app.window, app.save)
    Garbage(app).take_over()


def _quit(_number: int, _frame: FrameType | None) -> None:
    QApplication.exit()  # without asking the window, which would ask the person
