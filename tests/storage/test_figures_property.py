"""What is true of every bundled figure: all exercises, variants, ranges, loads, sides, instants."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.core.exercise import Direction, Exercise, Held, Range, Side, Sides
from trainer.core.figure import proportions as size
from trainer.core.figure.body import Body
from trainer.core.figure.contacts import Contact, ball_of
from trainer.core.figure.figure import Figure, SecondHalf
from trainer.core.figure.flesh import lowest
from trainer.core.figure.form import Form, stances_of
from trainer.core.figure.motion import Motion, RepMotion, motion_of
from trainer.core.figure.readback import read_back
from trainer.core.figure.stance import within_limits
from trainer.core.figure.vectors import Vec, distance
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import figure_beside, is_figure, resource_dir

MM = 0.001
FRAME_MS = 33
FASTEST_M_S = 4.5
"""No joint of a person who exercises with control moves faster: a leg swung loosely does not."""


LEAST_JERK_PEAK = 1.875 * 1.35
"""The fastest moment of a movement of least jerk against its mean, and some room for joints
that are led by others."""


ON_ONE_LEG_AND_THE_OTHER = {"march", "front-leg-swings", "side-leg-swings"}


@cache
def exercises() -> dict[str, tuple[Exercise, Figure]]:
    """Return every bundled exercise with its figure."""
    found = {}
    for path in sorted((resource_dir() / "exercises").glob("*.toml")):
        if not is_figure(path):
            exercise = read_exercise(path).required()
            found[exercise.id] = (exercise, figure_of(path, exercise))
    return found


def figure_of(path: Path, exercise: Exercise) -> Figure:
    """Return the figure beside an exercise's file."""
    return read_figure(figure_beside(path), exercise).required()


def forms(exercise: Exercise) -> Iterator[Form]:
    """Yield every form that an exercise can be shown in."""
    sides = (Side.LEFT, Side.RIGHT) if exercise.sides is Sides.EACH else (None,)
    ranges = (Range.FULL, Range.TOP) if exercise.top_setup else (None,)
    loads = (None, *(load.name for load in exercise.loads))
    for variant, side, how_far, load in product(exercise.variants or (None,), sides, ranges, loads):
        yield Form(
            exercise=exercise.id,
            variant=variant,
            side=side,
            range=how_far,
            load=load,
            starts=exercise.starts if exercise.tempo else None,
        )


def name(form: Form) -> str:
    """Return a form's name in the list of tests."""
    variant = form.variant.id if form.variant else None
    return "-".join(filter(None, (form.exercise, variant, form.side, form.range, form.load)))


def every_form() -> list[Form]:
    return [form for exercise, _ in exercises().values() for form in forms(exercise)]


@cache
def motion(form: Form) -> Motion:
    """Return how a form moves."""
    return motion_of(exercises()[form.exercise][1], form)


def film(form: Form, step_ms: int = FRAME_MS) -> Iterator[Body]:
    """Yield the body frame by frame: two reps as the tempo has them, or 40 s."""
    exercise, moves = exercises()[form.exercise][0], motion(form)
    if not isinstance(moves, RepMotion):
        yield from (moves.at(ms, 40_000) for ms in range(0, 40_001, step_ms))
        return
    assert exercise.tempo
    ways = [Direction.ECCENTRIC, Direction.CONCENTRIC]
    for rep, way in product((1, 2), ways if exercise.starts is ways[0] else ways[::-1]):
        eccentric = way is Direction.ECCENTRIC
        length = exercise.tempo.eccentric_ms if eccentric else exercise.tempo.concentric_ms
        opens = rep == 1 and way is exercise.starts
        yield from (
            moves.moved(way, min(1, ms / length), opens=opens)
            for ms in range(0, length + step_ms, step_ms)
        )
        yield moves.held(Held.STRETCHED if eccentric else Held.CONTRACTED)


def joints(body: Body) -> tuple[Vec, ...]:
    """Return all joints of a body."""
    trunk = body.trunk
    return (
        trunk.pelvis,
        trunk.chest,
        trunk.head,
        *(point for leg in body.legs for point in (leg.knee, leg.ankle)),
        *(point for arm in body.arms for point in (arm.elbow, arm.wrist)),
    )


def always_down(form: Form) -> tuple[Contact, ...]:
    """Return the contacts that no pose of a form gives up, nor its mirrored second half."""
    figure = exercises()[form.exercise][1]
    rows = [set(stance.contacts) for stance in stances_of(figure, form).values()]
    if figure.cycle and figure.cycle.second_half is SecondHalf.MIRRORED:
        rows += [{contact.mirrored for contact in row} for row in rows]
    return tuple(sorted(set.intersection(*rows)))


def test_every_bundled_exercise_has_a_figure_without_a_fault() -> None:
    files = [path for path in (resource_dir() / "exercises").glob("*.toml") if not is_figure(path)]
    assert len(exercises()) == len(files)


@pytest.mark.parametrize("form", every_form(), ids=name)
def test_limbs_keep_their_lengths(form: Form) -> None:
    for body in film(form, 200):
        for leg in body.legs:
            assert distance(leg.hip, leg.knee) == pytest.approx(size.THIGH)
            assert distance(leg.knee, leg.ankle) == pytest.approx(size.SHANK)
        for arm in body.arms:
            assert distance(arm.shoulder, arm.elbow) == pytest.approx(size.UPPER_ARM)
            assert distance(arm.elbow, arm.wrist) == pytest.approx(size.FOREARM)


@pytest.mark.parametrize("form", every_form(), ids=name)
def test_what_rests_on_the_floor_stays_and_nothing_sinks_below(form: Form) -> None:
    kept = always_down(form)
    assert kept or form.exercise in ON_ONE_LEG_AND_THE_OTHER
    start = motion(form).first.body
    for body in film(form, 100):
        assert lowest(body) > -MM
        for contact in kept:
            (place, radius), (before, _) = ball_of(body, contact), ball_of(start, contact)
            assert distance(place, before) < MM
            assert abs(place[2] - radius) < MM


@pytest.mark.parametrize("form", every_form(), ids=name)
def test_joints_keep_their_limits(form: Form) -> None:
    for body in film(form, 200):
        within_limits(read_back(body, motion(form).first.angles))


@pytest.mark.parametrize("form", every_form(), ids=name)
def test_nothing_jumps_from_one_frame_to_the_next(form: Form) -> None:
    furthest = FASTEST_M_S * FRAME_MS / 1000
    for before, after in pairwise(film(form)):
        ways = map(distance, joints(before), joints(after))
        assert max(ways) < furthest


@pytest.mark.parametrize("form", [form for form in every_form() if form.starts], ids=name)
def test_no_frame_of_a_movement_goes_further_than_its_speed_allows(form: Form) -> None:
    moves, frames = motion(form), 30
    assert isinstance(moves, RepMotion)
    film = [moves.moved(Direction.CONCENTRIC, n / frames, opens=False) for n in range(frames + 1)]
    for path in zip(*map(joints, film), strict=True):
        steps = [distance(a, b) for a, b in pairwise(path)]
        assert max(steps) < LEAST_JERK_PEAK * sum(steps) / frames + MM


@given(data=st.data(), part=st.floats(0, 1))
def test_the_left_is_the_mirror_image_of_the_right(data: st.DataObject, part: float) -> None:
    sided = [form for form in every_form() if form.side is Side.LEFT]
    form = data.draw(st.sampled_from(sided))
    other = Form(
        exercise=form.exercise,
        variant=form.variant,
        side=Side.RIGHT,
        range=form.range,
        load=form.load,
        starts=form.starts,
    )
    one, image = at(motion(form), part), at(motion(other), part)
    assert mirrored(one.trunk.head) == pytest.approx(image.trunk.head, abs=1e-6)
    for number in (0, 1):
        twin = image.legs[1 - number], image.arms[1 - number]
        assert mirrored(one.legs[number].ankle) == pytest.approx(twin[0].ankle, abs=1e-6)
        assert mirrored(one.arms[number].wrist) == pytest.approx(twin[1].wrist, abs=1e-6)


def at(moves: Motion, part: float) -> Body:
    if isinstance(moves, RepMotion):
        return moves.moved(Direction.CONCENTRIC, part, opens=False)
    return moves.at(part * 40_000, 40_000)


def mirrored(point: Vec) -> Vec:
    return (point[0], -point[1], point[2])
