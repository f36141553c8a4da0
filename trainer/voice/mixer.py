"""Clips on a timeline + first frame + count → samples: pure, for the loudspeaker and for a file."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.voice.protocol import Sound
from trainer.voice.units import frames
from trainer.voice.wav import Clip

Samples = NDArray[np.float32]
Gain = float | Samples
"""How loud: one factor, or one for each frame, for a change without a click."""

ClipLoader = Callable[[str], Clip]

_FULL = 32768.0
_KNEE = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Volumes:
    """How loud the two kinds of sound are, 0 to 1."""

    voice: Gain = 1.0
    tone: Gain = 1.0


class Mix:
    """Sounds, ready to be mixed at any place.

    Args:
        sounds: in any order; times in ms.
        load: gives the samples of a sound's path.

    """

    def __init__(self, sounds: Iterable[Sound], load: ClipLoader) -> None:
        self._sounds = sorted(sounds, key=lambda sound: sound.at_ms)
        self._clips = [load(sound.path) for sound in self._sounds]
        self._onsets = [frames(sound.at_ms) for sound in self._sounds]
        self._longest = max(map(len, self._clips), default=0)

    @property
    def end(self) -> int:
        """The first frame after which all is silent."""
        return max(
            (at + len(clip) for at, clip in zip(self._onsets, self._clips, strict=True)),
            default=0,
        )

    def samples(self, first: int, count: int, volumes: Volumes) -> Samples:
        """Return `count` frames from `first` on, full scale at ±1, not yet limited."""
        buses: dict[str, Samples] = {
            "voice": np.zeros(count, np.float32),
            "tone": np.zeros(count, np.float32),
        }
        start = bisect_left(self._onsets, first - self._longest)
        for index in range(start, bisect_left(self._onsets, first + count)):
            _add(buses[self._sounds[index].kind], self._clips[index], self._onsets[index] - first)
        mixed = buses["voice"] * volumes.voice + buses["tone"] * volumes.tone
        return (mixed / _FULL).astype(np.float32, copy=False)


def _add(bus: Samples, clip: Clip, at: int) -> None:
    """Add a clip to a bus; `at` is the clip's first frame in it and may be negative."""
    begin, end = max(at, 0), min(at + len(clip), len(bus))
    if begin < end:
        bus[begin:end] += clip[begin - at : end - at]


def limited(samples: Samples) -> Clip:
    """Return 16-bit samples that never wrap: loud peaks are bent smoothly below full scale."""
    loud = np.abs(samples)
    if loud.size and loud.max() > _KNEE:
        bent = _KNEE + (1 - _KNEE) * np.tanh((loud - _KNEE) / (1 - _KNEE))
        samples = np.where(loud > _KNEE, np.copysign(bent, samples), samples)
    clip: Clip = np.rint(samples * (_FULL - 1)).astype(np.int16)
    return clip
