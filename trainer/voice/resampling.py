"""Sound of any rate to 48 kHz, piece by piece, for what is too long to be done at once."""

import math
from collections.abc import Iterable, Iterator

import numpy as np

from trainer.voice.loudness import Samples
from trainer.voice.units import RATE

_WINDOW_S = 3
_EDGE = 16
"""A window's first and last sixteenth only lead into it, and out: what is left is exact."""

_PASSED = 0.92
"""The part of the lower of both bandwidths that is kept whole; above, it fades out, so that the
filter's response is short."""


def resampled(pieces: Iterable[Samples], rate: int) -> Iterator[Samples]:
    """Yield the frames of a stream at 48 kHz; exact in time, and as long as before.

    By way of the spectra of windows that overlap: a long windowed sinc, without its loops.
    """
    if rate == RATE:
        yield from pieces
        return
    common = math.gcd(rate, RATE)
    grains = max(_EDGE, 1 << (_WINDOW_S * common).bit_length() - 1)
    before, after = rate // common * grains, RATE // common * grains
    edge = before // _EDGE
    came = gone = 0
    waiting: Samples | None = None
    for piece in _ended(pieces, before):
        came += len(piece[0]) if piece[1] else 0
        lead = np.zeros((edge, piece[0].shape[1]), np.float32) if waiting is None else waiting
        waiting = np.concatenate((lead, piece[0]))
        while len(waiting) >= before:
            fresh = _turned(waiting[:before], after)[after // _EDGE : -(after // _EDGE)]
            waiting = waiting[before - 2 * edge :]
            yield fresh[: None if piece[1] else max(0, -(-came * RATE // rate) - gone)]
            gone += len(fresh)


def _ended(pieces: Iterable[Samples], window: int) -> Iterator[tuple[Samples, bool]]:
    """Yield the pieces, and then silence that brings the last of them through the windows."""
    channels = 1
    for piece in pieces:
        channels = piece.shape[1]
        yield piece, True
    yield np.zeros((2 * window, channels), np.float32), False


def _turned(window: Samples, after: int) -> Samples:
    """Return a window with as many frames as wanted, through its spectrum."""
    narrow = np.fft.rfft(window, axis=0)
    wide = np.zeros((after // 2 + 1, window.shape[1]), narrow.dtype)
    kept = min(len(narrow), len(wide))
    fade = np.clip((np.linspace(0, 1, kept) - _PASSED) / (1 - _PASSED), 0, 1)
    taper = (np.cos(np.pi * fade) + 1) / 2
    wide[:kept] = narrow[:kept] * taper[:, None].astype(np.float32)
    turned: Samples = np.fft.irfft(wide, after, axis=0).astype(np.float32)
    return turned * np.float32(after / len(window))
