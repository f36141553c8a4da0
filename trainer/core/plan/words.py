"""The second pass: every message that the plan may speak, and when it says which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.core.exercise import Direction, Held, Limb, Side
from trainer.core.plan.timeline import Block, CueKind, Phase, Speech
from trainer.core.settings import Count, Settings, Talk
from trainer.core.text import Message, counted, message, number_word

HALF_WAY = message("Half way")
LAST_THREE = message("Last three")
CLOSE = message("That's it. You are done.")
OWN_PACE = message("At your own pace. Press space to go on.")

FEWEST_REPS_FOR_LANDMARKS = 6
SHORTEST_FOR_HALF_WAY_MS, SHORTEST_FOR_NEXT_MS, SHORTEST_FOR_COUNT_MS = 20_000, 25_000, 8_000

RANK = {
    kind: rank
    for rank, kinds in enumerate(
        (
            (CueKind.COUNTDOWN, CueKind.PHASE, CueKind.TONE),
            (CueKind.COUNT,),
            (CueKind.SAFETY,),
            (CueKind.NEXT,),
            (CueKind.SETUP,),
            (CueKind.COACHING,),
        )
    )
    for kind in kinds
}
"""What gives way to what: the higher the number, the earlier it is dropped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message with its rank's kind, and a shorter one that may stand for it."""

    kind: CueKind
    said: Message
    short: Message | None = None


def texts(blocks: Sequence[Block], settings: Settings) -> tuple[Speech, ...]:
    """Return every message that the lay-out of these blocks may speak, at the set rate."""
    said: dict[Message, None] = {}
    before: Block | None = None
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        said.update(dict.fromkeys(_block_texts(block, before, after, settings)))
        before = block
    if settings.talk in _SENTENCES:
        said[CLOSE] = None
    return tuple(Speech(m) for m in said)


def _block_texts(
    block: Block, before: Block | None, after: Block | None, settings: Settings
) -> Iterator[Message]:
    yield from (line.said for line in opening(block, before, settings))
    if settings.talk is Talk.TONES:
        return
    rest = rest_line(block, settings)
    yield from (rest.said,) if rest else ()
    yield from (line.said for line in countdown(block, settings))
    if block.tempo is None:
        yield from (line.said for _, line in timed_lines(60_000, after, settings))
        return
    for rep in range(1, block.reps + 1):
        count = count_line(block, rep, settings)
        yield from (count.said,) if count else ()
        yield from (line.said for line in extras(block, rep, settings))
    if settings.talk is Talk.FULL:
        yield from map(message, (w for w in _rep_words(block) if w))


def _rep_words(block: Block) -> tuple[str, ...]:
    words = block.exercise.words
    return (words.eccentric, words.stretched, words.concentric, words.contracted)


_SENTENCES = {Talk.FULL, Talk.NAMES_AND_COUNTS}


def opening(block: Block, before: Block | None, settings: Settings) -> Iterator[Line]:
    """Yield what is said before a block: what comes, how to set up, what to mind."""
    if settings.talk not in _SENTENCES:
        return
    yield from _announcement(block, before)
    full = settings.talk is Talk.FULL
    if full:
        yield from (Line(CueKind.SETUP, message(text)) for text in block.setup)
    if block.variant and (before is None or block.opens_step or block.variant != before.variant):
        yield Line(CueKind.SETUP, turn(block), message(block.variant.name))
    if full:
        yield from (Line(CueKind.SAFETY, message(text)) for text in block.safety)
    if block.self_paced:
        yield Line(CueKind.SETUP, OWN_PACE)


def turn(block: Block) -> Message:
    """Return the sentence that sets up the block's variant."""
    assert block.variant is not None  # noqa: S101 - the caller has looked
    if block.variant.degrees is None:
        return message(block.variant.turn)
    return message(block.variant.turn, degrees=block.variant.degrees)


def _announcement(block: Block, before: Block | None) -> Iterator[Line]:
    if block.opens_step or before is None:
        name = message(block.exercise.name)
        yield Line(CueKind.NEXT, _title(block, name), message("{exercise}.", exercise=name))
    elif block.set != before.set:
        yield Line(CueKind.NEXT, _next_set(block))
    elif block.side is not before.side:
        yield Line(CueKind.NEXT, SWITCH[block.exercise.limb])


SWITCH = {
    Limb.LEG: message("Switch legs."),
    Limb.ARM: message("Switch arms."),
    Limb.SIDE: message("Switch sides."),
}

_FIRST = {
    (Limb.LEG, Side.LEFT): message("Left leg first."),
    (Limb.LEG, Side.RIGHT): message("Right leg first."),
    (Limb.ARM, Side.LEFT): message("Left arm first."),
    (Limb.ARM, Side.RIGHT): message("Right arm first."),
    (Limb.SIDE, Side.LEFT): message("Left side first."),
    (Limb.SIDE, Side.RIGHT): message("Right side first."),
}


def _title(block: Block, name: Message) -> Message:
    dose = _dose(block)
    first = _FIRST[block.exercise.limb, block.side] if block.side else None
    if dose and first:
        return message("{exercise}. {dose} {first}", exercise=name, dose=dose, first=first)
    if dose:
        return message("{exercise}. {dose}", exercise=name, dose=dose)
    if first:
        return message("{exercise}. {first}", exercise=name, first=first)
    return message("{exercise}.", exercise=name)


def _dose(block: Block) -> Message | None:
    if block.tempo is not None:
        return counted("{number} rep.", "{number} reps.", block.reps)
    if block.seconds is not None:
        return counted("{number} second.", "{number} seconds.", round(block.seconds))
    return None


def _next_set(block: Block) -> Message:
    place = message("Set {set} of {sets}.", set=block.set, sets=block.sets)
    if block.side is None:
        return place
    first = _FIRST[block.exercise.limb, block.side]
    return message("{place} {first}", place=place, first=first)


def rest_line(block: Block, settings: Settings) -> Line | None:
    """Return what is said as the rest before a block begins."""
    if not block.rest_ms or settings.talk not in _SENTENCES:
        return None
    seconds = round(block.rest_ms / 1000)
    said = counted("Rest {number} second.", "Rest {number} seconds.", seconds)
    return Line(CueKind.NEXT, said, message("Rest."))


def countdown(block: Block, settings: Settings) -> Iterator[Line]:
    """Yield the words that lead into a block: "Three", "Two" and the one that starts it."""
    if settings.talk is Talk.TONES or block.self_paced:
        return
    for number in range(settings.lead_in_seconds, 1, -1):
        yield Line(CueKind.COUNTDOWN, number_word(number))
    yield Line(CueKind.PHASE, message(_first_word(block)))


def _first_word(block: Block) -> str:
    words = block.exercise.words
    if block.tempo is None:
        return words.begin
    starts = block.exercise.starts
    return words.eccentric if starts is Direction.ECCENTRIC else words.concentric


def word(block: Block, phase: Phase, settings: Settings) -> Line | None:
    """Return the word that names a phase of a rep, or the count in its place, if one is said."""
    starts_rep = phase.direction is block.exercise.starts
    if starts_rep:
        count = count_line(block, phase.address.rep, settings)
        if count:
            return count
    if settings.talk is not Talk.FULL:
        return None
    return Line(CueKind.PHASE, message(_phase_word(block, phase)))


def _phase_word(block: Block, phase: Phase) -> str:
    words = block.exercise.words
    return {
        Direction.ECCENTRIC.value: words.eccentric,
        Direction.CONCENTRIC.value: words.concentric,
        Held.STRETCHED.value: words.stretched,
        Held.CONTRACTED.value: words.contracted,
    }[phase.address.part]


LAST_FEW = 3


def count_line(block: Block, rep: int, settings: Settings) -> Line | None:
    """Return the number that is called as a rep starts: none before the first."""
    if rep <= 1 or settings.talk is Talk.TONES:
        return None
    left = block.reps - rep + 1
    match settings.count:
        case Count.UP:
            return Line(CueKind.COUNT, number_word(rep))
        case Count.DOWN:
            return Line(CueKind.COUNT, number_word(left))
        case Count.LAST_THREE if left <= LAST_FEW:
            return Line(CueKind.COUNT, number_word(left))
        case _:
            return None


def extras(block: Block, rep: int, settings: Settings) -> Iterator[Line]:
    """Yield what is said within a rep, where there is room: landmarks and coaching."""
    if settings.talk is not Talk.FULL:
        return
    landmarks = block.reps >= FEWEST_REPS_FOR_LANDMARKS
    if landmarks and rep == block.reps // 2 + 1:
        yield Line(CueKind.COACHING, HALF_WAY)
    elif landmarks and rep == block.reps - 2 and settings.count is Count.UP:
        yield Line(CueKind.COACHING, LAST_THREE)
    elif block.opens_step and 1 < rep <= block.reps - LAST_FEW and rep % 2 == 1:
        coaching = block.exercise.coaching[rep // 2 - 1 : rep // 2]
        yield from (Line(CueKind.COACHING, message(text)) for text in coaching)


def timed_lines(
    length_ms: int, after: Block | None, settings: Settings
) -> Iterator[tuple[int, Line]]:
    """Yield what is said within a timed phase of that length, each with its time in it, in ms."""
    if settings.talk is Talk.TONES:
        return
    full = settings.talk is Talk.FULL
    if full and length_ms >= SHORTEST_FOR_HALF_WAY_MS:
        yield length_ms // 2, Line(CueKind.COACHING, HALF_WAY)
    if full and after and after.opens_step and length_ms >= SHORTEST_FOR_NEXT_MS:
        name = message("Next: {exercise}.", exercise=message(after.exercise.name))
        yield length_ms - 8_000, Line(CueKind.NEXT, name)
    if settings.count is not Count.OFF and length_ms >= SHORTEST_FOR_COUNT_MS:
        for left in range(LAST_FEW, 0, -1):
            yield length_ms - left * 1_000, Line(CueKind.COUNT, number_word(left))
