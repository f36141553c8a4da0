"""A private sound server whose only loudspeaker is recorded, with the time of every sample."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

RATE = 48_000
_SAMPLE_BYTES = 2
_CHUNK_BYTES = RATE // 100 * _SAMPLE_BYTES
_PROMPT_BYTES = RATE // 2 * _SAMPLE_BYTES
_NEEDED = ("pulseaudio", "pactl", "pacat", "parec")

START_WITHIN_S = 10.0


def missing_tools() -> tuple[str, ...]:
    """Return the programs that this needs and the machine lacks."""
    return tuple(tool for tool in _NEEDED if shutil.which(tool) is None)


class Recording:
    """What the loudspeaker plays, 16-bit mono, as it comes in."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._data = bytearray()
        self._starts: deque[float] = deque(maxlen=3000)
        self._prompt: list[float] = []  # the promptest of each second
        self._thread = threading.Thread(target=self._read, name="recording", daemon=True)
        self._thread.start()

    @property
    def start_s(self) -> float:
        """When the first sample was at the loudspeaker, in seconds of `time.perf_counter`.

        The recorder may deliver late, never early: its promptest delivery of the last half
        minute tells.
        """
        return min(tuple(self._starts))

    def heard_s(self, frame: int) -> float:
        """Return when a sample was at the loudspeaker, also where that runs fast or slow.

        A null sink does, by some hundred ppm: the promptest delivery of the seconds around tells.
        """
        second = frame // RATE
        return min(self._prompt[max(0, second - 2) : second + 3]) + frame / RATE

    def frame_at(self, time_s: float) -> int:
        """Return which sample was at the loudspeaker at a time."""
        frame = max(0, round((time_s - self.start_s) * RATE))
        return max(0, frame + round((time_s - self.heard_s(frame)) * RATE))

    @property
    def samples(self) -> bytes:
        """Everything recorded so far."""
        return bytes(self._data)

    def wait(self, count: int = 1) -> None:
        """Return when so many bytes are in."""
        deadline = time.perf_counter() + START_WITHIN_S
        while len(self._data) < count:
            if time.perf_counter() > deadline:
                raise TimeoutError("nothing is recorded")
            time.sleep(0.01)

    def stop(self) -> None:
        """End the recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _read(self) -> None:
        pipe = self._process.stdout
        if pipe is None:
            return
        with pipe:
            while chunk := os.read(pipe.fileno(), _CHUNK_BYTES):
                self._data += chunk
                samples = len(self._data) // _SAMPLE_BYTES
                self._note(samples, time.perf_counter() - samples / RATE)

    def _note(self, samples: int, start_s: float) -> None:
        """Note what a delivery says of the start."""
        self._starts.append(start_s)
        if samples // RATE == len(self._prompt):
            self._prompt.append(start_s)
        self._prompt[-1] = min(self._prompt[-1], start_s)


class SoundServer:
    """A PulseAudio with a null sink, in a folder of its own; programs find it through `env`.

    `answered_s` is when it could first be asked, in seconds of `time.perf_counter`. A null sink
    that nobody plays to wakes only every 2 s, so a silent stream keeps it prompt: from `prompt_s`
    on, up to 2 s later, it takes sound as a device does.
    """

    def __init__(self) -> None:
        self._stack = contextlib.ExitStack()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="sound-"))
        self._home = Path(folder)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PULSE_", "XDG_", "DBUS_"))
        }
        self.env: Mapping[str, str] = kept | {"HOME": folder, "XDG_RUNTIME_DIR": folder}
        self._server: contextlib.ExitStack | None = None
        self.answered_s = 0.0
        self.prompt_s = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
        self._stack.close()

    def start(self) -> None:
        """Start the server, also after a `stop`."""
        self._server = contextlib.ExitStack()
        self._spawn(
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--disallow-exit",
            f"--load=module-null-sink sink_name=stage rate={RATE} channels=2",
            "--load=module-native-protocol-unix",
        )
        self._wait()
        self.answered_s = time.perf_counter()
        self._spawn("pacat", "--raw", "--latency-msec=20", f"--rate={RATE}", "/dev/zero")
        with self.recording() as recording:
            recording.wait(_PROMPT_BYTES)
        self.prompt_s = time.perf_counter()

    def send_to(self, other: "SoundServer") -> None:
        """Let another server's loudspeaker play what is played here: some 100 ms later."""
        socket = f"server=unix:{other.env['XDG_RUNTIME_DIR']}/pulse/native"
        for order in (
            ("load-module", "module-tunnel-sink", "sink_name=far", socket),
            ("set-default-sink", "far"),
        ):
            command = (_program("pactl"), *order)
            subprocess.run(command, env=self.env, capture_output=True, check=True)

    def stop(self) -> None:
        """Kill the server, as a crash would."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @contextlib.contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record the loudspeaker until the end of the block."""
        listening = (
            _program("parec"),
            "--device=stage.monitor",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=1",
            "--latency-msec=10",
            "--raw",
        )
        process = subprocess.Popen(
            listening, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        recording = Recording(process)
        try:
            recording.wait()
            yield recording
        finally:
            recording.stop()

    def _wait(self) -> None:
        deadline = time.perf_counter() + START_WITHIN_S
        asking = (_program("pactl"), "info")
        while subprocess.run(asking, env=self.env, capture_output=True, check=False).returncode:
            if time.perf_counter() > deadline:
                raise TimeoutError("the sound server does not start")
            time.sleep(0.05)

    def _spawn(self, name: str, *options: str) -> None:
        command = (_program(name), *options)
        process = subprocess.Popen(
            command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if self._server is not None:
            self._server.callback(_kill, process)


def _program(name: str) -> str:
    return shutil.which(name) or name


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
