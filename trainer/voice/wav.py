"""Reading and writing our own clips: 48 kHz, mono, 16-bit WAV of the plainest kind."""

import io
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.voice.units import RATE

Clip = NDArray[np.int16]

SAMPLE_BYTES = 2


def read_clip(path: Path) -> Clip:
    """Return a clip's samples.

    Raises:
        OSError: it could not be read.
        ValueError: it is not one of ours: another rate, width or channel count, or cut short.

    """
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (
                RATE,
                SAMPLE_BYTES,
                1,
            ):
                raise ValueError(f"{path} is not a 48 kHz mono 16-bit file")
            expected = file.getnframes()
            if expected * SAMPLE_BYTES > path.stat().st_size:  # so much memory would be taken
                raise ValueError(f"{path} is cut short")
            samples = np.frombuffer(file.readframes(expected), dtype="<i2").astype(np.int16)
    except (wave.Error, EOFError) as error:
        raise ValueError(f"{path} is not a WAV file: {error}") from error
    if len(samples) != expected:
        raise ValueError(f"{path} is cut short")
    return samples


def wav_bytes(samples: Clip) -> bytes:
    """Return the content of a WAV file with these samples."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return target.getvalue()
