"""Whether a figure can be done as it is written: what only standing and moving it shows."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from trainer.core.exercise import Direction
from trainer.core.figure.between import common_plants, flowing, in_between, shared_plants
from trainer.core.figure.body import Body
from trainer.core.figure.figure import CONTRACTED, READY, STRETCHED, Cycle, Figure
from trainer.core.figure.flesh import lowest
from trainer.core.figure.form import Form, formed
from trainer.core.figure.joints import Angles, blended
from trainer.core.figure.plants import Plants, missed
from trainer.core.figure.readback import read_back
from trainer.core.figure.stance import (
    PIERCED,
    BeyondLimitError,
    OutOfReachError,
    PiercedFloorError,
    Stance,
    brought_down,
    within_limits,
)

SAMPLES = 16
"""Into how many parts a way between two poses is cut to look at it."""

Fault: TypeAlias = OutOfReachError | BeyondLimitError | PiercedFloorError

FAULTS = (OutOfReachError, BeyondLimitError, PiercedFloorError)


def stood(figure: Figure, form: Form) -> tuple[dict[str, Stance], dict[str, Fault]]:
    """Return a form's stances by name, and what is wrong with those that do not stand."""
    kept = Plants()
    stances: dict[str, Stance] = {}
    faults: dict[str, Fault] = {}
    for name, pose in figure.poses_of(form.variant.id if form.variant else None, form.load).items():
        try:
            stances[name] = brought_down(formed(pose, figure, form), kept)
        except FAULTS as fault:
            faults[name] = fault
        else:
            kept = {**stances[name].plants, **kept}
    return stances, faults


def moved(
    figure: Figure, stances: Mapping[str, Stance], starts: Direction | None = None
) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong on the ways between the stances, by the pose that a way leads to.

    A rep is waited for in the ready pose and `starts` with one movement; unless that is known,
    it may be either.
    """
    if figure.cycle and figure.cycle.flows and stances.keys() >= set(figure.cycle.poses):
        yield from _flow_faults(figure.cycle, stances)
    for start, end in _ways(figure, starts):
        fault = stances.keys() >= {start, end} and way_fault(stances[start], stances[end])
        if fault:
            yield end, fault


def way_fault(a: Stance, b: Stance) -> Fault | None:
    """Return the first fault on the way between two stances, None if there is none."""
    for number in range(1, SAMPLES):
        part = number / SAMPLES
        body = in_between(a, b, part)
        fault = _floor_fault(body, shared_plants(a, b, part)) or _joint_fault(
            body, blended(a.angles, b.angles, part)
        )
        if fault:
            return fault
    return None


def _ways(figure: Figure, starts: Direction | None) -> Iterator[tuple[str, str]]:
    if figure.cycle:
        poses = figure.cycle.poses
        yield READY, poses[0]
        if not figure.cycle.flows:
            yield from zip(poses, (*poses[1:], poses[0]), strict=True)
        return
    yield STRETCHED, CONTRACTED
    if starts is not Direction.ECCENTRIC:
        yield READY, CONTRACTED
    if starts is not Direction.CONCENTRIC:
        yield READY, STRETCHED


def _flow_faults(cycle: Cycle, stances: Mapping[str, Stance]) -> Iterator[tuple[str, Fault]]:
    row = [stances[name] for name in cycle.poses]
    plants = common_plants(row)
    for number in range(len(row)):
        faults = (
            _floor_fault(flowing(row, number + sample / SAMPLES), plants)
            for sample in range(1, SAMPLES)
        )
        first = next((fault for fault in faults if fault), None)
        if first:
            yield cycle.poses[(number + 1) % len(row)], first


def _floor_fault(body: Body, plants: Plants) -> Fault | None:
    missing = missed(body, plants)
    if missing is not None:
        return OutOfReachError(missing)
    depth = lowest(body)
    return PiercedFloorError(round(-depth * 1000)) if depth < PIERCED else None


def _joint_fault(body: Body, angles: Angles) -> Fault | None:
    try:
        within_limits(read_back(body, angles))
    except BeyondLimitError as fault:
        return fault
    return None
