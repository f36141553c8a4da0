"""What answers a control: a sentence each, or a tone where nothing is to be spoken."""

from collections.abc import Iterator, Sequence

from trainer.core.plan.fit import WORD_GAP_MS, Meter
from trainer.core.plan.score import speech_cue, tone_cue
from trainer.core.plan.sentences import in_sentences
from trainer.core.plan.timeline import Block, Cue, CueKind, PhaseKind, Replies, Timeline, Tone
from trainer.core.settings import Settings, Talk
from trainer.core.text import Message, message

PAUSED = message("Paused.")
GO_ON = message("Resuming.")
STILL_WAITING = message("Go on when you are ready: press Space.")
ENDED = message("Ended.")

SOON_MS = 100
"""A cue that begins within this answers a control well enough."""


def reply_texts(blocks: Sequence[Block], settings: Settings) -> Iterator[Message]:
    """Yield every message with which a control may be answered."""
    if settings.talk is Talk.TONES:
        return
    yield from (PAUSED, GO_ON, ENDED)
    if any(block.self_paced for block in blocks):
        yield STILL_WAITING
    yield from map(_next, blocks)


def replies(blocks: Sequence[Block], settings: Settings, meter: Meter) -> Replies:
    """Return the answers of a session with these blocks."""

    def reply(said: Message, tone: Tone) -> Cue:
        if settings.talk is Talk.TONES:
            return tone_cue(tone, 0)
        return speech_cue(CueKind.COUNTDOWN, meter.plain(said), 0)

    waits = any(block.self_paced for block in blocks)
    waiting = reply(STILL_WAITING, Tone.HOLD) if waits else None
    return Replies(
        paused=reply(PAUSED, Tone.DOWN),
        going_on=reply(GO_ON, Tone.UP),
        ended=reply(ENDED, Tone.END),
        nexts=tuple(reply(_next(block), Tone.TICK) for block in blocks),
        arrived=None if in_sentences(settings) else waiting,
        waiting=waiting,
    )


def spoken_first(timeline: Timeline, from_ms: int, reply: Cue | None) -> tuple[Cue, ...]:
    """Return a reply as what leads into a place, timed from there: none where a cue answers."""
    answered = any(0 <= cue.at_ms - from_ms < SOON_MS for cue in timeline.cues)
    return () if answered else ahead(reply)


def ahead(reply: Cue | None) -> tuple[Cue, ...]:
    """Return a reply, if there is one, so that it ends just before 0."""
    return (reply.shifted(-reply.ends_ms - WORD_GAP_MS),) if reply else ()


def next_reply(timeline: Timeline, block: int, from_ms: int) -> tuple[Cue, ...]:
    """Return what is said before a block begins that was skipped to, if it does not say so."""
    reply = timeline.replies.next(block)
    rests = timeline.phases[timeline.block_spans[block][0]].kind is PhaseKind.REST
    return ahead(reply) if rests else spoken_first(timeline, from_ms, reply)


def _next(block: Block) -> Message:
    return message("Next: {exercise}.", exercise=message(block.exercise.name))
