"""Laying out a timed block: its one phase, and what is said within it."""

from trainer.core.plan.fit import WORD_GAP_MS, Meter
from trainer.core.plan.prepare import BEAT_MS, lead, lead_within
from trainer.core.plan.score import TONE_MS, Score, speech_cue, tone_cue
from trainer.core.plan.timeline import Block, Cue, PhaseKind, Tone
from trainer.core.plan.words import LAST_FEW, timed_lines
from trainer.core.settings import Settings, Talk

AFTER_TONE_MS = TONE_MS[Tone.UP] + WORD_GAP_MS
"""When the first word may begin: a timed phase starts with a tone."""


def lay_timed(
    score: Score, block: Block, length_ms: int, after: Block | None, settings: Settings
) -> None:
    """Append a timed block of that length; `after` is the block that comes next.

    Its lines are placed from the last to the first, so that the last count ends in time and what
    is in its way is said earlier.
    """
    start_ms = score.now_ms
    score.cues.append(tone_cue(Tone.UP, start_ms))
    last = _countdown(length_ms, after, settings, score.meter)
    score.cues.extend(cue.shifted(start_ms + length_ms) for cue in last)
    limit_ms = length_ms - WORD_GAP_MS + (last[0].at_ms if last else 0)
    for wanted_ms, line in reversed(list(timed_lines(block, length_ms, after, settings))):
        fitted = score.meter.fit(line, limit_ms - AFTER_TONE_MS)
        if fitted is None:
            score.drop((line,))
            continue
        at_ms = max(AFTER_TONE_MS, min(wanted_ms, limit_ms - fitted.length_ms))
        score.cues.append(speech_cue(line.kind, fitted, start_ms + at_ms))
        limit_ms = at_ms - WORD_GAP_MS
    score.phase(PhaseKind.TIMED, length_ms, block.address(0, PhaseKind.TIMED))


def _countdown(
    length_ms: int, after: Block | None, settings: Settings, meter: Meter
) -> tuple[Cue, ...]:
    """Return what counts down to the phase's end, timed from there: none where words count it.

    That is the countdown to a block that runs on, or ticks where nothing is spoken: of the last
    few seconds, however reps are counted.
    """
    cues = lead(after, settings, meter) if after and after.runs_on else ()
    if settings.talk is Talk.TONES and len(cues) < LAST_FEW:
        cues = tuple(tone_cue(Tone.TICK, -left * BEAT_MS) for left in range(LAST_FEW, 0, -1))
    return lead_within(cues, length_ms - AFTER_TONE_MS, meter)
