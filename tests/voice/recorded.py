"""A small session to record, and what is heard of it again."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from trainer.core.chapters import Chapter
from trainer.voice.order import Labels, Order
from trainer.voice.protocol import Sound
from trainer.voice.wav import read_clip, wav_bytes

ONSETS_MS = (0, 1_003, 2_950, 5_999, 6_801)
TOTAL_MS = 7_500
COVER = Path(__file__).parents[2] / "resources" / "icons" / "cover.png"


def word(folder: Path) -> Path:
    """Return a clip that is like a word: noise with a pitch, loud at first."""
    path = folder / "word.wav"
    times = np.arange(24_000) / 48_000
    hiss = np.random.default_rng(4).normal(0, 0.6, len(times))
    noise = np.convolve(hiss, np.hanning(16) / 8, "same")
    pitch = np.sign(np.sin(2 * np.pi * 110 * times)) * 0.3
    shape = np.minimum(1, times * 200) * np.exp(-5 * times)
    clip = np.clip((noise + pitch) * shape, -0.99, 0.99) * 32_767
    path.write_bytes(wav_bytes(clip.astype(np.int16)))
    return path


def order(folder: Path, name: str, at: Sequence[int] = ONSETS_MS) -> Order:
    """Return what records that word at some times, in ms, to a file of that name."""
    path = str(word(folder))
    return Order(
        target=folder / name,
        sounds=tuple(Sound(at_ms=at_ms, path=path, kind="voice") for at_ms in at),
        total_ms=TOTAL_MS,
        labels=Labels(
            title="Glutes: think up",
            cover=COVER.read_bytes(),
            chapters=(
                Chapter(start_ms=0, end_ms=5_999, title="Squat"),
                Chapter(start_ms=5_999, end_ms=TOTAL_MS, title="Bridge “low”"),
            ),
        ),
    )


def heard(path: Path) -> NDArray[np.float64]:
    """Return a file's samples, decoded; a single channel."""
    samples, rate = soundfile.read(path, dtype="float64", always_2d=True)
    assert rate == 48_000
    mono: NDArray[np.float64] = samples.mean(axis=1)
    return mono


def onsets(samples: NDArray[np.float64], clip: Path, at: Sequence[int]) -> list[float]:
    """Return where a clip begins near some times, in ms: where it is most alike."""
    wanted = read_clip(clip).astype(np.float64)[:4_800]
    found = []
    for at_ms in at:
        first = at_ms * 48 - 960
        near = np.concatenate((np.zeros(max(0, -first)), samples[max(0, first) :][: 1_920 + 4_800]))
        alike = np.correlate(near[: 1_920 + len(wanted)], wanted, "valid")
        found.append((first + int(np.argmax(alike))) / 48)
    return found
