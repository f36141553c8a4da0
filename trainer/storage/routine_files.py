"""Routines as files: TOML to `Routine`, checked against the exercises that there are."""

from collections.abc import Mapping
from pathlib import Path

from trainer.core.exercise import Exercise
from trainer.core.plan import expand, lay_out
from trainer.core.plan.advice import short_rests
from trainer.core.routine import Group, Routine, Step
from trainer.core.settings import Settings
from trainer.core.text import message
from trainer.storage.exercise_files import read_format
from trainer.storage.problems import Read
from trainer.storage.routine_limits import MOST_STEPS, check_filled, check_size, with_ids
from trainer.storage.step_tables import MOST_REST_SECONDS, read_step
from trainer.storage.tables import Table
from trainer.storage.toml_files import read_file
from trainer.storage.values import shown

MOST_ROUNDS, DEEPEST = 20, 4
LEAST_FILL_MINUTES, MOST_FILL_MINUTES = 0.5, 60
LONGEST_DESCRIPTION = 300


def read_routine(path: Path, exercises: Mapping[str, Exercise]) -> Read[Routine]:
    """Read a routine file."""
    return read_file(path, lambda table: _Reader(exercises).routine(table))


def check_routine(path: Path, exercises: Mapping[str, Exercise]) -> Read[Routine]:
    """Read a routine file, and warn of rests that are too short at the usual settings."""
    return read_file(path, lambda table: _Reader(exercises).checked(table))


class _Reader:
    """Reads one routine; remembers the ids that its steps and groups were given."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._step_ids: set[str] = set()
        self._group_ids: set[str] = set()
        self._tables: list[Table] = []

    def routine(self, table: Table) -> Routine:
        read_format(table)
        routine = Routine(
            id=table.identifier("id"),
            name=table.text("name"),
            steps=self._nodes(table, depth=0),
            description=table.text("description", "", most=LONGEST_DESCRIPTION),
        )
        routine = with_ids(routine, self._step_ids)
        check_size(routine, self._exercises, table)
        return routine

    def checked(self, table: Table) -> Routine:
        routine = self.routine(table)
        if table.report.failed:
            return routine
        settings = Settings()
        blocks = expand(routine, self._exercises, settings)
        steps = (step.id for step in routine.all_steps())
        places = dict(zip(steps, self._tables, strict=True))
        for block, what in short_rests(lay_out(routine, blocks, settings, {})):
            place = places[block.step.id]
            place.report.warn((*place.at, "rest_seconds"), what)
        return routine

    def _nodes(self, table: Table, depth: int) -> tuple[Step | Group, ...]:
        if table.value("steps") in (None, []):
            table.error("steps", message("There are no steps. Write at least one."))
        return tuple(self._node(each, depth) for each in table.tables("steps", items=MOST_STEPS))

    def _node(self, table: Table, depth: int) -> Step | Group:
        node: Step | Group
        if table.has("group"):
            node = self._group(table, depth)
        else:
            node = read_step(table, self._exercises)
            self._tables.append(table)
            if table.has("id"):
                _claim(table, "id", node.id, self._step_ids)
        table.done()
        return node

    def _group(self, table: Table, depth: int) -> Group:
        if depth == DEEPEST:
            _refuse_depth(table)
        group = Group(
            id=table.identifier("group"),
            steps=self._nodes(table, depth + 1) if depth < DEEPEST else (),
            rounds=table.whole("rounds", 1, MOST_ROUNDS, 1),
            rest_seconds=table.number("rest_seconds", 0, MOST_REST_SECONDS, 0),
            fill_minutes=_fill_minutes(table),
        )
        _claim(table, "group", group.id, self._group_ids)
        check_filled(group, self._exercises, table)
        return group


def _refuse_depth(table: Table) -> None:
    table.value("steps")
    table.error(
        "group",
        message("Groups lie more than {most} deep. Nest them less deeply.", most=DEEPEST),
    )


def _fill_minutes(table: Table) -> float | None:
    if not table.has("fill_minutes"):
        return None
    return table.number("fill_minutes", LEAST_FILL_MINUTES, MOST_FILL_MINUTES, 5)


def _claim(table: Table, key: str, wanted: str, taken: set[str]) -> None:
    if wanted and wanted in taken:
        table.error(
            key,
            message("{id} is there already. Choose another id.", id=shown(wanted)),
        )
    taken.add(wanted)
