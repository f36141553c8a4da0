"""Laying out a block in reps: its movements and holds, each named by a word that ends with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from trainer.core.plan.fit import WORD_GAP_MS, Fitted, Meter
from trainer.core.plan.lines import Line
from trainer.core.plan.parts import Part, parts_of
from trainer.core.plan.score import TONE_MS, Score, speech_cue, tone_cue
from trainer.core.plan.timeline import Block, CueKind, Phase, Tone
from trainer.core.plan.words import count_line, extras
from trainer.core.settings import Settings, Talk
from trainer.core.text import message

AFTER_TONE_MS = TONE_MS[Tone.UP] + WORD_GAP_MS
"""Every part begins with a tone; a word starts no earlier than this after it."""


@dataclass(frozen=True, slots=True)
class _Word:
    """What names a part or counts a rep; `fitted` is None where there is no room for it."""

    line: Line
    fitted: Fitted | None

    @property
    def length_ms(self) -> int:
        return self.fitted.length_ms if self.fitted else 0


def lay_reps(score: Score, block: Block, first_rep: int, settings: Settings) -> None:
    """Append a block's reps, from the first wanted one on.

    Every part begins with its tone. The word that names it ends where it begins; from the second
    rep on the count takes the place of the first word.
    """
    parts = parts_of(block)
    rooms = [part.length_ms - AFTER_TONE_MS for part in (parts[-1], *parts)]
    names = [
        _word(_name(part, settings), room, score.meter)
        for part, room in zip(parts, rooms, strict=False)
    ]
    counts = {
        rep: _word(count_line(block, rep, settings), rooms[0], score.meter) or names[0]
        for rep in range(first_rep + 1, block.reps + 1)
    }
    said = extras(block, settings)
    for rep in range(first_rep, block.reps + 1):
        words = (counts.get(rep), *names[1:])
        if rep in said:
            _squeeze_in(score, said[rep], parts, (*words[1:], counts.get(rep + 1)))
        _lay_rep(score, block, rep, zip(parts, words, strict=True))


def _name(part: Part, settings: Settings) -> Line | None:
    return Line(CueKind.PHASE, message(part.word)) if settings.talk is Talk.FULL else None


def _word(line: Line | None, room_ms: int, meter: Meter) -> _Word | None:
    return _Word(line, meter.fit(line, room_ms)) if line else None


def _lay_rep(
    score: Score, block: Block, rep: int, named: Iterable[tuple[Part, _Word | None]]
) -> None:
    for part, word in named:
        start_ms = score.now_ms
        if word and word.fitted:
            at_ms = start_ms - word.fitted.length_ms
            score.cues.append(speech_cue(word.line.kind, word.fitted, at_ms))
        elif word:
            score.drop((word.line,))
        score.cues.append(tone_cue(part.tone, start_ms))
        score.now_ms += part.length_ms
        score.phases.append(
            Phase(
                start_ms=start_ms,
                end_ms=score.now_ms,
                kind=part.kind,
                address=block.address(rep, part.name),
                block=score.block,
                direction=part.direction,
                held=part.held,
            )
        )


def _squeeze_in(
    score: Score, line: Line, parts: Sequence[Part], endings: Sequence[_Word | None]
) -> None:
    """Say a line in the longest silence of the coming rep; `endings` are the words in its parts."""
    starts = accumulate((part.length_ms for part in parts), initial=score.now_ms)
    silences = (
        (part.length_ms - AFTER_TONE_MS - WORD_GAP_MS - (word.length_ms if word else 0), start)
        for part, word, start in zip(parts, endings, starts, strict=False)
    )
    room_ms, start_ms = max(silences, key=itemgetter(0))
    score.place(line, start_ms + AFTER_TONE_MS, room_ms)
