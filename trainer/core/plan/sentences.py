"""The sentences before a block: what comes, how to set up, what to mind, how long to rest."""

from collections.abc import Iterator

from trainer.core.exercise import Limb, Side, Variant
from trainer.core.plan.lines import Line
from trainer.core.plan.timeline import Block, CueKind
from trainer.core.settings import Settings, Talk
from trainer.core.speakable import makes_sound
from trainer.core.text import Message, counted, message

CLOSE = message("That's it. You are done.")
OWN_PACE = message("At your own pace. Press space to go on.")
OWN_PACE_RECORDED = "At your own pace, for {seconds} seconds."

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

_ONLY = {
    (Limb.LEG, Side.LEFT): message("Left leg."),
    (Limb.LEG, Side.RIGHT): message("Right leg."),
    (Limb.ARM, Side.LEFT): message("Left arm."),
    (Limb.ARM, Side.RIGHT): message("Right arm."),
    (Limb.SIDE, Side.LEFT): message("Left side."),
    (Limb.SIDE, Side.RIGHT): message("Right side."),
}

PUT_DOWN = message("Put the weight down.")

_CHANGE_OVER = {
    Limb.LEG: message("Move the weight to the other leg."),
    Limb.ARM: message("Move the weight to the other arm."),
    Limb.SIDE: message("Move the weight to the other side."),
}

SHORTEST_FOR_REST_MS = 2_000


def in_sentences(settings: Settings) -> bool:
    """Whether more is said than single words."""
    return settings.talk in {Talk.FULL, Talk.NAMES_AND_COUNTS}


def opening(block: Block, before: Block | None, settings: Settings) -> Iterator[Line]:
    """Yield what is said before a block: what comes, how to set up, what to mind.

    Without a block before it, in the middle of its step, it takes up an interrupted workout.
    """
    if not in_sentences(settings):
        return
    if before and puts_down(block, before):
        yield Line(CueKind.NEXT, PUT_DOWN, message("Weight down."))
    if before and changes_over(block, before):
        yield Line(CueKind.NEXT, _CHANGE_OVER[block.exercise.limb], message("Weight across."))
    yield from _announcement(block, before)
    full = settings.talk is Talk.FULL
    if full:
        yield from (Line(CueKind.SETUP, message(text)) for text in block.setup)
    if block.variant and _changes_variant(block, before) and makes_sound(block.variant.turn):
        yield Line(CueKind.SETUP, turn(block.variant), message(block.variant.name))
    if full:
        yield from (Line(CueKind.SAFETY, message(text)) for text in block.safety)
    if block.self_paced:
        seconds = f"{block.wait_ms / 1000:g}"
        said = message(OWN_PACE_RECORDED, seconds=seconds) if block.wait_ms else OWN_PACE
        yield Line(CueKind.SETUP, said)


def _changes_variant(block: Block, before: Block | None) -> bool:
    return before is None or block.opens_step or block.variant != before.variant


def puts_down(block: Block, before: Block) -> bool:
    """Tell whether the weight of the block before is not used in this one."""
    return before.load is not None and before.load != block.load


def takes_up(block: Block, before: Block | None) -> bool:
    """Tell whether a weight is needed that is not in use yet."""
    return block.load is not None and (before is None or before.load != block.load)


def changes_over(block: Block, before: Block) -> bool:
    """Tell whether the weight that is in use goes to the other side."""
    sides = {block.side, before.side}
    return block.load is not None and block.load == before.load and sides == set(Side)


def turn(variant: Variant) -> Message:
    """Return the sentence that sets up a variant."""
    if variant.degrees is None:
        return message(variant.turn)
    return message(variant.turn, degrees=variant.degrees)


def rest_line(block: Block, settings: Settings) -> Line | None:
    """Return what is said as the rest before a block begins, if that is long enough."""
    if block.rest_ms < SHORTEST_FOR_REST_MS or not in_sentences(settings):
        return None
    said = counted("Rest {number} second.", "Rest {number} seconds.", block.rest_ms / 1000)
    return Line(CueKind.COACHING, said, message("Rest."))


def _announcement(block: Block, before: Block | None) -> Iterator[Line]:
    name = message(block.exercise.name)
    short = message("{exercise}.", exercise=name)
    if block.opens_step:
        yield Line(CueKind.NEXT, _in_round(block, _title(block, name)), short)
    elif before is None:
        yield Line(CueKind.NEXT, _again(block, name), short)
    elif block.set != before.set:
        yield Line(CueKind.NEXT, _next_set(block))
    elif block.side is not before.side:
        yield Line(CueKind.NEXT, SWITCH[block.exercise.limb])


def _in_round(block: Block, title: Message) -> Message:
    if not block.opens_round:
        return title
    return message(
        "Round {round} of {rounds}. {title}", round=block.round, rounds=block.rounds, title=title
    )


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


def _again(block: Block, name: Message) -> Message:
    if block.side is None:
        return message("{exercise}.", exercise=name)
    return message("{exercise}. {side}", exercise=name, side=_ONLY[block.exercise.limb, block.side])


def _dose(block: Block) -> Message | None:
    if block.counted:
        return counted("{number} rep.", "{number} reps.", block.reps)
    if block.seconds is not None:
        return counted("{number} second.", "{number} seconds.", block.seconds)
    return None


def _next_set(block: Block) -> Message:
    place = message("Set {set} of {sets}.", set=block.set, sets=block.sets)
    if block.side is None:
        return place
    return message("{place} {first}", place=place, first=_FIRST[block.exercise.limb, block.side])
