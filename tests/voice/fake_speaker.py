"""A sound device that is not there: it asks for samples as one would, and keeps what it got."""

import json
import sys
import threading
import time
from pathlib import Path

from trainer.voice.heard import HeardClock
from trainer.voice.loudspeaker import NOTHING_BACK, Change, Pull
from trainer.voice.pipes import claim_stdout
from trainer.voice.player import run
from trainer.voice.units import RATE

PERIOD = 1920
LATENCY_S = 0.03
"""How long after a prompt call its first frame is heard."""


class FakeSpeaker:
    """Asks only when it is told to."""

    def __init__(self, pull: Pull) -> None:
        self.clock = HeardClock(LATENCY_S + PERIOD / RATE)
        self.working = True
        self.closed = False
        self.heard = bytearray()
        self._pull = pull
        self._frames = 0

    def alive(self) -> bool:
        return self.working

    def retake(self, change: Change) -> int:
        return change(NOTHING_BACK)

    def close(self, patience_s: float = 0) -> None:
        assert patience_s >= 0
        self.closed = True

    def ask(self, now: float) -> None:
        self.clock.asked(self._frames, PERIOD, now)
        self.heard += self._pull(PERIOD).tobytes()
        self._frames += PERIOD


class DriftingSpeaker(FakeSpeaker):
    """Asks from a thread, at a rate a little off, and writes down what it played, and when."""

    def __init__(self, pull: Pull, ppm: float, target: Path) -> None:
        super().__init__(pull)
        self._period_s = PERIOD / (RATE * (1 + ppm / 1e6))
        self._target = target
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        start = time.perf_counter()
        notes = {"start_s": start + LATENCY_S, "period_s": self._period_s, "period": PERIOD}
        self._target.with_suffix(".json").write_text(json.dumps(notes))
        with self._target.open("wb") as file:
            due = start
            while not self.closed:
                time.sleep(max(0.0, due - time.perf_counter()))
                self.ask(time.perf_counter())
                file.write(self.heard)
                file.flush()
                self.heard.clear()
                due += self._period_s


def main(ppm: str, target: str) -> int:
    """Run a player whose device is `ppm` fast; what it plays goes to `target`."""
    out = claim_stdout()
    run(sys.stdin, out, lambda pull: DriftingSpeaker(pull, float(ppm), Path(target)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
