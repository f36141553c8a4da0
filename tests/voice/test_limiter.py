import numpy as np

from tests.voice.peaks import true_peak
from trainer.voice.limiter import REACH_MS, gains, levels, limited
from trainer.voice.loudness import Samples

CEILING = 0.5


def loud_and_soft() -> Samples:
    """Half a second of soft noise with a loud stretch in its middle, and silence around it."""
    noise = np.random.default_rng(3).normal(0, 0.05, 24_000)
    noise[10_000:12_000] *= 12
    return np.concatenate((np.zeros(4_800), noise, np.zeros(4_800))).astype(np.float32)


def test_no_true_peak_is_above_the_ceiling() -> None:
    samples = loud_and_soft()
    assert true_peak(samples) > 1
    assert true_peak(limited(samples, gains(levels(samples), CEILING))) <= CEILING


def test_only_what_is_near_a_peak_is_turned_down_and_without_a_step() -> None:
    samples = loud_and_soft()
    gain = gains(levels(samples), CEILING)
    near = np.flatnonzero(gain < 1)
    loud = np.flatnonzero(levels(samples) > CEILING)
    assert loud[0] - 2 * (REACH_MS + 1) <= near[0] < loud[0]
    assert loud[-1] < near[-1] <= loud[-1] + 2 * (REACH_MS + 1)
    assert np.abs(np.diff(gain)).max() < 0.15


def test_nothing_moves() -> None:
    samples = loud_and_soft()
    changed = limited(samples, gains(levels(samples), CEILING))
    assert len(changed) == len(samples)
    assert np.array_equal(np.flatnonzero(changed), np.flatnonzero(samples))
    assert (np.sign(changed) == np.sign(samples)).all()


def test_what_is_soft_is_left_as_it_is() -> None:
    samples = loud_and_soft() * np.float32(0.1)
    assert limited(samples, gains(levels(samples), CEILING)) is samples


def test_nothing_can_be_limited_too() -> None:
    nothing = np.zeros(0, np.float32)
    assert len(limited(nothing, gains(levels(nothing), CEILING))) == 0
