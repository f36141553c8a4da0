"""The figure on the screen against the voice: at phase starts, and how often it moves.

    python -m tests.bench.figure_against_voice [--seconds 120]

Runs the real program. A key pose is on the screen when the figure's first paint in a phase has
been handed to it; when that phase starts is told by the recorded sound. Frames are counted in
movements; at their slow ends one that nobody would see to move is not painted.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench.figures import middle, spread
from tests.bench.session_onsets import judge
from tests.bench.watched_app import Watch, run
from tests.e2e.listening import score
from tests.e2e.stage import PROGRAM, Stage
from trainer.ui.figure.view import FigureView

WATCHED = (*PROGRAM[:2], "tests.bench.figure_against_voice", "--record")
ROUTINE = """format = 1
id = "bench"
name = "Bench"

[[steps]]
exercise = "squat"
reps = 6

[[steps]]
exercise = "inverse-leg-raise"
variants = ["straight", "out"]
reps = 6
"""
SECONDS = 100.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory(prefix="figure-") as name, Stage() as stage:
        folder = Path(name)
        routine, data, record = folder / "bench.toml", folder / "data", folder / "record.jsonl"
        routine.write_text(ROUTINE, encoding="utf-8")
        plan = score(data, routine, "talk=full")
        words = (record, "--data-dir", data, "--start", routine)
        with (
            stage.sound.recording() as recording,
            stage.program(*words, command=WATCHED) as program,
        ):
            time.sleep(seconds)
            program.end(5)
        lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
        judge(plan, recording, lines)
    print_frames(lines)
    return 0


def print_frames(lines: Iterable[dict[str, Any]]) -> None:
    """Print how many frames a second movements had, as a whole and in their middle half."""
    moves: dict[tuple[float, float], list[float]] = defaultdict(list)
    for line in lines:
        if line["what"] in {"paint", "frame"} and line["moves_ms"]:
            moves[line["start_ms"], line["moves_ms"] / 1000].append(line["at_s"])
    whole, quick, gaps = [], [], []
    for (_, length_s), paints in moves.items():
        start_s = paints[0]
        within = [at for at in paints if length_s / 4 <= at - start_s < length_s * 3 / 4]
        whole.append(len(paints) / length_s)
        quick.append(len(within) / (length_s / 2))
        gaps += [(b - a) * 1000 for a, b in pairwise(within)]
    if whole:
        print(f"frames a second in {len(whole)} movements: {middle(whole):.1f} (median)")
        print(f"  in their middle half: {middle(quick):.1f}")
        print(spread("  from frame to frame there", gaps))


def record() -> int:
    """Run the program under watch; returns its exit status."""
    with open(sys.argv[2], "w", encoding="utf-8") as file:  # noqa: PTH123 - the shortest way
        return run(Watch(file, FigureView, every=True), sys.argv[3:])


if __name__ == "__main__":
    sys.exit(record() if sys.argv[1:2] == ["--record"] else main())
