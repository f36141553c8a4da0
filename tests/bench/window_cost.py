"""What the window costs: its start and its memory against a bare window, and the processor.

    python -m tests.bench.window_cost [--runs 9] [--seconds 30]

Start: from the process's start until the first paint is on the screen, alternating with a bare
PySide6 window on the same virtual screen. Processor: of the window's process in a session.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.figures import middle
from tests.bench.processes import Load, busy_s, load_of
from tests.e2e.records import until
from tests.e2e.stage import Stage

PAINTED = """
import sys, time
from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent
class Watched(QtWidgets.QMainWindow):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.told:
            self.told = True
            # Comes as soon as all of the window is painted, before any timer.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
    def customEvent(self, event):
        with open(RECORD, "w") as file:
            file.write(str(time.perf_counter()))
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


def started(
    stage: Stage, folder: Path, code: str, *words: str, stay_s: float = 0.3
) -> tuple[float, Load]:
    """Start a window; return how long that took, in s, and what it holds after a while."""
    record = folder / "painted"
    record.unlink(missing_ok=True)
    text = PAINTED.replace("RECORD", repr(str(record))) + code
    began = time.perf_counter()
    with stage.program(*words, command=(sys.executable, "-c", text)) as program:
        until(lambda: record.exists() and record.read_text(encoding="utf-8"), START_WITHIN_S)
        took = float(record.read_text(encoding="utf-8")) - began
        time.sleep(stay_s)
        return took, load_of(program.pid)


def processor(stage: Stage, data: Path, seconds: float) -> float:
    """Return the share of one core that the window takes in a session, in per cent."""
    words = ("--data-dir", data, "--set", "warmup_minutes=5", "--start", "glutes")
    with stage.program(*words) as program:
        until((data / "interrupted.json").exists, START_WITHIN_S)
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
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory(prefix="cost-") as name, Stage() as stage:
        folder, words = Path(name), ("--data-dir", f"{name}/data")
        for _ in range(asked.runs + 1):  # the first of each only warms the disk cache up
            bare.append(started(stage, folder, BARE)[0])
            ours.append(started(stage, folder, OURS, *words)[0])
        _, bare_load = started(stage, folder, BARE, stay_s=SETTLED_AFTER_S)
        _, our_load = started(stage, folder, OURS, *words, stay_s=SETTLED_AFTER_S)
        share = processor(stage, folder / "data", asked.seconds)
    ratios = [one / other for one, other in zip(ours[1:], bare[1:], strict=True)]
    print(
        f"start: bare {middle(bare[1:]) * 1000:.0f} ms, ours {middle(ours[1:]) * 1000:.0f} ms, "
        f"ratio of the medians {middle(ours[1:]) / middle(bare[1:]):.2f}, "
        f"median of the ratios {middle(ratios):.2f} (wanted: 1.5)"
    )
    for what, mine, its in (
        ("own share (PSS)", our_load.pss_mb, bare_load.pss_mb),
        ("all mapped (RSS)", our_load.rss_mb, bare_load.rss_mb),
    ):
        ratio = mine / its
        print(
            f"memory, {what}: bare {its:.0f}, ours {mine:.0f} MB, ratio {ratio:.2f} (wanted: 1.6)"
        )
    print(f"processor in a session: {share:.1f} % of one core (wanted: 5)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
