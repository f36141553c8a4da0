"""From what an engine wrote to a clip: 48 kHz, mono, nothing but what can be heard."""

import math
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from trainer.voice.sound_header import refusal
from trainer.voice.units import RATE, frames
from trainer.voice.wav import Clip

AUDIBLE = 256 / 32768
"""Quieter than this, 42 dB below full scale, is silence."""

FADE_FRAMES = frames(3)

MOST_SAMPLES = 2 * 120 * RATE
"""In all channels together; no text takes two minutes to say."""


class SilentError(Exception):
    """An engine's file has nothing in it that could be heard."""


def clip_from(path: Path) -> Clip:
    """Return an engine's file as a clip.

    Args:
        path: WAV or AIFF, whatever its suffix.

    Raises:
        SilentError: the file is missing, empty, no sound file, silent, or by its header
            longer or of more channels or samples a second than any clip.

    """
    try:
        with soundfile.SoundFile(path) as file:
            if refusal(file) or file.frames * file.channels > MOST_SAMPLES:
                raise SilentError("its header says what no clip has")
            samples, rate = file.read(dtype="float64", always_2d=True), file.samplerate
    except (OSError, soundfile.SoundFileError) as error:
        raise SilentError(str(error)) from error
    mono = samples.mean(axis=1)
    first, end = audible(mono)
    heard = resampled(mono, rate)[first * RATE // rate : math.ceil(end * RATE / rate)]
    fade = min(FADE_FRAMES, len(heard))
    heard[-fade:] *= np.linspace(1, 0, fade)
    clip: Clip = np.rint(np.clip(heard, -1, 1) * 32767).astype(np.int16)
    return clip


def resampled(samples: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Return samples at 48 kHz: exact in time, by way of their spectrum."""
    if rate == RATE:
        return samples.copy()
    common = math.gcd(rate, RATE)
    blocks = _smooth(math.ceil(len(samples) / (rate // common)))
    before, after = blocks * (rate // common), blocks * (RATE // common)
    spectrum = np.fft.rfft(samples, before)
    wide: NDArray[np.float64] = np.fft.irfft(spectrum, after) * (after / before)
    return wide[: math.ceil(len(samples) * RATE / rate)]


def _smooth(least: int) -> int:
    """Return a number, little above this, of small factors only: such spectra are quick."""
    grain = 1 << max(0, least.bit_length() - 3)
    return -(-least // grain) * grain


def audible(samples: NDArray[np.float64]) -> tuple[int, int]:
    """Return the first sample that can be heard, and the one after the last.

    Raises:
        SilentError: none can.

    """
    heard = np.flatnonzero(np.abs(samples) > AUDIBLE)
    if not len(heard):
        raise SilentError("nothing can be heard in it")
    return int(heard[0]), int(heard[-1]) + 1
