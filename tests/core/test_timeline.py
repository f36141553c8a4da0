"""Looking a place up in a timeline, and finding it again in another."""

from dataclasses import replace

from tests.core.bodies import (
    CIRCLES,
    MARCH,
    ONE_LEG_BRIDGE,
    SQUAT,
    STRETCH,
    place,
    rendered,
    routine,
    step,
)
from trainer.core.plan.carry_over import carry_over
from trainer.core.plan.timeline import Address, Phase, PhaseKind, Timeline
from trainer.core.routine import Group, Pace
from trainer.core.settings import Level, Settings, Talk

PLAN = routine(step(SQUAT, 5), step(ONE_LEG_BRIDGE, 3, sets=2), step(STRETCH))
TIMELINE = rendered(PLAN)


def test_blocks_know_their_phases() -> None:
    spans = TIMELINE.block_spans
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert {p.block for p in TIMELINE.phases[slice(*spans[2])]} == {2}
    assert TIMELINE.block_start_ms(1) == TIMELINE.phases[spans[1][0]].start_ms


def test_every_phase_is_found_by_its_address() -> None:
    found = [TIMELINE.find(phase.address) for phase in TIMELINE.phases]
    assert found == list(range(len(TIMELINE.phases)))


def in_rep(rep: int, part: str, timeline: Timeline = TIMELINE) -> Phase:
    return next(p for p in timeline.phases if (p.address.rep, p.address.part) == (rep, part))


def found(address: Address, timeline: Timeline) -> tuple[int, str]:
    index = timeline.find(address)
    assert index is not None
    at = timeline.phases[index].address
    return (at.rep, at.part)


def test_where_a_hold_is_gone_its_rep_is_found() -> None:
    without = rendered(PLAN, Settings(hold_seconds=0))
    assert found(in_rep(2, "stretched").address, without) == (2, "concentric")


def test_where_a_rep_is_gone_the_last_is_found() -> None:
    fewer = rendered(routine(step(SQUAT, 3)))
    assert found(in_rep(5, "stretched").address, fewer) == (3, "concentric")


def test_where_a_preparation_has_become_a_switch_that_is_found() -> None:
    switch = next(p for p in TIMELINE.phases if p.kind is PhaseKind.SWITCH)
    as_prepare = replace(switch.address, part="prepare")
    assert TIMELINE.find(as_prepare) == TIMELINE.find(switch.address)


def test_a_block_that_is_gone_is_not_found() -> None:
    assert rendered(routine(step(STRETCH))).find(in_rep(1, "eccentric").address) is None


def goes_on(phase: Phase, new: Timeline, old: Timeline = TIMELINE) -> Phase:
    return new.phases[carry_over(phase, old.blocks, new)]


def test_an_unchanged_place_is_kept() -> None:
    slower = rendered(PLAN, Settings(tempo_factor=2))
    phase = in_rep(2, "stretched")
    assert goes_on(phase, slower).address == phase.address


def test_with_fewer_reps_than_were_reached_the_next_block_comes() -> None:
    fewer = rendered(routine(step(SQUAT, 3), step(STRETCH)))
    after = goes_on(in_rep(4, "eccentric"), fewer)
    assert (place(after)[0], after.kind) == ("stretch", PhaseKind.PREPARE)


def test_with_fewer_reps_in_the_last_block_the_close_comes() -> None:
    old, fewer = rendered(routine(step(SQUAT, 5))), rendered(routine(step(SQUAT, 3)))
    assert goes_on(in_rep(4, "eccentric", old), fewer, old) == fewer.phases[-1]


def test_with_as_many_reps_as_were_reached_the_rep_is_done_again() -> None:
    fewer = rendered(routine(step(SQUAT, 4), step(STRETCH)))
    assert goes_on(in_rep(4, "concentric"), fewer).address.rep == 4


def last_set(timeline: Timeline) -> Phase:
    return next(p for p in timeline.phases if p.address.set == 2 and p.address.side == "right")


def test_a_set_that_is_not_wanted_any_more_is_taken_as_done() -> None:
    once = rendered(routine(step(SQUAT, 5), step(ONE_LEG_BRIDGE, 3), step(STRETCH)))
    assert place(goes_on(last_set(TIMELINE), once))[0] == "stretch"


def test_without_anything_after_that_set_the_close_comes() -> None:
    once = rendered(routine(step(SQUAT, 5), step(ONE_LEG_BRIDGE, 3)))
    assert goes_on(last_set(TIMELINE), once) == once.phases[-1]


def test_the_easier_exercise_is_begun_in_the_same_set() -> None:
    easy = rendered(PLAN, Settings(level=Level.EASY))
    assert place(goes_on(last_set(TIMELINE), easy)) == ("single-leg-bridge", None, None, 2)


def test_a_shorter_warm_up_is_over_with_its_rounds() -> None:
    group = Group(id="warm-up", steps=(step(MARCH), step(CIRCLES)), fill_minutes=5)
    plan = routine(group, step(SQUAT))
    old = rendered(plan, Settings(warmup_minutes=10))
    late = next(p for p in old.phases if p.address.round == 4)
    assert place(goes_on(late, rendered(plan), old))[0] == "squat"


def test_instead_of_a_step_that_is_gone_comes_what_came_after_it() -> None:
    other = rendered(routine(step(MARCH), step(STRETCH)))
    assert place(goes_on(last_set(TIMELINE), other))[0] == "stretch"


def test_the_close_stays_the_close() -> None:
    other = rendered(routine(step(MARCH)))
    assert goes_on(TIMELINE.phases[-1], other) == other.phases[-1]


def test_self_paced_steps_come_on_top_of_the_length() -> None:
    assert not TIMELINE.self_paced
    assert rendered(routine(step(SQUAT, pace=Pace.SELF)), Settings(talk=Talk.TONES)).self_paced
