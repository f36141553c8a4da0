"""What becomes of a routine before it has a length: its blocks, in order."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.core.bodies import (
    BRIDGE,
    CIRCLES,
    EXERCISES,
    MARCH,
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    SWINGS,
    routine,
    step,
)
from trainer.core.exercise import Range, Side, Tempo
from trainer.core.plan import expand
from trainer.core.plan.expand import side_changes
from trainer.core.plan.timeline import Block
from trainer.core.routine import Group, Pace, Reps, Routine, SideOrder, Step
from trainer.core.settings import Level, Settings, StepChoice
from trainer.core.settings_text import apply_option

THREE = step(RAISE, 10, variants=("straight", "out", "in"))


def blocks_of(*steps: Step | Group, settings: Settings | None = None) -> tuple[Block, ...]:
    return expand(routine(*steps), EXERCISES, settings or Settings())


def order(blocks: tuple[Block, ...]) -> str:
    """Write the blocks as the design does: L1 is the left side with the first variant."""
    numbers = {"straight": 1, "out": 2, "in": 3}
    turns = [(b.side, b.variant) for b in blocks]
    return " ".join(f"{s[0].upper()}{numbers[v.id]}" for s, v in turns if s and v)


@pytest.mark.parametrize(
    ("chosen", "turns"),
    [
        (SideOrder.LEG_BY_LEG, "L1 L2 L3 R1 R2 R3"),
        (SideOrder.ANGLE_BY_ANGLE, "L1 R1 L2 R2 L3 R3"),
        (SideOrder.SNAKE, "L1 R1 R2 L2 L3 R3"),
    ],
)
def test_side_orders(chosen: SideOrder, turns: str) -> None:
    assert order(blocks_of(replace(THREE, side_order=chosen))) == turns
    assert order(blocks_of(THREE, settings=Settings(side_order=chosen))) == turns


def test_the_right_side_can_be_first() -> None:
    settings = Settings(first_side=Side.RIGHT, side_order=SideOrder.SNAKE)
    assert order(blocks_of(THREE, settings=settings)) == "R1 L1 L2 R2 R3 L3"
    assert order(blocks_of(replace(THREE, first_side=Side.RIGHT)))[:2] == "R1"


def test_leg_by_leg_is_the_default() -> None:
    assert order(blocks_of(THREE)) == "L1 L2 L3 R1 R2 R3"


def test_without_a_choice_the_first_variant_is_done() -> None:
    assert order(blocks_of(step(RAISE))) == "L1 R1"


def test_a_variant_named_twice_or_unknown_is_done_once_or_not() -> None:
    assert order(blocks_of(step(RAISE, variants=("out", "out", "up")))) == "L2 R2"


def test_reps_may_differ_between_the_sides() -> None:
    uneven = replace(step(ONE_LEG_BRIDGE), reps=Reps(left=10, right=12))
    assert [b.reps for b in blocks_of(uneven)] == [10, 12]


def test_what_a_person_chose_for_a_step_wins() -> None:
    tempo = Tempo.parse("2-2-2-0")
    choice = StepChoice(reps=4, sets=2, tempo=tempo)
    settings = Settings(tempo_factor=2, hold_seconds=5).with_choice("test", "squat", choice)
    blocks = blocks_of(step(SQUAT), settings=settings)
    assert [(b.reps, b.set, b.sets, b.tempo) for b in blocks] == [
        (4, 1, 2, tempo),
        (4, 2, 2, tempo),
    ]


def test_a_tempo_chosen_for_a_timed_step_means_nothing() -> None:
    choice = StepChoice(tempo=Tempo.parse("2-2-2-0"))
    (block,) = blocks_of(step(STRETCH), settings=Settings().with_choice("test", "stretch", choice))
    assert block.tempo is None


def test_the_factor_scales_movements_and_the_hold_setting_holds() -> None:
    (block,) = blocks_of(step(SQUAT), settings=Settings(tempo_factor=2, hold_seconds=0.5))
    assert str(block.tempo) == "3-0.5-2-0"


def test_a_routine_may_set_the_tempo() -> None:
    (block,) = blocks_of(step(SQUAT, tempo=Tempo.parse("3-1-X-0")))
    assert block.tempo
    assert block.tempo.concentric_ms == 500


@pytest.mark.parametrize(("seconds", "held_ms"), [(0, 0), (0.01, 100), (0.0001, 0), (5, 5_000)])
def test_a_hold_is_either_long_enough_to_notice_or_left_out(seconds: float, held_ms: int) -> None:
    (block,) = blocks_of(step(SQUAT), settings=Settings(hold_seconds=seconds))
    assert block.tempo
    assert block.tempo.stretched_ms == held_ms


def test_the_easy_level_keeps_the_step() -> None:
    (block,) = blocks_of(step(ONE_LEG_BRIDGE), settings=Settings(level=Level.EASY))
    assert (block.step.id, block.exercise, block.side) == ("single-leg-bridge", BRIDGE, None)


def test_the_easy_level_leaves_what_has_no_easier_form() -> None:
    (block,) = blocks_of(step(SQUAT), settings=Settings(level=Level.EASY))
    assert block.exercise is SQUAT


@pytest.mark.parametrize(
    ("of_step", "of_settings", "done"),
    [
        (None, None, Range.FULL),
        (Range.TOP, None, Range.TOP),
        (Range.TOP, Range.FULL, Range.FULL),
    ],
)
def test_ranges(of_step: Range | None, of_settings: Range | None, done: Range) -> None:
    blocks = blocks_of(step(RAISE, range=of_step), settings=Settings(range=of_settings))
    assert blocks[0].range is done


def test_an_exercise_with_one_range_has_none_to_choose() -> None:
    (block,) = blocks_of(step(SQUAT), settings=Settings(range=Range.TOP))
    assert block.range is None


def test_no_rest_unless_wanted() -> None:
    assert not any(b.rest_ms for b in blocks_of(THREE, step(SQUAT, sets=3), step(STRETCH)))


def test_rest_after_each_set_but_not_within_it() -> None:
    blocks = blocks_of(step(ONE_LEG_BRIDGE, sets=2, rest_seconds=20), step(SQUAT))
    assert [b.rest_ms for b in blocks] == [0, 0, 20_000, 0, 20_000]


def test_the_rest_setting_comes_before_every_set_but_the_first() -> None:
    steps = step(SQUAT, sets=2), step(STRETCH, rest_seconds=5)
    assert [b.rest_ms for b in blocks_of(*steps, settings=Settings(rest_seconds=10))] == [
        *(0, 10_000, 10_000)
    ]


def test_rounds_are_numbered_and_rested_between() -> None:
    group = Group(id="circuit", steps=(step(SQUAT), step(STRETCH)), rounds=2, rest_seconds=30)
    assert [(b.step.id, b.round, b.rest_ms) for b in blocks_of(group)] == [
        ("squat", 1, 0),
        ("stretch", 1, 0),
        ("squat", 2, 30_000),
        ("stretch", 2, 0),
    ]


def test_the_first_block_of_every_round_knows_how_many_there_are() -> None:
    inner = Group(id="inner", steps=(step(SQUAT, sets=2), step(STRETCH)))
    blocks = blocks_of(step(RAISE), Group(id="circuit", steps=(inner,), rounds=2))
    assert [(b.round, b.rounds) for b in blocks if b.opens_round] == [(1, 2), (2, 2)]
    assert [b.step.id for b in blocks if b.opens_round] == ["squat", "squat"]
    assert blocks[0].rounds == 1


def test_rounds_within_rounds_are_numbered_on() -> None:
    inner = Group(id="inner", steps=(step(SQUAT),), rounds=2)
    outer = Group(id="outer", steps=(inner, step(STRETCH)), rounds=2)
    assert [(b.step.id[1], b.round) for b in blocks_of(outer)] == [
        *(("q", 1), ("q", 2), ("t", 1), ("q", 3), ("q", 4), ("t", 2)),
    ]


WARM_UP = Group(id="warm-up", steps=(step(MARCH), step(CIRCLES), step(SWINGS)), fill_minutes=4)


def test_a_filled_group_leaves_the_lengths_open() -> None:
    assert [(b.seconds, b.fill, b.fill_ms) for b in blocks_of(WARM_UP)] == [(None, 1, 240_000)] * 4


def test_a_long_warm_up_repeats_its_moves() -> None:
    blocks = blocks_of(WARM_UP, settings=Settings(warmup_minutes=9))
    assert [b.round for b in blocks] == [1] * 4 + [2] * 4 + [3] * 4
    assert {b.fill_ms for b in blocks} == {540_000}


def test_other_filled_groups_keep_their_minutes() -> None:
    stretches = Group(id="stretches", steps=(step(STRETCH),), fill_minutes=1)
    blocks = blocks_of(WARM_UP, stretches, settings=Settings(warmup_minutes=5))
    assert (blocks[-1].fill, blocks[-1].fill_ms) == (2, 60_000)


def test_no_extra_rest_in_a_filled_group() -> None:
    assert not any(b.rest_ms for b in blocks_of(WARM_UP, settings=Settings(rest_seconds=10)))


def test_a_group_filled_within_a_filled_one_only_takes_part() -> None:
    inner = Group(id="inner", steps=(step(MARCH),), fill_minutes=1)
    outer = Group(id="outer", steps=(inner, step(CIRCLES)), fill_minutes=2)
    assert {(b.fill, b.fill_ms) for b in blocks_of(outer)} == {(1, 120_000)}


def test_reps_in_a_filled_group_need_no_repeating() -> None:
    group = Group(id="warm-up", steps=(step(SQUAT, 5),), fill_minutes=5)
    assert len(blocks_of(group)) == 1


def test_a_self_paced_step_is_marked() -> None:
    (block,) = blocks_of(step(SQUAT, pace=Pace.SELF))
    assert (block.self_paced, block.reps_ms) == (True, 0)


def test_an_unknown_exercise_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        expand(Routine(id="r", name="R", steps=(step(SQUAT),)), {}, Settings())


WARMED = (
    Group(id="warm-up", fill_minutes=5, steps=(step(MARCH), step(CIRCLES))),
    Group(id="main", rounds=2, rest_seconds=20, steps=(step(SQUAT), step(BRIDGE))),
)


def steps_of(*options: str, plan: tuple[Step | Group, ...] = WARMED) -> list[str]:
    settings = Settings()
    for option in options:
        settings = apply_option(settings, "test", option)
    return list(dict.fromkeys(b.step.id for b in blocks_of(*plan, settings=settings)))


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["warmup_minutes=0"], ["squat", "bridge"]),
        (["skip.warm-up=true"], ["squat", "bridge"]),
        (["skip.main=true", "skip.march=true"], ["circles"]),
        (["skip.squat=true"], ["march", "circles", "bridge"]),
        (["warmup_minutes=0", "skip.warm-up=false"], ["march", "circles", "squat", "bridge"]),
        (["skip.gone=true"], ["march", "circles", "squat", "bridge"]),
    ],
)
def test_what_is_switched_off_is_left_out(options: list[str], left: list[str]) -> None:
    assert steps_of(*options) == left


def test_where_nothing_would_be_left_nothing_is_left_out() -> None:
    assert steps_of("warmup_minutes=0", plan=WARMED[:1]) == ["march", "circles"]
    assert len(steps_of("skip.warm-up=true", "skip.main=true")) == 4


def test_a_group_of_which_nothing_is_left_leaves_no_rest() -> None:
    settings = apply_option(Settings(), "test", "skip.squat=true")
    only = Group(id="main", rounds=2, rest_seconds=20, steps=(step(SQUAT),))
    (block,) = blocks_of(only, step(BRIDGE), settings=settings)
    assert (block.step.id, block.rest_ms) == ("bridge", 0)


def test_the_seconds_chosen_for_a_timed_step_win() -> None:
    settings = Settings().with_choice("test", "stretch", StepChoice(seconds=45))
    settings = settings.with_choice("test", "squat", StepChoice(seconds=45))
    timed, counted = blocks_of(step(STRETCH, seconds=30), step(SQUAT), settings=settings)
    assert (timed.seconds, counted.seconds) == (45, None)


def test_a_filled_group_shares_out_its_time_whatever_seconds_are_chosen() -> None:
    settings = Settings().with_choice("test", "march", StepChoice(seconds=45))
    assert {b.seconds for b in blocks_of(WARMED[0], settings=settings)} == {None}


@pytest.mark.parametrize(
    ("order", "changes"),
    [(SideOrder.LEG_BY_LEG, 1), (SideOrder.SNAKE, 3), (SideOrder.ANGLE_BY_ANGLE, 5)],
)
def test_how_often_an_order_changes_sides(order: SideOrder, changes: int) -> None:
    assert side_changes(order, 3) == changes
    sides = [b.side for b in blocks_of(replace(THREE, side_order=order))]
    assert sum(one != other for one, other in pairwise(sides)) == changes
    assert side_changes(order, 1) == 1
