"""What is heard, as a file of captions: each where it is heard, to the millisecond."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import wrap

from trainer.core.plan.timeline import Cue, CueKind, Tone
from trainer.core.text import Message, message, sentence

CLOSE_MS = 300
"""Sentences that follow each other within this are read in one."""

ALONE = frozenset({CueKind.COUNTDOWN, CueKind.PHASE, CueKind.COUNT, CueKind.TONE})
"""Cues that have a moment of their own: to read them before would be to start too early."""

SHOWN_TONES = {Tone.STOP: message("[tone]")}
"""The tone that ends a timed phase is shown: no word tells it, as words tell a movement."""

LINE, LINES = 42, 2
"""How long a line of captions may be, and how many of them are read at a glance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """A text that is shown while it is heard, in ms."""

    start_ms: int
    end_ms: int
    text: str


def captions(cues: Iterable[Cue]) -> tuple[Caption, ...]:
    """Return the captions of some cues, in order of time; of tones, those that end timed work.

    What follows closely is shown together as long as that fits on the lines; a longer sentence
    stands alone.
    """
    shown: list[Caption] = []
    open_end = False
    for cue in cues:
        said = _said(cue)
        if said is None:
            continue
        text = sentence(said)
        sentences = cue.kind not in ALONE
        if open_end and sentences and _together(shown[-1], cue, text):
            last = shown.pop()
            shown.append(replace(last, end_ms=cue.ends_ms, text=f"{last.text} {text}"))
        else:
            shown.append(Caption(start_ms=cue.at_ms, end_ms=cue.ends_ms, text=text))
        open_end = sentences
    return tuple(shown)


def _said(cue: Cue) -> Message | None:
    """Return what is shown of a cue, or None."""
    if cue.speech:
        return cue.speech.said
    return SHOWN_TONES.get(cue.tone) if cue.tone else None


def web_vtt(shown: Iterable[Caption]) -> str:
    """Return captions as a WebVTT file (W3C WebVTT: The Web Video Text Tracks Format)."""
    return "".join(("WEBVTT\n\n", *_cues(shown, ".", _escaped)))


def sub_rip(shown: Iterable[Caption]) -> str:
    """Return captions as a SubRip (SRT) file; they count from 1."""
    return "".join(_cues(shown, ",", str))


FORMATS: Mapping[str, Callable[[Iterable[Caption]], str]] = {".vtt": web_vtt, ".srt": sub_rip}
"""What writes captions, by the suffix of their file."""


def _cues(shown: Iterable[Caption], point: str, written: Callable[[str], str]) -> Iterator[str]:
    for number, caption in enumerate(shown, 1):
        start, end = _time(caption.start_ms, point), _time(caption.end_ms, point)
        yield f"{number}\n{start} --> {end}\n{written(_broken(caption.text))}\n\n"


def _together(last: Caption, cue: Cue, text: str) -> bool:
    close = 0 <= cue.at_ms - last.end_ms <= CLOSE_MS
    return close and len(_broken(f"{last.text} {text}").splitlines()) <= LINES


def _broken(text: str) -> str:
    return "\n".join(wrap(text, LINE))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(ms: int, point: str) -> str:
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"
