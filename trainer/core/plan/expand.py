"""The first pass: a routine, its exercises and the settings become a flat row of blocks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil

from trainer.core.exercise import (
    SHORTEST_HOLD_MS,
    Exercise,
    Load,
    Range,
    Side,
    Sides,
    Tempo,
    Variant,
)
from trainer.core.plan.size import LONGEST_SHARE_MS, within_limits
from trainer.core.plan.timeline import Block
from trainer.core.routine import (
    USUAL_FIRST_SIDE,
    USUAL_RANGE,
    USUAL_SIDE_ORDER,
    WARM_UP,
    Group,
    Pace,
    Reps,
    Routine,
    SideOrder,
    Step,
)
from trainer.core.settings import Level, Settings, StepChoice, WithLoad
from trainer.core.speakable import makes_sound


def expand(
    routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
) -> tuple[Block, ...]:
    """Return the blocks of a workout, in order.

    Choices for its steps that make it too large together count for nothing: see `within_limits`.

    Raises:
        KeyError: the routine names an exercise that isn't in `exercises`.

    """
    settings, _ = within_limits(routine, exercises, settings)
    skipped = left_out(routine, settings)
    walk = _Walk(routine=routine, exercises=exercises, settings=settings, skipped=skipped)
    for node in routine.steps:
        walk.add(node, _ONCE, None)
    return tuple(_with_sentences(walk.blocks))


def left_out(routine: Routine, settings: Settings) -> frozenset[str]:
    """Return the ids of the steps and groups that are to be skipped.

    Where nothing would be left of the routine, nothing is skipped.
    """
    choices = settings.steps.get(routine.id, {})
    skipped = {node for node, choice in choices.items() if choice.skip}
    warm_up = choices.get(WARM_UP, StepChoice()).skip
    if settings.warmup_minutes == 0 and warm_up is None:
        skipped.add(WARM_UP)
    left = any(_is_left(node, skipped) for node in routine.steps)
    return frozenset(skipped if left else ())


def _is_left(node: Step | Group, skipped: Collection[str]) -> bool:
    if node.id in skipped:
        return False
    return isinstance(node, Step) or any(_is_left(each, skipped) for each in node.steps)


def turns(
    order: SideOrder, variants: Sequence[Variant | None], sides: Sequence[Side | None]
) -> Iterator[tuple[Variant | None, Side | None]]:
    """Yield variant and side of every block of a set, in the order in which they take turns."""
    if order is SideOrder.LEG_BY_LEG:
        yield from ((variant, side) for side in sides for variant in variants)
        return
    for number, variant in enumerate(variants):
        back = order is SideOrder.SNAKE and number % 2
        yield from ((variant, side) for side in (sides[::-1] if back else sides))


def side_changes(order: SideOrder, variants: int) -> int:
    """Return how often a set of so many variants, each done on both sides, changes the side."""
    sides = [side for _, side in turns(order, (None,) * variants, tuple(Side))]
    return sum(before is not after for before, after in pairwise(sides))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Fill:
    """A group that lasts a fixed time: its number in the routine and its length."""

    number: int
    length_ms: int


@dataclass(frozen=True, slots=True)
class _Round:
    """A round of all groups around a step, and how many there are."""

    number: int
    of: int

    def inner(self, number: int, rounds: int) -> "_Round":
        """Return a round, counted from 0, of a group in this one."""
        return _Round((self.number - 1) * rounds + number + 1, self.of * rounds)


_ONCE = _Round(1, 1)


@dataclass(kw_only=True, slots=True)
class _Walk:
    """The blocks so far, on the way through the tree.

    `rest_ms` is due before the next, None where the routine says nothing of one; with
    `opens_round` the next is the first one of a round.
    """

    routine: Routine
    exercises: Mapping[str, Exercise]
    settings: Settings
    skipped: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    fills: int = 0
    rest_ms: int | None = None
    opens_round: bool = False

    def add(self, node: Step | Group, round_: _Round, fill: _Fill | None) -> None:
        """Append the blocks of a step or group that isn't left out, in one of its rounds."""
        if not _is_left(node, self.skipped):
            return
        if isinstance(node, Group):
            self._add_group(node, round_, fill)
        else:
            self._add_step(node, round_, fill)

    def _add_group(self, group: Group, round_: _Round, fill: _Fill | None) -> None:
        rounds = group.rounds
        if fill is None and group.fill_minutes is not None:
            fill = self._fill(group, group.fill_minutes)
            rounds = max(rounds, self._rounds_to_fill(group, fill))
        for number in range(rounds):
            self.opens_round |= rounds > 1 and fill is None
            if number and group.rest_seconds:
                self.rest_ms = max(self.rest_ms or 0, round(group.rest_seconds * 1000))
            for node in group.steps:
                self.add(node, round_.inner(number, rounds), fill)

    def _rounds_to_fill(self, group: Group, fill: _Fill) -> int:
        """Return how often a group's moves are done, so that none becomes tedious."""
        trial = replace(self, blocks=[], fills=0, rest_ms=None)
        for node in group.steps:
            trial.add(node, _ONCE, fill)
        moves = sum(block.shares for block in trial.blocks)
        others_ms = sum(block.reps_ms + block.rest_ms for block in trial.blocks)
        others_ms += trial.rest_ms or 0
        longest_ms = moves * LONGEST_SHARE_MS + others_ms
        return ceil(fill.length_ms / longest_ms) if moves else 1

    def _fill(self, group: Group, minutes: float) -> _Fill:
        if group.id == WARM_UP:
            minutes = self.settings.warmup_minutes or minutes
        self.fills += 1
        return _Fill(number=self.fills, length_ms=round(minutes * 60_000))

    def _add_step(self, step: Step, round_: _Round, fill: _Fill | None) -> None:
        exercise = self._exercise(step)
        choice = self.settings.choice(self.routine.id, step.id)
        plain = self._plain_block(step, exercise, choice, fill)
        sets = plain.sets
        for number in range(1, sets + 1):
            extra_ms = self._extra_rest(fill)
            for turn, (variant, side) in enumerate(self._turns(step, exercise)):
                block = replace(
                    plain,
                    round=round_.number,
                    rounds=1 if fill else round_.of,
                    opens_round=self.opens_round,
                    set=number,
                    variant=variant,
                    side=side,
                    reps=plain.reps and self._reps(step, choice).on(side),
                    rest_ms=max(self.rest_ms or 0, 0 if turn else extra_ms),
                    fixed_rest=self._is_fixed(plain),
                    opens_step=number == 1 and turn == 0,
                )
                self.blocks.append(block)
                self.opens_round = False
                self.rest_ms = _rest_after(plain) if plain.ends_by_clock else None
            self.rest_ms = _rest_after(plain)

    def _exercise(self, step: Step) -> Exercise:
        exercise = self.exercises[step.exercise]
        if self.settings.level is Level.EASY and exercise.easier is not None:
            return self.exercises[exercise.easier]
        return exercise

    def _plain_block(
        self, step: Step, exercise: Exercise, choice: StepChoice, fill: _Fill | None
    ) -> Block:
        timed = exercise.tempo is None or (step.seconds is not None and fill is None)
        return Block(
            step=step,
            exercise=exercise,
            round=1,
            rounds=1,
            opens_round=False,
            set=1,
            sets=choice.sets or step.sets,
            variant=None,
            side=None,
            range=self._range(step, exercise),
            reps=0 if timed else self._reps(step, choice).left,
            tempo=self._tempo(step, exercise, choice),
            seconds=(choice.seconds or step.seconds or exercise.seconds)
            if timed and fill is None
            else None,
            rest_ms=0,
            fixed_rest=False,
            opens_step=True,
            self_paced=step.pace is Pace.SELF,
            fill=fill.number if fill else None,
            fill_ms=fill.length_ms if fill else 0,
            setup=(),
            safety=(),
            load=self._load(exercise),
        )

    def _is_fixed(self, block: Block) -> bool:
        """Tell whether the rest is; one of 0 ms is not where the block waits for the person."""
        return bool(self.rest_ms) or (self.rest_ms is not None and not block.self_paced)

    def _extra_rest(self, fill: _Fill | None) -> int:
        first = not self.blocks
        return 0 if first or fill else round(self.settings.rest_seconds * 1000)

    def _load(self, exercise: Exercise) -> Load | None:
        if self.settings.load is WithLoad.NONE or not exercise.loads:
            return None
        named = (load for load in exercise.loads if load.name == self.settings.load)
        return next(named, exercise.loads[0])

    def _reps(self, step: Step, choice: StepChoice) -> Reps:
        return step.reps if choice.reps is None else Reps.of(choice.reps)

    def _range(self, step: Step, exercise: Exercise) -> Range | None:
        if exercise.top_setup is None:
            return None
        return self.settings.range or step.range or USUAL_RANGE

    def _turns(
        self, step: Step, exercise: Exercise
    ) -> Iterator[tuple[Variant | None, Side | None]]:
        order = self.settings.side_order or step.side_order or USUAL_SIDE_ORDER
        first = self.settings.first_side or step.first_side or USUAL_FIRST_SIDE
        chosen = tuple(v for v in map(exercise.variant, dict.fromkeys(step.variants)) if v)
        variants: tuple[Variant | None, ...] = chosen or exercise.variants[:1] or (None,)
        each = exercise.sides is Sides.EACH
        return turns(order, variants, (first, first.other) if each else (None,))

    def _tempo(self, step: Step, exercise: Exercise, choice: StepChoice) -> Tempo | None:
        if exercise.tempo is None or choice.tempo is not None:
            return exercise.tempo and choice.tempo
        return _scaled(step.tempo or exercise.tempo, self.settings)


def _rest_after(block: Block) -> int | None:
    """Return the rest that the routine says comes after a block, if it does.

    A rest of 0 says something of timed blocks only: reps need a countdown before them.
    """
    seconds = block.step.rest_seconds
    if seconds is None or (not seconds and not block.ends_by_clock):
        return None
    return round(seconds * 1000)


def _scaled(tempo: Tempo, settings: Settings) -> Tempo:
    def hold(length_ms: int) -> int:
        if settings.hold_seconds is None or not length_ms:
            return length_ms
        chosen_ms = round(settings.hold_seconds * 1000)
        return max(SHORTEST_HOLD_MS, chosen_ms) if chosen_ms else 0

    return Tempo(
        eccentric_ms=round(tempo.eccentric_ms * settings.tempo_factor),
        stretched_ms=hold(tempo.stretched_ms),
        concentric_ms=round(tempo.concentric_ms * settings.tempo_factor),
        contracted_ms=hold(tempo.contracted_ms),
    )


def _with_sentences(blocks: list[Block]) -> Iterator[Block]:
    """Give every block the sentences that are said in it for the first time."""
    taught: set[tuple[str, Range | None]] = set()
    warned: set[str] = set()
    for block in blocks:
        lesson = (block.exercise.id, block.range)
        new = lesson not in taught
        safety = tuple(dict.fromkeys(s for s in _heard(block.exercise.safety) if s not in warned))
        taught.add(lesson)
        warned.update(safety)
        yield replace(block, setup=setup_of(block) if new else (), safety=safety)


def setup_of(block: Block) -> tuple[str, ...]:
    """Return all sentences that set up a block's exercise, whether they are said before it or not.

    The sentence of its variant is not among them.
    """
    exercise = block.exercise
    loaded = (block.load.setup,) if block.load else ()
    ranged = exercise.top_setup if block.range is Range.TOP else exercise.full_setup
    return tuple(_heard((*exercise.setup, *loaded, *((ranged,) if ranged else ()))))


def _heard(sentences: Iterable[str]) -> Iterator[str]:
    """Leave out what makes no sound, such as "…"."""
    return filter(makes_sound, sentences)
