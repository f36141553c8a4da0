"""Laying out a timed block: its one phase, and what is said within it."""

from trainer.core.plan.fit import WORD_GAP_MS
from trainer.core.plan.score import TONE_MS, Score, speech_cue, tone_cue
from trainer.core.plan.timeline import Block, PhaseKind, Tone
from trainer.core.plan.words import timed_lines
from trainer.core.settings import Settings


def lay_timed(
    score: Score, block: Block, length_ms: int, after: Block | None, settings: Settings
) -> None:
    """Append a timed block of that length; `after` is the block that comes next.

    Its lines are placed from the last to the first, so that the last count ends in time and what
    is in its way is said earlier.
    """
    start_ms = score.now_ms
    score.cues.append(tone_cue(Tone.UP, start_ms))
    floor_ms = TONE_MS[Tone.UP] + WORD_GAP_MS
    limit_ms = length_ms - WORD_GAP_MS
    for wanted_ms, line in reversed(list(timed_lines(length_ms, after, settings))):
        fitted = score.meter.fit(line, limit_ms - floor_ms)
        if fitted is None:
            score.drop((line,))
            continue
        at_ms = min(wanted_ms, limit_ms - fitted.length_ms)
        score.cues.append(speech_cue(line.kind, fitted, start_ms + at_ms))
        limit_ms = at_ms - WORD_GAP_MS
    score.phase(PhaseKind.TIMED, length_ms, block.address(0, PhaseKind.TIMED))
