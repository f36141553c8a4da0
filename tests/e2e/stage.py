"""A private screen, message bus and sound server for the real program, and its invisible hands."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.e2e.sound_server import SoundServer

SIZE = "1120x800"
NEEDED = ("Xvfb", "dbus-daemon", "xdotool", "pulseaudio", "pactl", "pacat", "parec")
PROGRAM = (sys.executable, "-m", "trainer")
ROOT = Path(__file__).parents[2]

END_WITHIN_S = 2.0
WINDOW_WITHIN_S = 15.0
SETTLE_S = 0.2


def missing_tools() -> tuple[str, ...]:
    """Return the programs that this needs and the machine lacks."""
    return tuple(tool for tool in NEEDED if shutil.which(tool) is None)


class Stage:
    """Where a program runs that must neither be seen nor heard outside.

    Attributes:
        sound: the sound server, which a test may stop and start again.
        env: what programs on this stage find in their environment.

    Args:
        sound: whether there is a sound server from the beginning.

    """

    def __init__(self, *, sound: bool = True) -> None:
        self._stack = contextlib.ExitStack()
        self._spawned: dict[str, subprocess.Popen[bytes]] = {}
        self._with_sound = sound
        self.sound = SoundServer()
        self.env: Mapping[str, str] = self._environment()

    def __enter__(self) -> Self:
        if self._with_sound:
            self._stack.enter_context(self.sound)
        else:
            self._stack.push(self.sound)
        self.env = dict(self.env) | {
            "DISPLAY": self._display(),
            "DBUS_SESSION_BUS_ADDRESS": self._bus(),
        }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    @contextlib.contextmanager
    def program(
        self, *words: str | Path, command: Sequence[str] = PROGRAM, **env: str
    ) -> Iterator["Program"]:
        """Run a program on this stage until the end of the block."""
        program = Program(self, [*command, *map(str, words)], {**self.env, **env})
        try:
            yield program
        finally:
            program.kill()

    def _environment(self) -> Mapping[str, str]:
        home = Path(self.sound.env["HOME"])
        no_cards = home / "no-cards.conf"
        no_cards.touch()
        # Nor does a person's Python leave out the byte code, as that of a machine for builds may.
        strange = ("QT_", "PYTHONDONTWRITE")
        kept = {name: v for name, v in self.sound.env.items() if not name.startswith(strange)}
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        # Whatever card this machine has, a stage without a sound server is silent.
        return kept | {"ALSA_CONFIG_PATH": str(no_cards), "PYTHONPATH": path}

    def _display(self) -> str:
        reader, writer = os.pipe()
        # Without -noreset it starts anew when its last client goes, just as the next one comes.
        self._spawn(
            "Xvfb", "-displayfd", str(writer), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp",
            "-noreset",
            keep=writer,
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as pipe:
            return f":{pipe.readline().strip()}"

    def _bus(self) -> str:
        bus = self._spawn("dbus-daemon", "--session", "--nofork", "--print-address=1")
        if bus.stdout is None:
            return ""
        with bus.stdout as pipe:
            return pipe.readline().decode().strip()

    def _spawn(self, name: str, *options: str, keep: int | None = None) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            (shutil.which(name) or name, *options),
            env=self.env,
            stdout=subprocess.PIPE if keep is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=() if keep is None else (keep,),
        )
        self._stack.callback(_kill, process)
        self._spawned[name] = process
        return process

    def end_screen(self) -> None:
        """Let the screen go away, as when its server or compositor crashes."""
        _kill(self._spawned["Xvfb"])


class Program:
    """A running program of the stage.

    Attributes:
        pid: its process's number.

    """

    def __init__(self, stage: Stage, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._stage = stage
        self._process = subprocess.Popen(command, env=env, cwd=env["HOME"], start_new_session=True)
        self.pid = self._process.pid

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> int:
        """Return its exit status when it has ended by itself.

        Raises:
            subprocess.TimeoutExpired: it has not, in so many seconds.

        """
        return self._process.wait(seconds)

    def end(self, within_s: float = END_WITHIN_S) -> int:
        """Ask it to end, as a system does that shuts down; returns its exit status."""
        self._process.terminate()
        return self.wait(within_s)

    def kill(self) -> None:
        """End it and all that it has started, at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def kill_alone(self) -> None:
        """End it at once, and leave what it has started alone."""
        self._process.kill()
        self._process.wait()

    def focus(self, windows: int = 1) -> None:
        """Give its newest window the keyboard, as a window manager would, once there are so many.

        Raises:
            TimeoutError: there are fewer.

        """
        deadline = time.perf_counter() + WINDOW_WITHIN_S
        while not self._focused(windows):
            if time.perf_counter() > deadline:
                raise TimeoutError("the program shows no such window")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each by its X name."""
        self._xdotool("key", *keys)

    def _focused(self, least: int) -> bool:
        """Give its newest window the keyboard; a window that is just appearing loses it again."""
        windows = self._xdotool("search", "--onlyvisible", "--pid", str(self.pid)).split()
        if len(windows) < least:
            return False
        newest = max(windows, key=int)
        self._xdotool("windowfocus", newest)
        time.sleep(SETTLE_S)
        return self._xdotool("getwindowfocus").strip() == newest

    def _xdotool(self, *words: str) -> str:
        command = (shutil.which("xdotool") or "xdotool", *words)
        done = subprocess.run(command, env=self._stage.env, capture_output=True, check=False)
        return done.stdout.decode()


def children(pid: int) -> tuple[int, ...]:
    """Return the processes that a process has started and that still run."""
    tasks = Path(f"/proc/{pid}/task")
    found = (path.read_text(encoding="ascii").split() for path in tasks.glob("*/children"))
    return tuple(int(child) for each in found for child in each)


def running(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be buried."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
