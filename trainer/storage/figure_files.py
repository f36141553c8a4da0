"""Figures as files: TOML to `Figure`, and what a file must be to be one."""

from collections.abc import Mapping
from pathlib import Path

from trainer.core.exercise import Exercise
from trainer.core.figure.figure import (
    CONTRACTED,
    READY,
    STRETCHED,
    Cycle,
    Figure,
    SecondHalf,
    Views,
)
from trainer.core.figure.flesh import Part
from trainer.core.figure.joints import joint_names, places
from trainer.core.figure.scene import View
from trainer.core.figure.stance import Pose
from trainer.core.figure.weights import Weight
from trainer.core.text import message
from trainer.storage.exercise_files import read_format
from trainer.storage.figure_proof import prove
from trainer.storage.pose_tables import WrittenPose, no_pose, read_pose, read_poses, unknown_word
from trainer.storage.problems import Read
from trainer.storage.tables import Table
from trainer.storage.toml_files import read_file
from trainer.storage.values import shown

_LEG = (Part.THIGH, Part.SHANK, Part.FOOT)
_ARM = (Part.UPPER_ARM, Part.FOREARM, Part.HAND)

WORKS: Mapping[str, tuple[tuple[Part, int | None], ...]] = {
    "left leg": tuple((part, 0) for part in _LEG),
    "right leg": tuple((part, 1) for part in _LEG),
    "legs": tuple((part, side) for part in _LEG for side in (0, 1)),
    "left arm": tuple((part, 0) for part in _ARM),
    "right arm": tuple((part, 1) for part in _ARM),
    "arms": tuple((part, side) for part in _ARM for side in (0, 1)),
    "trunk": ((Part.CHEST, None), (Part.BELLY, None)),
    "seat": ((Part.PELVIS, None),),
}
"""What may be named as working."""

SHORTEST_ROUND, LONGEST_ROUND = 0.3, 60.0
USUAL_ROUND = 2.0
"""How long once round a cycle may take, in seconds."""


def read_figure(
    path: Path, exercise: Exercise | None = None, *, proven: bool = False
) -> Read[Figure]:
    """Read a figure file; with its exercise, whether it suits that too.

    What only standing and moving the figure shows is found as soon as nothing else is wrong. It
    isn't looked for in a file that is `proven` already, as the bundled ones are by tests.
    """

    def build(table: Table) -> Figure:
        figure = _figure(table, exercise)
        if not table.report.failed and not proven:
            prove(figure, table.report, exercise)
        return figure

    return read_file(path, build)


def _figure(table: Table, exercise: Exercise | None) -> Figure:
    read_format(table)
    table.required("view", "poses")
    written = read_poses(table.table("poses"))
    cycle = _cycle(table.table("cycle"), written) if table.has("cycle") else None
    if cycle is None and table.has("poses"):
        _check_ends(table, written)
    _check_use(table, written, (READY, *(cycle.poses if cycle else (STRETCHED, CONTRACTED))))
    if exercise:
        _check_kind(table, cycle, exercise)
    forms = _forms(table.table("forms"), written, exercise)
    return Figure(
        view=_view(table, "view") or View(0, 0),
        detail=_view(table, "detail"),
        works=_works(table),
        turned=_turned(table),
        poses={name: each.pose for name, each in written.items()},
        forms={name: poses for name, (poses, _) in forms.items() if poses},
        views={name: views for name, (_, views) in forms.items()},
        weights=_weights(table.table("weights"), exercise),
        cycle=cycle,
    )


def _view(table: Table, key: str) -> View | None:
    if not table.has(key):
        return None
    view = table.table(key)
    view.required("turn", "tilt")
    read = View(view.number("turn", -360, 360, 0), view.number("tilt", 0, 90, 0))
    view.done()
    return read


def _works(table: Table) -> tuple[tuple[Part, int | None], ...]:
    works: list[tuple[Part, int | None]] = []
    for number, name in enumerate(table.texts("works")):
        if name in WORKS:
            works += WORKS[name]
        elif name.strip():
            what = message("There is no part {name}.", name=shown(name))
            table.report.error(("works", number), unknown_word(what, name, WORKS))
    return tuple(dict.fromkeys(works))


def _turned(table: Table) -> int | None:
    name = table.text("turned", "")
    known = [joint for joint in joint_names() if len(places(joint, "turn")) == 1]
    if name in known:
        return places(name, "turn")[0]
    if name.strip():
        what = message("There is no single joint {name} that turns.", name=shown(name))
        table.error("turned", unknown_word(what, name, known))
    return None


def _cycle(table: Table, written: Mapping[str, WrittenPose]) -> Cycle:
    table.required("poses")
    poses = table.texts("poses")
    for number, name in enumerate(poses):
        if name.strip() and name not in written:
            table.report.error(("cycle", "poses", number), no_pose(name, written))
    if table.value("poses") == []:
        table.error("poses", message('A cycle needs at least one pose. Name one in "poses".'))
    seconds = table.number("seconds", SHORTEST_ROUND, LONGEST_ROUND, USUAL_ROUND)
    cycle = Cycle(
        poses=poses,
        period_ms=round(seconds * 1000),
        flows=table.flag("flows"),
        second_half=table.choice("second_half", SecondHalf) or SecondHalf.SAME,
    )
    table.done()
    return cycle


def _check_ends(table: Table, written: Mapping[str, WrittenPose]) -> None:
    """Report which end of a rep is missing."""
    for name in (STRETCHED, CONTRACTED):
        if name not in written:
            what = message(
                'The pose "{name}" is missing. Add it, or a [cycle] if the exercise is timed.',
                name=name,
            )
            table.error("poses", what)


def _check_use(table: Table, written: Mapping[str, WrittenPose], taken: tuple[str, ...]) -> None:
    """Report poses that are neither taken nor taken over by others."""
    used = {*taken, *(pose.like for pose in written.values())}
    for name in written:
        if name not in used:
            what = message("The pose {name} is never taken.", name=shown(name))
            table.report.error(("poses", name), unknown_word(what, name, taken))


def _check_kind(table: Table, cycle: Cycle | None, exercise: Exercise) -> None:
    if cycle and exercise.tempo:
        what = message(
            'The exercise is counted in reps. Remove "cycle", and write the poses '
            '"stretched" and "contracted".'
        )
        table.error("cycle", what)
    if not cycle and not exercise.tempo:
        table.error("poses", message("The exercise is timed. Add a [cycle] of its poses."))


def _forms(
    table: Table, written: Mapping[str, WrittenPose], exercise: Exercise | None
) -> dict[str, tuple[dict[str, Pose], Views]]:
    forms: dict[str, tuple[dict[str, Pose], Views]] = {}
    for name, form in table.entries():
        if exercise:
            _check_name(table, name, _forms_of(exercise))
        views = Views(view=_view(form, "view"), detail=_view(form, "detail"))
        forms[name] = _form(form, written), views
    return forms


def _form(table: Table, written: Mapping[str, WrittenPose]) -> dict[str, Pose]:
    """Return all poses of a form that makes some of them differ."""
    poses: dict[str, Pose] = {}
    for name, pose in table.entries():
        if name in written:
            poses[name] = read_pose(pose, written[name]).pose
        elif name not in _VIEWS:
            table.error(name, no_pose(name, written))
    return {**{name: pose.pose for name, pose in written.items()}, **poses} if poses else {}


_VIEWS = ("view", "detail")


def _weights(table: Table, exercise: Exercise | None) -> dict[str, Weight]:
    weights: dict[str, Weight] = {}
    for name in table.names():
        if exercise:
            _check_name(table, name, _loads_of(exercise))
        weight = table.choice(name, Weight)
        if weight:
            weights[name] = weight
    return weights


def _check_name(table: Table, name: str, known: tuple[str, ...]) -> None:
    """Report what is neither variant nor load of the exercise."""
    if name not in known:
        what = message("The exercise has no {name}.", name=shown(name))
        table.error(name, unknown_word(what, name, known))


def _forms_of(exercise: Exercise) -> tuple[str, ...]:
    return (*(variant.id for variant in exercise.variants), *_loads_of(exercise))


def _loads_of(exercise: Exercise) -> tuple[str, ...]:
    return tuple(load.name for load in exercise.loads)
