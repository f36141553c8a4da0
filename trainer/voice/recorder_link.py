"""The handle on a recorder process that the window holds; nothing here makes the window wait."""

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from trainer.core.text import Message, message
from trainer.voice.order import Order, encode_order

RECORDER_COMMAND = (sys.executable, "-P", "-m", "trainer", "--recorder")
"""Not (-P) with what lies in the current folder, which may be one of downloads."""

CANCEL_WITHIN_S = 1.0
"""So long a cancelled recorder has to end by itself; then it is killed."""

CLOSE_WITHIN_S = 2.0

_LOW_PRIORITY: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""On Windows; elsewhere the recorder steps back by itself. A session's sound must not wait."""

_ENDED = message("The recording ended by itself, and nothing was written. Try it once more.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Progressed:
    """How much is done, from 0 to 1, and how many seconds are left; None until that shows."""

    done: float
    remaining_s: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """The file is there; or it is not, as the recording was cancelled."""

    written: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Failed:
    """It could not be recorded, and this is why."""

    problem: Message


News: TypeAlias = Progressed | Finished | Failed
Listener = Callable[[News], None]


class RecorderLink:
    """A recording that goes on in a process of its own.

    Args:
        order: what to record.
        listener: is told, in another thread, how far it is; last of all, once, that it is
            `Finished` or has `Failed`.
        command: starts the recorder.

    """

    def __init__(
        self, order: Order, listener: Listener, *, command: Sequence[str] = RECORDER_COMMAND
    ) -> None:
        self._listener = listener
        self._process: subprocess.Popen[str] | None = None
        self._draft = ""
        self._asked_to_end = threading.Event()
        self._starting = threading.Lock()
        self._thread = threading.Thread(
            target=self._run, args=(order, tuple(command)), name="recorder news", daemon=True
        )
        self._thread.start()

    def cancel(self) -> None:
        """Give it up, by force if it hangs; the listener is told when nothing of it is left."""
        self._asked_to_end.set()
        if self._starting.acquire(blocking=False):  # else it is seen when it has started
            self._hang_up()
            self._starting.release()

    def close(self) -> None:
        """Give it up, and wait until nothing of it is left."""
        self.cancel()
        self._thread.join(CLOSE_WITHIN_S)

    def _run(self, order: Order, command: tuple[str, ...]) -> None:
        """Start the process, and pass on what it says until it ends."""
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                creationflags=_LOW_PRIORITY,
            )
        except OSError as error:
            why = message("it can't be started: {why}", why=error.strerror or str(error))
            self._listener(Failed(problem=message("Nothing was recorded: {why}.", why=why)))
            return
        threading.Thread(
            target=self._end_in_time, args=(process,), name="recorder's end", daemon=True
        ).start()
        with self._starting, contextlib.suppress(OSError):
            self._process = process
            if process.stdin is not None:
                process.stdin.write(encode_order(order))
                process.stdin.flush()
        if self._asked_to_end.is_set():
            self._hang_up()
        with process, process.stdout or contextlib.nullcontext(()) as lines:
            end = self._listened(lines)
            process.kill() if end is None else process.wait()
        if end is None:
            self._take_draft_away()
        told = end or self._broken_off()
        self._asked_to_end.set()  # nobody need wait for that any more
        self._listener(told)

    def _end_in_time(self, process: subprocess.Popen[str]) -> None:
        """Kill a recorder that hangs when it is asked to end, even one that doesn't listen."""
        self._asked_to_end.wait()
        try:
            process.wait(CANCEL_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()

    def _listened(self, lines: Iterable[str]) -> News | None:
        """Pass progress on; returns how it ended, if that was said."""
        for line in lines:
            news = json.loads(line)
            if "done" in news:
                self._draft = news.pop("draft", None) or ""
                self._listener(Progressed(**news))
            elif "error" in news:
                return Failed(problem=message(news["error"], **news["params"]))
            else:
                return Finished(written=news["written"])
        return None

    def _take_draft_away(self) -> None:
        """Remove what a process that was killed has left half-written."""
        if self._draft:
            with contextlib.suppress(OSError):
                Path(self._draft).unlink(missing_ok=True)

    def _broken_off(self) -> News:
        return Finished(written=False) if self._asked_to_end.is_set() else Failed(problem=_ENDED)

    def _hang_up(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
