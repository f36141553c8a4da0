"""What a routine must not be, however well its file is written; and the ids it leaves out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from trainer.core.exercise import Exercise, Side, Sides
from trainer.core.routine import WARM_UP, Group, Pace, Routine, Step
from trainer.core.settings import SPECS
from trainer.core.text import message
from trainer.storage.tables import Table

MOST_STEPS, MOST_BLOCKS, MOST_REPS_IN_ALL = 200, 500, 10_000
SHORTEST_MOVE_SECONDS = 10


def with_ids(routine: Routine, taken: set[str]) -> Routine:
    """Give every step without an id that of its exercise, numbered when it is taken."""
    return replace(routine, steps=tuple(_with_id(node, taken) for node in routine.steps))


def _with_id(node: Step | Group, taken: set[str]) -> Step | Group:
    if isinstance(node, Group):
        return replace(node, steps=tuple(_with_id(each, taken) for each in node.steps))
    if node.id:
        return node
    name, number = node.exercise, 1
    while name in taken:
        number += 1
        name = f"{node.exercise}-{number}"
    taken.add(name)
    return replace(node, id=name)


def check_size(routine: Routine, exercises: Mapping[str, Exercise], table: Table) -> None:
    """Report a routine that is larger than a person could do or a program should lay out."""
    steps = len(tuple(routine.all_steps()))
    doses = tuple(_doses(routine.steps, exercises, 1))
    for number, most, what in (
        (steps, MOST_STEPS, message("steps")),
        (sum(blocks for blocks, _ in doses), MOST_BLOCKS, message("blocks")),
        (sum(reps for _, reps in doses), MOST_REPS_IN_ALL, message("reps")),
    ):
        if number > most:
            table.error(
                "steps",
                message(
                    "The routine has {number} {what} in all. Keep to {most}: "
                    "fewer steps, rounds, sets or reps.",
                    number=number,
                    what=what,
                    most=most,
                ),
            )


def _doses(
    nodes: tuple[Step | Group, ...], exercises: Mapping[str, Exercise], rounds: int
) -> Iterator[tuple[int, int]]:
    """Yield every step's number of blocks and of reps."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _doses(node.steps, exercises, rounds * node.rounds)
        elif node.exercise in exercises:
            exercise = exercises[node.exercise]
            times = rounds * node.sets * max(1, len(node.variants))
            sides = _sides(exercise)
            counted = sum(node.reps.on(side) for side in sides) if exercise.tempo else 0
            yield times * len(sides), times * counted


def _sides(exercise: Exercise) -> tuple[Side | None, ...]:
    return tuple(Side) if exercise.sides is Sides.EACH else (None,)


def check_filled(group: Group, exercises: Mapping[str, Exercise], table: Table) -> None:
    """Report what can't share out a group's minutes."""
    if group.fill_minutes is None:
        return
    for number, node in enumerate(group.steps):
        place = (*table.at, "steps", number)
        if isinstance(node, Group):
            table.report.error(
                place,
                message("A group with fill_minutes holds steps only. Take this group out of it."),
            )
        else:
            _check_move(node, exercises, (place, table))
    _check_shares(group, exercises, table)


def _check_move(
    step: Step, exercises: Mapping[str, Exercise], at: tuple[tuple[str | int, ...], Table]
) -> None:
    place, table = at
    exercise = exercises.get(step.exercise)
    if exercise and exercise.tempo:
        table.report.error(
            place,
            message(
                'The exercise "{exercise}" is counted in reps, but fill_minutes shares out time. '
                "Use a timed exercise.",
                exercise=exercise.id,
            ),
        )
    if step.seconds is not None:
        table.report.error(
            (*place, "seconds"),
            message('The group shares out its fill_minutes. Remove "seconds" here.'),
        )
    if step.pace is Pace.SELF:
        table.report.error(
            (*place, "pace"),
            message('The group shares out its fill_minutes. Remove "pace" here.'),
        )


def _check_shares(group: Group, exercises: Mapping[str, Exercise], table: Table) -> None:
    """Every move needs a share in which it can be announced and done."""
    minutes = group.fill_minutes or 0
    if group.id == WARM_UP:
        minutes = min(minutes, SPECS["warmup_minutes"].low)
    moves = sum(blocks for blocks, _ in _doses(group.steps, exercises, group.rounds))
    if moves and minutes * 60 / moves < SHORTEST_MOVE_SECONDS:
        table.error(
            "fill_minutes",
            message(
                "{minutes} minutes leave {moves} moves less than {least} seconds each. "
                "Use fewer moves.",
                minutes=f"{minutes:g}",
                moves=moves,
                least=SHORTEST_MOVE_SECONDS,
            ),
        )
