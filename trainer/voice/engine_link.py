"""The speech engine as the program sees it: started when needed, restarted when it fails."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from trainer.core.text import Message, message
from trainer.files import temporary_prefix
from trainer.voice.clips import ClipCache
from trainer.voice.faults import Strain
from trainer.voice.speech import ClipInfo, EngineInfo, NoVoiceError, Utterance, Voice
from trainer.voice.worker_link import (
    Cancelled,
    CancelledError,
    Reply,
    WorkerFaultError,
    WorkerLink,
)

TRIES = 2

HELLO_WITHIN_S = 10.0
"""Far more than any engine takes to start."""

NO_ANSWER = message("it gave no answer")
NO_SOUND = message("it made no sound")

PROBE = "One."
"""What every voice can say: an engine that says this, and not another text, is well."""


class ClipError(Exception):
    """A text could not be spoken, tried twice; `problem` says why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.source)
        self.reason = reason
        self.problem = no_voice(reason)


class SilentTextError(Exception):
    """There is nothing in a text that makes a sound; the engine is well."""


class UnknownVoiceError(Exception):
    """The engine has no such voice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hello:
    """What a worker says of itself when it starts."""

    engine: EngineInfo
    voices: tuple[Voice, ...]


class EngineLink:
    """Keeps a worker while there is work; `strain` tells what its faults have cost.

    Args:
        cache: where clips go.
        command: starts the worker.
        deadline_s: how long a clip may take.

    """

    def __init__(self, cache: ClipCache, command: Sequence[str], deadline_s: float) -> None:
        self._cache = cache
        self._command = tuple(command)
        self._deadline_s = deadline_s
        self._worker: WorkerLink | None = None
        self._hello: Hello | None = None
        self._scratch: TemporaryDirectory[str] | None = None
        self.strain = Strain()

    def hello(self, cancelled: Cancelled) -> Hello:
        """Return who the engine is; starts it, the first time.

        Raises:
            NoVoiceError: there is none that works.
            CancelledError: nobody waits for it any more.

        """
        if self._hello is None:
            return self._started(cancelled)[1]
        return self._hello

    def make(self, utterance: Utterance, voice_id: str, key: str, cancelled: Cancelled) -> ClipInfo:
        """Have a text spoken.

        Raises:
            ClipError: it failed, twice, or once when it has failed too often before.
            SilentTextError: it made no sound of this text, but does of others.
            UnknownVoiceError: there is no such voice.
            CancelledError: nobody waits for it any more.
            NoVoiceError: the engine cannot be started any more.

        """
        reason = NO_ANSWER
        for _ in range(TRIES):
            asked_s = time.perf_counter()
            try:
                reply = self._asked(utterance, voice_id, self._cache.folder / key, cancelled)
                if reply.get("error") == "write" and self._cache.use_spare(str(reply["why"])):
                    reply = self._asked(utterance, voice_id, self._cache.folder / key, cancelled)
                return self._taken(key, reply)
            except WorkerFaultError as error:
                reason = error.reason
            if reason == NO_SOUND:
                continue
            self.close()
            self.strain.fault(time.perf_counter() - asked_s)
            if self.strain.too_much:
                break
        if reason == NO_SOUND and self._speaks(voice_id, utterance.wpm, cancelled):
            raise SilentTextError
        self.close()
        raise ClipError(reason)

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _speaks(self, voice_id: str, wpm: int, cancelled: Cancelled) -> bool:
        """Whether the engine makes a sound of what every voice can say."""
        probe, stem = Utterance(text=PROBE, wpm=wpm), self._raw().with_name("probe")
        with suppress(WorkerFaultError):
            return "path" in self._asked(probe, voice_id, stem, cancelled)
        return False

    def _asked(
        self, utterance: Utterance, voice_id: str, stem: Path, cancelled: Cancelled
    ) -> Reply:
        """Have a clip written whose path begins with `stem`."""
        worker = self._worker
        if worker is None or not worker.running:
            worker, _ = self._started(cancelled)
        request = {
            "text": utterance.text,
            "voice": voice_id,
            "wpm": utterance.wpm,
            "raw": str(self._raw()),
            "stem": str(stem),
        }
        try:
            return worker.ask(request, self._deadline_s, cancelled)
        except CancelledError:
            self.close()  # its answer would be taken for that to the next request
            raise

    def _raw(self) -> Path:
        """Return where the engine may write; ours, since a worker that hangs clears nothing up."""
        if self._scratch is None:
            try:
                self._scratch = TemporaryDirectory(
                    prefix=temporary_prefix("voice"), ignore_cleanup_errors=True
                )
            except OSError as error:
                why = {"error": "write", "why": error.strerror or str(error)}
                raise WorkerFaultError(_reason(why)) from error
        return Path(self._scratch.name) / "raw.wav"

    def _taken(self, key: str, reply: Reply) -> ClipInfo:
        """Return the clip, when there really is one."""
        if reply.get("error") == "voice":
            raise UnknownVoiceError
        if "path" in reply:
            self._cache.add(key, Path(str(reply["path"])))
            clip = self._cache.find(key)
            if clip is not None:
                self.strain.clip()
                return clip
        raise WorkerFaultError(_reason(reply))

    def _started(self, cancelled: Cancelled) -> tuple[WorkerLink, Hello]:
        """Start a worker, and another one if it fails.

        Raises:
            NoVoiceError: both did, or it says that there is no engine.
            CancelledError: nobody waits for it any more.

        """
        self.close()
        reason = NO_ANSWER
        for _ in range(TRIES):
            try:
                self._worker = worker = WorkerLink(self._command)
                self._hello = hello = _hello(worker.next_reply(HELLO_WITHIN_S, cancelled))
            except WorkerFaultError as error:
                reason = error.reason
                self.close()
            except CancelledError:
                self.close()
                raise
            else:
                self._cache.remember_engine(hello.engine)
                return worker, hello
        raise NoVoiceError(no_voice(reason))


def _hello(reply: Reply) -> Hello:
    try:
        return Hello(
            engine=EngineInfo(**reply["engine"]),
            voices=tuple(Voice(**voice) for voice in reply["voices"]),
        )
    except (KeyError, TypeError) as error:
        raise WorkerFaultError(_reason(reply)) from error


def _reason(reply: Reply) -> Message:
    match reply.get("error"):
        case "silent":
            return NO_SOUND
        case "write":
            return message("clips cannot be written ({why})", why=str(reply.get("why")))
        case "engine":
            return message("it reports “{why}”", why=str(reply.get("why")))
        case _:
            return message("it sent an unreadable answer")


def no_voice(reason: Message) -> Message:
    """Return what to tell where the engine fails."""
    return message(
        "The voice does not work: {reason}. Tones and captions take its place; "
        "try another voice in the settings.",
        reason=reason,
    )
