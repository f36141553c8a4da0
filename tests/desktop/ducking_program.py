"""A program that lowers other players and lives until it is killed: one argument, its file."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.core.playing import TIMELINE, started
from trainer.desktop.ducking import Ducking
from trainer.storage.lowered_file import save_lowered

if __name__ == "__main__":
    app = QCoreApplication([])
    ducking = Ducking(partial(save_lowered, Path(sys.argv[1])))
    ducking.use(0.3)
    ducking.begin(TIMELINE)
    ducking.render_snapshot(started().snapshot())
    app.exec()
