"""The second pass: every message that the plan may speak."""

from collections.abc import Iterator, Sequence

from trainer.core.plan.lines import Line
from trainer.core.plan.parts import parts_of
from trainer.core.plan.replies import reply_texts
from trainer.core.plan.sentences import CLOSE, in_sentences, opening, rest_line
from trainer.core.plan.timeline import Block, Speech
from trainer.core.plan.words import (
    SHORTEST_FOR_NEXT_MS,
    count_line,
    countdown,
    extras,
    timed_lines,
)
from trainer.core.settings import Settings, Talk
from trainer.core.text import Message, message


def texts(blocks: Sequence[Block], settings: Settings) -> tuple[Speech, ...]:
    """Return every message that the lay-out of these blocks may speak, at the set rate.

    Short forms and faster renderings are left out: few are ever needed, and a timeline tells
    which.
    """
    said: dict[Message, None] = {}
    befores, afters = (None, *blocks), (*blocks[1:], None)
    for block, before, after in zip(blocks, befores, afters, strict=False):
        said.update((line.said, None) for line in opening(block, before, settings))
        if settings.talk is not Talk.TONES:
            said.update(dict.fromkeys(_within(block, after, settings)))
    said.update(dict.fromkeys(reply_texts(blocks, settings)))
    if in_sentences(settings):
        said[CLOSE] = None
    return tuple(map(Speech, said))


def _within(block: Block, after: Block | None, settings: Settings) -> Iterator[Message]:
    rest = rest_line(block, settings)
    yield from (rest.said,) if rest else ()
    yield from (line.said for line in countdown(block, settings))
    if block.self_paced:
        return
    if not block.counted:
        longest_ms = max(SHORTEST_FOR_NEXT_MS, round(1000 * (block.seconds or 0)))
        yield from (line.said for _, line in timed_lines(block, longest_ms, after, settings))
    else:
        yield from (line.said for line in _of_reps(block, settings))
        if settings.talk is Talk.FULL:
            yield from (message(part.word) for part in parts_of(block))


def _of_reps(block: Block, settings: Settings) -> Iterator[Line]:
    counts = (count_line(block, rep, settings) for rep in range(2, block.reps + 1))
    yield from (line for line in counts if line)
    yield from extras(block, settings).values()
