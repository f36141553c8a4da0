"""Finding a plan's own sounds in a recording of the loudspeaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer import cli
from trainer.cli.desk import Desk
from trainer.core.plan.timeline import Timeline
from trainer.core.text import sentence
from trainer.storage.paths import resource_dir
from trainer.voice.protocol import Sound
from trainer.voice.units import FRAMES_PER_MS, frames
from trainer.voice.wav import read_clip

Samples = NDArray[np.float64]

ALIKE = 0.8
"""A clip is taken to be where its correlation with the recording is this or more."""

ALIKE_ROUGHLY = 0.6
"""Enough where the likest of several clips is taken, though a gap in the sound may be in it."""

ALIKE_EXACTLY = 0.9
"""What it takes for a mere piece of a clip."""

_PIECE = 4000
"""Half a second in coarse frames."""

_EDGE = 240
"""Clips that follow each other closely, found a little off, may touch by so many coarse frames."""

SLACK_MS = 120
"""How far from where it is expected a sound is looked for, unless told otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """A routine as the program itself lays it out: the timeline, and its sounds with their files.

    `texts` tells what each spoken file says; those of lead-ins are in it too.
    """

    timeline: Timeline
    sounds: tuple[Sound, ...]
    texts: Mapping[str, str]

    @property
    def words(self) -> tuple[Sound, ...]:
        """The sounds that are spoken."""
        return tuple(sound for sound in self.sounds if sound.kind == "voice")

    def script(self, first_ms: float = 0, after_ms: float = inf) -> list[str]:
        """Return the words that begin from one time until before another, in order."""
        return [self.texts[s.path] for s in self.words if first_ms <= s.at_ms < after_ms]

    def between(self, first_ms: float, after_ms: float) -> tuple[Sound, ...]:
        """Return the sounds that begin from one time until before another."""
        return tuple(sound for sound in self.sounds if first_ms <= sound.at_ms < after_ms)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """A sound of the plan in the recording: its first frame there, and how alike they are."""

    sound: Sound
    frame: int
    likeness: float


def score(data: Path, routine: str | Path, *options: str) -> Score:
    """Lay a routine out with the settings and clips of a data folder."""
    words = [word for option in options for word in ("--set", option)]
    desk = Desk(cli.read(["--data-dir", str(data), *words, "plan", str(routine)]))
    rehearsal = desk.rehearse(desk.find(str(routine)))
    desk.synthesizer.close()
    return Score(
        timeline=rehearsal.timeline,
        sounds=rehearsal.sounds(resource_dir() / "sounds"),
        texts={str(info.path): sentence(said.said) for said, info in rehearsal.clips.items()},
    )


def samples(recorded: bytes) -> Samples:
    """Return 16-bit samples as numbers."""
    whole = recorded[: len(recorded) // 2 * 2]
    return np.frombuffer(whole, "<i2").astype(np.float64)


def clip(path: str) -> Samples:
    """Return a clip's samples as numbers."""
    return read_clip(Path(path)).astype(np.float64)


class Searched:
    """A recording, made ready to be searched for one clip after another."""

    def __init__(self, heard: Samples) -> None:
        self.samples = heard
        # Where a whole clip fits, it does not reach round from the end to the beginning.
        self._size = 1 << max(1, len(heard) - 1).bit_length()
        self._spectrum = np.fft.rfft(heard, self._size)
        self._energy = np.cumsum(np.concatenate(([0.0], heard * heard)))

    def likeness(self, wanted: Samples) -> Samples:
        """Return, for every place, how alike the recording is to a clip that would begin there.

        1 is the same waveform, however loud; 0 is another or silence.
        """
        count = len(self.samples) - len(wanted) + 1
        if count < 1:
            return np.zeros(0)
        spectrum = self._spectrum * np.conj(np.fft.rfft(wanted, self._size))
        products = np.fft.irfft(spectrum, self._size)[:count]
        local = self._energy[len(wanted) :] - self._energy[: -len(wanted)]
        # Silence has next to no energy; a floor of one step of the sample keeps it unlike anything.
        alike: Samples = products / np.sqrt(np.maximum(local, len(wanted)) * (wanted @ wanted))
        return alike


def likeness(heard: Samples, wanted: Samples) -> Samples:
    """Return, for every place of a recording, how alike it is to a clip."""
    return Searched(heard).likeness(wanted)


def locate(heard: Samples, sound: Sound, expected: int, slack_ms: float = SLACK_MS) -> Heard:
    """Find a sound near the frame where it is expected."""
    wanted = clip(sound.path)
    slack = round(slack_ms * FRAMES_PER_MS)
    begin = max(0, expected - slack)
    alike = likeness(heard[begin : expected + slack + len(wanted)], wanted)
    if not len(alike):
        return Heard(sound=sound, frame=expected, likeness=0.0)
    best = int(np.argmax(alike))
    return Heard(sound=sound, frame=begin + best, likeness=float(alike[best]))


def everywhere(heard: Samples, sound: Sound, alike_from: float = ALIKE) -> Iterator[Heard]:
    """Find every place in a recording where a clip is."""
    wanted = clip(sound.path)
    alike = likeness(heard, wanted)
    while len(alike) and alike.max() >= alike_from:
        best = int(np.argmax(alike))
        yield Heard(sound=sound, frame=best, likeness=float(alike[best]))
        alike[max(0, best - len(wanted) // 2) : best + len(wanted) // 2] = 0.0


def said(recorded: bytes, score: Score) -> list[str]:
    """Return what is said in a recording, of all that the score may say, in order.

    Nothing is known of when it is said. A word is found in a longer sentence too, and half of it
    in another word: what explains more of the sound goes first and leaves nothing to the others.
    """
    heard = Searched(_coarse(samples(recorded)))
    found = sorted(
        (place for path in score.texts for place in _places(heard, path)),
        key=lambda place: place.energy,
        reverse=True,
    )
    taken: list[_Place] = []
    for place in found:
        if not any(place.first < other.after and other.first < place.after for other in taken):
            taken.append(place)
    return [score.texts[place.path] for place in sorted(taken, key=lambda place: place.first)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where a clip may be: its coarse frames without their edges, and the energy it explains."""

    path: str
    first: int
    after: int
    energy: float


def _places(heard: Searched, path: str) -> Iterator[_Place]:
    """Find a clip as a whole, and by its pieces where a gap in the sound tore it apart."""
    whole = _coarse(clip(path))
    edge = min(len(whole) // 4, _EDGE)
    parts = [(0, whole, ALIKE_ROUGHLY)]
    begin = 0
    for piece in np.array_split(whole, max(2, len(whole) // _PIECE)):
        parts.append((begin, piece, ALIKE_EXACTLY))
        begin += len(piece)
    for offset, part, alike_from in parts:
        for first, energy in _peaks(heard, part, alike_from):
            start = first - offset
            yield _Place(
                path=path, first=start + edge, after=start + len(whole) - edge, energy=energy
            )


def _peaks(heard: Searched, wanted: Samples, alike_from: float) -> Iterator[tuple[int, float]]:
    """Yield where samples are like these, and how much energy that explains."""
    alike = heard.likeness(wanted)
    while len(alike) and alike.max() >= alike_from:
        best = int(np.argmax(alike))
        part = heard.samples[best : best + len(wanted)]
        yield best, float(alike[best] ** 2 * (part @ part))
        alike[max(0, best - len(wanted) // 2) : best + len(wanted) // 2] = 0.0


def _coarse(fine: Samples) -> Samples:
    """Return samples at a sixth of the rate, 8 kHz: speech is in it, and it is quickly searched."""
    whole = fine[: len(fine) // 6 * 6].reshape(-1, 6)
    means: Samples = whole.mean(axis=1)
    return means


def onsets_ms(heard: Sequence[Heard]) -> Samples:
    """Return how many ms later than planned each sound came, the first taken as on time."""
    late = [place.frame - frames(place.sound.at_ms) for place in heard]
    return (np.array(late, np.float64) - late[0]) / FRAMES_PER_MS
