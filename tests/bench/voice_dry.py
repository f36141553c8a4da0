"""How well the player knows where the sound is, right after its device ran dry.

    python -m tests.bench.voice_dry

The player is made to stand still; meanwhile the sound server has nothing to play. Every 50 ms a
tick is heard whose loudness tells which one it is; the position that was reported last by then
tells which one it should be.
"""

import os
import signal
import sys
import tempfile
import time
from bisect import bisect
from itertools import pairwise
from pathlib import Path

import numpy as np

from tests.bench.figures import spread
from tests.e2e.sound_server import RATE, Recording, SoundServer
from tests.voice.studio import Studio
from trainer.voice.protocol import PlayerReport, Sound
from trainer.voice.wav import wav_bytes

STANDSTILLS_MS = (50, 60, 70, 80, 100, 120, 150, 200, 300, 400, 600, 1000)
EVERY_MS, KINDS = 50, 24
QUIETEST, LOUDER = 4_000, 1_000
AT_ONCE_S, SOON_S = 0.025, 0.5
"""A report needs a moment to be made and to come in."""


class Listener(Studio):
    """A studio that notes when each report came in."""

    def __init__(self, server: SoundServer, folder: Path) -> None:
        super().__init__(server, folder)
        self.times: list[float] = []
        self.link._on_report = self._note

    def ahead_ms(self, heard_s: float, kind: int) -> float | None:
        """Return how far what was reported by then is ahead of a tick that is heard."""
        known = bisect(self.times, heard_s) - 1
        if known < 0 or not self.reports[known].playing:
            return None
        report = self.reports[known]
        place_ms = report.position_ms + (heard_s - report.stamp_s) * 1000
        turn_ms = KINDS * EVERY_MS
        return (place_ms - kind * EVERY_MS + turn_ms / 2) % turn_ms - turn_ms / 2

    def stand_still(self, seconds: float) -> float:
        """Stop the player for a while; returns when it went on."""
        process = self.link._process
        if process is None:
            raise RuntimeError("there is no player")
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGCONT)
        back = time.perf_counter()
        self.run(1.5 + seconds / 10)
        return back

    def _note(self, report: PlayerReport) -> None:
        self.times.append(time.perf_counter())
        self.reports.append(report)


def ticks(folder: Path) -> tuple[Sound, ...]:
    """Return ticks for a minute, so loud that a second's can be told from each other."""
    for kind in range(KINDS):
        loud = np.full(96, QUIETEST + LOUDER * kind, np.int16)
        (folder / f"{kind}.wav").write_bytes(wav_bytes(loud))
    return tuple(
        Sound(at_ms=number * EVERY_MS, path=str(folder / f"{number % KINDS}.wav"), kind="tone")
        for number in range(60_000 // EVERY_MS)
    )


def heard_ticks(recording: Recording) -> list[tuple[float, int]]:
    """Return when ticks were heard, and of which kind each was."""
    recorded = recording.samples
    sound = np.frombuffer(recorded[: len(recorded) // 2 * 2], np.int16)
    loud = np.flatnonzero(sound > QUIETEST // 2)
    onsets = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 100)]
    kinds = [round((int(sound[at + 48]) - QUIETEST) / LOUDER) for at in onsets[:-1]]
    return [(recording.heard_s(int(at)), kind) for at, kind in zip(onsets, kinds, strict=False)]


def main() -> int:
    """Measure and print."""
    with SoundServer() as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.env)
        studio = Listener(server, Path(folder))
        studio.link.load(ticks(Path(folder)))
        studio.run(1)
        with server.recording() as recording:
            studio.link.play(start_ms=0, from_ms=0)
            studio.run(2)
            back = [studio.stand_still(ms / 1000) for ms in STANDSTILLS_MS]
            heard = heard_ticks(recording)
        studio.link.close()
    at_once: list[float] = []
    soon: list[float] = []
    later: list[float] = []
    for at, kind in heard:
        ahead = studio.ahead_ms(at, kind)
        since = min((at - end for end in back if at + AT_ONCE_S >= end), default=SOON_S)
        if ahead is not None:
            places = at_once if since < AT_ONCE_S else soon if since < SOON_S else later
            places.append(ahead)
    gaps = [b - a for (a, _), (b, _) in pairwise(heard) if b - a > (EVERY_MS + 3) / 1000]
    print(f"{len(STANDSTILLS_MS)} standstills, {len(gaps)} gaps in the sound")
    print(spread("|reported - heard| at the end of a standstill", at_once))
    print(spread(f"the same in the {SOON_S} s after it", soon))
    print(spread("the same at other times", later))
    return 0


if __name__ == "__main__":
    sys.exit(main())
