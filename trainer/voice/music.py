"""A piece of music beneath a session: looped, and lowered where somebody speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import ArrayLike, NDArray

from trainer.core.text import Message, message, sentence, tr
from trainer.voice.loudness import (
    BIN,
    BIN_MS,
    SILENT,
    Energies,
    Meter,
    Samples,
    factor,
    integrated,
)
from trainer.voice.order import Bed, Span
from trainer.voice.resampling import resampled
from trainer.voice.sound_header import refusal
from trainer.voice.units import FRAMES_PER_MS, RATE, frames

CHANNELS = 2
LOWERED_DB = 12.0
"""How much softer it is beneath words than between them."""

DOWN_MS, UP_MS = 1_000, 2_000
"""How long it takes to become softer, before the first word, and louder, after the last."""

_CLOSE_MS = DOWN_MS + UP_MS + 2_000
"""Between words that are no further apart it stays lowered: it would only pump."""

FADE_MS = 3_000
"""How long its end and its beginning overlap where it starts again, and its last fade lasts."""

_BETWEEN_FRAMES_DB = 1.5
"""How far its waveform may rise between two frames above the highest frame."""

_READ_FRAMES = 1 << 16


class MusicError(Exception):
    """A file can't be used as music; its message says why to the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What a piece is as it is in its file: the energies of a loop, its loudness, its peak."""

    energies: Energies
    lufs: float
    peak: float


class Music:
    """A piece of music as long as a session.

    Raises:
        MusicError: in any method, if the file can't be read, or there is nothing in it.

    """

    def __init__(self, bed: Bed, total_ms: int) -> None:
        self._bed, self._total_ms = bed, total_ms
        self._times, self._softness = _breaks(joined(bed.spoken))
        self._stream = _looped(bed.path)
        self._rest = np.zeros((0, CHANNELS), np.float32)
        self._at = 0

    def next_frames(self, count: int) -> Samples:
        """Return the frames that follow, lowered where words are."""
        while len(self._rest) < count:
            self._rest = np.concatenate((self._rest, next(self._stream)))
        taken, self._rest = self._rest[:count], self._rest[count:]
        times = (self._at + np.arange(count)) / FRAMES_PER_MS
        self._at += count
        return taken * self.gains(times)[:, None].astype(np.float32)

    def gains(self, times_ms: ArrayLike) -> NDArray[np.float64]:
        """Return how loud it is at some times: 1 where nobody speaks."""
        at = np.asarray(times_ms, np.float64)
        softness = np.interp(at, self._times, self._softness, left=0, right=0)
        smooth = softness * softness * (3 - 2 * softness)
        end = np.clip((self._total_ms - at) / FADE_MS, 0, 1)
        gains: NDArray[np.float64] = 10 ** (-LOWERED_DB * smooth / 20) * end
        return gains

    def beneath(self, measured: Measured) -> Energies:
        """Return the energies of all of it, lowered where words are."""
        bins = self._total_ms // BIN_MS
        found = np.resize(measured.energies, bins)
        return found * np.square(self.gains((np.arange(bins) + 0.5) * BIN_MS))


def measure(path: Path, most_ms: int) -> Measured:
    """Find out how loud a piece is, as far as it will be heard."""
    meter, peak, left = Meter(), 0.0, frames(most_ms)
    for piece in _once(path):
        heard = piece[:left]
        meter.add(heard)
        peak = max(peak, float(np.abs(heard).max(initial=0)))
        left -= len(heard)
        if left <= 0:
            break
    found = meter.energies()
    lufs = integrated(found)
    if lufs == SILENT:
        raise MusicError(message("There is nothing to be heard in {file}.", file=str(path)))
    overlap = 0 if left <= 0 else _overlap(path) // BIN
    return Measured(
        energies=found[: len(found) - overlap], lufs=lufs, peak=peak * factor(_BETWEEN_FRAMES_DB)
    )


def joined(spoken: Sequence[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that are close to each other as one."""
    whole: list[Span] = []
    for start, end in spoken:
        if whole and start - whole[-1][1] < _CLOSE_MS:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return tuple(whole)


def _breaks(spoken: Sequence[Span]) -> tuple[list[int], list[float]]:
    """Return the times at which lowering begins or ends, and how far it is done there."""
    times: list[int] = [-DOWN_MS]
    softness: list[float] = [0.0]
    for start, end in spoken:  # the first may start with the session, lowered before it began
        times += [start - DOWN_MS, start, end, end + UP_MS]
        softness += [0.0, 1.0, 1.0, 0.0]
    return times, softness


def _looped(path: Path) -> Iterator[Samples]:
    """Yield a piece again and again, its end running into its beginning."""
    overlap = _overlap(path)
    tail = np.zeros((0, CHANNELS), np.float32)
    while True:
        held, long_enough = tail[:0], False
        for piece in _once(path):
            held = np.concatenate((held, piece))
            if len(held) <= overlap + len(tail):
                continue
            held[: len(tail)] = _crossed(tail, held[: len(tail)])
            yield held[:-overlap]
            held, tail, long_enough = held[-overlap:], tail[:0], True
        if not long_enough:
            raise _unreadable(path, tr("it holds less sound than its header says"))
        tail = held


def _crossed(end: Samples, beginning: Samples) -> Samples:
    """Return one sound becoming another, as loud on the way as either."""
    part = np.linspace(0, np.pi / 2, len(end), dtype=np.float32)[:, None]
    return end * np.cos(part) + beginning * np.sin(part)


def _overlap(path: Path) -> int:
    with _opened(path) as file:
        whole: int = file.frames * RATE // file.samplerate
    return max(1, min(frames(FADE_MS), whole // 3))


def _once(path: Path) -> Iterator[Samples]:
    """Yield a file's frames at 48 kHz, left and right."""
    with _opened(path) as file:
        yield from resampled(_pieces(file, path), file.samplerate)


def _pieces(file: soundfile.SoundFile, path: Path) -> Iterator[Samples]:
    """Yield what is in a file until there is no more, however much its header promises."""
    try:
        while len(piece := file.read(_READ_FRAMES, dtype="float32", always_2d=True)):
            yield np.repeat(piece, CHANNELS, axis=1) if file.channels == 1 else piece[:, :CHANNELS]
    except (soundfile.SoundFileError, RuntimeError) as error:
        raise _unreadable(path, str(error)) from error


def _opened(path: Path) -> soundfile.SoundFile:
    try:
        if path.is_fifo():  # to open it would wait for ever
            raise _unreadable(path, tr("it is not a file"))
        path.open("rb").close()  # libsndfile would only say "System error"
        file = soundfile.SoundFile(path)
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except soundfile.SoundFileError as error:
        # Its own words are often wrong: of a broken MP3 it says that there is no such file.
        raise _unreadable(path, tr("it holds no sound that can be read")) from error
    wrong = refusal(file)
    if wrong:
        file.close()
        raise _unreadable(path, sentence(wrong))
    return file


def _unreadable(path: Path, why: str) -> MusicError:
    return MusicError(
        message(
            "{file} can't be used as music: {why}. Choose a WAV, FLAC, Ogg or MP3 file.",
            file=str(path),
            why=why.rstrip("."),
        )
    )
