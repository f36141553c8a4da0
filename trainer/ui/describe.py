"""The texts that the pages show of a workout; pure, made by the one translation function."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import assert_never

from trainer.core.exercise import Direction, Exercise, Held, Limb, Side, Variant
from trainer.core.plan.expand import setup_of
from trainer.core.plan.sentences import turn
from trainer.core.plan.timeline import Address, Block, CueKind, Phase, PhaseKind, Timeline
from trainer.core.routine import WARM_UP, Routine
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import Message, duration, message, sentence, tr
from trainer.ui.plain import legible

FIGURE_SPACE = "\u2007"
"""As wide as a digit, so that numbers of fewer digits take the same room."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """A step as the picker lists it: what, in which forms, how much; `block` is its first one."""

    step: str
    name: str
    forms: str
    dose: str
    block: int


def phase_word(phase: Phase, block: Block) -> str:
    """Return the word of a phase: what to do now."""
    words = block.exercise.words
    match phase.kind:
        case PhaseKind.TIMED:
            word = words.begin
        case PhaseKind.HOLD:
            word = words.stretched if phase.held is Held.STRETCHED else words.contracted
        case PhaseKind.MOVE:
            lowers = phase.direction is Direction.ECCENTRIC
            word = words.eccentric if lowers else words.concentric
        case PhaseKind.PREPARE | PhaseKind.SWITCH | PhaseKind.REST | PhaseKind.WAIT:
            word = _BETWEEN[phase.kind]
        case _:
            assert_never(phase.kind)
    return legible(tr(word))


_BETWEEN = {
    PhaseKind.PREPARE: "Prepare",
    PhaseKind.SWITCH: "Switch",
    PhaseKind.REST: "Rest",
    PhaseKind.WAIT: "Your pace",
}


_SIDES = {
    (Limb.LEG, Side.LEFT): "left leg",
    (Limb.LEG, Side.RIGHT): "right leg",
    (Limb.ARM, Side.LEFT): "left arm",
    (Limb.ARM, Side.RIGHT): "right arm",
    (Limb.SIDE, Side.LEFT): "left side",
    (Limb.SIDE, Side.RIGHT): "right side",
}
_EACH = {
    Limb.LEG: "{dose}, each leg",
    Limb.ARM: "{dose}, each arm",
    Limb.SIDE: "{dose}, each side",
}


def variant_name(variant: Variant) -> str:
    """Return a variant's name with its angle: "out 25°"."""
    if variant.degrees is None:
        return tr(variant.name)
    return tr("{variant} {degrees}°", variant=Message(variant.name), degrees=variant.degrees)


def block_title(block: Block) -> str:
    """Return what is done in a block: "Inverse leg raise · out 25° · left leg"."""
    return _dotted((tr(block.exercise.name), *block_details(block)))


def block_details(block: Block) -> tuple[str, ...]:
    """Return in which form, on which side, and which of how many: "out 25°", "left leg", …."""
    details = []
    if block.variant:
        details.append(variant_name(block.variant))
    if block.side:
        details.append(tr(_SIDES[block.exercise.limb, block.side]))
    if block.sets > 1:
        details.append(tr("set {set} of {sets}", set=block.set, sets=block.sets))
    if block.rounds > 1:
        details.append(tr("round {round} of {rounds}", round=block.round, rounds=block.rounds))
    return tuple(details)


def _dotted(parts: Iterable[str]) -> str:
    whole = ""
    for part in parts:
        whole = tr("{first} · {then}", first=whole, then=part) if whole else part
    return whole


def next_line(shot: Snapshot) -> str:
    """Return what comes after this block."""
    if shot.next_block is None:
        return tr("Next: the end")
    return tr("Next: {block}", block=block_title(shot.next_block))


def clock(left_ms: float) -> str:
    """Return a time as a clock shows it: "12:05", "1:02:05"."""
    minutes, seconds = divmod(ceil(left_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return tr("{hours}:{minutes}:{seconds}", hours=hours, minutes=_two(minutes),
                  seconds=_two(seconds))  # fmt: skip
    return tr("{minutes}:{seconds}", minutes=minutes, seconds=_two(seconds))


def _two(number: int) -> str:
    return f"{number:02}"


def time_left(left_ms: float) -> str:
    """Return how long the workout still lasts."""
    return tr("{time} left", time=clock(left_ms))


def seconds_left(left_ms: int, length_ms: int) -> str:
    """Return what is left of a phase in whole seconds; a longer one shows minutes throughout."""
    return clock(left_ms) if length_ms > _A_MINUTE_MS else str(ceil(left_ms / 1000))


_A_MINUTE_MS = 60_000


def rep_of(rep: int, reps: int) -> str:
    """Return "7 / 15", as wide as "15 / 15"."""
    return tr("{rep} / {reps}", rep=str(rep).rjust(len(str(reps)), FIGURE_SPACE), reps=reps)


_WORDS_ALONE = {CueKind.COUNTDOWN, CueKind.PHASE, CueKind.COUNT}


def captions(shot: Snapshot) -> tuple[str, ...]:
    """Return what is being said, and before it the sentences said earlier in the phase.

    A countdown, count or phase word stands alone.
    """
    if shot.state is State.WAITING:
        return (tr("When you are done, press Space, a media key or a remote's button."),)
    now = shot.speaking
    if now is None or now.speech is None:
        return ()
    if now.kind in _WORDS_ALONE:
        return (sentence(now.speech.said),)
    return tuple(
        sentence(cue.speech.said)
        for cue in shot.spoken
        if cue.speech and cue.kind not in _WORDS_ALONE
    )


def total_length(timeline: Timeline) -> str:
    """Return how long a workout lasts; "about" where speech lengths were guessed."""
    length = duration(timeline.total_ms)
    about = message("about {length}", length=length) if timeline.estimated else length
    if timeline.self_paced:
        return tr("{length} + your own pace", length=about)
    return sentence(about)


def exercises_line(timeline: Timeline) -> str:
    """Return the exercises in order, each once."""
    return _listed(tr(block.exercise.name) for block in timeline.blocks)


def exercise_names(routine: Routine, exercises: Mapping[str, Exercise]) -> str:
    """Return a routine's exercises, each once; those of the warm-up, which many share, last."""
    groups = [group for group in routine.all_groups() if group.id == WARM_UP]
    warm_up = {step.id for group in groups for step in group.all_steps()}
    steps = sorted(routine.all_steps(), key=lambda step: step.id in warm_up)
    return _listed(tr(exercises[step.exercise].name) for step in steps)


def _listed(names: Iterable[str]) -> str:
    line = ""
    for name in dict.fromkeys(names):
        line = tr("{first}, {then}", first=line, then=name) if line else name
    return line


def needs_line(timeline: Timeline) -> str:
    """Return what a workout needs, and what it can be done with, or nothing."""
    exercises = [block.exercise for block in timeline.blocks]
    needs = _listed(tr(need) for exercise in exercises for need in exercise.needs)
    loads = _listed(tr(load.name) for exercise in exercises for load in exercise.loads)
    if needs and loads:
        return tr("You need: {needs}. If you like: {loads}.", needs=needs, loads=loads)
    if loads:
        return tr("If you like: {loads}.", loads=loads)
    return tr("You need: {needs}.", needs=needs) if needs else ""


def guide(timeline: Timeline, number: int) -> tuple[tuple[str, str], ...]:
    """Return how to do a block's exercise, in paragraphs with their headings."""
    block = timeline.blocks[number]
    exercise, step = block.exercise, block.step.id
    variants = dict.fromkeys(
        each.variant for each in timeline.blocks if each.step.id == step and each.variant
    )
    paragraphs = (
        (tr("What to do"), _together(tr(text) for text in setup_of(block))),
        *((_capital(variant_name(variant)), sentence(turn(variant))) for variant in variants),
        (tr("Take care"), _together(tr(text) for text in exercise.safety)),
        (tr("Muscles"), _capital(_listed(tr(muscle) for muscle in exercise.muscles))),
        (tr("You need"), _capital(_listed(tr(need) for need in exercise.needs))),
        (tr("If you like"), _capital(_listed(tr(load.name) for load in exercise.loads))),
    )
    return tuple((heading, text) for heading, text in paragraphs if text)


def _together(sentences: Iterable[str]) -> str:
    whole = ""
    for text in sentences:
        whole = tr("{first} {then}", first=whole, then=text) if whole else text
    return whole


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def step_lines(timeline: Timeline) -> tuple[StepLine, ...]:
    """Return the steps in the order in which they begin."""
    steps: dict[str, list[Block]] = {}
    numbers: dict[str, int] = {}
    lengths_ms: dict[str, int] = {}
    for phase in timeline.phases:
        block = timeline.blocks[phase.block]
        blocks = steps.setdefault(block.step.id, [])
        numbers.setdefault(block.step.id, phase.block)
        if not blocks or blocks[-1] is not block:
            blocks.append(block)
        if phase.kind is PhaseKind.TIMED:
            lengths_ms.setdefault(block.step.id, phase.length_ms)
    return tuple(
        _step_line(blocks, lengths_ms.get(step, 0), numbers[step]) for step, blocks in steps.items()
    )


def _step_line(blocks: list[Block], timed_ms: int, number: int) -> StepLine:
    exercise = blocks[0].exercise
    return StepLine(
        step=blocks[0].step.id,
        name=tr(exercise.name),
        forms=_listed(variant_name(block.variant) for block in blocks if block.variant),
        dose=_dose(blocks, timed_ms),
        block=number,
    )


def _dose(blocks: list[Block], timed_ms: int) -> str:
    dose = _amount(blocks, timed_ms)
    times = len({(block.round, block.set) for block in blocks})
    if len({block.variant.id for block in blocks if block.variant}) > 1:
        dose = tr("{dose} of each", dose=dose)
    if {block.side for block in blocks} == {Side.LEFT, Side.RIGHT}:
        dose = tr(_EACH[blocks[0].exercise.limb], dose=dose)
    return tr("{times} × {dose}", times=times, dose=dose) if times > 1 else dose


def _amount(blocks: list[Block], timed_ms: int) -> str:
    first = blocks[0]
    if not first.counted:
        return sentence(duration(timed_ms))
    reps = {block.side: block.reps for block in blocks}
    left, right = reps.get(Side.LEFT), reps.get(Side.RIGHT)
    if left and right and left != right:
        return tr("{left} and {right} reps", left=left, right=right)
    return tr("1 rep") if first.reps == 1 else tr("{reps} reps", reps=first.reps)


def place(timeline: Timeline, address: Address) -> str:
    """Return where in a workout an address is: "Squat, rep 7"."""
    index = timeline.find(address)
    phase = timeline.phases[index or 0]
    title = block_title(timeline.blocks[phase.block])
    if phase.address.rep:
        return tr("{block}, rep {rep}", block=title, rep=phase.address.rep)
    return title
