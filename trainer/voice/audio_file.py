"""One audio file, written block by block in the format that its name asks for."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soundfile

from trainer.voice.loudness import Samples
from trainer.voice.units import RATE

BLOCK_S = 1
"""Nothing longer is given to an encoder at once: the one for Vorbis puts it on its stack."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """What a suffix stands for, in the words of libsndfile.

    `quality` is its compression level, 0 (best) to 1 (smallest). `headroom_db` is how far what is
    decoded may rise above what was encoded.
    """

    container: str
    encoding: str
    quality: float | None = None
    headroom_db: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether samples come back as they were written."""
        return self.encoding == "PCM_16"


_OPUS = Format(container="OGG", encoding="OPUS", quality=0.75, headroom_db=1.0)

FORMATS: Mapping[str, Format] = {
    ".wav": Format(container="WAV", encoding="PCM_16"),
    ".flac": Format(container="FLAC", encoding="PCM_16"),
    ".opus": _OPUS,
    ".ogg": _OPUS,
    ".mp3": Format(container="MP3", encoding="MPEG_LAYER_III", quality=0.4, headroom_db=1.0),
}


class AudioWriter:
    """An audio file that is being written.

    Its methods raise OSError when the file can't be written, and ValueError when the encoder
    doesn't take what it is given.
    """

    def __init__(self, file: BinaryIO, form: Format, channels: int) -> None:
        self._sink, self._form = _Sink(file), form
        self._sound = soundfile.SoundFile(
            self._sink,
            "w",
            samplerate=RATE,
            channels=channels,
            format=form.container,
            subtype=form.encoding,
            compression_level=form.quality,
        )

    def write(self, samples: Samples) -> None:
        """Append frames, full scale at ±1; what is beyond is cut off."""
        if self._form.exact:
            whole = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)
            self._sound.write(whole)
        else:
            self._sound.write(np.clip(samples, -1, 1))
        self._sink.check()

    def close(self) -> None:
        """Write what is left, and the file's header."""
        self._sound.close()
        self._sink.check()


@contextlib.contextmanager
def audio_writer(path: Path, form: Format, channels: int) -> Iterator[AudioWriter]:
    """Create a new file to write to; at the end of the block it is whole, and on the disk.

    Raises:
        OSError: it can't be written, or there is a file of that name.
        ValueError: the encoder failed.

    """
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(path.open("x+b", buffering=0))
        try:
            writer = AudioWriter(file, form, channels)
            stack.callback(_give_up, writer)
            yield writer
            writer.close()
        except soundfile.SoundFileError as error:
            raise ValueError(str(error)) from error
        os.fsync(file.fileno())


def _give_up(writer: AudioWriter) -> None:
    """Close what could not be finished; why, is known already."""
    with contextlib.suppress(OSError, soundfile.SoundFileError):
        writer.close()


class _Sink:
    """A file for libsndfile, which can't be told by an exception that the disk is full."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._fault: OSError | None = None
        self.tell, self.seek = file.tell, file.seek
        self.read, self.readinto = file.read, getattr(file, "readinto", None)

    def write(self, data: bytes) -> int:
        """Write all of it, or nothing more from the first fault on; claim that it was all."""
        view = memoryview(data)
        try:
            while view and self._fault is None:
                view = view[self._file.write(view) :]
        except OSError as error:
            self._fault = error
        return len(data)

    def flush(self) -> None:
        """Do nothing: it keeps nothing back."""

    def check(self) -> None:
        """Raise the first fault, if there was one."""
        if self._fault is not None:
            raise self._fault
