"""How fast a session is written to a file, against real time, and in how much memory.

python -m tests.bench.voice_recording
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from trainer.voice.protocol import Sound
from trainer.voice.recording import write_recording
from trainer.voice.wav import wav_bytes

MINUTES = 20


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for index in range(100):
            length = 15_000 + index * 500
            clip = (np.sin(np.arange(length) * 0.05) * 9_000).astype(np.int16)
            (folder / f"{index}.wav").write_bytes(wav_bytes(clip))
        plan = tuple(
            Sound(at_ms=at, path=str(folder / f"{at // 600 % 100}.wav"), kind="voice")
            for at in range(0, MINUTES * 60_000, 600)
        )
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        write_recording(plan, MINUTES * 60_000, folder / "session.wav")
        took = time.perf_counter() - start
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{MINUTES} min with {len(plan)} sounds: {MINUTES * 60 / took:.0f} x real time")
    print(f"memory grew by {grown / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
