"""Recording a session: as one audio file, as captions, or both."""

import contextlib
import queue
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from trainer.cli.arguments import Request
from trainer.cli.desk import Desk, RefusedError, unwritten
from trainer.cli.render_arguments import Take
from trainer.core.captions import FORMATS, captions
from trainer.core.excerpt import NoSuchPartError, beginning, check_part, until
from trainer.core.plan.timeline import Timeline
from trainer.core.settings import Settings
from trainer.core.text import duration, sentence, tr
from trainer.files import path_text, write_atomically
from trainer.storage.library import RoutineFile
from trainer.storage.paths import resource_dir
from trainer.terminal import say, warn
from trainer.voice.order import SUFFIXES
from trainer.voice.ordering import RECORDED_WAIT_MS, ordered
from trainer.voice.recorder_link import Failed, News, Progressed, RecorderLink
from trainer.voice.rehearsal import Rehearsal

INTERRUPTED = 130
"""The exit status of a program that was ended by Ctrl-C, as shells have it."""

_SHOWN_EVERY_S = 0.2
_LISTENED_S = 0.5

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""What asks a program to end; the last comes from a terminal that is closed."""


def render(request: Request) -> int:
    """Write what was asked for; whatever ends it early leaves nothing behind."""
    take = request.take or Take()
    _check_suffix(take.audio, SUFFIXES)
    _check_suffix(take.captions, FORMATS)
    with _when_asked_to_end(_interrupt), Desk(request) as desk:
        try:
            return _render(desk, take)
        except NoSuchPartError as error:
            raise RefusedError(str(error)) from error
        except KeyboardInterrupt:
            warn(tr("Cancelled. Nothing was written."))
            return INTERRUPTED


def _render(desk: Desk, take: Take) -> int:
    file = desk.find(desk.request.routine)
    rehearsal = _rehearsed(desk, file, take)
    length = sentence(duration(rehearsal.timeline.total_ms))  # waits have a fixed one in a file
    if take.audio is not None:
        _record(take.audio, rehearsal, take, desk.settings_for(file))
        say(tr("{file}: {length}", file=path_text(take.audio), length=length))
    if take.captions is not None:
        _caption(take.captions, rehearsal.timeline)
        say(tr("{file}: {length}", file=path_text(take.captions), length=length))
    return 0


def _rehearsed(desk: Desk, file: RoutineFile, take: Take) -> Rehearsal:
    """Lay the routine out, or the part of it that is wanted."""
    check_part(file.routine, take.first, take.last)
    start = beginning(take.first) if take.first else None
    rehearsal = desk.rehearse(file, wait_ms=RECORDED_WAIT_MS, start=start)
    if take.last is None:
        return rehearsal
    return replace(rehearsal, timeline=until(rehearsal.timeline, take.last))


def _record(target: Path, rehearsal: Rehearsal, take: Take, settings: Settings) -> None:
    """Have it recorded by a process of its own, which can be ended whatever it is at."""
    order = ordered(
        target, rehearsal, settings, resource_dir(), music=take.music, music_db=take.music_db
    )
    news: queue.SimpleQueue[News] = queue.SimpleQueue()
    with _shown(quiet=take.quiet) as show, contextlib.closing(RecorderLink(order, news.put)):
        while isinstance(told := _next(news), Progressed):
            show(told.done, told.remaining_s)
    if isinstance(told, Failed):
        raise RefusedError(sentence(told.problem))


def _next(news: "queue.SimpleQueue[News]") -> News:
    """Wait for news, and for Ctrl-C: on Windows nothing interrupts a wait without an end."""
    while True:
        with contextlib.suppress(queue.Empty):
            return news.get(timeout=_LISTENED_S)


def _caption(target: Path, timeline: Timeline) -> None:
    """Write the captions, whole or not at all."""
    text = FORMATS[target.suffix.lower()](captions(timeline.cues))
    try:
        write_atomically(target, text.encode())
    except OSError as error:
        raise unwritten(target, error) from error


def _check_suffix(target: Path | None, known: Iterable[str]) -> None:
    """Refuse what can't be written before any work is done."""
    if target is not None and target.suffix.lower() not in known:
        raise RefusedError(
            tr(
                "{file} can't be written: its name must end in one of {suffixes}.",
                file=target.name,
                suffixes=", ".join(known),
            )
        )


@contextlib.contextmanager
def _shown(*, quiet: bool) -> Iterator[Callable[[float, float | None], None]]:
    """Yield what shows progress: one line on a terminal, which goes when all is done."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _remaining_s: None
        return
    meter = _Line()
    try:
        yield meter.show
    finally:
        meter.clear()


class _Line:
    """A line on the terminal that is written over and over."""

    def __init__(self) -> None:
        self._shown_s = 0.0

    def show(self, done: float, remaining_s: float | None) -> None:
        """Show how far it is, a few times a second."""
        now_s = time.perf_counter()
        if now_s - self._shown_s < _SHOWN_EVERY_S:
            return
        self._shown_s = now_s
        percent = round(done * 100)
        if remaining_s is None:
            text = tr("{percent} %", percent=percent)
        else:
            left = duration(round(remaining_s * 1000))
            text = tr("{percent} %, {time} left", percent=percent, time=sentence(left))
        print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _when_asked_to_end(answer: Callable[..., None]) -> Iterator[None]:
    """Answer Ctrl-C and requests to end in this way, so that nothing half-written is left."""
    before = {number: signal.getsignal(number) for number in _ENDING}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # as nohup has it
            signal.signal(number, answer)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(*_: object) -> NoReturn:
    for number in _ENDING:  # what ends the work and clears up is not to be interrupted too
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
