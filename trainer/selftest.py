"""Proves that an installed or packaged program runs: the real window, and a short routine."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from trainer import terminal
from trainer.core.text import tr
from trainer.files import temporary_prefix
from trainer.storage.paths import Folders

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from trainer.core.diary import Workout

LONGEST_MS = 60_000

ROUTINE = """\
format = 1
id = "self-test"
name = "Self-test"

[[steps]]
exercise = "squat"
reps = 1
"""
MEANINGLESS = "This plugin does not support propagateSizeHints()"
"""What Qt's offscreen platform says of every window that has a least size: nobody sees it."""

OVERRIDES = ("talk=counts", "lead_in_seconds=0")


def run() -> int:
    """Play a routine of one rep in the real window, offscreen, and return 0 if that went well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix=temporary_prefix("self-test")) as folder:
        completed = _play(Path(folder))
    terminal.say(tr("Self-test passed.") if completed else tr("Self-test FAILED."))
    return 0 if completed else 1


def _play(folder: Path) -> bool:
    from PySide6.QtCore import QTimer, qInstallMessageHandler  # noqa: PLC0415 - after the platform is chosen
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - likewise

    from trainer.app.composition import App  # noqa: PLC0415 - likewise
    from trainer.app.front import Front  # noqa: PLC0415 - likewise
    from trainer.ui.theme import STYLE, Look  # noqa: PLC0415 - likewise

    qInstallMessageHandler(_print_message)
    routine = folder / "self-test.toml"
    routine.write_text(ROUTINE, encoding="utf-8")
    qt = QApplication([*sys.argv[:1], *STYLE])
    home = Folders.under(folder / "home")
    app = App(home, Front(home, OVERRIDES, Look(qt)))
    done: list[Workout] = []
    app.finished.connect(done.append)
    app.finished.connect(qt.quit)
    QTimer.singleShot(LONGEST_MS, qt.quit)
    app.open(str(routine))
    qt.exec()
    app.close()
    qInstallMessageHandler(None)
    return len(done) == 1 and done[0].completed and done[0].reps == 1


def _print_message(kind: "QtMsgType", context: "QMessageLogContext", text: str) -> None:
    """Print what Qt has to say, as it does itself, but for what means nothing here."""
    from PySide6.QtCore import qFormatLogMessage  # noqa: PLC0415 - after the platform is chosen

    if text != MEANINGLESS:
        sys.stderr.write(qFormatLogMessage(kind, context, text) + "\n")
