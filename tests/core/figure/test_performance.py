"""What the figure does all along a timeline."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.core.bodies import (
    BRIDGE,
    CIRCLES,
    MARCH,
    first,
    rendered,
    routine,
    step,
)
from tests.core.bodies import (
    RAISE as LEG_RAISE,
)
from tests.core.bodies import (
    SQUAT as SQUATS,
)
from tests.core.figure.poses import CYCLE, LEG_DOWN, NODS, ON_THE_BACK, RAISE, SQUAT, STANDING
from trainer.core.exercise import (
    Direction,
    Exercise,
    Held,
    Load,
    Position,
    Side,
    Sides,
    Tempo,
)
from trainer.core.figure.body import Body
from trainer.core.figure.course import form_of
from trainer.core.figure.figure import READY, Figure, SecondHalf, Views
from trainer.core.figure.flesh import Part
from trainer.core.figure.performance import Performance, working
from trainer.core.figure.recurring import recurring
from trainer.core.figure.scene import Scene, View
from trainer.core.figure.stance import brought_down
from trainer.core.figure.vectors import distance
from trainer.core.figure.ways import Ways
from trainer.core.figure.weights import Weight, weight_solids
from trainer.core.plan.timeline import CLOSING, Phase, PhaseKind, Timeline
from trainer.core.routine import Pace
from trainer.core.settings import Settings, WithLoad

WAYS = Ways(
    stances={
        Position.STANDING: brought_down(STANDING, {}),
        "between": brought_down(LEG_DOWN, {}),
        Position.ELBOWS_AND_KNEES: brought_down(LEG_DOWN, {}),
        Position.ON_THE_BACK: brought_down(ON_THE_BACK, {}),
    },
    links=(
        (Position.STANDING, "between"),
        ("between", Position.ELBOWS_AND_KNEES),
        (Position.STANDING, Position.ON_THE_BACK),
    ),
)
FIGURES = {
    "squat": SQUAT,
    "inverse-leg-raise": RAISE,
    "sweeps": replace(RAISE, poses={**RAISE.poses, READY: ON_THE_BACK}),
    "march": NODS,
    "circles": replace(NODS, cycle=replace(CYCLE, poses=("up",), second_half=SecondHalf.MIRRORED)),
}


def figure_of(exercise: Exercise) -> Figure | None:
    return FIGURES.get(exercise.id)


def performance(timeline: Timeline) -> Performance:
    return Performance(timeline, figure_of, WAYS)


WORKOUT = rendered(
    routine(
        step(SQUATS),
        step(LEG_RAISE, variants=("straight", "out")),
        step(MARCH, seconds=8),
        step(CIRCLES, seconds=8),
        step(BRIDGE),
    ),
    Settings(rest_seconds=3),
)


def middles(scene: Scene) -> tuple[float, ...]:
    return tuple(number for solid in scene.solids for ball in solid.balls for number in ball[0])


def of(
    direction: Direction | None = None, held: Held | None = None, side: Side | None = None
) -> Phase:
    return next(
        phase
        for phase in WORKOUT.phases
        if phase.direction is direction
        and phase.held is held
        and phase.address.side is side
        and phase.address.rep
    )


def test_the_body_moves_on_without_a_jump_from_phase_to_phase() -> None:
    shown = performance(WORKOUT)
    for before, after in pairwise(WORKOUT.phases):
        end, start = shown.scene(before, 1.0), shown.scene(after, 0.0)
        assert middles(end)[:60] == pytest.approx(middles(start)[:60], abs=0.02)


@pytest.mark.parametrize("rep", [1, 2, 3])
def test_a_workout_that_is_taken_up_begins_without_a_jump(rep: int) -> None:
    shown = performance(taken_up_at(rep))
    phases = shown.timeline.phases
    for before, after in pairwise(phases):
        end, start = shown.scene(before, 1.0), shown.scene(after, 0.0)
        assert middles(end)[:60] == pytest.approx(middles(start)[:60], abs=0.02)
    assert [phase.start_ms for phase in phases if shown.opens(phase)] == [phases[1].start_ms]


RUNNING_ON = rendered(
    routine(
        step(SQUATS, seconds=12, rest_seconds=0),
        step(MARCH, seconds=8, rest_seconds=0),
        step(LEG_RAISE, seconds=8, rest_seconds=0),
        step(LEG_RAISE, 2),
    )
)


def path(shown: Performance, timeline: Timeline) -> list[tuple[float, ...]]:
    """Return the places of some parts, every tenth of a second or more often."""
    return [
        middles(shown.scene(phase, place / steps))[:60]
        for phase in timeline.phases
        for steps in [max(1, phase.length_ms // 100)]
        for place in range(steps + 1)
    ]


def test_without_gaps_the_body_gets_to_the_next_exercise_in_its_work() -> None:
    seen = path(performance(RUNNING_ON), RUNNING_ON)
    assert all(
        max(abs(a - b) for a, b in zip(here, there, strict=True)) < 0.3
        for here, there in pairwise(seen)
    )
    shown = performance(RUNNING_ON)
    march = next(p for p in RUNNING_ON.phases if p.block == 1)
    assert shown.hurries(march)
    assert recurring(shown, march, 0.9) is None
    assert (shown.arrival(march, 0.0), shown.arrival(march, 1.0)) == (0, 1)


def test_reps_that_are_not_counted_fill_their_time() -> None:
    shown = performance(RUNNING_ON)
    work = first(RUNNING_ON, PhaseKind.TIMED)
    reps = 3
    bottoms = [middles(shown.scene(work, (rep + 0.5) / reps)) for rep in range(reps)]
    tops = [middles(shown.scene(work, rep / reps)) for rep in range(reps + 1)]
    assert bottoms[1] == pytest.approx(bottoms[0], abs=1e-6)
    assert tops[-1] == pytest.approx(tops[1], abs=1e-6)
    assert max(abs(a - b) for a, b in zip(tops[1], bottoms[1], strict=True)) > 0.2


def test_out_of_a_ready_pose_muscles_begin_to_work_slowly() -> None:
    timeline = taken_up_at(1)
    moves = [p for p in timeline.phases if p.direction is Direction.ECCENTRIC]
    shown = performance(timeline)
    strengths = [shown.scene(move, 0.0).glows[0].strength for move in moves]
    assert strengths == [0.2, 1.0, 1.0]


def taken_up_at(rep: int) -> Timeline:
    """Lay out sweeps, which begin in a pose that is no end of theirs, from one of them on."""
    sweeps = replace(
        LEG_RAISE,
        id="sweeps",
        muscles=("gluteus maximus",),
        tempo=Tempo.parse("1-0-1-1"),
        starts=Direction.ECCENTRIC,
        sides=Sides.BOTH,
        variants=(),
    )
    plan, exercises = routine(step(sweeps)), {sweeps.id: sweeps}
    whole = rendered(plan, exercises=exercises)
    start = next(phase.address for phase in whole.phases if phase.address.rep == rep)
    return rendered(plan, start=start, exercises=exercises)


def test_holds_are_still() -> None:
    shown = performance(WORKOUT)
    held = of(held=Held.CONTRACTED, side=Side.LEFT)
    assert middles(shown.scene(held, 0.1)) == middles(shown.scene(held, 0.9))


def test_muscles_glow_as_they_squeeze() -> None:
    exercise = replace(LEG_RAISE, muscles=("gluteus maximus", "trunk", "nothing known"))
    timeline = rendered(routine(step(exercise)), exercises={exercise.id: exercise})
    shown = performance(timeline)
    rising = first(timeline, PhaseKind.MOVE)
    weak, strong = shown.scene(rising, 0.1).glows, shown.scene(rising, 0.9).glows
    assert len(weak) == 2
    assert weak[0].strength < strong[0].strength
    assert shown.scene(first(timeline, PhaseKind.PREPARE), 0.5).glows == ()
    assert shown.scene(first(timeline, PhaseKind.HOLD), 0.5).glows[0].strength == 1.0


def test_a_squat_works_hardest_at_the_bottom() -> None:
    shown = performance(WORKOUT)
    exercise = replace(SQUATS, muscles=("quadriceps",))
    timeline = rendered(routine(step(exercise)), exercises={exercise.id: exercise})
    shown = performance(timeline)
    strengths = [
        shown.scene(phase, 0.99).glows[0].strength
        for phase in timeline.phases
        if phase.address.rep == 2
    ]
    assert strengths[0] == pytest.approx(0.8, abs=0.01)
    assert strengths[1] == 0.8
    assert strengths[2] == pytest.approx(0.2, abs=0.01)


def test_a_timed_exercise_glows_throughout() -> None:
    exercise = replace(MARCH, muscles=("calves", "shoulders"))
    timeline = rendered(routine(step(exercise, seconds=8)), exercises={exercise.id: exercise})
    glows = performance(timeline).scene(first(timeline, PhaseKind.TIMED), 0.5).glows
    assert [glow.strength for glow in glows] == [0.5] * 4


def test_the_working_side_is_the_one_that_is_said() -> None:
    shown = performance(WORKOUT)
    up = Direction.CONCENTRIC
    assert shown.scene(of(up, side=Side.LEFT), 0.5).works == {(Part.THIGH, 0)}
    assert shown.scene(of(up, side=Side.RIGHT), 0.5).works == {(Part.THIGH, 1)}
    assert working(replace(SQUAT, works=((Part.CHEST, None),)), swapped=True) == {
        (Part.CHEST, None)
    }


def test_in_a_mirrored_second_half_the_other_side_works() -> None:
    figure = replace(FIGURES["circles"], works=((Part.THIGH, 0),))
    timeline = rendered(routine(step(CIRCLES, seconds=8)))
    shown = Performance(timeline, lambda _exercise: figure, WAYS)
    phase = first(timeline, PhaseKind.TIMED)
    assert shown.scene(phase, 0.4).works == {(Part.THIGH, 0)}
    assert shown.scene(phase, 0.6).works == {(Part.THIGH, 1)}


def test_a_body_at_rest_breathes() -> None:
    shown = performance(WORKOUT)
    still = next(
        p for p in WORKOUT.phases if p.address.step == "circles" and p.kind is PhaseKind.TIMED
    )
    full, empty = shown.scene(still, 0.25), shown.scene(still, 0.5)
    radii = [[ball[1] for solid in scene.solids for ball in solid.balls] for scene in (full, empty)]
    assert sum(radii[0]) > sum(radii[1])
    assert middles(full) == middles(empty)


def test_the_camera_goes_along_on_the_way() -> None:
    shown = performance(WORKOUT)
    on_the_way = next(p for p in WORKOUT.phases if p.kind is PhaseKind.PREPARE and p.block == 1)
    views = [shown.view(on_the_way, part) for part in (0.0, 0.1, 1.0)]
    assert views[0] == SQUAT.view
    assert SQUAT.view.turn < views[1].turn < RAISE.view.turn
    assert views[2] == RAISE.view
    assert shown.arrival(on_the_way, 0.0) == 0
    assert shown.arrival(WORKOUT.phases[0], 0.0) == 1


def test_no_way_is_hurried_where_there_is_time() -> None:
    shown = performance(WORKOUT)
    for phase in WORKOUT.phases:
        if phase.kind in {PhaseKind.PREPARE, PhaseKind.SWITCH} and phase.block:
            gently_ms = min(2_000, phase.length_ms * 0.6)
            assert shown.arrival(phase, gently_ms * 0.95 / phase.length_ms) < 1
            assert shown.arrival(phase, 1.0) == 1


def test_the_working_side_is_always_in_front() -> None:
    shown = performance(WORKOUT)
    sides = {block.side: number for number, block in enumerate(WORKOUT.blocks)}
    left, right = shown.view_of(sides[Side.LEFT]), shown.view_of(sides[Side.RIGHT])
    assert (left.turn, left.tilt) == (-right.turn, right.tilt) == (RAISE.view.turn, RAISE.view.tilt)
    assert RAISE.detail
    detail = shown.detail_of(sides[Side.RIGHT])
    assert detail
    assert detail.turn == -RAISE.detail.turn
    assert shown.detail_of(0) is None


def test_a_variant_may_have_a_camera_of_its_own() -> None:
    number, block = next((n, b) for n, b in enumerate(WORKOUT.blocks) if b.side is Side.LEFT)
    assert block.variant
    views = {block.variant.id: Views(view=View(170, 30), detail=View(100, 10))}
    shown = Performance(WORKOUT, lambda _: replace(RAISE, views=views), WAYS)
    assert (shown.view_of(number), shown.detail_of(number)) == (View(170, 30), View(100, 10))
    other = replace(RAISE, views={"another": Views(view=View(0, 0))})
    assert Performance(WORKOUT, lambda _: other, WAYS).view_of(number) == RAISE.view


def test_only_the_working_side_glows() -> None:
    march = next(number for number, b in enumerate(WORKOUT.blocks) if b.exercise.id == "march")
    exercise = replace(WORKOUT.blocks[march].exercise, muscles=("hips",))

    def glowing(*sides: int) -> set[int | None]:
        figure = replace(NODS, works=tuple((Part.THIGH, side) for side in sides))
        blocks = tuple(
            replace(block, exercise=exercise) if number == march else block
            for number, block in enumerate(WORKOUT.blocks)
        )
        shown = Performance(replace(WORKOUT, blocks=blocks), lambda _: figure, WAYS)
        phase = next(p for p in WORKOUT.phases if p.block == march and p.kind is PhaseKind.TIMED)
        return {side for glow in shown.scene(phase, 0.3).glows for _, side in glow.parts}

    assert glowing(0) == {0, None}
    assert glowing(1) == {1, None}
    assert glowing(0, 1) == glowing() == {0, 1, None}


def test_in_a_rest_the_body_stays_where_the_last_block_left_it() -> None:
    shown = performance(WORKOUT)
    rest = next(p for p in WORKOUT.phases if p.kind is PhaseKind.REST and p.block == 1)
    last = next(p for p in reversed(WORKOUT.phases) if p.block == 0)
    assert middles(shown.scene(rest, 0.0)) == pytest.approx(middles(shown.scene(last, 1.0)))
    assert shown.arrival(rest, 0.9) == 0
    assert shown.view(rest, 0.9) == SQUAT.view


def test_no_other_pose_takes_the_place_of_a_missing_figure() -> None:
    shown = performance(WORKOUT)
    bridge = next(n for n, block in enumerate(WORKOUT.blocks) if block.step.id == "bridge")
    assert (shown.has_figure(0), shown.has_figure(bridge)) == (True, False)
    seen = {p.kind: shown.shows(p) for p in WORKOUT.phases if p.block == bridge and not closes(p)}
    assert seen.pop(PhaseKind.REST)  # from the block before it, which has one
    assert set(seen.values()) == {False}
    assert not shown.shows(WORKOUT.phases[-1])
    assert shown.shows(WORKOUT.phases[0])


def closes(phase: Phase) -> bool:
    return phase.address.part == CLOSING


def test_an_exercise_without_a_figure_stays_in_its_position() -> None:
    shown = performance(WORKOUT)
    bridge = next(p for p in WORKOUT.phases if p.address.step == "bridge" and p.address.rep)
    lying = WAYS.stances[Position.ON_THE_BACK].body.trunk.head
    assert shown.scene(bridge, 0.5).works == frozenset()
    assert lying[2] < 0.2
    assert max(middles(shown.scene(bridge, 0.5))[2::3]) < 0.3


def test_the_end_of_the_workout_keeps_the_last_pose() -> None:
    closing = WORKOUT.phases[-1]
    assert closing.address.part == CLOSING
    assert max(middles(performance(WORKOUT).scene(closing, 0.5))[2::3]) < 0.3


def test_weights_are_held_where_the_figure_says() -> None:
    squats = replace(SQUATS, loads=(Load(name="barbell", setup="Take it."),))
    timeline = rendered(
        routine(step(squats)), Settings(load=WithLoad.WITH), exercises={"squat": squats}
    )
    assert form_of(timeline.blocks[0]).load == "barbell"
    solids = performance(timeline).scene(timeline.phases[-2], 1.0).solids
    weights = [solid for solid in solids if solid.part is Part.WEIGHT]
    assert len(weights) == 7
    assert min(middle[2] for weight in weights for middle, _ in weight.balls) > 1.2


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, None])
@pytest.mark.parametrize("weight", list(Weight))
def test_a_weight_is_near_what_holds_it(weight: Weight, side: Side | None) -> None:
    body = brought_down(STANDING, {}).body
    grip = weight_solids(body, weight, side)[0].balls[0][0]
    assert min(distance(grip, place) for place in holders(body, weight)) < 0.75


def holders(body: Body, weight: Weight) -> list[tuple[float, float, float]]:
    return {
        Weight.BEHIND_KNEE: [leg.knee for leg in body.legs],
        Weight.IN_HANDS: [arm.wrist for arm in body.arms],
        Weight.ON_SHOULDERS: [body.trunk.neck],
    }[weight]


def test_what_tells_most_of_a_block() -> None:
    shown = performance(WORKOUT)
    assert len(shown.key_scenes(0)) == 2
    knees = [max(middles(shown.still(number))[2::3]) for number in (0, 3)]
    assert knees[0] < 1.6
    bottom = shown.key_scenes(0)[0]
    assert middles(shown.still(0)) == middles(bottom)
    march = next(i for i, block in enumerate(WORKOUT.blocks) if block.exercise.id == "march")
    assert len(shown.key_scenes(march)) == 5
    assert middles(shown.still(march)) == middles(shown.key_scenes(march)[0])


def test_what_shows_a_block_in_motion() -> None:
    shown = performance(WORKOUT)
    assert {phase.address.rep for phase in shown.demonstration(0)} == {3}
    march = next(i for i, block in enumerate(WORKOUT.blocks) if block.exercise.id == "march")
    assert [phase.kind for phase in shown.demonstration(march)] == [PhaseKind.TIMED]


def test_what_shows_a_self_paced_block_in_motion() -> None:
    own = performance(rendered(routine(step(LEG_RAISE, pace=Pace.SELF))))
    guided = performance(rendered(routine(step(LEG_RAISE))))
    shown, other = own.demonstration(0), guided.demonstration(0)
    assert [phase.length_ms for phase in shown] == [phase.length_ms for phase in other]
    assert middles(own.scene(shown[0], 0.7)) == middles(guided.scene(other[0], 0.7))
    assert own.opens(shown[0]) is False
    (timed,) = performance(rendered(routine(step(MARCH, pace=Pace.SELF)))).demonstration(0)
    assert (timed.kind, timed.length_ms) == (PhaseKind.TIMED, MARCH.seconds * 1000)


def test_a_wait_is_spent_in_the_first_pose() -> None:
    timeline = rendered(routine(step(LEG_RAISE, pace=Pace.SELF)))
    wait = first(timeline, PhaseKind.WAIT)
    shown = performance(timeline)
    assert middles(shown.scene(wait, 0.0)) == middles(shown.key_scenes(0)[0])
