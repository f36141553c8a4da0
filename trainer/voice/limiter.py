"""Turning peaks down before they come, so that all else can be louder: no onset moves by it."""

import numpy as np

from trainer.voice.loudness import Samples, envelope
from trainer.voice.units import FRAMES_PER_MS

REACH_MS = 6
"""How long before and after a peak the gain changes, and as long again until it is back: with both
longer than most voices' pitch period, the waveform keeps its shape; longer would cost loudness."""

Levels = Samples
"""Highest levels, or gains: one for every ms."""


def levels(samples: Samples) -> Levels:
    """Return the highest true level of one channel in every ms, the last one filled up."""
    whole = -(-len(samples) // FRAMES_PER_MS)
    padded = np.zeros(whole * FRAMES_PER_MS, np.float32)
    padded[: len(samples)] = envelope(samples)
    highest: Levels = padded.reshape(-1, FRAMES_PER_MS).max(axis=1, initial=0)
    return highest


def gains(found: Levels, ceiling: float) -> Levels:
    """Return for every ms the gain that keeps true peaks at a ceiling (a factor of full scale).

    It is the least that is needed within reach, smoothed over the same reach: it is down when the
    peak comes, without a step, and nothing is delayed.
    """
    needed = np.minimum(1, ceiling / np.maximum(found, ceiling))
    reach = REACH_MS + 1  # one more, as it is drawn out from one ms to the next
    around = np.pad(needed, reach + REACH_MS, constant_values=1)
    least = np.lib.stride_tricks.sliding_window_view(around, 2 * reach + 1).min(axis=1)
    bell = np.hanning(2 * REACH_MS + 3)[1:-1]
    smooth: Levels = np.convolve(least, bell / bell.sum(), "valid").astype(np.float32)
    return smooth


def limited(samples: Samples, gain: Levels) -> Samples:
    """Return samples with a gain that was given for every ms, drawn out to every frame."""
    if gain.min(initial=1) >= 1:
        return samples
    middles = (np.arange(len(gain)) + 0.5) * FRAMES_PER_MS
    every = np.interp(np.arange(len(samples)), middles, gain)
    return samples * every.astype(np.float32)
