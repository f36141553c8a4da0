"""Our meter against an independent one, and against what BS.1770 says of plain signals."""

import numpy as np
import pyloudnorm  # type: ignore[import-untyped]  # it has no types
import pytest

from tests.voice.peaks import true_peak
from trainer.voice.loudness import (
    SILENT,
    Meter,
    Samples,
    decibels,
    energies,
    factor,
    integrated,
)

RATE = 48_000


def sine(hertz: float, seconds: float, level: float = 1.0, phase: float = 0.0) -> Samples:
    times = np.arange(round(seconds * RATE)) / RATE
    wave: Samples = (level * np.sin(2 * np.pi * hertz * times + phase)).astype(np.float32)
    return wave


def speech_like(channels: int) -> Samples:
    """Bursts of noise of different loudness, with pauses longer than the gate's blocks."""
    chance = np.random.default_rng(7)
    bursts = [
        np.concatenate((chance.normal(0, level, (24_011, channels)), np.zeros((pause, channels))))
        for level, pause in ((0.2, 4_000), (0.05, 60_000), (0.1, 30_000), (0.001, 90_000))
    ]
    return np.concatenate(bursts * 2).astype(np.float32)


def metered(samples: Samples, piece: int) -> float:
    meter = Meter()
    for first in range(0, len(samples), piece):
        meter.add(samples[first : first + piece])
    return integrated(meter.energies())


def test_a_full_sine_in_one_channel_has_three_lu_less_than_full_scale() -> None:
    assert integrated(energies(sine(997, 20))) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("piece", [48_000, 1_001, 200_000])
def test_it_agrees_with_another_meter(channels: int, piece: int) -> None:
    samples = speech_like(channels)
    other = pyloudnorm.Meter(RATE).integrated_loudness(samples.astype(np.float64))
    assert metered(samples, piece) == pytest.approx(other, abs=0.1)


@pytest.mark.parametrize("hertz", [40, 100, 997, 4_000, 12_000])
def test_it_weighs_tones_as_another_meter_does(hertz: float) -> None:
    samples = sine(hertz, 3, 0.2)
    other = pyloudnorm.Meter(RATE).integrated_loudness(samples.astype(np.float64))
    assert metered(samples, RATE) == pytest.approx(other, abs=0.15)


def test_silence_does_not_count() -> None:
    loud = sine(997, 20, 0.1)
    sparse = np.concatenate((loud, np.zeros(60 * RATE, np.float32)))
    assert metered(sparse, RATE) == pytest.approx(metered(loud, RATE), abs=0.2)


@pytest.mark.parametrize(
    "samples", [np.zeros(5 * RATE, np.float32), np.zeros(0, np.float32), sine(997, 0.1)]
)
def test_nothing_and_next_to_nothing_are_silent(samples: Samples) -> None:
    assert metered(samples, RATE) == SILENT


def test_a_true_peak_lies_between_the_frames() -> None:
    # A quarter of the rate, an eighth off: every frame is 3 dB below the wave's crest.
    wave = sine(RATE / 4, 0.1, phase=np.pi / 4)
    faded = wave * np.hanning(len(wave)).astype(np.float32)
    assert decibels(float(np.abs(faded).max())) == pytest.approx(-3.01, abs=0.01)
    assert decibels(true_peak(faded)) == pytest.approx(0, abs=0.1)


def test_a_true_peak_is_never_below_a_frame() -> None:
    click = np.zeros(100, np.float32)
    click[50] = -0.7
    assert true_peak(click) == pytest.approx(0.7)
    assert true_peak(click[:0]) == 0


def test_decibels_and_factors_are_each_others_inverse() -> None:
    assert decibels(factor(-7.5)) == pytest.approx(-7.5)
    assert decibels(0) == SILENT
