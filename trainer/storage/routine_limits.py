"""What a routine must not be, however well its file is written; and the ids it leaves out."""

from collections.abc import Mapping
from dataclasses import replace

from trainer.core.exercise import Exercise
from trainer.core.plan.size import doses, excesses
from trainer.core.routine import WARM_UP, Group, Pace, Routine, Step
from trainer.core.settings import SPECS, Level, Settings
from trainer.core.text import message
from trainer.storage.tables import Table

MOST_STEPS = 200
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
    if steps > MOST_STEPS:
        what = message(
            "The routine has {number} steps in all. Keep to {most}.", number=steps, most=MOST_STEPS
        )
        table.error("steps", what)
    by_level = (excesses(routine, exercises, Settings(level=level)) for level in Level)
    for excess in next((found for found in map(tuple, by_level) if found), ()):
        place = (key for number in excess.place for key in ("steps", number))
        table.report.error((*table.at, *place), excess.what)


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
    once = Routine(id="", name="", steps=(replace(group, fill_minutes=None),))
    moves = sum(dose.blocks for dose in doses(once, exercises, Settings()))
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
