"""How loud something is: integrated loudness and true peak by ITU-R BS.1770-4, with numpy alone."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from trainer.voice.units import frames

Samples = NDArray[np.float32]
Energies = NDArray[np.float64]
"""Mean squares after the K-weighting, of all channels together, one for every 10 ms."""

SILENT = -math.inf

BIN_MS = 10
BIN = frames(BIN_MS)
_BINS_IN_BLOCK, _BINS_IN_STEP = 40, 10  # 400 ms, three quarters of which the next one shares
_OFFSET_DB = -0.691
_ABSOLUTE_GATE, _RELATIVE_GATE_DB = -70.0, -10.0

# BS.1770-4, table 1 (a head's high shelf) and table 2 (a high pass), both for 48 kHz.
_STAGES = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (-1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
)
_RESPONSE = 6_000
"""Frames after which the K-weighting's response to an impulse is 110 dB down."""

TAIL = _RESPONSE - 1
"""Frames for which the K-weighting rings."""

_SPECTRA = (1 << 15, 1 << 16)
"""How many frames are weighed at once: a word, or a piece of a stream."""

OVERSAMPLED = 4
_HALF_TAPS = 12
"""Neighbours on each side that a sample between two is made of (BS.1770 asks for six)."""


class Meter:
    """The energies of a stream of samples, given piece by piece.

    The K-weighting is done by its response to an impulse, as a product of spectra: numpy has no
    recursive filter.
    """

    def __init__(self) -> None:
        self._past = np.zeros(0, np.float32)
        self._bins: list[Energies] = []
        self._rest = np.zeros(0, np.float64)

    def add(self, samples: Samples) -> None:
        """Take in the next frames: one column for each channel, or a single one."""
        columns = samples if samples.ndim > 1 else samples[:, None]
        if not self._past.size:
            self._past = np.zeros((TAIL, columns.shape[1]), np.float32)
        step = _SPECTRA[-1] - TAIL
        for first in range(0, len(columns), step):
            self._weigh(columns[first : first + step])

    def energies(self) -> Energies:
        """Return the energies so far; a last bin that isn't full is left out."""
        return np.concatenate(self._bins) if self._bins else np.zeros(0)

    def _weigh(self, columns: Samples) -> None:
        """Weigh frames, square them, and sum them up in bins."""
        joined = np.concatenate((self._past, columns))
        self._past = joined[-TAIL:]
        if joined.any():
            size = next(size for size in _SPECTRA if len(joined) <= size)
            spectrum = np.fft.rfft(joined, size, axis=0) * _weighting(size)[:, None]
            weighted = np.fft.irfft(spectrum, size, axis=0)[TAIL : len(joined)]
            squares = np.square(weighted).sum(axis=1, dtype=np.float64)
        else:
            squares = np.zeros(len(columns))
        squares = np.concatenate((self._rest, squares))
        whole = len(squares) // BIN * BIN
        self._bins.append(squares[:whole].reshape(-1, BIN).mean(axis=1))
        self._rest = squares[whole:]


def energies(samples: Samples) -> Energies:
    """Return the energies of one channel, with the ringing after its end; the last bin is full."""
    meter = Meter()
    length = -(-(len(samples) + TAIL) // BIN) * BIN
    meter.add(np.concatenate((samples, np.zeros(length - len(samples), np.float32))))
    return meter.energies()


def integrated(found: Energies) -> float:
    """Return the integrated loudness in LUFS: mean over 400 ms blocks, gated twice.

    Blocks below -70 LUFS don't count, nor those 10 LU below the mean of the others; where none is
    left, or all lasts less than a block, it is `SILENT`.
    """
    if len(found) < _BINS_IN_BLOCK:
        return SILENT
    sums = np.concatenate(([0.0], np.cumsum(found)))
    blocks = (sums[_BINS_IN_BLOCK:] - sums[:-_BINS_IN_BLOCK])[::_BINS_IN_STEP] / _BINS_IN_BLOCK
    heard = blocks[blocks > _energy(_ABSOLUTE_GATE)]
    if not heard.size:
        return SILENT
    heard = heard[heard > heard.mean() * 10 ** (_RELATIVE_GATE_DB / 10)]
    return _OFFSET_DB + 10 * math.log10(heard.mean())


def envelope(samples: Samples) -> Samples:
    """Return, for every frame of one channel, the highest level until the next one, at least.

    That is the largest of the frame and of three values between it and the next.
    """
    if not len(samples):
        return samples
    padded = np.concatenate(
        (np.zeros(_HALF_TAPS - 1, np.float32), samples, np.zeros(_HALF_TAPS, np.float32))
    )
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _HALF_TAPS)
    highest = np.abs(samples)
    for first in range(0, len(samples), _SPECTRA[0]):  # the windows are copied: not all at once
        piece = slice(first, first + _SPECTRA[0])
        between = np.abs(_phases() @ around[piece].T).max(axis=0)
        np.maximum(highest[piece], between[: len(highest[piece])], out=highest[piece])
    return highest


def decibels(factor: float) -> float:
    """Return a factor in dB; nothing is `SILENT`."""
    return 20 * math.log10(factor) if factor > 0 else SILENT


def factor(decibels: float) -> float:
    """Return the factor that so many dB are."""
    return float(10 ** (decibels / 20))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET_DB) / 10))


@cache
def _weighting(size: int) -> NDArray[np.complex64]:
    """Return the spectrum of the K-weighting, over so many frames."""
    response = [1.0, *[0.0] * (_RESPONSE - 1)]
    for ahead, back in _STAGES:
        response = _filtered(response, ahead, back)
    spectrum: NDArray[np.complex64] = np.fft.rfft(response, size).astype(np.complex64)
    return spectrum


def _filtered(
    samples: list[float], ahead: tuple[float, float, float], back: tuple[float, float]
) -> list[float]:
    """Return samples after a filter of the second order (in its transposed direct form)."""
    first = second = 0.0
    made = []
    for sample in samples:
        out = ahead[0] * sample + first
        first = ahead[1] * sample - back[0] * out + second
        second = ahead[2] * sample - back[1] * out
        made.append(out)
    return made


@cache
def _phases() -> Samples:
    """Return the weights of the neighbours for three places between two frames: windowed sincs."""
    places = np.arange(1, OVERSAMPLED) / OVERSAMPLED
    distances = np.arange(2 * _HALF_TAPS)[None, :] - (_HALF_TAPS - 1) - places[:, None]
    window = np.cos(np.pi * distances / (2 * _HALF_TAPS)) ** 2
    weights: Samples = (np.sinc(distances) * window).astype(np.float32)
    return weights
