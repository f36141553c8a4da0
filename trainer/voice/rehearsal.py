"""Finding out how long every word of a workout lasts, and laying it out by that."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from trainer.core.exercise import Exercise
from trainer.core.plan import Timeline, expand, lay_out, texts
from trainer.core.plan.fit import estimate_ms
from trainer.core.plan.size import within_limits
from trainer.core.plan.timeline import Address, Block, Cue, CueKind, Speech, Tone
from trainer.core.routine import Routine
from trainer.core.settings import Settings
from trainer.core.speakable import can_be_spoken, voice_language
from trainer.core.text import ENGLISH, Message, sentence
from trainer.voice.protocol import Sound
from trainer.voice.speech import ClipInfo, RenderResult, Utterance

T = TypeVar("T")

Render = Callable[[Collection[Utterance]], RenderResult]
"""Makes clips of utterances; what it can't make is missing from its result."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """What is to be laid out: a routine with its exercises, by a person's settings.

    `start` is where to begin, `wait_ms` how long a wait lasts (in a recording; a session stops).
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    settings: Settings
    start: Address | None = None
    wait_ms: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """A timeline, the clips of its words, and what went wrong in making them."""

    timeline: Timeline
    clips: Mapping[Speech, ClipInfo]
    problem: Message | None = None

    def sounds(self, tones: Path) -> tuple[Sound, ...]:
        """Return the mix plan: every cue that can be heard, in order."""
        return sounds(self.timeline.cues, self.clips, tones)


def rehearse(piece: Piece, render: Render) -> Rehearsal:
    """Lay a workout out by the real lengths of its words.

    Which words have to be rendered faster shows only in laying out, so this goes on until no
    clip is missing, or no more can be made; what can't be made is estimated.
    """
    settings, blocks = piece.settings, _blocks(piece)
    clips: dict[Speech, ClipInfo] = {}
    asked: set[Speech] = set()
    wanted: tuple[Speech, ...] = texts(blocks, settings)
    _, problem = within_limits(piece.routine, piece.exercises, settings)
    while True:
        fresh = [speech for speech in wanted if speech not in asked]
        asked.update(fresh)
        if fresh:
            made, problem_now = _clips(fresh, settings, render)
            clips.update(made)
            problem = problem or problem_now
        lengths = {**_unspoken(asked, settings), **_lengths(clips)}
        timeline = lay_out(piece.routine, blocks, settings, lengths, piece.start)
        wanted = timeline.missing
        if not set(wanted) - asked:
            return Rehearsal(timeline=timeline, clips=clips, problem=problem)


def estimate(piece: Piece) -> Rehearsal:
    """Lay a workout out without any clip, by the lengths that its words may have."""
    settings, blocks = piece.settings, _blocks(piece)
    _, problem = within_limits(piece.routine, piece.exercises, settings)
    lengths = _unspoken(texts(blocks, settings), settings)
    timeline = lay_out(piece.routine, blocks, settings, lengths, piece.start)
    return Rehearsal(timeline=timeline, clips={}, problem=problem)


class Estimates(Generic[T]):
    """Says something of workouts by estimate; those with the same content are laid out once.

    Args:
        said: what is to be said of a timeline. It depends on neither its id nor its name.

    """

    def __init__(self, said: Callable[[Timeline], T]) -> None:
        self._said = said
        self._known: dict[tuple[object, ...], T] = {}
        self._common: tuple[object, ...] = ()

    def of(self, piece: Piece) -> T:
        """Return what is to be said of a workout."""
        common = (replace(piece.settings, steps={}), piece.exercises, piece.wait_ms, piece.start)
        if common != self._common:
            self._known, self._common = {}, common
        choices = piece.settings.steps.get(piece.routine.id, {})
        content = (piece.routine.steps, tuple(choices.items()))
        if content not in self._known:
            self._known[content] = self._said(estimate(piece).timeline)
        return self._known[content]


def sounds(cues: Iterable[Cue], clips: Mapping[Speech, ClipInfo], tones: Path) -> tuple[Sound, ...]:
    """Return what is heard of some cues; a word without a clip is only shown.

    But a countdown, and what comes next, is ticked where it can't be spoken.
    """
    heard = (_sound(cue, clips, tones) for cue in cues)
    return tuple(sound for sound in heard if sound)


def utterance(speech: Speech, wpm: int) -> Utterance:
    """Return the text and rate of a speech, at a set rate in words a minute."""
    return Utterance(text=sentence(speech.said, ENGLISH), wpm=round(wpm * speech.speed))


def no_voice(_: Collection[Utterance]) -> RenderResult:
    """Make no clip: every length is estimated."""
    return RenderResult(clips={}, failed=(), problem=None)


def _blocks(piece: Piece) -> list[Block]:
    return [
        replace(block, wait_ms=piece.wait_ms) if block.self_paced else block
        for block in expand(piece.routine, piece.exercises, piece.settings)
    ]


def _clips(
    wanted: Collection[Speech], settings: Settings, render: Render
) -> tuple[dict[Speech, ClipInfo], Message | None]:
    said = {
        speech: utterance(speech, settings.speech_wpm)
        for speech in wanted
        if _can_be_spoken(speech, settings)
    }
    result = render(tuple(dict.fromkeys(said.values())))
    made = {speech: result.clips[u] for speech, u in said.items() if u in result.clips}
    return made, result.problem


def _can_be_spoken(speech: Speech, settings: Settings) -> bool:
    return can_be_spoken(sentence(speech.said, ENGLISH), voice_language(settings.voice))


def _unspoken(asked: Iterable[Speech], settings: Settings) -> dict[Speech, int]:
    """Return how long the texts are shown that the voice can't speak: as if it could."""
    silent = (speech for speech in asked if not _can_be_spoken(speech, settings))
    said = ((speech, utterance(speech, settings.speech_wpm)) for speech in silent)
    return {speech: estimate_ms(each.text, each.wpm) for speech, each in said}


def _lengths(clips: Mapping[Speech, ClipInfo]) -> dict[Speech, int]:
    return {speech: clip.length_ms for speech, clip in clips.items()}


_TICKED = {CueKind.COUNTDOWN, CueKind.NEXT}
"""What a person must hear; the words of a movement have tones beside them."""


def _is_ticked(cue: Cue) -> bool:
    """Tell whether a tick stands for a cue without a clip: where only the screen could tell."""
    if cue.kind in _TICKED:
        return True
    text = sentence(cue.speech.said, ENGLISH) if cue.speech else ""
    return cue.kind is not CueKind.PHASE and not can_be_spoken(text)


def _sound(cue: Cue, clips: Mapping[Speech, ClipInfo], tones: Path) -> Sound | None:
    if cue.tone is not None:
        return Sound(at_ms=cue.at_ms, path=str(tones / f"{cue.tone}.wav"), kind="tone")
    clip = clips.get(cue.speech) if cue.speech else None
    if clip is None and _is_ticked(cue):
        return Sound(at_ms=cue.at_ms, path=str(tones / f"{Tone.TICK}.wav"), kind="tone")
    return Sound(at_ms=cue.at_ms, path=str(clip.path), kind="voice") if clip else None
