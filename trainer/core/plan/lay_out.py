"""The last pass: blocks and the lengths of their words become phases and cues."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from trainer.core.plan.fill import Spans
from trainer.core.plan.fit import Meter
from trainer.core.plan.prepare import SENTENCE_GAP_MS, Preparation, prepare
from trainer.core.plan.replies import replies
from trainer.core.plan.reps import lay_reps
from trainer.core.plan.score import TONE_MS, Score, speech_cue, tone_cue
from trainer.core.plan.sentences import CLOSE, in_sentences
from trainer.core.plan.timed import lay_timed
from trainer.core.plan.timeline import (
    CLOSING,
    Address,
    Block,
    CueKind,
    PhaseKind,
    Speech,
    Timeline,
    Tone,
)
from trainer.core.routine import Routine
from trainer.core.settings import Settings


def lay_out(
    routine: Routine,
    blocks: Sequence[Block],
    settings: Settings,
    lengths: Mapping[Speech, int],
    start: Address | None = None,
) -> Timeline:
    """Return the timeline of these blocks.

    `lengths` are those of the spoken messages in ms; what is missing there is estimated and
    listed in the timeline's `missing`. With `start` the timeline begins with the block, and in
    it with the rep, of that address.
    """
    spans = Spans(blocks=blocks, settings=settings, meter=Meter(lengths, settings.speech_wpm))
    spans.measure()
    score = Score(meter=spans.meter)
    first, rep = _beginning(routine, blocks, start)
    if first or rep > 1:
        _take_up(spans, first, rep)
    for number in range(first, len(blocks)):
        _lay_block(score, spans, number, rep if number == first else 1)
    if blocks:
        _close(score, blocks[-1], settings)
    answers = replies(blocks[first:], settings, spans.meter)
    score.cues.sort(key=attrgetter("at_ms"))
    return Timeline(
        routine=routine.id,
        name=routine.name,
        blocks=tuple(blocks[first:]),
        phases=tuple(score.phases),
        cues=tuple(score.cues),
        lead_ins=tuple(preparation.lead_in for preparation in spans.preparations[first:]),
        replies=answers,
        missing=tuple(spans.meter.missing),
        dropped=tuple(score.dropped),
        lacking_ms=tuple(preparation.lacking_ms for preparation in spans.preparations[first:]),
    )


def _beginning(routine: Routine, blocks: Sequence[Block], start: Address | None) -> tuple[int, int]:
    """Return the block and the rep to begin with.

    Where the block is gone that is its step's first, and where the step is left out that of the
    next step that isn't.
    """
    if start is None:
        return 0, 1
    here = (i for i, b in enumerate(blocks) if b.address(0, "").of_block == start.of_block)
    number = next(here, None)
    if number is None:
        steps = [step.id for step in routine.all_steps()]
        later = set(steps[steps.index(start.step) :] if start.step in steps else ())
        return next((i for i, b in enumerate(blocks) if b.step.id in later), 0), 1
    return number, max(1, min(start.rep, blocks[number].reps))


def _take_up(spans: Spans, number: int, rep: int) -> None:
    """Prepare for a block as the first of an interrupted workout."""
    block = spans.blocks[number]
    opens = block.opens_step and rep == 1
    begun = replace(block, opens_step=opens, rest_ms=0, fixed_rest=False)
    spans.preparations[number] = prepare(begun, None, spans.settings, spans.meter)
    spans.given_up.pop(number, None)


def _lay_block(score: Score, spans: Spans, number: int, first_rep: int) -> None:
    """Append a block: rest, preparation, and its work."""
    block, preparation, settings = spans.blocks[number], spans.preparations[number], spans.settings
    after = spans.blocks[number + 1] if number + 1 < len(spans.blocks) else None
    score.block += 1
    score.drop((*spans.given_up.get(number, ()), *preparation.dropped))
    _lay_preparation(score, block, preparation)
    if block.self_paced:
        score.phase(PhaseKind.WAIT, block.wait_ms, block.address(0, PhaseKind.WAIT))
    elif block.counted:
        lay_reps(score, block, first_rep, settings)
    else:
        lay_timed(score, block, spans.timed_ms[number], after, settings)


def _lay_preparation(score: Score, block: Block, preparation: Preparation) -> None:
    score.cues.extend(cue.shifted(score.now_ms) for cue in preparation.cues)
    for kind, length_ms in (
        (PhaseKind.REST, preparation.rest_ms),
        (preparation.kind, preparation.length_ms),
    ):
        if length_ms:
            score.phase(kind, length_ms, block.address(0, kind))


def _close(score: Score, last: Block, settings: Settings) -> None:
    """Append the short close, after the tone that ends a timed block."""
    at_ms = SENTENCE_GAP_MS
    if last.ends_by_clock:
        score.cues.append(tone_cue(Tone.STOP, score.now_ms))
        at_ms += TONE_MS[Tone.STOP]
    if in_sentences(settings):
        said = speech_cue(CueKind.COACHING, score.meter.plain(CLOSE), score.now_ms + at_ms)
        score.cues.append(said)
        at_ms = said.ends_ms - score.now_ms + SENTENCE_GAP_MS
    score.cues.append(tone_cue(Tone.END, score.now_ms + at_ms))
    score.phase(PhaseKind.REST, at_ms + TONE_MS[Tone.END], last.address(0, CLOSING))
