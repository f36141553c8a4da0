"""A whole session to one audio file, with the onsets of the live sound."""

import math
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from trainer.core.text import Message, message, sentence
from trainer.files import draft_beside, put_in_place
from trainer.voice.audio_file import BLOCK_S, FORMATS, Format, audio_writer
from trainer.voice.loudness import SILENT, Samples, factor
from trainer.voice.mastering import PEAK_DB, TARGET_LUFS, Backdrop, Mastering
from trainer.voice.mixer import Mix, Volumes
from trainer.voice.music import CHANNELS, LOWERED_DB, Music, MusicError, measure
from trainer.voice.order import Order
from trainer.voice.tags import WITHOUT_CHAPTERS, sheet, write_tags
from trainer.voice.units import frames
from trainer.voice.wav import read_clip

BLOCK_MS = 1000 * BLOCK_S

_CLIPS_AT_ONCE = 256
"""How many clips are kept while passages are made of them; any other is read again."""

_MOST_WAV_BYTES = 2**32 - 2**24
"""Of samples; the rest is left for the header and the labels."""

_MEASURING = 0.1
"""The part of the work that comes before the first block is written."""


class RecordingError(Exception):
    """A session could not be recorded; its message says why to the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


Progress = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1, several times for every minute of sound."""


class Recording:
    """The work of recording a session, which may take a while.

    Loudness is measured first, so that the file can be written in one go. What is written lies
    beside the target under a name of its own, and takes the target's place when it is whole.

    Attributes:
        draft: what is being written, for who has to take it away should this process be killed.

    """

    def __init__(self, order: Order, progress: Progress | None = None) -> None:
        self._order, self._progress = order, progress
        self.draft: Path | None = None
        self._cancelled = threading.Event()
        self._began_s = 0.0
        self._done = 0.0

    def cancel(self) -> None:
        """Give it up; from any thread. `run` then returns within a second of sound."""
        self._cancelled.set()

    @property
    def remaining_s(self) -> float | None:
        """How long it will still take, in seconds; None until that can be told."""
        if self._done <= _MEASURING:
            return None
        return (time.perf_counter() - self._began_s) * (1 - self._done) / self._done

    def run(self) -> bool:
        """Do the work; returns False if it was cancelled, and the target is as it was.

        Raises:
            RecordingError: the format is not known, a clip or the music can't be read, the file
                is the music's own, or it can't be written.

        """
        self._began_s = time.perf_counter()
        target = self._order.target
        form = FORMATS.get(target.suffix.lower())
        if form is None:
            raise RecordingError(unknown_suffix(target, FORMATS))
        try:
            _check_apart(self._order)
            _check_size(self._order, form)
            mix, music = self._prepared(form)
            with draft_beside(target) as draft:
                self.draft = draft
                self._advance(_MEASURING)  # so that it is known before there is a file
                whole = self._written(draft, form, mix, music)
                if whole:
                    self._published(draft)
        except MusicError as error:
            raise RecordingError(error.problem) from error
        except (OSError, ValueError) as error:
            raise RecordingError(_unwritten(target, error)) from error
        return whole

    def _prepared(self, form: Format) -> tuple[Mix, "_Beneath | None"]:
        """Return all that is to be heard, as loud as it should be."""
        order = self._order
        load = lru_cache(_CLIPS_AT_ONCE)(lambda path: read_clip(Path(path)))
        peak_db = PEAK_DB - form.headroom_db
        channels = CHANNELS if order.music else 1
        volumes = Volumes(voice=order.voice_volume, tone=order.tone_volume)
        mastering = Mastering(order.sounds, load, volumes, channels=channels, peak_db=peak_db)
        self._advance(_MEASURING / 2)
        if order.music is None:
            return mastering.mastered().mix(), None
        music = Music(order.music, order.total_ms)
        found = measure(order.music.path, order.total_ms)
        voice = mastering.loudness(1.0, math.inf)
        voice = TARGET_LUFS if voice == SILENT else voice
        gain = factor(voice - order.music.below_db - found.lufs)
        backdrop = Backdrop(
            energies=music.beneath(found) * gain**2,
            peak=found.peak * gain * factor(-LOWERED_DB),
        )
        master = mastering.mastered(backdrop)
        loudest = factor(peak_db) / found.peak
        return master.mix(), _Beneath(music=music, gain=min(gain * master.gain, loudest))

    def _written(self, draft: Path, form: Format, mix: Mix, beneath: "_Beneath | None") -> bool:
        """Write all samples, block by block; returns False if it was cancelled."""
        total_ms = self._order.total_ms
        with audio_writer(draft, form, CHANNELS if beneath else 1) as writer:
            for start_ms in range(0, total_ms, BLOCK_MS):
                if self._cancelled.is_set():
                    return False
                count = frames(min(BLOCK_MS, total_ms - start_ms))
                block = mix.samples(frames(start_ms), count, Volumes())
                writer.write(beneath.under(block) if beneath else block)
                done = min(start_ms + BLOCK_MS, total_ms) / total_ms
                self._advance(_MEASURING + (1 - _MEASURING) * done)
        return True

    def _published(self, draft: Path) -> None:
        """Label the file, and give it its name; what can't carry chapters gets a sheet beside."""
        target, labels = self._order.target, self._order.labels
        write_tags(draft, target, labels)
        if target.suffix.lower() not in WITHOUT_CHAPTERS or not labels.chapters:
            put_in_place(draft, target)
            return
        beside = target.with_suffix(".cue")
        with draft_beside(beside) as cues:
            cues.write_text(sheet(target, labels), encoding="utf-8")
            put_in_place(draft, target)
            put_in_place(cues, beside)

    def _advance(self, done: float) -> None:
        self._done = done
        if self._progress is not None:
            self._progress(done)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Beneath:
    """Music, and how loud it is."""

    music: Music
    gain: float

    def under(self, block: Samples) -> Samples:
        """Return the next frames of the music under frames of a single channel."""
        return block[:, None] + self.music.next_frames(len(block)) * np.float32(self.gain)


def unknown_suffix(target: Path, known: Iterable[str]) -> Message:
    """Return what to say of a file whose name ends in nothing that is known."""
    return message(
        "{file} can't be written: its name must end in one of {suffixes}.",
        file=target.name,
        suffixes=", ".join(known),
    )


def _check_apart(order: Order) -> None:
    """Refuse to take the music's own place: it would be lost."""
    target = order.target
    music = order.music and order.music.path
    if music and music.exists() and target.exists() and target.samefile(music):
        raise RecordingError(
            message(
                "{file} is the music itself, and would be lost. Choose another name.",
                file=str(target),
            )
        )


def _check_size(order: Order, form: Format) -> None:
    """Refuse what a WAV file can't hold: its header counts bytes in 32 bits."""
    frame_bytes = 2 * (CHANNELS if order.music else 1)
    if form.container == "WAV" and frames(order.total_ms) * frame_bytes > _MOST_WAV_BYTES:
        raise RecordingError(
            message(
                "{file} can't be written: a WAV file holds no more than 4 GB. "
                "Choose a name that ends in .flac.",
                file=order.target.name,
            )
        )


def _unwritten(target: Path, error: OSError | ValueError) -> Message:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return message(
        "{file} could not be written: {why}. Choose another place, or make room there.",
        file=str(target),
        why=why,
    )
