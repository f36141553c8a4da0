"""The cache of clips on disk: found by what they say, and read once to see that they are whole."""

import contextlib
import hashlib
import json
import os
import shutil
import struct
import tempfile
import time
from pathlib import Path

from trainer import files
from trainer.core.text import Message, message
from trainer.voice.speech import ClipInfo, EngineInfo, Utterance
from trainer.voice.units import RATE, frames, whole_ms

FORMAT = 1
"""Counted up when clips are made differently, so that older ones are made anew."""

MANY = 5_000
"""From so many clips on, those that are used no more are deleted."""

UNUSED_S = 180 * 24 * 3600

LONGEST_MS = 120_000
"""No text takes longer to say."""

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_SAMPLE_BYTES = 2
_LARGEST_BYTES = _HEADER.size + frames(LONGEST_MS) * _SAMPLE_BYTES
_ENGINE_FILE = "engine.json"


class ClipCache:
    """A folder of clips named ``<key>-<frames>.wav``.

    A name tells what is in the file and how long it is. A clip is read when it is first found, and
    again when its file has changed: one that is damaged goes, and is made again. Where the folder
    cannot be written, a temporary one stands in.

    Args:
        folder: where clips are kept between runs; made when the first is written.

    """

    def __init__(self, folder: Path) -> None:
        self._kept = folder
        self._spare: Path | None = None
        self._index: dict[str, Path] | None = None
        self._sound: set[tuple[Path, int, int]] = set()
        self.problem: Message | None = None

    @property
    def folder(self) -> Path:
        """Where new clips are to be written."""
        return self._spare or self._kept

    @staticmethod
    def key(utterance: Utterance, voice: str, engine: EngineInfo) -> str:
        """Return the name that stands for how this is spoken."""
        what = (FORMAT, engine.name, engine.version, voice, utterance.wpm, utterance.text)
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:40]

    def find(self, key: str) -> ClipInfo | None:
        """Return a clip that is whole, or None."""
        path = self._paths().get(key)
        if path is None:
            return None
        if self._is_sound(path):
            return ClipInfo(path=path, length_ms=whole_ms(_frames(path)))
        del self._paths()[key]
        return None

    def _is_sound(self, path: Path) -> bool:
        """Whether a clip can be used; one that is certainly damaged is removed."""
        try:
            state = path.stat()
            seen = path, state.st_size, state.st_mtime_ns
            if seen not in self._sound:
                whole = state.st_size <= _LARGEST_BYTES and _is_clip(_read(path), _frames(path))
                if not whole:
                    path.unlink()
                    return False
                self._sound.add(seen)
        except OSError:  # perhaps too many files are open: that says nothing of the clip
            return False
        return True

    def add(self, key: str, path: Path) -> None:
        """Take up a clip that was written into the folder."""
        self._paths()[key] = path

    def use_spare(self, why: str) -> bool:
        """Keep new clips in a temporary folder; returns whether that is a change."""
        if self._spare is not None:
            return False
        try:
            self._spare = Path(tempfile.mkdtemp(prefix=files.temporary_prefix("clips")))
        except OSError:
            return False
        self.problem = message(
            "Spoken clips cannot be kept in {folder} ({why}), so they are made again each time. "
            "Make room there, or allow writing.",
            folder=str(self._kept),
            why=why,
        )
        return True

    def remembered_engine(self) -> EngineInfo | None:
        """Return the engine that made the clips, so that finding them needs no engine."""
        try:
            known = json.loads(_read(self._kept / _ENGINE_FILE))
            return EngineInfo(**{name: str(value) for name, value in known.items()})
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def remember_engine(self, engine: EngineInfo) -> None:
        """Keep which engine makes the clips; where nothing can be written, it is asked again."""
        if engine != self.remembered_engine():
            known = {name: getattr(engine, name) for name in engine.__slots__}
            with contextlib.suppress(OSError):
                files.write_atomically(self._kept / _ENGINE_FILE, json.dumps(known).encode())

    def close(self) -> None:
        """Remove the temporary folder, if there is one."""
        if self._spare is not None:
            shutil.rmtree(self._spare, ignore_errors=True)
            self._spare = None
            self._index = None

    def _paths(self) -> dict[str, Path]:
        if self._index is None:
            self._index = dict(_clips_in(self._kept))
        return self._index


def _clips_in(folder: Path) -> list[tuple[str, Path]]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - ten times as quick as making paths of all
    except OSError:
        return []
    if len(names) > MANY:
        names = [name for name in names if not _thrown_out(folder / name)]
    whole = (name.rpartition("-") for name in names if name.endswith(".wav"))
    return [
        (key, folder / f"{key}-{rest}")
        for key, _, rest in whole
        if key and rest.removesuffix(".wav").isdecimal()
    ]


def _thrown_out(path: Path) -> bool:
    """Delete a clip that nobody has read or written for long; returns whether it did."""
    with contextlib.suppress(OSError):
        state = path.stat()
        if max(state.st_atime, state.st_mtime) < time.time() - UNUSED_S and path.suffix == ".wav":
            path.unlink()
            return True
    return False


def _read(path: Path) -> bytes:
    return files.read_ordinary(path, _LARGEST_BYTES)


def _frames(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def _is_clip(data: bytes, count: int) -> bool:
    """Whether a file's content is a clip of that many frames that is not silent throughout.

    Samples need no decoder, so with the right header and length they can be played.
    """
    sample_bytes = count * _SAMPLE_BYTES
    return (
        0 < count <= frames(LONGEST_MS)
        and len(data) == _HEADER.size + sample_bytes
        and data.startswith(_header(sample_bytes))
        and data.count(0, _HEADER.size) < sample_bytes
    )


def _header(sample_bytes: int) -> bytes:
    """Return how the file of a clip begins, as `wave` writes it: 48 kHz, mono, 16 bits."""
    riff = b"RIFF", _HEADER.size - 8 + sample_bytes, b"WAVE"
    form = b"fmt ", 16, 1, 1, RATE, RATE * _SAMPLE_BYTES, _SAMPLE_BYTES, 8 * _SAMPLE_BYTES
    return _HEADER.pack(*riff, *form, b"data", sample_bytes)
