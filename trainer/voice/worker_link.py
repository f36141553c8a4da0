"""The handle on a synthesis worker: one process, which may hang or die at any time."""

import contextlib
import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from trainer.core.text import Message, message

POLL_S = 0.05
END_WITHIN_S = 0.5

Reply = Mapping[str, Any]
Cancelled = Callable[[], bool]


class WorkerFaultError(Exception):
    """The worker hung, died or talked nonsense: it is of no use any more."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.source)
        self.reason = reason


class CancelledError(Exception):
    """The person does not want to wait for the answer."""


class WorkerLink:
    """A running worker.

    Raises:
        WorkerFaultError: it cannot be started.

    """

    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                tuple(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            reason = message("it cannot be started: {why}", why=error.strerror or str(error))
            raise WorkerFaultError(reason) from error
        self._replies: queue.SimpleQueue[Reply | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="worker replies", daemon=True)
        self._reader.start()

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def ask(self, request: Reply, deadline_s: float, cancelled: Cancelled = lambda: False) -> Reply:
        """Send a request and return its answer.

        Raises:
            WorkerFaultError: none came in time, or the worker died.
            CancelledError: nobody waits for it any more.

        """
        pipe = self._process.stdin
        try:
            if pipe is not None:
                pipe.write(json.dumps(request) + "\n")
                pipe.flush()
        except OSError as error:
            raise WorkerFaultError(message("it ended by itself")) from error
        return self.next_reply(deadline_s, cancelled)

    def next_reply(self, deadline_s: float, cancelled: Cancelled = lambda: False) -> Reply:
        """Return what the worker says next; raises as `ask` does."""
        deadline = time.perf_counter() + deadline_s
        while time.perf_counter() < deadline:
            if cancelled():
                raise CancelledError
            try:
                reply = self._replies.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if reply is None:
                raise WorkerFaultError(message("it ended by itself"))
            return reply
        raise WorkerFaultError(message("it gave no answer"))

    def close(self) -> None:
        """End the process: politely, so that it clears up, or by force when it hangs."""
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(END_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join(END_WITHIN_S)

    def _read(self) -> None:
        """Take in replies; whatever else a library printed is passed over."""
        with self._process.stdout or contextlib.nullcontext(()) as lines:
            for line in lines:
                with contextlib.suppress(ValueError):
                    reply = json.loads(line)
                    if isinstance(reply, dict):
                        self._replies.put(reply)
        self._replies.put(None)
