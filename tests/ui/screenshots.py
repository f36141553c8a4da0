"""Draws the pictures of README and docs: ``python -m tests.ui.screenshots docs``."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import samples
from trainer.core.settings import Settings, Theme
from trainer.storage.library import load_library
from trainer.storage.paths import Folders
from trainer.ui.settings_dialog import SettingsDialog
from trainer.ui.theme import STYLE, Look

PAGE, DIALOG = QSize(1120, 760), QSize(640, 660)


def settings() -> SettingsDialog:
    """Return the settings dialog on the glute routine."""
    library = load_library(Folders.under(Path("nowhere")))
    routine = next(file.routine for file in library.routines if file.routine.id == "glutes")
    dialog = SettingsDialog(Settings(), routine, library.exercises)
    dialog.show_total("20 min 40 s")
    return dialog


PICTURES: Mapping[str, tuple[Callable[[], QWidget], Theme, QSize]] = {
    "session": (samples.STATES["session-squeeze"], Theme.DARK, PAGE),
    "settings": (settings, Theme.LIGHT, DIALOG),
}


SHEET = ("figure", "inverse-leg-raise", "--variant", "out", "--sheet", "--size", "1280x720")


def main(folder: Path) -> None:
    """Draw them all."""
    app = QApplication([sys.argv[0], *STYLE])
    look = Look(app)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (build, theme, size) in PICTURES.items():
        look.wear(theme)
        widget = build()
        widget.resize(size)
        widget.show()
        samples.settle(widget)
        widget.grab().save(str(folder / f"{name}.png"))
        widget.deleteLater()
        app.processEvents()
    sheet = folder / "inverse-leg-raise-out.png"
    subprocess.run((sys.executable, "-m", "trainer", *SHEET, "-o", sheet), check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("folder", type=Path)
    main(parser.parse_args().folder)
