"""The session's clock against a device that runs fast or slow, over 20 minutes: simulated.

    python -m tests.bench.drift

A device asks for its samples, mostly promptly and now and then late; what the player makes of
that, the session's clock follows; where the sound really is, the simulation knows.
"""

import sys

import numpy as np

from tests.bench.figures import spread
from trainer.core.pace import AHEAD_MS, Pace, SoundReport
from trainer.voice.heard import HeardClock
from trainer.voice.units import RATE

MINUTES = 20
PERIOD_S, LATENCY_S = 0.020, 0.030
REPORT_EVERY = 5
"""Calls of the device from one report to the next."""

LOOK_EVERY_S = 0.033
USUALLY_LATE_S, LATEST_S = 0.001, 0.015


def errors_ms(ppm: float, seed: int = 7) -> list[float]:
    """Return how far the session's clock is off its place, at every frame of the screen."""
    chance = np.random.default_rng(seed)
    calls = round(MINUTES * 60 / PERIOD_S)
    late = chance.exponential(USUALLY_LATE_S, calls)
    late[chance.random(calls) < 0.01] = LATEST_S
    pace, clock = Pace(), HeardClock(LATENCY_S + PERIOD_S)
    pace.began(1, 0.0, 0.0)
    found: list[float] = []
    looked_s = 1.0
    for call in range(calls):
        frame = round(call * PERIOD_S * RATE)
        true_s = call * PERIOD_S / (1 + ppm / 1e6)
        now_s = true_s + late[call]
        clock.asked(frame, round(PERIOD_S * RATE), now_s)
        if call % REPORT_EVERY == REPORT_EVERY - 1 and clock.steady:
            pace.heard(_report(frame, clock.heard_at(frame)), now_s * 1000)
        while looked_s < now_s:
            sound_ms = 1000 * (looked_s - LATENCY_S) * (1 + ppm / 1e6)
            found.append(pace.now_ms(looked_s * 1000) - AHEAD_MS - sound_ms)
            looked_s += LOOK_EVERY_S
    return found


def _report(frame: int, stamp_s: float) -> SoundReport:
    return SoundReport(
        serial=1, position_ms=frame / RATE * 1000, stamp_ms=stamp_s * 1000, playing=True
    )


def main() -> int:
    """Simulate and print."""
    for ppm in (-100, 0, 100):
        errors = errors_ms(ppm)
        last_minute = errors[-round(60 / LOOK_EVERY_S) :]
        print(spread(f"|session - sound| at {ppm:+d} ppm, {MINUTES} min", errors))
        print(f"  in the last minute on average {np.mean(last_minute):+.2f} ms (wanted: 20)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
