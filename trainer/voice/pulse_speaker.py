"""A loudspeaker at a PulseAudio server, whose sound can still be changed once it is handed over."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from trainer.voice import pulse
from trainer.voice.device_way import DeviceWay
from trainer.voice.heard import HeardClock
from trainer.voice.loudspeaker import (
    NOTHING_BACK,
    SILENT_AFTER_S,
    STARTING_S,
    Change,
    Loudspeaker,
    NoDeviceError,
    Pull,
)
from trainer.voice.units import RATE, frames

HELD_MS = 200
"""How much sound the server holds ready: so long may the player be kept waiting."""

ASKED_MS = 30
"""How much the server asks for at a time."""

LATENCY_S = 0.2
"""How long after a prompt call the server hands its last frame to the device."""

FIXED_MS = 30
"""What is heard so soon is no more changed: the way to the loudspeaker takes that long."""

READY_WITHIN_S = 2.0
LOOK_EVERY_S = 0.005
_FRAME_BYTES = 2


def best_speaker(pull: Pull) -> "PulseSpeaker | Loudspeaker":
    """Open a loudspeaker: at a PulseAudio server where there is one.

    Raises:
        NoDeviceError: there is none of any kind, or it cannot be opened.

    """
    try:
        return PulseSpeaker(pull)
    except NoDeviceError:
        return Loudspeaker(pull)


class PulseSpeaker:
    """An open stream, 48 kHz mono, which pulls its samples from its own thread.

    Raises:
        NoDeviceError: no such server answers.

    """

    def __init__(self, pull: Pull) -> None:
        self._pull = pull
        self.clock = HeardClock(LATENCY_S)
        self._way = DeviceWay()
        self._frames = 0
        self._paced = False
        self._in_use = threading.Lock()
        self._on_write = pulse.WriteCallback(self._write)
        try:
            self._lib = pulse.library()
        except OSError as error:
            raise NoDeviceError(str(error)) from error
        self._loop = self._lib.pa_threaded_mainloop_new()
        api = self._lib.pa_threaded_mainloop_get_api(self._loop)
        self._context = self._lib.pa_context_new(api, b"Top Hold")
        self._stream: int | None = None
        self._open = True
        self._asked_s = self._opened_s = time.perf_counter()
        try:
            self._connect()
        except NoDeviceError:
            self._tear_down()
            raise
        self._asked_s = self._opened_s = time.perf_counter()

    def alive(self) -> bool:
        """Whether the server still asks for samples."""
        now = time.perf_counter()
        self._paced = self._paced or self.clock.steady
        allowed = SILENT_AFTER_S if self._paced else STARTING_S
        return now - max(self._asked_s, self._opened_s) < allowed

    def retake(self, change: Change) -> int:
        """Hand over anew what is not heard yet, after a change of what is pulled."""
        with self._in_use:
            if not self._open:
                return change(NOTHING_BACK)
            with self._locked():
                return self._rewrite(change)

    def close(self, patience_s: float = 0) -> None:
        """Give the stream back; waits no longer than told, for a dead server never answers."""
        closer = threading.Thread(target=self._tear_down, name="close stream", daemon=True)
        closer.start()
        closer.join(patience_s)

    def _connect(self) -> None:
        lib = self._lib
        if lib.pa_context_connect(self._context, None, pulse.NO_AUTOSPAWN, None) < 0:
            raise NoDeviceError("no server")
        lib.pa_threaded_mainloop_start(self._loop)
        self._await(self._context, lib.pa_context_get_state, pulse.CONTEXT_READY)
        with self._locked():
            spec = pulse.SampleSpec(pulse.SIGNED_16, RATE, 1)
            self._stream = lib.pa_stream_new(self._context, b"Top Hold", spec, None)
            lib.pa_stream_set_write_callback(self._stream, self._on_write, None)
            held = pulse.BufferAttr(*[pulse.AS_THE_SERVER_LIKES] * 5)
            held.tlength = frames(HELD_MS) * _FRAME_BYTES
            held.minreq = frames(ASKED_MS) * _FRAME_BYTES
            lib.pa_stream_connect_playback(
                self._stream, None, held, pulse.EARLY_REQUESTS | pulse.TIMED, None, None
            )
        self._await(self._stream, lib.pa_stream_get_state, pulse.STREAM_READY)

    def _await(self, of: int | None, state: Callable[[int | None], int], wanted: int) -> None:
        deadline = time.perf_counter() + READY_WITHIN_S
        while True:
            with self._locked():
                found = state(of)
            if found == wanted:
                return
            if found > wanted or time.perf_counter() > deadline:
                raise NoDeviceError("the server does not play")
            time.sleep(LOOK_EVERY_S)

    def _write(self, _stream: int, size: int, _data: int | None) -> None:
        """Hand over what the server asks for; called in its thread."""
        count = size // _FRAME_BYTES
        self._asked_s = time.perf_counter()
        self.clock.asked(self._frames, count, self._asked_s)
        self._frames += count
        self._hand_over(count)
        latency_s = pulse.latency_s(self._lib, self._stream)
        if latency_s is not None:
            self._way.note(latency_s - LATENCY_S)
            self.clock.way_s = self._way.way_s

    def _rewrite(self, change: Change) -> int:
        taken_s = time.perf_counter() - self.clock.taken_at(0)
        first = change(min(self._frames, round(taken_s * RATE) + frames(FIXED_MS)))
        self._hand_over(self._frames - first, back=self._frames - first)
        return first

    def _hand_over(self, count: int, back: int = 0) -> None:
        samples = self._pull(count).tobytes()
        offset = -back * _FRAME_BYTES
        self._lib.pa_stream_write(
            self._stream, samples, len(samples), None, offset, pulse.SEEK_RELATIVE
        )

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        self._lib.pa_threaded_mainloop_lock(self._loop)
        try:
            yield
        finally:
            self._lib.pa_threaded_mainloop_unlock(self._loop)

    def _tear_down(self) -> None:
        with self._in_use:
            if not self._open:
                return
            self._open = False
            lib = self._lib
            with self._locked():
                if self._stream is not None:
                    lib.pa_stream_disconnect(self._stream)
                    lib.pa_stream_unref(self._stream)
                lib.pa_context_disconnect(self._context)
                lib.pa_context_unref(self._context)
            lib.pa_threaded_mainloop_stop(self._loop)
            lib.pa_threaded_mainloop_free(self._loop)
