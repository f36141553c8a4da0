"""Texts to clips, by a worker process that may hang or die without harm; nothing is made twice."""

import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from trainer.core.text import Message, message
from trainer.voice.clips import ClipCache
from trainer.voice.engine_link import (
    NO_ANSWER,
    NO_SOUND,
    ClipError,
    EngineLink,
    Hello,
    SilentTextError,
    UnknownVoiceError,
    no_voice,
)
from trainer.voice.faults import Faults
from trainer.voice.speech import (
    ClipInfo,
    EngineInfo,
    NoVoiceError,
    RenderResult,
    Utterance,
    Voice,
)
from trainer.voice.worker_link import Cancelled, CancelledError

WORKER_COMMAND = (sys.executable, "-P", "-m", "trainer", "--synthesis-worker")
"""Not (-P) with what lies in the current folder, which may be one of downloads."""

DEADLINE_S = 5.0
"""Far more than any engine takes for a sentence."""

GIVE_UP_AFTER = 2
"""So many texts in a row that failed, and the engine is taken for broken."""

Progress = Callable[[int, int], None]
Found = dict[Utterance, ClipInfo]


class Synthesizer:
    """Speaks texts into clips. Its methods block, and may be called from any thread.

    An engine that fails is not waited for again with the same voice, until a minute has passed.

    Args:
        cache: where clips are found and kept.
        command: starts the worker.
        deadline_s: how long a clip may take.

    """

    def __init__(
        self,
        cache: ClipCache,
        *,
        command: Sequence[str] = WORKER_COMMAND,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._cache = cache
        self._link = EngineLink(cache, command, deadline_s)
        self._faults = Faults()
        self._lock = threading.Lock()
        self._closed = threading.Event()

    @property
    def engine(self) -> EngineInfo:
        """The engine; starts it, the first time.

        Raises:
            NoVoiceError: there is none.

        """
        return self._hello().engine

    def voices(self) -> tuple[Voice, ...]:
        """Return the engine's voices; starts it, the first time.

        Raises:
            NoVoiceError: there is none.

        """
        return self._hello().voices

    def render(
        self,
        utterances: Iterable[Utterance],
        voice_id: str = "",
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> RenderResult:
        """Return a clip for every text that can be spoken; no fault of the engine is raised.

        A text that has nothing to be spoken in it is no fault: it only has no clip.

        Args:
            utterances: what to speak.
            voice_id: whose voice; "" is the engine's default.
            progress: called with how many are done, of how many.
            cancelled: asked often; once it says so, what is there is returned.

        """
        wanted = tuple(dict.fromkeys(utterances))

        def unwanted() -> bool:
            return self._closed.is_set() or (cancelled is not None and cancelled())

        with self._lock:
            order = _Order(self._cache, self._link, self._faults, wanted, progress or _untold)
            if self._closed.is_set():
                return order.result(None)
            try:
                return order.carried_out(voice_id, unwanted)
            except NoVoiceError as error:
                self._faults.note(voice_id, error.problem)
                self._faults.note(None, error.problem)
                return order.result(error.problem)
            except CancelledError:
                return order.result(None)

    def close(self) -> None:
        """End the worker for good; whoever waits for clips gets what is there, at once."""
        self._closed.set()
        with self._lock:
            self._link.close()
            self._cache.close()

    def _hello(self) -> Hello:
        with self._lock:
            problem = no_voice(NO_ANSWER) if self._closed.is_set() else self._faults.of(None)
            if problem is not None:
                raise NoVoiceError(problem)
            try:
                return self._link.hello(self._closed.is_set)
            except CancelledError as error:
                raise NoVoiceError(no_voice(NO_ANSWER)) from error
            except NoVoiceError as error:
                self._faults.note(None, error.problem)
                raise


class _Order:
    """One call of `render`."""

    def __init__(
        self,
        cache: ClipCache,
        link: EngineLink,
        faults: Faults,
        wanted: tuple[Utterance, ...],
        progress: Progress,
    ) -> None:
        self._cache = cache
        self._link = link
        self._faults = faults
        self._wanted = wanted
        self._progress = progress
        self._found: Found = {}

    def carried_out(self, voice_id: str, cancelled: Cancelled) -> RenderResult:
        """Find what is there and make what is missing."""
        engine = self._cache.remembered_engine()
        if engine is None:
            self._progress(0, len(self._wanted))  # an engine that hangs as it starts is slow to go
        else:
            self._find(engine, voice_id)
        fault = self._faults.of(voice_id)
        if fault is not None or len(self._found) == len(self._wanted):
            return self.result(fault)
        present = self._link.hello(cancelled).engine
        if present != engine:
            self._find(present, voice_id)
        try:
            return self.result(self._make(voice_id, cancelled))
        except UnknownVoiceError as error:
            if not voice_id:
                raise NoVoiceError(no_voice(NO_SOUND)) from error  # not even its own default
            result = self.carried_out("", cancelled)
            gone = message(
                "The voice {voice} is not on this computer. Another one speaks; "
                "choose one in the settings.",
                voice=voice_id,
            )
            return replace(result, problem=result.problem or gone)

    def result(self, problem: Message | None) -> RenderResult:
        """Return what is there by now."""
        failed = tuple(text for text in self._wanted if text not in self._found)
        told = problem if failed else self._cache.problem
        return RenderResult(clips=dict(self._found), failed=failed, problem=told)

    def _find(self, engine: EngineInfo, voice_id: str) -> None:
        self._keys = _keys(self._wanted, engine, voice_id)
        clips = ((text, self._cache.find(key)) for text, key in self._keys.items())
        self._found = {text: clip for text, clip in clips if clip is not None}
        self._progress(len(self._found), len(self._wanted))

    def _make(self, voice_id: str, cancelled: Cancelled) -> Message | None:
        """Make the missing clips; returns what to tell when some fail."""
        problem, in_a_row = None, 0
        for text in self._wanted:
            if text in self._found:
                continue
            try:
                self._found[text] = self._link.make(text, voice_id, self._keys[text], cancelled)
                in_a_row = 0
            except SilentTextError:
                in_a_row = 0
            except ClipError as error:
                problem, in_a_row = error.problem, in_a_row + 1
                if in_a_row == GIVE_UP_AFTER or self._link.strain.too_much:
                    self._give_up(voice_id, error)
                    break
            self._progress(len(self._found), len(self._wanted))
        return problem

    def _give_up(self, voice_id: str, error: ClipError) -> None:
        self._link.strain.forget()
        self._faults.note(voice_id, error.problem)


def _keys(
    wanted: tuple[Utterance, ...], engine: EngineInfo, voice_id: str
) -> Mapping[Utterance, str]:
    voice = voice_id or engine.default_voice
    return {text: ClipCache.key(text, voice, engine) for text in wanted}


def _untold(_done: int, _total: int) -> None:
    """Report progress to nobody."""
