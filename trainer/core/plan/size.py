"""How large a workout will be: counted, before anything of it is built."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from math import ceil
from operator import attrgetter

from trainer.core.exercise import Exercise, Side, Sides
from trainer.core.routine import WARM_UP, Group, Pace, Routine, Step
from trainer.core.settings import Level, Settings, StepChoice
from trainer.core.text import Message, message

LONGEST_SHARE_MS = 60_000
"""A filled group repeats its moves rather than let one last longer than this."""

MOST_BLOCKS, MOST_REPS_IN_ALL, LONGEST_HOURS = 1_000, 10_000, 24
"""What a workout is kept to; a phase is a part of a rep, or one of a few others in a block."""

Place = tuple[int, ...]
"""The way to a step or group: its number among the steps, and then in every group."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dose:
    """What a step, or a group that fills its minutes, adds to a workout, in all rounds and sets.

    The length is without words, and without what the settings make slower for all.
    """

    place: Place
    id: str
    blocks: int
    reps: int
    length_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Excess:
    """A limit that is passed: by which step, and what to say of it."""

    place: Place
    what: Message


def doses(
    routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
) -> tuple[Dose, ...]:
    """Return what every step adds; steps whose exercise isn't there add nothing."""
    count = _Count(routine.id, exercises, settings)
    return tuple(count.of_nodes(routine.steps, (), 1))


def excesses(
    routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
) -> Iterator[Excess]:
    """Yield the limits that a workout passes, each with the step that it is passed with.

    What is left out counts as if it were not.
    """
    counted = doses(routine, exercises, settings)
    for limit in _LIMITS:
        totals = accumulate(map(limit.measure, counted))
        passed = (pair for pair in zip(counted, totals, strict=True) if pair[1] > limit.most)
        yield from islice((limit.excess(dose, total) for dose, total in passed), 1)


def within_limits(
    routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
) -> tuple[Settings, Message | None]:
    """Return the settings without what was chosen for the steps, if that is too much together.

    And what to say of it. A routine's own numbers are within the limits, or its file isn't used.
    """
    excess = next(excesses(routine, exercises, settings), None)
    if excess is None:
        return settings, None
    choices = settings.steps.get(routine.id, {})
    skips = {step: StepChoice(skip=choice.skip) for step, choice in choices.items()}
    plain = replace(settings, steps={**settings.steps, routine.id: skips})
    return plain, message("{problem} The routine's own numbers are used.", problem=excess.what)


@dataclass(frozen=True, slots=True)
class _Limit:
    """The most of something, and the unit in which it is told."""

    measure: Callable[[Dose], int]
    most: int
    unit: int
    what: Message

    def excess(self, dose: Dose, total: int) -> Excess:
        """Return what to say when the total passes the limit with a step."""
        said = message(
            'With "{step}" the workout has {number} {what}. Keep to {most}: '
            "fewer steps, rounds, sets, reps or minutes.",
            step=dose.id,
            number=ceil(total / self.unit),
            what=self.what,
            most=self.most // self.unit,
        )
        return Excess(place=dose.place, what=said)


_HOUR_MS = 3_600_000

_LIMITS = (
    _Limit(attrgetter("blocks"), MOST_BLOCKS, 1, message("blocks")),
    _Limit(attrgetter("reps"), MOST_REPS_IN_ALL, 1, message("reps")),
    _Limit(attrgetter("length_ms"), LONGEST_HOURS * _HOUR_MS, _HOUR_MS, message("hours")),
)


@dataclass(frozen=True, slots=True)
class _Count:
    """The counting of one routine."""

    routine_id: str
    exercises: Mapping[str, Exercise]
    settings: Settings

    def of_nodes(self, nodes: tuple[Step | Group, ...], at: Place, times: int) -> Iterator[Dose]:
        """Yield what some nodes add that are done so many times."""
        for number, node in enumerate(nodes):
            place = (*at, number)
            if isinstance(node, Group) and node.fill_minutes is not None:
                yield self._filled(node, node.fill_minutes, place, times)
            elif isinstance(node, Group):
                yield from self.of_nodes(node.steps, place, times * node.rounds)
            elif node.exercise in self.exercises:
                yield self._of_step(node, place, times)

    def _filled(self, group: Group, minutes: float, place: Place, times: int) -> Dose:
        """Return what a group adds that lasts its minutes, however often its moves are done."""
        if group.id == WARM_UP:
            minutes = self.settings.warmup_minutes or minutes
        length_ms = round(minutes * 60_000)
        moves = sum(dose.blocks for dose in self.of_nodes(group.steps, (), 1))
        rounds = ceil(length_ms / (moves * LONGEST_SHARE_MS)) if moves else 0
        return Dose(
            place=place,
            id=group.id,
            blocks=times * moves * max(rounds, group.rounds),
            reps=0,
            length_ms=times * length_ms,
        )

    def _of_step(self, step: Step, place: Place, times: int) -> Dose:
        exercise, choice = self._exercise(step), self.settings.choice(self.routine_id, step.id)
        sets = times * (choice.sets or step.sets)
        turns = sets * max(1, sum(exercise.variant(v) is not None for v in set(step.variants)))
        sides = tuple(Side) if exercise.sides is Sides.EACH else (None,)
        reps = turns * sum(choice.reps or step.reps.on(side) for side in sides)
        rests, tempo = sets, choice.tempo or step.tempo or exercise.tempo
        if exercise.tempo is None or tempo is None or step.seconds is not None:
            seconds = choice.seconds or step.seconds or exercise.seconds
            rests, reps = turns * len(sides), 0
            work_ms = seconds * 1000 * rests
        else:
            work_ms = tempo.rep_ms * reps
        return Dose(
            place=place,
            id=step.id,
            blocks=turns * len(sides),
            reps=reps,
            length_ms=(0 if step.pace is Pace.SELF else work_ms)
            + rests * round(1000 * (step.rest_seconds or 0)),
        )

    def _exercise(self, step: Step) -> Exercise:
        exercise = self.exercises[step.exercise]
        if self.settings.level is not Level.EASY:
            return exercise
        return self.exercises.get(exercise.easier or "", exercise)
