"""A whole session to one audio file, with the onsets of the live sound."""

import contextlib
import secrets
import wave
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from trainer.core.text import Message, message, sentence
from trainer.voice.mixer import Mix, Volumes, limited
from trainer.voice.protocol import Sound
from trainer.voice.units import RATE, frames
from trainer.voice.wav import SAMPLE_BYTES, read_clip

BLOCK_MS = 5_000

SUFFIXES = (".wav",)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class RecordingError(Exception):
    """A session could not be recorded; its message says why to the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem


def write_recording(
    plan: tuple[Sound, ...],
    total_ms: int,
    target: Path,
    *,
    volumes: Volumes | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> bool:
    """Write what a session sounds like; the target appears, or changes, only when it is whole.

    Args:
        plan: the sounds, times in ms.
        total_ms: how long the file lasts.
        target: where; its suffix chooses the format.
        volumes: how loud.
        progress: called with how many ms are written, of how many.
        cancelled: asked for every few seconds of sound.

    Returns:
        Whether it was written; False if it was cancelled.

    Raises:
        RecordingError: the format is not known, a clip is missing, or it could not be written.

    """
    if target.suffix.lower() not in SUFFIXES:
        raise RecordingError(
            message(
                "{file} cannot be written: recordings are WAV files. Give it a name with .wav.",
                file=target.name,
            )
        )
    try:
        mix = Mix(plan, cache(lambda path: read_clip(Path(path))))
        with _draft(target) as draft:
            whole = _fill(draft, mix, total_ms, volumes or Volumes(), progress, cancelled)
            if whole:
                draft.replace(target)
    except (OSError, ValueError) as error:
        raise RecordingError(_unwritten(target, error)) from error
    return whole


@contextlib.contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """Yield a name beside the target, and remove the file afterwards if it is still there.

    Nobody can guess the name, so that no other recording takes it, nor anyone lays a link there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _fill(
    draft: Path,
    mix: Mix,
    total_ms: int,
    volumes: Volumes,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> bool:
    """Write all samples, block by block; returns False if it was cancelled."""
    with draft.open("xb") as new, wave.open(new, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(SAMPLE_BYTES)
        file.setframerate(RATE)
        file.setnframes(frames(total_ms))
        for start_ms in range(0, total_ms, BLOCK_MS):
            if cancelled is not None and cancelled():
                return False
            end_ms = min(start_ms + BLOCK_MS, total_ms)
            block = mix.samples(frames(start_ms), frames(end_ms - start_ms), volumes)
            file.writeframesraw(limited(block).astype("<i2").tobytes())
            if progress is not None:
                progress(end_ms, total_ms)
    return True


def _unwritten(target: Path, error: OSError | ValueError) -> Message:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return message(
        "{file} could not be written: {why}. Choose another place, or make room there.",
        file=str(target),
        why=why,
    )
