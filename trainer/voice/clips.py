"""The cache of clips on disk: found by what they say, without opening one."""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from pathlib import Path

from trainer import files
from trainer.core.text import Message, message
from trainer.voice.speech import ClipInfo, EngineInfo, Utterance
from trainer.voice.units import whole_ms

FORMAT = 1
"""Counted up when clips are made differently, so that older ones are made anew."""

MANY = 5_000
"""From so many clips on, those that are used no more are deleted."""

UNUSED_S = 180 * 24 * 3600

_HEADER_BYTES = 44
_SAMPLE_BYTES = 2
_ENGINE_FILE = "engine.json"


class ClipCache:
    """A folder of clips named ``<key>-<frames>.wav``.

    A name tells what is in the file and how large it must be, so one that was cut short is
    noticed and made anew. Where the folder cannot be written, a temporary one stands in.

    Args:
        folder: where clips are kept between runs; made when the first is written.

    """

    def __init__(self, folder: Path) -> None:
        self._kept = folder
        self._spare: Path | None = None
        self._index: dict[str, Path] | None = None
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
        frames = _frames(path)
        with contextlib.suppress(OSError):
            if path.stat().st_size == _HEADER_BYTES + frames * _SAMPLE_BYTES:
                return ClipInfo(path=path, length_ms=whole_ms(frames))
        del self._paths()[key]
        return None

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
            known = json.loads((self._kept / _ENGINE_FILE).read_text(encoding="utf-8"))
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


def _frames(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])
