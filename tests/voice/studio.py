"""A player with a loudspeaker that is recorded, for tests and measurements."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tests.e2e.sound_server import RATE, Recording, SoundServer
from trainer.voice.link import PlayerLink
from trainer.voice.protocol import PlayerReport, Sound
from trainer.voice.wav import wav_bytes

TRIES = 3
PLAYER = "import sys; from trainer.voice.player import main; sys.exit(main())"


class Studio:
    """A player, a sound server, and a recording of its loudspeaker."""

    def __init__(self, server: SoundServer, folder: Path) -> None:
        self.server = server
        self.reports: list[PlayerReport] = []
        self.link = PlayerLink(self.reports.append, command=(sys.executable, "-c", PLAYER))
        self._beep = folder / "beep.wav"
        self._beep.write_bytes(wav_bytes(np.full(2400, 12_000, np.int16)))

    def plan(self, *times_ms: int) -> tuple[Sound, ...]:
        return tuple(Sound(at_ms=at, path=str(self._beep), kind="tone") for at in times_ms)

    def run(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.link.sign_of_life()
            time.sleep(0.02)

    def last(self) -> PlayerReport:
        return self.reports[-1]


def onsets(recording: Recording) -> list[float]:
    """Return when beeps start, in seconds of the common clock."""
    samples = np.frombuffer(recording.samples[: len(recording.samples) // 2 * 2], np.int16)
    loud = np.flatnonzero(samples > 3000)
    starts = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 20)]
    return [recording.start_s + int(start) / RATE for start in starts]


def farthest(found: Sequence[float], wanted: Sequence[float]) -> float:
    """Return how far the farthest is from where it should be."""
    assert len(found) == len(wanted)
    return max(abs(one - other) for one, other in zip(found, wanted, strict=True))


def at_best(measure: Callable[[], float], bar: float) -> float:
    """Return the least of what is measured a few times, or the first within the bar.

    Another program that keeps the machine busy can make a gap in the sound, or be late itself;
    it can't make anything more exact than it is.
    """
    least = measure()
    for _ in range(TRIES - 1):
        if least <= bar:
            break
        least = min(least, measure())
    return least
