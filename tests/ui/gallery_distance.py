"""Draws distance mode on screens of true sizes: ``python -m tests.ui.gallery_distance FOLDER``.

More words choose screens by the beginning of their names. One picture holds all states of a
screen in a theme, a quarter as large; ``GALLERY_WHOLE=1`` draws each state in a picture of its own.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.ui import samples
from tests.ui.distance_screens import SCREENS, size_of
from trainer.core.plan.timeline import Timeline
from trainer.core.settings import Theme
from trainer.core.snapshot import Snapshot, State
from trainer.ui.countdown_view import CountdownView
from trainer.ui.screen_size import ScreenFacts
from trainer.ui.theme import STYLE, Look

COLUMNS = 4
METRES = 3.0


def shots() -> Iterator[tuple[Timeline, Snapshot]]:
    """Yield every kind of phase, with the least and the most digits, and what is shown besides."""
    for routine in ("glutes", "odd"):
        timeline = samples.laid_out(routine)
        seen = set()
        for number, phase in enumerate(timeline.phases):
            kind = (phase.kind, phase.direction, phase.held)
            if kind not in seen:
                seen.add(kind)
                yield timeline, samples.shot_at(timeline, number)
    timeline = samples.laid_out("glutes")
    out = samples.find(timeline, lambda p: (p.address.variant, p.address.rep) == ("out", 9))
    for state, lead_in_ms in ((State.RUNNING, 0), (State.PAUSED, 0), (State.RUNNING, 1900)):
        yield timeline, samples.shot_at(timeline, out, 0.6, state, lead_in_ms)


def view_on(facts: ScreenFacts, metres: float = METRES) -> CountdownView:
    """Return the session's page as it fills such a screen in distance mode."""
    view = CountdownView()
    view.screen_facts = lambda _: facts
    view.resize(size_of(facts))
    view.show_from_afar(metres)
    return view


def main(folder: Path, wanted: tuple[str, ...]) -> None:
    """Draw the screens whose names begin with one of the wanted words; all if there is none."""
    app = QApplication([sys.argv[0], *STYLE])
    look = Look(app)
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (Theme.LIGHT, Theme.DARK):
        look.wear(theme)
        for name, facts in SCREENS.items():
            if not wanted or name.startswith(wanted):
                _save(folder / f"afar-{name}-{theme}", list(_pictures(facts)))


def _pictures(facts: ScreenFacts) -> Iterator[QImage]:
    view = view_on(facts)
    view.show()
    before = None
    for timeline, shot in shots():
        if timeline is not before:
            view.show_timeline(timeline, samples.perform(timeline))
            before = timeline
        view.render_snapshot(shot)
        samples.settle(view)
        yield view.grab().toImage()
    view.deleteLater()


def _save(path: Path, pictures: list[QImage]) -> None:
    if "GALLERY_WHOLE" in os.environ:
        for number, picture in enumerate(pictures):
            picture.save(f"{path}-{number:02d}.png")
        return
    size = pictures[0].size() / 4
    rows = -(-len(pictures) // COLUMNS)
    sheet = QImage(
        QSize((size.width() + 8) * COLUMNS, (size.height() + 8) * rows),
        QImage.Format.Format_RGB32,
    )
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        small = picture.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(column * (size.width() + 8), row * (size.height() + 8), small)
    painter.end()
    sheet.save(f"{path}.png")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="beginnings of the names of states")
    asked = parser.parse_args()
    main(asked.folder, tuple(asked.names))
