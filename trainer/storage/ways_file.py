"""The body's positions and the ways between them as a file: TOML to `Ways`."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from trainer.core.exercise import Position
from trainer.core.figure.proof import FAULTS
from trainer.core.figure.stance import Stance, brought_down
from trainer.core.figure.ways import Ways
from trainer.core.text import message
from trainer.storage.exercise_files import read_format
from trainer.storage.figure_proof import said
from trainer.storage.pose_tables import WrittenPose, no_pose, read_poses
from trainer.storage.problems import Read
from trainer.storage.tables import Table
from trainer.storage.toml_files import read_file
from trainer.storage.values import shown


def read_ways(path: Path) -> Read[Ways]:
    """Read the positions and the ways between them.

    Any way can be gone from stance to stance: what would pierce the floor is lifted over it.
    """

    def build(table: Table) -> Ways:
        read_format(table)
        table.required("poses", "ways")
        written = read_poses(table.table("poses"))
        _check_positions(table, written)
        links = tuple(_links(table, written))
        stances = {} if table.report.failed else _stances(table, written)
        ways = Ways(stances=stances, links=links)
        if not table.report.failed:
            _check_reach(table, ways)
        return ways

    return read_file(path, build)


def _check_positions(table: Table, written: Mapping[str, WrittenPose]) -> None:
    for position in Position:
        if position not in written:
            what = message('The position "{name}" is missing. Add its pose.', name=position.value)
            table.error("poses", what)


def _links(table: Table, written: Mapping[str, WrittenPose]) -> Iterator[tuple[str, str]]:
    found = table.value("ways")
    if not isinstance(found, list):
        found = [found] if table.has("ways") else []
    for number, item in enumerate(found):
        match item:
            case [str(a), str(b)] if a in written and b in written and a != b:
                yield a, b
            case [str(a), str(b)] if a != b:
                for name in (a, b):
                    if name not in written:
                        table.report.error(("ways", number), no_pose(name, written))
            case _:
                what = message(
                    "A way is {value}. Write the names of two poses, in square brackets.",
                    value=shown(item),
                )
                table.report.error(("ways", number), what)


def _stances(table: Table, written: Mapping[str, WrittenPose]) -> dict[str, Stance]:
    stances: dict[str, Stance] = {}
    for name, each in written.items():
        try:
            stances[name] = brought_down(each.pose, {})
        except FAULTS as fault:
            table.report.error(("poses", name), said(fault))
    return stances


def _check_reach(table: Table, ways: Ways) -> None:
    """Report positions that can't be got to from the one before."""
    for start, end in pairwise(Position):
        try:
            ways.path(start, end)
        except LookupError:
            what = message(
                'There is no way from "{start}" to "{end}". Add one.',
                start=start.value,
                end=end.value,
            )
            table.error("ways", what)
