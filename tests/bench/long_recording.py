"""An hour of the loudspeaker, kept on disk and read piece by piece."""

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.e2e.listening import Samples, samples
from tests.e2e.sound_server import RATE

_SAMPLE_BYTES = 2
_CHUNK_BYTES = RATE // 100 * _SAMPLE_BYTES
_LISTENING = (
    "--device=stage.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1",
    "--latency-msec=10", "--raw",
)  # fmt: skip


class LongRecording:
    """What the loudspeaker has played so far, in a file.

    Attributes:
        start_s: when the first sample was at the loudspeaker, in seconds of the machine's
            monotonic clock, as the promptest delivery of the last half minute tells.

    """

    def __init__(self, process: subprocess.Popen[bytes], path: Path) -> None:
        self._process = process
        self._path = path
        self._bytes = 0
        self._starts: deque[float] = deque(maxlen=3000)
        self._thread = threading.Thread(target=self._read, name="recording", daemon=True)
        self._thread.start()

    @property
    def start_s(self) -> float:
        return min(tuple(self._starts))

    @property
    def frames(self) -> int:
        """How many frames are in."""
        return self._bytes // _SAMPLE_BYTES

    def piece(self, first: int, count: int) -> Samples:
        """Return frames of it; fewer where there are no more."""
        with self._path.open("rb") as file:
            file.seek(first * _SAMPLE_BYTES)
            return samples(file.read(count * _SAMPLE_BYTES))

    def stop(self) -> None:
        """End the recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _read(self) -> None:
        if self._process.stdout is None:
            return
        with self._process.stdout as pipe, self._path.open("wb", buffering=0) as file:
            while chunk := os.read(pipe.fileno(), _CHUNK_BYTES):
                now = time.perf_counter()
                file.write(chunk)
                self._bytes += len(chunk)
                self._starts.append(now - self.frames / RATE)


@contextlib.contextmanager
def recording(env: Mapping[str, str], path: Path) -> Iterator[LongRecording]:
    """Record a stage's loudspeaker into a file until the end of the block."""
    process = subprocess.Popen(
        (shutil.which("parec") or "parec", *_LISTENING),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    heard = LongRecording(process, path)
    try:
        yield heard
    finally:
        heard.stop()
