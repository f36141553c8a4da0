"""Cue onsets at the loudspeaker against the plan, and reported position against recorded sound.

python -m tests.bench.voice_onsets [--seconds 120] [--stall]
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from bisect import bisect
from pathlib import Path

import numpy as np

from tests.e2e.sound_server import SoundServer
from tests.voice.studio import Studio, onsets
from trainer.voice.protocol import PlayerReport


def stalled(studio: Studio, seconds: float) -> None:
    """Be a window whose thread stands still for 400 ms every 2 s, holding the interpreter."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        studio.run(1.6)
        sum(range(12_000_000)) if time.perf_counter() < end else None


def summary(name: str, errors_ms: list[float]) -> str:
    """Return percentiles of the absolute errors as a line."""
    size = np.abs(errors_ms)
    p50, p99 = np.percentile(size, [50, 99])
    return f"{name}: p50 {p50:.3f} ms, p99 {p99:.3f} ms, max {size.max():.3f} ms, n {len(size)}"


def position(reports: list[PlayerReport], stamp: float) -> float:
    """Return where the reports up to a time say that the sound is, as the window would reckon."""
    known = reports[max(0, bisect([r.stamp_s for r in reports], stamp - 0.05) - 1)]
    return known.position_ms + (stamp - known.stamp_s) * 1000


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--stall", action="store_true")
    wanted = options.parse_args()
    times = [500]
    while times[-1] < wanted.seconds * 1000 - 2000:
        times.append(times[-1] + 180 + len(times) * 617 % 1223)
    with (
        SoundServer() as server,
        tempfile.TemporaryDirectory() as folder,
        server.recording() as recording,
    ):
        os.environ.update(server.env)
        studio = Studio(server, Path(folder))
        studio.link.load(studio.plan(*times))
        studio.run(1)
        studio.link.play(start_ms=0, from_ms=0)
        (stalled if wanted.stall else Studio.run)(studio, wanted.seconds)
        heard = onsets(recording)
        studio.link.close()
    print(f"{len(heard)} of {len(times)} sounds heard, {threading.active_count()} threads left")
    print(
        summary(
            "onset against plan",
            [
                (at - heard[0]) * 1000 - (due - times[0])
                for at, due in zip(heard, times, strict=True)
            ],
        )
    )
    running = [report for report in studio.reports if report.playing]
    misplaced = [position(running, at) - due for at, due in zip(heard, times, strict=True)]
    print(summary("reported position against sound", misplaced))
    print(f"  on average {np.mean(misplaced):+.3f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
