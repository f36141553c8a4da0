"""How long the sound goes on after the window has told the player to pause.

python -m tests.bench.voice_pause
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from tests.e2e.sound_server import RATE, SoundServer
from tests.voice.studio import Studio
from trainer.voice.protocol import Sound
from trainer.voice.wav import wav_bytes

TIMES = 15


def main() -> int:
    """Measure and print."""
    late: list[float] = []
    with (
        SoundServer() as server,
        tempfile.TemporaryDirectory() as folder,
        server.recording() as recording,
    ):
        os.environ.update(server.env)
        studio = Studio(server, Path(folder))
        hum = Path(folder) / "hum.wav"
        hum.write_bytes(wav_bytes(np.full(RATE * 30, 12_000, np.int16)))
        studio.link.load((Sound(at_ms=0, path=str(hum), kind="tone"),))
        studio.run(1)
        for turn in range(TIMES):
            studio.link.play(start_ms=turn * 100, from_ms=0)
            studio.run(0.5 + turn * 0.007)
            paused = time.perf_counter()
            studio.link.pause()
            studio.run(0.4)
            whole = recording.samples[: len(recording.samples) // 2 * 2]
            last = np.flatnonzero(np.abs(np.frombuffer(whole, np.int16)) > 1000)[-1]
            late.append((recording.start_s + int(last) / RATE - paused) * 1000)
        studio.link.close()
    print(f"pause to silence: median {np.median(late):.0f} ms, max {max(late):.0f} ms, n {TIMES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
