"""The sound device: opening it, feeding it, and noticing that it has gone away."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator

import miniaudio

from trainer.voice.heard import HeardClock
from trainer.voice.units import RATE
from trainer.voice.wav import Clip

PERIOD_MS = 100
"""What is asked for at a time.

With 60 ms it ran dry now and then on a busy machine, and all later cues slipped.
"""

LATENCY_S = 0.157
"""How long after a prompt call its last frame is heard; measured on a PulseAudio null sink."""

SILENT_AFTER_S = 0.8
"""A device that asks for nothing so long has gone away."""

STARTING_S = 2.5
"""A device that was just opened may take so long until it asks steadily."""

Pull = Callable[[int], Clip]

Change = Callable[[int], int]
"""Is given the first frame that can be changed; returns that from which on all was changed."""

NOTHING_BACK = sys.maxsize
"""The first frame that can be changed where what was handed over stays so: none of those."""


class NoDeviceError(Exception):
    """There is nothing that could sound."""


class Loudspeaker:
    """An open sound device, 48 kHz mono, which pulls its samples from its own thread.

    Raises:
        NoDeviceError: there is none, or it cannot be opened.

    """

    def __init__(self, pull: Pull) -> None:
        self._pull = pull
        self._asked_s = time.perf_counter()
        self._frames = 0
        self._closed = False
        self._paced = False
        self._device = _opened()
        self.clock = HeardClock(LATENCY_S)
        self._opened_s = time.perf_counter()
        feed = self._feed()
        next(feed)
        try:
            self._device.start(feed)
        except miniaudio.MiniaudioError as error:
            self.close()
            raise NoDeviceError(str(error)) from error

    def alive(self) -> bool:
        """Whether the device still asks for samples."""
        now = time.perf_counter()
        self._paced = self._paced or self.clock.steady
        allowed = SILENT_AFTER_S if self._paced else STARTING_S
        return now - max(self._asked_s, self._opened_s) < allowed

    def retake(self, change: Change) -> int:
        """Change what is pulled from now on; what was handed over is heard still."""
        return change(NOTHING_BACK)

    def close(self, patience_s: float = 0) -> None:
        """Give the device back; waits no longer than told, for a dead server never answers."""
        self._closed = True
        closer = threading.Thread(target=self._device.close, name="close device", daemon=True)
        closer.start()
        closer.join(patience_s)

    def _feed(self) -> Generator[bytes, int, None]:
        count = yield b""
        while not self._closed:
            self._asked_s = time.perf_counter()
            self.clock.asked(self._frames, count, self._asked_s)
            self._frames += count
            count = yield self._pull(count).tobytes()


def _opened() -> miniaudio.PlaybackDevice:
    with quiet_stderr():
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=PERIOD_MS,
                app_name="Top Hold",
            )
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error)) from error
    if device.backend.lower() == "null":
        device.close()
        raise NoDeviceError("only the null backend is there")
    return device


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Keep ALSA, which complains at length on a machine without a card, off the error output."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
