"""The thread in which clips are made, so that the window never waits for the voice."""

import logging
import queue
import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer.core.settings import Settings
from trainer.core.text import Message
from trainer.voice.rehearsal import Piece, Rehearsal, rehearse
from trainer.voice.speech import ClipInfo, NoVoiceError, RenderResult, Utterance, Voice

if TYPE_CHECKING:
    from trainer.voice.synthesis import Synthesizer

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsed:
    """A routine's rehearsal is done; `number` tells which order it was."""

    number: int
    piece: Piece
    rehearsal: Rehearsal


@dataclass(frozen=True, kw_only=True, slots=True)
class Progressed:
    """So many of the clips of a rehearsal are there."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """The clips of a trial sentence, and what went wrong if there are none."""

    clips: tuple[ClipInfo, ...]
    problem: Message | None


@dataclass(order=True, slots=True)
class _Job:
    """Work in the queue: the lower its rank the sooner it is done, then by its number.

    What is lasting is only dropped by its number.
    """

    rank: int
    number: int
    work: Callable[["_Job"], None] = field(compare=False)
    dropped: threading.Event = field(default_factory=threading.Event, compare=False)
    lasting: bool = field(default=False, compare=False)


class Backstage(QObject):
    """Makes clips in a thread of its own, the most urgent first.

    Signals:
        rehearsed: carries a `Rehearsed`.
        progressed: carries a `Progressed`.
        spoken: carries a `Spoken`.
        voices_found: carries a tuple of `Voice`.
        failed: carries the exception of a fault of ours.
    """

    rehearsed = Signal(object)
    progressed = Signal(object)
    spoken = Signal(object)
    voices_found = Signal(object)
    failed = Signal(object)

    _CLOSE, _SPEAK, _CHOSEN, _OTHER = range(4)

    def __init__(self, clips: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clips = clips
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._rehearsals: list[_Job] = []
        self._number = 0
        self._open = True
        self._thread = threading.Thread(target=self._run, name="backstage", daemon=True)
        self._thread.start()

    def rehearse(self, piece: Piece, *, chosen: bool, lasting: bool = False) -> int:
        """Order a rehearsal; returns its number. The chosen routine goes first.

        A lasting one stays ordered when others are dropped.
        """

        def work(job: _Job) -> None:
            rehearsal = rehearse(piece, self._render(piece.settings, job))
            if not job.dropped.is_set():
                done = Rehearsed(number=job.number, piece=piece, rehearsal=rehearsal)
                self.rehearsed.emit(done)

        job = self._put(self._CHOSEN if chosen else self._OTHER, work)
        job.lasting = lasting
        self._rehearsals.append(job)
        return job.number

    def drop_rehearsals(self, keep: Collection[int] = ()) -> None:
        """Forget the rehearsals that were ordered, but lasting ones and those of these numbers.

        The clips that they have made are there for others.
        """
        for job in self._rehearsals:
            if job.number not in keep and not job.lasting:
                self.drop(job.number)

    def drop(self, number: int) -> None:
        """Forget the rehearsal of that number."""
        for job in self._rehearsals:
            if job.number == number:
                job.dropped.set()
        self._rehearsals = [job for job in self._rehearsals if job.number != number]

    def speak(self, texts: tuple[str, ...], settings: Settings) -> None:
        """Make clips of some texts as these settings want them."""

        def work(_: _Job) -> None:
            said = tuple(Utterance(text=text, wpm=settings.speech_wpm) for text in texts)
            made = self._synthesizer.render(said, settings.voice)
            clips = tuple(made.clips[u] for u in said if u in made.clips)
            self.spoken.emit(Spoken(clips=clips, problem=made.problem))

        self._put(self._SPEAK, work)

    def find_voices(self) -> None:
        """Ask the engine for its voices."""

        def work(_: _Job) -> None:
            self.voices_found.emit(self._voices())

        self._put(self._SPEAK, work)

    def close(self) -> None:
        """Stop; what is under way is given up."""
        for job in self._rehearsals:
            job.dropped.set()
        self._open = False
        self._put(self._CLOSE, _nothing)
        if "_synthesizer" in self.__dict__:  # else nobody has wanted it
            self._synthesizer.close()
        self._thread.join(timeout=5)

    @cached_property
    def _synthesizer(self) -> "Synthesizer":
        """The voice, made in the thread that first wants it: the window comes first."""
        from trainer.voice.clips import ClipCache  # noqa: PLC0415 - likewise
        from trainer.voice.synthesis import Synthesizer  # noqa: PLC0415 - likewise

        return Synthesizer(ClipCache(self._clips))

    def _voices(self) -> tuple[Voice, ...]:
        try:
            return self._synthesizer.voices()
        except NoVoiceError:
            return ()

    def _put(self, rank: int, work: Callable[[_Job], None]) -> _Job:
        self._number += 1
        job = _Job(rank, self._number, work)
        self._jobs.put(job)
        return job

    def _render(
        self, settings: Settings, job: _Job
    ) -> Callable[[Collection[Utterance]], RenderResult]:
        def tell(done: int, total: int) -> None:
            if not job.dropped.is_set():
                self.progressed.emit(Progressed(number=job.number, done=done, total=total))

        def render(wanted: Collection[Utterance]) -> RenderResult:
            return self._synthesizer.render(
                wanted, settings.voice, progress=tell, cancelled=job.dropped.is_set
            )

        return render

    def _run(self) -> None:
        while self._open:
            job = self._jobs.get()
            if job.dropped.is_set():
                continue
            try:
                job.work(job)
            except Exception as error:  # noqa: BLE001 - a fault of ours, shown by the window
                _log.exception("backstage work failed")
                self.failed.emit(error)


def _nothing(_: _Job) -> None:
    """Wake the thread up."""
