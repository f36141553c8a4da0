"""The recorder process: records one session, so that the window neither waits nor loads numpy.

It is given an order as one line, and says line by line how far it is. It gives up, and leaves
nothing, when nobody is at the other end any more.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, TextIO

from trainer.voice.order import decode_order
from trainer.voice.pipes import claim_stdout
from trainer.voice.recording import Recording, RecordingError

TOLD_EVERY_S = 0.1
_END_WITHIN_S = 2.0
"""More than a parent that lives waits before it kills."""

_NICENESS = 10
"""A session may be playing meanwhile, and its sound must not wait."""


def run(lines: TextIO, out: TextIO, *, leave: Callable[[int], object] | None = None) -> int:
    """Carry out the order that comes first, if one comes; returns the exit status.

    Work that hangs when it is to be given up is left behind by `leave`, which ends the process.
    """
    line = lines.readline()
    if not line:
        return 0
    order = decode_order(line)
    teller = _Teller(out)
    work = Recording(order, lambda done: teller.tell(done, work))
    watch = threading.Thread(
        target=_wait_for_end, args=(lines, work, leave), name="watch", daemon=True
    )
    watch.start()
    try:
        teller.say({"written": work.run()})
    except RecordingError as error:
        teller.say({"error": error.problem.source, "params": dict(error.problem.params)})
        return 1
    return 0


def main() -> int:
    """Record what is ordered on the standard streams; returns the exit status."""
    out = claim_stdout()
    for name in ("SIGINT", "SIGHUP"):  # a terminal's are for the parent, which then hangs up
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    return run(sys.stdin, out, leave=os._exit)


class _Teller:
    """Says how far it is, some times a second; to nobody, when nobody is there."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._told_s = 0.0
        self._draft: str | None = None

    def tell(self, done: float, work: Recording) -> None:
        now_s = time.perf_counter()
        draft = str(work.draft) if work.draft else None
        if now_s - self._told_s >= TOLD_EVERY_S or draft != self._draft:
            self._told_s, self._draft = now_s, draft
            self.say({"done": done, "remaining_s": work.remaining_s, "draft": draft})

    def say(self, news: dict[str, Any]) -> None:
        try:
            self._out.write(json.dumps(news) + "\n")
            self._out.flush()
        except OSError:  # that the window is gone, the other thread finds out
            return


def _wait_for_end(lines: TextIO, work: Recording, leave: Callable[[int], object] | None) -> None:
    """Give the work up when the window says no more, which may be because it was killed."""
    for _ in lines:
        pass
    work.cancel()
    if leave is not None:
        time.sleep(_END_WITHIN_S)
        if work.draft is not None:
            with contextlib.suppress(OSError):
                work.draft.unlink(missing_ok=True)
        leave(1)
