"""The words within a block: its countdown, the names of its movements, counts and landmarks."""

from collections.abc import Iterator

from trainer.core.exercise import Direction
from trainer.core.plan.lines import Line
from trainer.core.plan.sentences import opening
from trainer.core.plan.timeline import Block, CueKind
from trainer.core.settings import Count, Settings, Talk
from trainer.core.speakable import makes_sound
from trainer.core.text import message, number_word

HALF_WAY = message("Half way")
LAST_THREE = message("Last three")

FEWEST_REPS_FOR_LANDMARKS = 6
SHORTEST_FOR_HALF_WAY_MS, SHORTEST_FOR_NEXT_MS, SHORTEST_FOR_COUNT_MS = 20_000, 25_000, 8_000
NEXT_AHEAD_MS = 8_000
LAST_FEW = 3


def countdown(block: Block, settings: Settings) -> Iterator[Line]:
    """Yield the words that lead into a block: "Three", "Two" and the one that starts it."""
    if settings.talk is Talk.TONES or block.self_paced:
        return
    for number in range(settings.lead_in_seconds, 1, -1):
        yield Line(CueKind.COUNTDOWN, number_word(number))
    yield Line(CueKind.PHASE, message(_first_word(block)))


def _first_word(block: Block) -> str:
    words = block.exercise.words
    if not block.counted:
        return words.begin
    starts = block.exercise.starts
    return words.eccentric if starts is Direction.ECCENTRIC else words.concentric


def count_line(block: Block, rep: int, settings: Settings) -> Line | None:
    """Return the number that is called as a rep starts: none before the first.

    Counting up it is the number of the rep, counting down that of the reps left with it.
    """
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


def extras(block: Block, settings: Settings) -> dict[int, Line]:
    """Return what is said within which rep, where there is room: landmarks and coaching.

    Coaching belongs to a step's first block: to every other rep from the third on that has no
    landmark, until the last three.
    """
    if settings.talk is not Talk.FULL:
        return {}
    said: dict[int, Line] = {}
    if block.reps >= FEWEST_REPS_FOR_LANDMARKS:
        if settings.count is Count.UP:
            said[block.reps - LAST_FEW + 1] = Line(CueKind.COACHING, LAST_THREE)
        said[block.reps // 2 + 1] = Line(CueKind.COACHING, HALF_WAY)
    if block.opens_step:
        free = (rep for rep in range(3, block.reps - LAST_FEW + 1, 2) if rep not in said)
        heard = filter(makes_sound, block.exercise.coaching)
        coaching = (Line(CueKind.COACHING, message(text)) for text in heard)
        said |= dict(zip(free, coaching, strict=False))
    return said


def timed_lines(
    block: Block, length_ms: int, after: Block | None, settings: Settings
) -> Iterator[tuple[int, Line]]:
    """Yield what is said within a timed phase of that length, each with its time in it, in ms.

    The countdown to a block that runs on counts the phase out, too.
    """
    if settings.talk is Talk.TONES:
        return
    full = settings.talk is Talk.FULL
    runs_on = after is not None and after.runs_on
    if full and length_ms >= SHORTEST_FOR_HALF_WAY_MS:
        yield length_ms // 2, Line(CueKind.COACHING, HALF_WAY)
    if after and runs_on:
        nexts = (line for line in opening(after, block, settings) if line.kind is CueKind.NEXT)
        yield from ((length_ms - NEXT_AHEAD_MS, line) for line in nexts)
    elif full and after and after.opens_step and length_ms >= SHORTEST_FOR_NEXT_MS:
        name = message("Next: {exercise}.", exercise=message(after.exercise.name))
        yield length_ms - NEXT_AHEAD_MS, Line(CueKind.NEXT, name)
    counted = settings.count is not Count.OFF and length_ms >= SHORTEST_FOR_COUNT_MS
    if counted and not runs_on:
        for left in range(LAST_FEW, 0, -1):
            yield length_ms - left * 1_000, Line(CueKind.COUNTDOWN, number_word(left))
