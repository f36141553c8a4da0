"""Draws every state of every page to a PNG: ``python -m tests.ui.gallery FOLDER [NAME…]``.

``GALLERY_SIZES="1440 1024 800 4k upright small"``, ``GALLERY_THEMES="light dark"`` and
``GALLERY_FONT=20`` (the system's text size in px) choose more.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import sample_dialogs, samples
from trainer.core.settings import Theme
from trainer.ui.fonts import in_pixels
from trainer.ui.theme import STYLE, Look

SIZES = {
    "1440": QSize(1440, 900),
    "1024": QSize(1024, 700),
    "800": QSize(800, 600),
    "4k": QSize(3840, 2160),
    "upright": QSize(700, 1000),
    "small": QSize(660, 414),
    "942": QSize(942, 610),
    "683": QSize(683, 384),
}


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Draw the states whose names begin with one of the wanted words; all if there is none."""
    app = QApplication([sys.argv[0], *STYLE])
    app.setApplicationDisplayName("Top Hold")
    if "GALLERY_FONT" in os.environ:
        app.setFont(in_pixels(app.font(), float(os.environ["GALLERY_FONT"])))
    look = Look(app)
    sizes = os.environ.get("GALLERY_SIZES", "1440").split()
    themes = os.environ.get("GALLERY_THEMES", "light dark").split()
    folder.mkdir(parents=True, exist_ok=True)
    for theme in themes:
        look.wear(Theme(theme))
        for name, build in samples.STATES.items():
            if not wanted or name.startswith(wanted):
                _draw(app, build, folder / f"{name}-{theme}", sizes)
        parent = samples.picker()
        for name, build_on in sample_dialogs.DIALOGS.items():
            if not wanted or name.startswith(wanted):
                _draw_dialog(app, build_on(parent), folder / f"{name}-{theme}", sizes)


def _draw(app: QApplication, build: Callable[[], QWidget], path: Path, sizes: list[str]) -> None:
    widget = build()
    for size in sizes:
        widget.resize(SIZES[size])
        widget.show()
        samples.settle(widget)
        widget.grab().save(f"{path}-{size}.png")
    widget.deleteLater()
    app.processEvents()


def _draw_dialog(app: QApplication, dialog: QWidget, path: Path, sizes: list[str]) -> None:
    dialog.show()
    wanted = dialog.size()
    for size in sizes:
        dialog.resize(wanted.boundedTo(SIZES[size]))
        app.processEvents()
        dialog.grab().save(f"{path}-{size}.png")
    dialog.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="beginnings of the names of states")
    asked = parser.parse_args()
    main(asked.folder, tuple(asked.names))
