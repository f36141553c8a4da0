"""What comes before a block: its words, its countdown, and the body's way to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.exercise import Position, way_ms
from trainer.core.plan.fit import WORD_GAP_MS, Meter
from trainer.core.plan.timeline import Block, Cue, CueKind, PhaseKind, Tone
from trainer.core.plan.words import RANK, Line, countdown, opening
from trainer.core.settings import Settings, Talk

SENTENCE_GAP_MS = 250
"""The pause after a sentence."""

BEAT_MS = 1_000
"""The countdown's step."""

TONE_MS = {Tone.UP: 80, Tone.DOWN: 80, Tone.HOLD: 80, Tone.TICK: 80, Tone.END: 600}
"""How long the tones last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preparation:
    """The phase before a block: its cues, timed from its start, and its length in ms.

    `lead_in` is the countdown again, timed from the movement's start.
    """

    kind: PhaseKind
    length_ms: int
    cues: tuple[Cue, ...]
    lead_in: tuple[Cue, ...]
    dropped: tuple[Line, ...] = ()


def prepare(
    block: Block,
    before: Block | None,
    settings: Settings,
    meter: Meter,
    room_ms: int | None = None,
) -> Preparation:
    """Return a block's preparation: the longer of its words and the body's way, and no longer.

    Where `room_ms` is given, sentences give way by their rank until the rest fits into it.
    """
    lines = list(opening(block, before, settings))
    lead_in = lead(block, settings, meter)
    way = way_ms(before.exercise.position if before else Position.STANDING, block.exercise.position)
    dropped: list[Line] = []
    while room_ms is not None and lines and _words_ms(lines, lead_in, meter) > room_ms:
        dropped.append(_least(lines))
        lines.remove(dropped[-1])
    length = max(way, _words_ms(lines, lead_in, meter))
    ending = (shifted(cue, length) for cue in lead_in)
    return Preparation(
        kind=PhaseKind.SWITCH if _only_side_changes(block, before) else PhaseKind.PREPARE,
        length_ms=length,
        cues=(*_mark(settings), *_in_a_row(lines, meter), *ending),
        lead_in=lead_in,
        dropped=tuple(dropped),
    )


def lead(block: Block, settings: Settings, meter: Meter) -> tuple[Cue, ...]:
    """Return the countdown into a block, timed from the start of its movement.

    The last word ends there; the others begin a beat apart, or as far apart as they are long.
    """
    if settings.talk is Talk.TONES and not block.self_paced:
        return tuple(
            tone_cue(Tone.TICK, -n * BEAT_MS) for n in range(settings.lead_in_seconds, 0, -1)
        )
    cues: list[Cue] = []
    at = 0
    for line in reversed(list(countdown(block, settings))):
        fitted = meter.plain(line.said)
        latest = at - (WORD_GAP_MS if cues else 0) - fitted.length_ms
        at = min(latest, at - BEAT_MS) if cues else latest
        ends = at + fitted.length_ms
        cues.append(Cue(at_ms=at, ends_ms=ends, kind=line.kind, speech=fitted.speech))
    return tuple(reversed(cues))


def tone_cue(tone: Tone, at_ms: int) -> Cue:
    """Return a tone that starts at a time."""
    return Cue(at_ms=at_ms, ends_ms=at_ms + TONE_MS[tone], kind=CueKind.TONE, tone=tone)


def shifted(cue: Cue, by_ms: int) -> Cue:
    """Return the cue, later by some ms."""
    return replace(cue, at_ms=cue.at_ms + by_ms, ends_ms=cue.ends_ms + by_ms)


def _mark(settings: Settings) -> tuple[Cue, ...]:
    """Return the tone that tells of a block's end where no sentence does."""
    spare = settings.talk in {Talk.COUNTS, Talk.TONES}
    return (tone_cue(Tone.TICK, 0),) if spare else ()


def _in_a_row(lines: Sequence[Line], meter: Meter) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    at = 0
    for line in lines:
        fitted = meter.plain(line.said)
        ends = at + fitted.length_ms
        cues.append(Cue(at_ms=at, ends_ms=ends, kind=line.kind, speech=fitted.speech))
        at = ends + SENTENCE_GAP_MS
    return tuple(cues)


def _words_ms(lines: Sequence[Line], lead_in: Sequence[Cue], meter: Meter) -> int:
    sentences = sum(meter.plain(line.said).length_ms + SENTENCE_GAP_MS for line in lines)
    return sentences - (lead_in[0].at_ms if lead_in else 0)


def _least(lines: Sequence[Line]) -> Line:
    """Return the line to give up first: of the lowest rank, and the last of these."""
    return max(enumerate(lines), key=lambda pair: (RANK[pair[1].kind], pair[0]))[1]


def _only_side_changes(block: Block, before: Block | None) -> bool:
    return (
        before is not None
        and block.side is not before.side
        and not block.opens_step
        and (block.step.id, block.round, block.set, block.variant)
        == (before.step.id, before.round, before.set, before.variant)
    )
