"""What is told of rests that are too short."""

from tests.core.bodies import MARCH, RAISE, SQUAT, rendered, routine, step
from trainer.core.plan.advice import short_rests
from trainer.core.routine import Step
from trainer.core.text import sentence


def advice(*steps: Step) -> list[tuple[str, str]]:
    found = short_rests(rendered(routine(*steps)))
    return [(block.step.id, sentence(what)) for block, what in found]


def test_rests_that_hold_all_need_no_advice() -> None:
    assert advice(step(MARCH, seconds=20, sets=8, rest_seconds=10), step(SQUAT, 3)) == []


def test_a_rest_too_short_for_its_words_and_the_way_is_told_once() -> None:
    march = step(MARCH, seconds=20, sets=2, rest_seconds=4)
    assert advice(march, step(RAISE, 1, sets=2)) == [
        (
            "march",
            (
                "The rest of 4 s before Inverse leg raise is 10.0 s too short for its "
                "instructions and for getting into position. Make it longer, or part of that "
                "is left out."
            ),
        )
    ]


def test_a_step_that_runs_on_into_another_position_is_told() -> None:
    ((step_id, told),) = advice(step(MARCH, seconds=20, sets=2, rest_seconds=0), step(RAISE, 1))
    assert step_id == "march"
    assert told.startswith("Inverse leg raise follows without a rest: its instructions are")


def test_a_step_that_runs_on_where_it_is_needs_no_advice() -> None:
    assert advice(step(MARCH, seconds=20, sets=2, rest_seconds=0)) == []
