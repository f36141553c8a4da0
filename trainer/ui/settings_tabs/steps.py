"""What the *Reps* tab says of a routine's steps, before anyone has chosen anything."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.core.exercise import Exercise, Limb, Sides, Tempo
from trainer.core.routine import WARM_UP, Group, Pace, Routine, Step
from trainer.core.settings import Level, Settings
from trainer.core.text import message, tr
from trainer.ui.plain import legible


@dataclass(frozen=True, kw_only=True, slots=True)
class StepFacts:
    """A step as the routine has it, with the exercise that the level makes of it.

    `name` tells it from every other step of the routine. `fill_minutes` is set where the step
    shares a group's fixed time.
    """

    step: Step
    exercise: Exercise
    name: str
    fill_minutes: float | None

    @property
    def tempo(self) -> Tempo | None:
        """The routine's or the exercise's own tempo; None of a timed step."""
        return self.exercise.tempo and (self.step.tempo or self.exercise.tempo)

    @property
    def seconds(self) -> int:
        """The routine's or the exercise's own length of a timed step."""
        return self.step.seconds or self.exercise.seconds

    @property
    def timed(self) -> bool:
        """Whether it lasts a number of seconds."""
        clock = self.step.pace is Pace.CLOCK
        return clock and self.tempo is None and self.fill_minutes is None

    @property
    def shared(self) -> bool:
        """Whether its time, and so its sets, are the group's to decide."""
        return self.tempo is None and self.fill_minutes is not None


def step_facts(
    routine: Routine, exercises: Mapping[str, Exercise], settings: Settings
) -> tuple[StepFacts, ...]:
    """Return what there is to know of every step, in the routine's order.

    Raises:
        KeyError: the routine names an exercise that isn't in `exercises`.

    """
    placed = tuple(_placed(routine.steps, None, settings))
    done = [_exercise(step, exercises, settings) for step, _ in placed]
    names = _names([legible(tr(exercise.name)) for exercise in done])
    return tuple(
        StepFacts(step=step, exercise=exercise, name=name, fill_minutes=minutes)
        for (step, minutes), exercise, name in zip(placed, done, names, strict=True)
    )


def group_detail(group: Group, minutes: float | None) -> str:
    """Return how long a group lasts or how often it is done."""
    if minutes is not None:
        return tr("{minutes} min in all", minutes=f"{minutes:g}")
    return tr("{rounds} rounds", rounds=group.rounds) if group.rounds > 1 else ""


def own_reps(facts: StepFacts) -> str:
    """Return the routine's own reps; left and right where they differ."""
    reps = facts.step.reps
    if reps.left == reps.right:
        return str(reps.left)
    return tr("{left} / {right}", left=reps.left, right=reps.right)


def detail(facts: StepFacts) -> str:
    """Return what the dose is counted for: each variant, each leg, or neither."""
    variants = len(facts.step.variants)
    each = facts.exercise.sides is Sides.EACH
    if variants > 1 and each:
        return tr(
            "each of {number} variants, each {limb}",
            number=variants,
            limb=_LIMBS[facts.exercise.limb],
        )
    if variants > 1:
        return tr("each of {number} variants", number=variants)
    return tr("each {limb}", limb=_LIMBS[facts.exercise.limb]) if each else ""


_LIMBS = {Limb.LEG: message("leg"), Limb.ARM: message("arm"), Limb.SIDE: message("side")}


def _placed(
    nodes: tuple[Step | Group, ...], minutes: float | None, settings: Settings
) -> Iterator[tuple[Step, float | None]]:
    for node in nodes:
        if isinstance(node, Group):
            inner = group_minutes(node, settings) if minutes is None else minutes
            yield from _placed(node.steps, inner, settings)
        else:
            yield node, minutes


def group_minutes(group: Group, settings: Settings) -> float | None:
    """Return the minutes that a group shares out, if it does."""
    if group.fill_minutes is not None and group.id == WARM_UP:
        return settings.warmup_minutes or group.fill_minutes
    return group.fill_minutes


def _exercise(step: Step, exercises: Mapping[str, Exercise], settings: Settings) -> Exercise:
    exercise = exercises[step.exercise]
    easy = settings.level is Level.EASY and exercise.easier is not None
    return exercises[exercise.easier] if easy and exercise.easier else exercise


def _names(names: list[str]) -> Iterator[str]:
    """Yield the names, numbered where one occurs again."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        repeated = seen[name] > 1
        yield tr("{exercise} ({number})", exercise=name, number=seen[name]) if repeated else name
