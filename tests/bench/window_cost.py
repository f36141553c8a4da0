"""What the window costs: its start and its memory against a bare window, and the processor.

    python -m tests.bench.window_cost [--runs 9] [--seconds 30]

Start: from the process's start until the first paint is on the screen, alternating with a bare
PySide6 window on the same virtual screen; and until the first page is filled and painted, and
Start works. Processor: of the window's process in a session.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import middle
from tests.bench.processes import Load, busy_s, load_of
from tests.e2e.records import begun, until
from tests.e2e.stage import Stage

WATCHED = """
import sys, time
from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent
class Watched(QtWidgets.QMainWindow):
    shown = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.shown:
            self.shown = True
            # Comes as soon as all of the window is painted, before any timer.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            self.startTimer(1)
    def timerEvent(self, event):
        if hasattr(self, "picker") and self.picker._detail:
            self.killTimer(event.timerId())
            # Comes when what has changed is painted, too.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), -2)
    def customEvent(self, event):
        with open(RECORD, "a") as file:
            print(time.perf_counter(), file=file)
QtWidgets.QMainWindow = Watched
"""
BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1120, 760)
window.show()
app.exec()
"""
OURS = """
from trainer.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
START_WITHIN_S = 20.0
SETTLED_AFTER_S = 4.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What a start took until the first paint and until all was there, and what it holds then."""

    painted_s: float
    filled_s: float
    load: Load


def started(stage: Stage, folder: Path, *words: str, stay_s: float = 0.3) -> Start:
    """Start our window, or without words the bare one, which has nothing to be filled with."""
    record = folder / "times"
    record.unlink(missing_ok=True)
    wanted, code = (2, OURS) if words else (1, BARE)
    text = WATCHED.replace("RECORD", repr(str(record))) + code
    began = time.perf_counter()
    with stage.program(*words, command=(sys.executable, "-c", text)) as program:
        until(lambda: len(times(record)) >= wanted, START_WITHIN_S)
        painted, filled = times(record)[0], times(record)[wanted - 1]
        time.sleep(stay_s)
        return Start(painted_s=painted - began, filled_s=filled - began, load=load_of(program.pid))


def times(record: Path) -> list[float]:
    """Return what the window has noted so far, in s."""
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True) if record.exists() else []
    return [float(line) for line in lines if line.endswith("\n")]


def processor(stage: Stage, data: Path, seconds: float) -> float:
    """Return the share of one core that the window takes in a session, in per cent."""
    words = ("--data-dir", data, "--set", "warmup_minutes=5", "--start", "glutes")
    with stage.program(*words) as program:
        until(lambda: begun(data), START_WITHIN_S)
        time.sleep(SETTLED_AFTER_S)
        before, began = busy_s(program.pid), time.perf_counter()
        time.sleep(seconds)
        return 100 * (busy_s(program.pid) - before) / (time.perf_counter() - began)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    bare: list[Start] = []
    ours: list[Start] = []
    with tempfile.TemporaryDirectory(prefix="cost-") as name, Stage() as stage:
        folder, words = Path(name), ("--data-dir", f"{name}/data")
        for _ in range(asked.runs + 1):  # the first of each only warms the disk cache up
            bare.append(started(stage, folder))
            ours.append(started(stage, folder, *words))
        bare_load = started(stage, folder, stay_s=SETTLED_AFTER_S).load
        our_load = started(stage, folder, *words, stay_s=SETTLED_AFTER_S).load
        share = processor(stage, folder / "data", asked.seconds)
    print_start(bare[1:], ours[1:])
    for what, mine, its in (
        ("own share (PSS)", our_load.pss_mb, bare_load.pss_mb),
        ("all mapped (RSS)", our_load.rss_mb, bare_load.rss_mb),
    ):
        ratio = mine / its
        print(
            f"memory, {what}: bare {its:.0f}, ours {mine:.0f} MB, ratio {ratio:.2f} (wanted: 1.6)"
        )
    print(f"processor in a session: {share:.1f} % of one core (wanted: 8)")
    return 0


def print_start(bare: list[Start], ours: list[Start]) -> None:
    """Print medians, and how many times a bare window's start ours takes."""
    its = middle([one.painted_s for one in bare])
    painted, filled = (
        middle([one.painted_s for one in ours]),
        middle([one.filled_s for one in ours]),
    )
    ratios = [one.painted_s / other.painted_s for one, other in zip(ours, bare, strict=True)]
    print(
        f"start: bare {its * 1000:.0f} ms, ours {painted * 1000:.0f} ms, "
        f"ratio of the medians {painted / its:.2f}, "
        f"median of the ratios {middle(ratios):.2f} (wanted: 1.5)"
    )
    print(f"filled, and Start works: {filled * 1000:.0f} ms, {filled / its:.2f} times the bare one")


if __name__ == "__main__":
    sys.exit(main())
