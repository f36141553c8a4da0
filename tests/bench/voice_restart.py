"""How soon, and how exactly, the sound is back after the sound server was killed in mid-play.

python -m tests.bench.voice_restart
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.e2e.sound_server import SoundServer
from tests.voice.studio import Studio, onsets

EVERY_MS = 100


def main() -> int:
    """Measure and print."""
    with SoundServer() as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.env)
        studio = Studio(server, Path(folder))
        studio.link.load(studio.plan(*range(0, 60_000, EVERY_MS)))
        studio.run(1)
        with server.recording() as recording:
            studio.link.play(start_ms=0, from_ms=0)
            studio.run(3)
            first = onsets(recording)[0]
        server.stop()
        killed = time.perf_counter()
        studio.run(1.5)
        server.start()
        with server.recording() as recording:
            studio.run(4)
            heard = onsets(recording)
        studio.link.close()
    off = [(at - first) * 1000 % EVERY_MS for at in heard]
    errors = [error - EVERY_MS if error > EVERY_MS / 2 else error for error in off]
    there = [
        report.stamp_s for report in studio.reports if report.device and report.stamp_s > killed + 1
    ]
    print(f"playing {there[0] - server.answered_s:.2f} s after the server could be asked again,")
    print(f"{there[0] - server.prompt_s:.2f} s after its null sink took sound promptly")
    print(f"off the beat from before by {min(errors):+.1f} to {max(errors):+.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
