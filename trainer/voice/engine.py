"""pyttsx3, tamed: one engine a process, one text at a time, and faults that are told."""

import atexit
import ctypes
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol

from trainer.voice.speech import EngineInfo, Voice

DEFAULT_VOICES = ("gmw/en",)
"""Taken before any other English voice, so that a routine sounds the same everywhere."""

FINISH_WITHIN_S = 4.0
"""Less than the worker's parent waits, so that it learns what was wrong."""

SHORTLY_S = 0.0005

_SYSTEM_LIBRARY = "libespeak-ng.so.1"
_LONGEST_DATA_PATH = 120  # espeak-ng keeps it in a small fixed buffer, and exits if it is cut off


class EngineError(Exception):
    """The engine cannot be started, or reports a fault."""


class UnknownVoiceError(EngineError):
    """The engine has no such voice."""


class Engine(Protocol):
    """What the synthesis worker wants of a speech engine."""

    @property
    def info(self) -> EngineInfo:
        """Its name, version and default voice."""
        ...

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All its voices."""
        ...

    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        """Speak a text into a file.

        Raises:
            EngineError: it could not be done; not every failure is noticed.

        """
        ...


class Pyttsx3Engine:
    """The system's voice: espeak-ng on Linux, SAPI on Windows, NSSpeech on macOS.

    Raises:
        EngineError: there is none.

    """

    def __init__(self) -> None:
        if sys.platform == "linux":
            _load_espeak()
        try:
            import pyttsx3  # noqa: PLC0415 - it loads the library at once, which must be there

            self._engine: Any = pyttsx3.init()
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise EngineError(str(error)) from error
        if sys.platform == "linux":
            _hasten()
        self._faults: list[str] = []
        self._finished = False
        self._engine.connect("error", self._failed)
        self._engine.connect("finished-utterance", self._ended)
        self._rest()
        self._engine.runAndWait()  # only after a first round are properties set at once
        self.voices = tuple(_voice(voice) for voice in self._engine.getProperty("voices"))
        self.info = EngineInfo(
            name=str(self._engine), version=_version(), default_voice=self._default()
        )

    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        """Speak a text into a file: a single one, since of several only the last is written."""
        if all(known.id.casefold() != voice.casefold() for known in self.voices):
            raise UnknownVoiceError(voice)
        self._faults.clear()
        self._finished = False
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", wpm)
        self._rest()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        self._rest()
        if not self._finished and sys.platform == "linux":
            self._faults.append("it did not come to an end")
        if self._faults:
            raise EngineError(self._faults[0])

    def _rest(self) -> None:
        """Wait until the library's own thread has nothing to do.

        pyttsx3 cancels whatever that thread is at when it begins to wait for a text, be it the
        setting of the rate, or the end of the text before.
        """
        if sys.platform == "linux":
            deadline = time.perf_counter() + FINISH_WITHIN_S
            while _espeak().IsPlaying():
                if time.perf_counter() > deadline:
                    raise EngineError("it did not come to an end")
                time.sleep(SHORTLY_S)

    def _failed(self, name: str | None, exception: Exception) -> None:
        """Note what pyttsx3 would swallow."""
        self._faults.append(f"{name or 'engine'}: {exception}")

    def _ended(self, name: str | None, *, completed: bool) -> None:
        """Note that a text is spoken, and its file written."""
        if not completed:
            self._faults.append(f"{name or 'engine'}: broken off")
        self._finished = True

    def _default(self) -> str:
        known = [voice.id for voice in self.voices]
        english = sorted(voice.id for voice in self.voices if voice.language.startswith("en"))
        present = str(self._engine.getProperty("voice"))
        wanted = [voice for voice in DEFAULT_VOICES if voice in known]
        if present in english:
            english.insert(0, present)
        return (wanted + english + [present])[0]


def _load_espeak() -> None:
    """Make libespeak-ng known to the process, so that pyttsx3 finds it by its name."""
    try:
        ctypes.CDLL(_SYSTEM_LIBRARY)
    except OSError:
        try:
            import espeakng_loader  # noqa: PLC0415 - only where the system has no library

            ctypes.CDLL(espeakng_loader.get_library_path())
            os.environ["ESPEAK_DATA_PATH"] = _short(espeakng_loader.get_data_path())
        except (ImportError, OSError, RuntimeError) as error:
            raise EngineError(str(error)) from error


def _espeak() -> Any:  # noqa: ANN401 - pyttsx3 has no types
    from pyttsx3.drivers import _espeak as library  # noqa: PLC0415 - there on Linux only

    return library


def _hasten() -> None:
    """Keep pyttsx3 from resting 10 ms after every text; its end is waited for otherwise."""
    from pyttsx3.drivers import espeak  # noqa: PLC0415 - there on Linux only

    espeak.time = SimpleNamespace(sleep=lambda _: time.sleep(SHORTLY_S))


def _short(data: str) -> str:
    """Return a path to the engine's data that is short enough for its buffer."""
    if len(os.fsencode(data)) <= _LONGEST_DATA_PATH:
        return data
    folder = tempfile.mkdtemp(prefix="espeak-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    link = Path(folder) / "espeak-ng-data"
    link.symlink_to(data)
    return str(link)


def _voice(voice: Any) -> Voice:  # noqa: ANN401 - pyttsx3 has no types
    languages = [
        tag.decode(errors="replace") if isinstance(tag, bytes) else str(tag)
        for tag in voice.languages or ()
    ]
    language = languages[0].strip("\x05\x00").lower() if languages else ""
    return Voice(id=str(voice.id), name=str(voice.name), language=language.replace("_", "-"))


def _version() -> str:
    """Return the engine's own version; where it tells none, the system's, which brings it."""
    if sys.platform == "linux":
        said = _espeak().Info(None)
        return said.decode().split()[0] if isinstance(said, bytes) else "unknown"
    else:  # noqa: RET505 - so that mypy checks each system's own branch
        return platform.version()
