"""Speech engines with faults, run as a real worker process: python fake_engines.py FAULT MARKER."""

import os
import sys
import time
import wave
from collections.abc import Callable, Mapping
from pathlib import Path

from trainer.core.compat import override
from trainer.voice import worker
from trainer.voice.engine import EngineError, UnknownVoiceError
from trainer.voice.pipes import claim_stdout
from trainer.voice.speech import EngineInfo, Voice

RATE = 16_000
AMPLITUDE = 9_000


class SquareEngine:
    """Hums 10 ms for every letter, between silences."""

    info = EngineInfo(name="square", version="1", default_voice="hum")
    voices = (Voice(id="hum", name="Hum", language="en"),)

    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        if voice != "hum":
            raise UnknownVoiceError(voice)
        write(path, len(text) * 160 * RATE // (100 * wpm), AMPLITUDE)


class LetteredEngine(SquareEngine):
    """Makes no sound of what has no letters in it, and only an empty file."""

    @override
    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        if any(letter.isalpha() for letter in text):
            super().save(text, voice, wpm, path)
        else:
            write(path, 0, 0)


class VoicelessEngine(SquareEngine):
    """Has not even the voice that it names as its own."""

    info = EngineInfo(name="square", version="1", default_voice="gone")


class StumblingEngine(SquareEngine):
    """Dies at every other text, whichever process it is in."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    @override
    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        if not self._marker.exists():
            self._marker.touch()
            os._exit(1)
        self._marker.unlink()
        super().save(text, voice, wpm, path)


class FaultyEngine(SquareEngine):
    def __init__(self, fault: Callable[[Path], None], marker: Path | None) -> None:
        self._fault = fault
        self._marker = marker

    @override
    def save(self, text: str, voice: str, wpm: int, path: Path) -> None:
        if self._marker is not None and self._marker.exists():
            super().save(text, voice, wpm, path)
            return
        if self._marker is not None:
            self._marker.touch()
        self._fault(path)


def write(path: Path, count: int, amplitude: int) -> None:
    half = [0] * (RATE // 10)
    hum = [amplitude if index // 8 % 2 else -amplitude for index in range(count)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        samples = [*half, *hum, *half]
        file.writeframes(b"".join(x.to_bytes(2, "little", signed=True) for x in samples))


def hang(_: Path) -> None:
    time.sleep(60)


def die(_: Path) -> None:
    os._exit(1)


def empty(path: Path) -> None:
    path.touch()


def silent(path: Path) -> None:
    write(path, 1000, 0)


def missing(_: Path) -> None:
    """Write no file at all."""


def complain(_: Path) -> None:
    raise EngineError("no breath")


FAULTS: Mapping[str, Callable[[Path], None]] = {
    fault.__name__: fault for fault in (hang, die, empty, silent, missing, complain)
}


ODD: Mapping[str, Callable[[], SquareEngine]] = {
    "lettered": LetteredEngine,
    "voiceless": VoicelessEngine,
}


def no_engine() -> SquareEngine:
    raise EngineError("no library")


def main(fault: str, marker: str = "") -> int:
    if fault == "exit":
        return 1
    if fault == "babble":
        os.write(1, b"Audio saved to nowhere\n[1, 2]\n\x00{\nmore of it\n")
    out, lines = claim_stdout(), worker.until_gone(sys.stdin)
    if fault == "hang-at-once":
        time.sleep(60)
    if fault == "no-engine":
        return worker.run(lines, out, no_engine)
    if fault == "stumble":
        return worker.run(lines, out, lambda: StumblingEngine(Path(marker)))
    if fault in FAULTS:
        engine = FaultyEngine(FAULTS[fault], Path(marker) if marker else None)
        return worker.run(lines, out, lambda: engine)
    return worker.run(lines, out, ODD.get(fault, SquareEngine))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
