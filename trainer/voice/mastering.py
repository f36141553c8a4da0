"""Making a session as loud as other recordings, by changing its sounds and none of its times.

Sounds that overlap or nearly touch are one passage. Most passages come many times ("Two", "Up"),
so each is made once, its gain and its limiter with it, and the session is the mix of them: what
is measured over some hundred passages holds for hours.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from trainer.voice.limiter import REACH_MS, Levels, gains, levels, limited
from trainer.voice.loudness import (
    BIN_MS,
    SILENT,
    Energies,
    Samples,
    decibels,
    energies,
    factor,
    integrated,
)
from trainer.voice.mixer import ClipLoader, Mix, Volumes
from trainer.voice.protocol import Sound
from trainer.voice.units import whole_ms
from trainer.voice.wav import Clip

TARGET_LUFS = -16.0
PEAK_DB = -1.0
_SAFE_DB = 0.3
"""How much lower than allowed peaks are kept: rounding, and what a decoder makes of them."""

_CLOSE_ENOUGH_DB = 0.03
_FIRST_STEP_DB = 1.0
_MOST_LIMITED_DB = 20.0
"""Beyond this, softer is better than flatter."""

_APART_MS = 4 * REACH_MS
"""Nothing that is done to one passage reaches another."""

Passage: TypeAlias = tuple[Sound, ...]
"""Sounds by time, the first at 0 ms."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Backdrop:
    """What is heard beneath the passages: its energies, and its peak where it is lowered.

    Both are those that it would have at a gain of 1.
    """

    energies: Energies
    peak: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Master:
    """Sounds as loud as they are to be: what the mixer takes, and the clips of its paths.

    `gain` is what they, and what is beneath them, were multiplied by; `loudness` is what came of
    it, in LUFS.
    """

    sounds: tuple[Sound, ...]
    clips: dict[str, Clip]
    gain: float
    loudness: float

    def mix(self) -> Mix:
        """Return them for the mixer."""
        return Mix(self.sounds, self.clips.__getitem__)


class Mastering:
    """The passages of a session, to be made as loud as wanted.

    Args:
        sounds: the plan; times in ms.
        load: gives the samples of a sound's path.
        volumes: how loud voice and tones are against each other.
        channels: in how many all of it is heard; each counts for the loudness.
        peak_db: what true peaks stay below, in dB of full scale.

    """

    def __init__(
        self,
        sounds: Iterable[Sound],
        load: ClipLoader,
        volumes: Volumes,
        *,
        channels: int = 1,
        peak_db: float = PEAK_DB,
    ) -> None:
        self._load, self._volumes, self._channels = load, volumes, channels
        self._peak_db = peak_db - _SAFE_DB
        self._places: dict[Passage, list[int]] = {}
        for at_ms, passage in passages(sounds, load):
            self._places.setdefault(passage, []).append(at_ms)
        self._measured = {passage: _Measured.of(self._mixed(passage)) for passage in self._places}
        ends = (at[-1] + BIN_MS * len(self._measured[p].energies) for p, at in self._places.items())
        self._bins = max(ends, default=0) // BIN_MS + 2

    def loudness(self, gain: float, ceiling: float, beneath: Energies | None = None) -> float:
        """Return the integrated loudness at a gain, peaks limited; `beneath` counts as it is."""
        bins = max(self._bins, len(beneath) if beneath is not None else 0)
        total = np.zeros(bins)
        if beneath is not None:
            total[: len(beneath)] = beneath
        for passage, times in self._places.items():
            found = self._measured[passage].limited(gain, ceiling) * self._channels
            for at_ms in times:
                first, over = divmod(at_ms, BIN_MS)
                total[first : first + len(found)] += found * (1 - over / BIN_MS)
                total[first + 1 : first + 1 + len(found)] += found * (over / BIN_MS)
        return integrated(total)

    def mastered(self, backdrop: Backdrop | None = None) -> Master:
        """Return the sounds at the target's loudness, or as near to it as is gentle.

        Where peaks would pass their limit they are turned down for a moment, and the rest is
        raised; where that would flatten the voice, all stays softer.
        """
        gain = self._gain(backdrop)
        ceiling = self._ceiling(backdrop, gain)
        names = {passage: str(number) for number, passage in enumerate(self._places)}
        return Master(
            sounds=tuple(
                Sound(at_ms=at_ms, path=names[passage], kind="voice")
                for passage, times in self._places.items()
                for at_ms in times
            ),
            clips={
                name: _rounded(self._made(passage, gain, ceiling))
                for passage, name in names.items()
            },
            gain=gain,
            loudness=self.loudness(gain, ceiling, _at(backdrop, gain)),
        )

    def _gain(self, backdrop: Backdrop | None) -> float:
        """Return the least gain for the target's loudness, or the one that comes next to it.

        Limiting only takes loudness away, so it is looked for from where it would be enough
        without, upwards; and not by halving: the louder what is beneath, the less room is left.
        """
        peak = max((found.peak for found in self._measured.values()), default=0)
        plain = self.loudness(1.0, math.inf, _at(backdrop, 1.0))
        if not peak or plain == SILENT:
            return 1.0
        gain_db = best_db = TARGET_LUFS - plain
        best, step_db = SILENT, _FIRST_STEP_DB
        most_db = max(gain_db, self._peak_db + _MOST_LIMITED_DB - decibels(peak))
        while step_db > _CLOSE_ENOUGH_DB and gain_db <= most_db:
            found = self._reached(backdrop, factor(gain_db))
            if found >= TARGET_LUFS:
                gain_db, step_db = gain_db - step_db, step_db / 4
            elif found > best:
                best_db, best = gain_db, found
            gain_db += step_db
        return factor(best_db)

    def _reached(self, backdrop: Backdrop | None, gain: float) -> float:
        return self.loudness(gain, self._ceiling(backdrop, gain), _at(backdrop, gain))

    def _ceiling(self, backdrop: Backdrop | None, gain: float) -> float:
        """Return how high the passages' peaks may be, with what is beneath them on top."""
        whole = factor(self._peak_db)
        return max(whole / 2, whole - (backdrop.peak * gain if backdrop else 0))

    def _made(self, passage: Passage, gain: float, ceiling: float) -> Samples:
        lowered = gains(self._measured[passage].levels * np.float32(gain), ceiling)
        return limited(self._mixed(passage) * np.float32(gain), lowered)

    def _mixed(self, passage: Passage) -> Samples:
        mix = Mix(passage, self._load)
        return mix.samples(0, mix.end, self._volumes)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Measured:
    """A passage's energies and true levels at a gain of 1."""

    energies: Energies
    levels: Levels

    @classmethod
    def of(cls, samples: Samples) -> "_Measured":
        return cls(energies=energies(samples), levels=levels(samples))

    @property
    def peak(self) -> float:
        return float(self.levels.max(initial=0))

    def limited(self, gain: float, ceiling: float) -> Energies:
        """Return the energies at a gain, peaks limited.

        The limiter is slow against the 10 ms of a bin, and against the weighting: so its gain
        can be counted in afterwards, within some hundredths of a decibel.
        """
        if self.peak * gain <= ceiling:
            return self.energies * gain**2
        lowered = gains(self.levels * np.float32(gain), ceiling)
        spread = np.pad(lowered, (0, BIN_MS * len(self.energies) - len(lowered)), "edge")
        kept: Energies = np.square(spread.reshape(-1, BIN_MS)).mean(axis=1)
        return self.energies * gain**2 * kept


def passages(sounds: Iterable[Sound], load: ClipLoader) -> Iterator[tuple[int, Passage]]:
    """Yield the passages of a plan, each with its time in ms."""
    together: list[Sound] = []
    end_ms = 0
    for sound in sorted(sounds, key=lambda sound: sound.at_ms):
        if together and sound.at_ms > end_ms + _APART_MS:
            yield _passage(together)
            together = []
        together.append(sound)
        end_ms = max(end_ms if len(together) > 1 else 0, sound.at_ms + _length_ms(sound, load))
    if together:
        yield _passage(together)


def _length_ms(sound: Sound, load: ClipLoader) -> int:
    return whole_ms(len(load(sound.path)))


def _passage(together: Sequence[Sound]) -> tuple[int, Passage]:
    first_ms = together[0].at_ms
    return first_ms, tuple(
        Sound(at_ms=sound.at_ms - first_ms, path=sound.path, kind=sound.kind) for sound in together
    )


def _at(backdrop: Backdrop | None, gain: float) -> Energies | None:
    return backdrop.energies * gain**2 if backdrop else None


def _rounded(samples: Samples) -> Clip:
    clip: Clip = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)
    return clip
