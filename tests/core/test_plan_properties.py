"""What holds of every timeline, whatever the routine, the settings and the voice."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.bodies import phase_at, rendered, routine
from tests.core.chance import Plan, plans, routines, usual
from trainer.core.exercise import Position
from trainer.core.plan.fit import WORD_GAP_MS
from trainer.core.plan.timeline import Block, Cue, CueKind, Phase, PhaseKind, Timeline
from trainer.core.plan.way import way_ms
from trainer.core.routine import Routine
from trainer.core.settings import Count, Settings, Talk

quick = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NAMING = {CueKind.PHASE, CueKind.COUNT}


@quick
@given(plans)
def test_phases_follow_each_other_without_gaps(plan: Plan) -> None:
    phases = plan.timeline().phases
    assert phases[0].start_ms == 0
    assert all(a.end_ms == b.start_ms for a, b in pairwise(phases))
    assert all(p.length_ms > 0 for p in phases if p.kind is not PhaseKind.WAIT)
    assert all(0 <= b.block - a.block <= 1 for a, b in pairwise(phases))


@quick
@given(plans)
def test_every_phase_has_an_address_of_its_own(plan: Plan) -> None:
    timeline = plan.timeline()
    assert len({p.address for p in timeline.phases}) == len(timeline.phases)
    assert all(
        p.address.of_block == timeline.blocks[p.block].address(0, "").of_block
        for p in timeline.phases
    )


@quick
@given(plans)
def test_cues_are_sorted_and_never_overlap(plan: Plan) -> None:
    cues = plan.timeline().cues
    assert all(a.at_ms <= b.at_ms and a.ends_ms <= b.at_ms for a, b in pairwise(cues))
    assert all((cue.speech is None) != (cue.tone is None) for cue in cues)


@quick
@given(plans)
def test_words_never_run_together(plan: Plan) -> None:
    spoken = [cue for cue in plan.timeline().cues if cue.speech]
    assert all(b.at_ms - a.ends_ms >= WORD_GAP_MS for a, b in pairwise(spoken))


@quick
@given(plans)
def test_no_cue_is_cut_by_the_end_of_its_block(plan: Plan) -> None:
    timeline = plan.timeline()
    for cue in timeline.cues:
        first, after = timeline.block_spans[phase_at(timeline, cue.at_ms).block]
        start_ms, end_ms = timeline.phases[first].start_ms, timeline.phases[after - 1].end_ms
        assert 0 <= start_ms <= cue.at_ms < cue.ends_ms <= end_ms <= timeline.total_ms


def works(timeline: Timeline) -> list[Phase]:
    """Return the phases that a movement, a hold or a timed exercise starts."""
    return [
        p for p in timeline.phases if p.kind in {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.TIMED}
    ]


@quick
@given(plans)
def test_every_part_starts_with_a_tone_and_words_that_name_one_end_there(plan: Plan) -> None:
    timeline = plan.timeline()
    starts = {p.start_ms for p in works(timeline)}
    toned = {cue.at_ms for cue in timeline.cues if cue.tone}
    assert starts <= toned
    naming = [c for c in timeline.cues if c.kind in NAMING and not in_timed(timeline, c)]
    assert {cue.ends_ms for cue in naming} <= starts


def in_timed(timeline: Timeline, cue: Cue) -> bool:
    return phase_at(timeline, cue.at_ms).kind is PhaseKind.TIMED


@quick
@given(plans)
def test_a_part_that_no_word_names_had_no_room_for_one(plan: Plan) -> None:
    timeline = plan.timeline()
    if plan.settings.talk is Talk.FULL:
        named = {cue.ends_ms for cue in timeline.cues if cue.speech}
        nameless = [p for p in works(timeline) if p.start_ms not in named]
        dropped = [kind for kind, _ in timeline.dropped if kind in NAMING]
        assert len(nameless) <= len(dropped)


def preparations(timeline: Timeline) -> list[tuple[Phase, Block, Block | None]]:
    """Return every preparation with the block that it leads to and the one before."""
    kinds = {PhaseKind.PREPARE, PhaseKind.SWITCH}
    blocks = timeline.blocks
    return [
        (p, blocks[p.block], blocks[p.block - 1] if p.block else None)
        for p in timeline.phases
        if p.kind in kinds
    ]


@quick
@given(plans)
def test_there_is_one_preparation_before_every_block_that_does_not_run_on(plan: Plan) -> None:
    timeline = plan.timeline()
    prepared = [i for i, block in enumerate(timeline.blocks) if not block.runs_on]
    assert [p.block for p, _, _ in preparations(timeline)] == prepared


@quick
@given(plans)
def test_a_preparation_lasts_as_long_as_words_and_countdown_or_the_way(plan: Plan) -> None:
    timeline = plan.timeline()
    for phase, block, before in preparations(timeline):
        if block.fixed_rest:
            continue
        start = before.exercise.position if before else Position.STANDING
        lead = timeline.lead_ins[phase.block]
        lead_ms = -lead[0].at_ms if lead else 0
        opening = [c for c in timeline.cues if phase.start_ms <= c.at_ms < phase.end_ms - lead_ms]
        words_ms = max((c.ends_ms for c in opening), default=phase.start_ms) - phase.start_ms
        words_ms += 250 if opening else 0
        way = way_ms(start, block.exercise.position) + weight_ms(block, before)
        assert phase.length_ms == max(way, words_ms + lead_ms)


@quick
@given(plans)
def test_a_fixed_rest_lasts_exactly_as_long_as_the_routine_says(plan: Plan) -> None:
    timeline = plan.timeline()
    for number, block in enumerate(timeline.blocks):
        if block.fixed_rest:
            first, after = timeline.block_spans[number]
            spent = [p for p in timeline.phases[first:after] if p.kind in WAY_THERE]
            assert sum(p.length_ms for p in spent if p.address.part != "close") == block.rest_ms


def weight_ms(block: Block, before: Block | None) -> int:
    """Return how long it takes to change weights: 4 s for each that is taken up or put down."""
    held, wanted = before and before.load, block.load
    if held == wanted:
        moves = before is not None and wanted is not None and block.side is not before.side
        return 4_000 * moves
    return 4_000 * ((held is not None) + (wanted is not None))


WAY_THERE = {PhaseKind.REST, PhaseKind.PREPARE, PhaseKind.SWITCH}


@quick
@given(plans)
def test_the_end_of_every_timed_phase_has_a_tone(plan: Plan) -> None:
    timeline = plan.timeline()
    toned = {cue.at_ms for cue in timeline.cues if cue.tone}
    assert {p.end_ms for p in timeline.phases if p.kind is PhaseKind.TIMED} <= toned


@quick
@given(plans)
def test_a_block_is_over_with_a_sound(plan: Plan) -> None:
    timeline = plan.timeline()
    heard = {cue.at_ms for cue in timeline.cues}
    blocks = list(zip(timeline.blocks, timeline.block_spans, strict=True))
    assert {timeline.phases[after - 1].end_ms for (_, (_, after)), _ in pairwise(blocks)} <= heard


@quick
@given(plans)
def test_a_lead_in_fits_before_every_block(plan: Plan) -> None:
    timeline = plan.timeline()
    for phase, block, _ in preparations(timeline):
        lead = timeline.lead_ins[phase.block]
        if block.fixed_rest and not lead:
            continue
        assert {cue.shifted(phase.end_ms) for cue in lead} <= set(timeline.cues)
        assert all(a.ends_ms <= b.at_ms for a, b in pairwise(lead))
        if plan.settings.talk is not Talk.TONES and not block.self_paced:
            assert lead[-1].ends_ms == 0


@quick
@given(plans)
def test_a_filled_group_lasts_exactly_its_minutes(plan: Plan) -> None:
    timeline = plan.timeline()
    for fill in {b.fill for b in timeline.blocks if b.fill is not None}:
        members = [i for i, b in enumerate(timeline.blocks) if b.fill == fill]
        timed = [p for p in timeline.phases if p.block in members and p.kind is PhaseKind.TIMED]
        if not timed or min(p.length_ms for p in timed) <= 5_000:
            continue
        phases = [p for p in timeline.phases if p.block in members and p.address.part != "close"]
        assert phases[-1].end_ms - phases[0].start_ms == timeline.blocks[members[0]].fill_ms


@quick
@given(plans)
def test_sentences_are_dropped_only_for_a_rest_or_to_leave_a_move_its_least(plan: Plan) -> None:
    timeline = plan.timeline()
    if any(block.fixed_rest for block in timeline.blocks):
        return
    shares = [
        p.length_ms
        for p in timeline.phases
        if p.kind is PhaseKind.TIMED and timeline.blocks[p.block].fill is not None
    ]
    dropped = {kind for kind, _ in timeline.dropped} & {CueKind.SETUP, CueKind.SAFETY}
    fills = {b.fill for b in timeline.blocks if b.fill is not None}
    assert not dropped or fills
    if dropped and len(fills) == 1 and shares:
        longest_sentence_ms = 12_000
        assert min(shares) < 5_000 + longest_sentence_ms


@quick
@given(routines, st.sampled_from(Talk), st.sampled_from(Count))
def test_at_the_usual_pace_nothing_is_dropped(plan: Routine, talk: Talk, count: Count) -> None:
    own_tempo = routine(*map(usual, plan.steps))
    timeline = rendered(own_tempo, Settings(talk=talk, count=count))
    assert timeline.dropped == ()


@quick
@given(plans, st.data())
def test_the_tail_sounds_the_same_wherever_it_begins(plan: Plan, data: st.DataObject) -> None:
    whole = plan.timeline()
    start = data.draw(st.sampled_from([p.address for p in whole.phases if p.kind in WORKING]))
    tail = plan.timeline(start)
    begins = next(p for p in tail.phases if p.kind in WORKING)
    same = whole.phases[whole.find(begins.address) or 0]
    later_ms = same.start_ms - begins.start_ms
    assert [c.shifted(later_ms) for c in tail.cues if c.at_ms >= begins.start_ms] == [
        c for c in whole.cues if c.at_ms >= same.start_ms
    ]
    assert [p.address for p in tail.phases[begins_at(tail) :]] == [
        p.address for p in whole.phases[whole.phases.index(same) :]
    ]


WORKING = {PhaseKind.MOVE, PhaseKind.HOLD, PhaseKind.TIMED, PhaseKind.WAIT}


def begins_at(timeline: Timeline) -> int:
    return next(i for i, p in enumerate(timeline.phases) if p.kind in WORKING)
