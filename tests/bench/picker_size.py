"""What many routines cost: 1,000 files against ten, in the window and on the command line.

    python -m tests.bench.picker_size [--many 1000] [--few 10]

The files are all different. Filled: from the building of the window's program to the painted
list, the most of three. Freeze: the longest time in which the window's thread didn't return to
its event loop, from the start until all lengths are there, and until they are there again after
a setting was changed. Key: the longest that a key in the search takes until the list is painted.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from trainer.app.composition import App
from trainer.app.front import Front
from trainer.app.garbage import Garbage
from trainer.core.compat import override
from trainer.storage.paths import Folders
from trainer.ui.theme import STYLE, Look

_MOVES = ("squat", "bridge", "side-leg-raise", "knee-to-chest-sweep", "inverse-leg-raise")
_TYPED = "routine 77"
_WITHIN_S = 120.0


class Loop(QApplication):
    """An application that notes for how long each event held it up, in ms."""

    longest_ms = 0.0

    @override
    def notify(self, receiver: QObject, event: QEvent) -> bool:
        began = time.perf_counter()
        done = super().notify(receiver, event)
        self.longest_ms = max(self.longest_ms, (time.perf_counter() - began) * 1000)
        return done


def write_routines(folder: Path, count: int) -> None:
    """Write that many routines, no two of them alike."""
    folder.mkdir(parents=True)
    for number in range(count):
        steps = "".join(
            f'[[steps]]\nexercise = "{_MOVES[(number + at) % len(_MOVES)]}"\n'
            f"reps = {5 + (number // 7 + at) % 15}\nrest_seconds = {number % 31}\n\n"
            for at in range(4)
        )
        text = f'format = 1\nid = "r{number}"\nname = "Routine {number}"\n\n{steps}'
        (folder / f"r{number:04}.toml").write_text(text, encoding="utf-8")


class Window:
    """The window's program on a folder with so many routines."""

    def __init__(self, app: Loop, count: int) -> None:
        self._app = app
        self._folder = tempfile.TemporaryDirectory()
        self.data = Path(self._folder.name)
        self.folders = Folders.under(self.data)
        write_routines(self.folders.routines, count)
        self.count = count + 2
        began = time.perf_counter()
        self.program = App(self.folders, Front(self.folders, ("talk=tones",), Look(app)))
        self.program.open()
        self.program.window.grab()
        self.filled_ms = (time.perf_counter() - began) * 1000
        Garbage(self.program).take_over()
        app.longest_ms = 0.0

    def settle(self) -> float:
        """Go on until every routine has a length; return the longest freeze in ms."""
        self._app.longest_ms = 0.0
        repertoire = self.program._repertoire
        until = time.perf_counter() + _WITHIN_S
        while time.perf_counter() < until:
            QTest.qWait(20)
            cards = self.program.window.picker._list._model.rows
            if len(cards) == self.count and not repertoire._unmeasured:
                break
        return self._app.longest_ms

    def change_setting(self) -> float:
        """Change the tempo, and go on until every length is there again."""
        preferences = self.program._preferences
        from dataclasses import replace  # noqa: PLC0415 - only here

        preferences.keep(replace(preferences.of(""), tempo_factor=1.5), "")
        QTest.qWait(300)
        return self.settle()

    def search(self) -> float:
        """Type into the search; return the most that one key took until it was painted, in ms."""
        window = self.program.window
        field = window.picker.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        worst = 0.0
        for key in (*_TYPED, *[None] * len(_TYPED)):
            began = time.perf_counter()
            if key is None:
                QTest.keyClick(field, Qt.Key.Key_Backspace)
            else:
                QTest.keyClicks(field, key)
            window.picker._list._rows.viewport().repaint()
            worst = max(worst, (time.perf_counter() - began) * 1000)
        return worst

    def close(self) -> None:
        """End the program."""
        self.program.close()
        self.program.window.close()
        self._folder.cleanup()


def listed_s(folder: Path) -> float:
    """Return how long ``list --estimate`` takes, in seconds."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "trainer", "--data-dir", str(folder), "list", "--estimate"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def main(many: int, few: int) -> None:
    """Measure and print."""
    app = Loop([sys.argv[0], *STYLE])
    Window(app, few).close()  # what is loaded once
    window = Window(app, few)
    filled_ms = window.filled_ms
    print(f"filled and painted, {few} routines: {filled_ms:.0f} ms")
    print(f"longest freeze while lengths come in, {few}: {window.settle():.0f} ms")
    window.close()
    window = Window(app, many)
    print(f"filled and painted, {many}: {window.filled_ms - filled_ms:+.0f} ms (at most +150)")
    print(f"longest freeze while lengths come in: {window.settle():.0f} ms (at most 50)")
    print(f"the same after a setting was changed: {window.change_setting():.0f} ms")
    print(f"a key in the search: {window.search():.1f} ms (at most 16)")
    print(f"list --estimate: {listed_s(window.data):.1f} s (at most 5)")
    window.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--few", type=int, default=10)
    asked = parser.parse_args()
    main(asked.many, asked.few)
