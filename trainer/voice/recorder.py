"""The recorder process: records one session, so that the window neither waits nor loads numpy.

It is given an order as one line, and says line by line how far it is. It gives up, and leaves
nothing, when nobody is at the other end any more.
"""

import json
import os
import sys
import threading
import time
from typing import Any, TextIO

from trainer.voice.order import decode_order
from trainer.voice.pipes import claim_stdout
from trainer.voice.recording import Recording, RecordingError

TOLD_EVERY_S = 0.1
_NICENESS = 10
"""A session may be playing meanwhile, and its sound must not wait."""


def run(lines: TextIO, out: TextIO) -> int:
    """Carry out the order that comes first, if one comes; returns the exit status."""
    line = lines.readline()
    if not line:
        return 0
    order = decode_order(line)
    teller = _Teller(out)
    work = Recording(order, lambda done: teller.tell(done, work))
    watch = threading.Thread(target=_wait_for_end, args=(lines, work), name="watch", daemon=True)
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
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    return run(sys.stdin, out)


class _Teller:
    """Says how far it is, some times a second; to nobody, when nobody is there."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._told_s = 0.0

    def tell(self, done: float, work: Recording) -> None:
        now_s = time.perf_counter()
        if now_s - self._told_s >= TOLD_EVERY_S:
            self._told_s = now_s
            draft = work.draft and str(work.draft)
            self.say({"done": done, "remaining_s": work.remaining_s, "draft": draft})

    def say(self, news: dict[str, Any]) -> None:
        try:
            self._out.write(json.dumps(news) + "\n")
            self._out.flush()
        except OSError:  # that the window is gone, the other thread finds out
            return


def _wait_for_end(lines: TextIO, work: Recording) -> None:
    """Give the work up when the window says no more."""
    for _ in lines:
        pass
    work.cancel()
