"""What comes before a block: its words, its countdown, and the body's way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.exercise import Position
from trainer.core.plan.fit import WORD_GAP_MS, Meter
from trainer.core.plan.lines import Line
from trainer.core.plan.score import TONE_MS, speech_cue, tone_cue
from trainer.core.plan.sentences import in_sentences, opening
from trainer.core.plan.timeline import Block, Cue, PhaseKind, Tone
from trainer.core.plan.way import way_ms
from trainer.core.plan.words import countdown
from trainer.core.settings import Settings, Talk

SENTENCE_GAP_MS = 250
"""The pause after a sentence."""

BEAT_MS = 1_000
"""The countdown's step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preparation:
    """The phase before a block: its cues, timed from its start, and its length in ms.

    `lead_in` is the countdown again, timed from the movement's start.
    """

    kind: PhaseKind
    length_ms: int
    cues: tuple[Cue, ...]
    lead_in: tuple[Cue, ...]


def prepare(
    block: Block,
    before: Block | None,
    settings: Settings,
    meter: Meter,
    lines: Sequence[Line] | None = None,
) -> Preparation:
    """Return a block's preparation: the longer of its words and the body's way, and no longer.

    Its sentences are those of its opening, unless others are given in `lines`.
    """
    if lines is None:
        lines = tuple(opening(block, before, settings))
    lead_in = lead(block, settings, meter)
    start = before.exercise.position if before else Position.STANDING
    opened, words_ms = _opened(lines, settings, meter)
    words_ms -= lead_in[0].at_ms if lead_in else 0
    length_ms = max(way_ms(start, block.exercise.position), words_ms)
    return Preparation(
        kind=PhaseKind.SWITCH if _only_side_changes(block, before) else PhaseKind.PREPARE,
        length_ms=length_ms,
        cues=(*opened, *(cue.shifted(length_ms) for cue in lead_in)),
        lead_in=lead_in,
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
    at_ms = 0
    for line in reversed(list(countdown(block, settings))):
        fitted = meter.plain(line.said)
        latest_ms = at_ms - (WORD_GAP_MS if cues else 0) - fitted.length_ms
        at_ms = min(latest_ms, at_ms - BEAT_MS) if cues else latest_ms
        cues.append(speech_cue(line.kind, fitted, at_ms))
    return tuple(reversed(cues))


def _opened(lines: Sequence[Line], settings: Settings, meter: Meter) -> tuple[tuple[Cue, ...], int]:
    """Return the sentences, one after the other from 0, and where the next cue may begin.

    Where no sentence tells that the block before is over, a tone does.
    """
    if not in_sentences(settings):
        return (tone_cue(Tone.TICK, 0),), TONE_MS[Tone.TICK] + SENTENCE_GAP_MS
    cues: list[Cue] = []
    at_ms = 0
    for line in lines:
        cues.append(speech_cue(line.kind, meter.plain(line.said), at_ms))
        at_ms = cues[-1].ends_ms + SENTENCE_GAP_MS
    return tuple(cues), at_ms


def _only_side_changes(block: Block, before: Block | None) -> bool:
    return (
        before is not None
        and block.side is not before.side
        and not block.opens_step
        and (block.step.id, block.round, block.set, block.variant)
        == (before.step.id, before.round, before.set, before.variant)
    )
