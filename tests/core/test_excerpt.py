"""A part of a workout: which there are, and that it is what is live, from one step to another."""

from dataclasses import replace

import pytest

from tests.core.bodies import CIRCLES, MARCH, RAISE, SQUAT, STRETCH, rendered, routine, said, step
from trainer.core.excerpt import NoSuchPartError, beginning, check_part, spoken, until
from trainer.core.plan.timeline import CLOSING, Timeline
from trainer.core.routine import Group

PLAN = routine(step(MARCH, seconds=30), step(CIRCLES, seconds=30), step(RAISE, 1), step(STRETCH))
WHOLE = rendered(PLAN)


def steps(timeline: Timeline) -> list[str]:
    return list(dict.fromkeys(block.step.id for block in timeline.blocks))


def test_a_part_ends_after_its_last_step_with_the_close() -> None:
    part = until(WHOLE, "circles")
    assert steps(part) == ["march", "circles"]
    assert said(part)[-4:] == ["Three", "Two", "One", "That's it. You are done."]
    assert part.phases[-1].address.part == CLOSING
    assert (part.phases[-1].address.step, part.phases[-1].block) == ("circles", 1)
    assert part.cues[-1].ends_ms == part.total_ms


def test_all_that_is_in_a_part_is_where_it_is_in_the_whole() -> None:
    part = until(WHOLE, "circles")
    close_ms = part.phases[-1].start_ms
    assert close_ms == WHOLE.block_start_ms(2)
    assert part.phases[:-1] == WHOLE.phases[: len(part.phases) - 1]
    left_out = [c for c in WHOLE.cues if c.at_ms < close_ms and c not in part.cues]
    assert [said(part).count("Next: Hip circles."), len(left_out)] == [1, 1]  # "Next: Inverse …"
    assert part.lead_ins == WHOLE.lead_ins[:2]


def test_to_the_last_step_it_is_the_whole() -> None:
    assert until(WHOLE, "stretch") is WHOLE


def test_of_a_step_in_rounds_all_are_in_the_part() -> None:
    circuit = Group(id="circuit", rounds=2, steps=(step(SQUAT, 1), step(STRETCH, seconds=20)))
    part = until(rendered(routine(circuit, step(RAISE, 1))), "squat")
    assert [block.step.id for block in part.blocks] == ["squat", "stretch", "squat"]


def test_a_part_begins_with_its_first_step_as_a_workout_does() -> None:
    part = until(rendered(PLAN, start=beginning("circles")), "inverse-leg-raise")
    assert steps(part) == ["circles", "inverse-leg-raise"]
    assert part.phases[0].start_ms == 0
    assert said(part)[0] == "Hip circles. 30 seconds."


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("marhc", None, "The routine test has no step marhc. Did you mean march?"),
        (None, "zzz", "has no step zzz. It has: march, circles, inverse-leg-raise, stretch."),
        ("stretch", "march", "the step stretch comes after march"),
    ],
)
def test_parts_that_there_are_not_are_told(first: str | None, last: str | None, told: str) -> None:
    with pytest.raises(NoSuchPartError) as caught:
        check_part(PLAN, first, last)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), ("march", None), (None, "march"), ("march", "march"), ("march", "stretch")],
)
def test_parts_that_there_are_pass(first: str | None, last: str | None) -> None:
    check_part(PLAN, first, last)


def test_words_are_spoken_from_a_blocks_first_to_its_last() -> None:
    spans = spoken(WHOLE)
    assert len(spans) == len(WHOLE.blocks) + 1  # and the close
    starts = [WHOLE.block_start_ms(number) for number in range(len(WHOLE.blocks))]
    assert all(start <= span[0] < span[1] for start, span in zip(starts, spans, strict=False))
    heard = {cue.at_ms for cue in WHOLE.cues}
    assert all(any(first <= at <= last for first, last in spans) for at in heard)


def test_a_block_without_a_cue_has_no_words() -> None:
    assert spoken(replace(WHOLE, cues=())) == ()
