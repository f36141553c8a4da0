"""The rules of time: what start, pause, resume, next, previous, jump and stop bring about."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    CIRCLES,
    MARCH,
    ONE_LEG_BRIDGE,
    SQUAT,
    STRETCH,
    first,
    rendered,
    routine,
    step,
    words,
)
from trainer.core.plan.timeline import Address, Phase, PhaseKind, Timeline
from trainer.core.routine import Group, Pace, Routine
from trainer.core.session import (
    Event,
    PhaseBegan,
    Play,
    Session,
    Silence,
    StateChanged,
)
from trainer.core.settings import Settings, StepChoice
from trainer.core.snapshot import State

PLAN = routine(step(SQUAT, 5), step(ONE_LEG_BRIDGE, 3), step(STRETCH))
TIMELINE = rendered(PLAN)
NOW = 1_000_000
"""When sessions start in these tests: a clock starts anywhere."""


def started(timeline: Timeline = TIMELINE) -> Session:
    session = Session(timeline)
    session.start(NOW)
    return session


def began(events: list[Event]) -> list[Phase]:
    return [event.phase for event in events if isinstance(event, PhaseBegan)]


def played(events: list[Event]) -> Play:
    (play,) = (event for event in events if isinstance(event, Play))
    return play


def in_rep(rep: int, timeline: Timeline = TIMELINE) -> Phase:
    """Return the last phase of a rep of the first step."""
    return [p for p in timeline.phases if p.address.rep == rep and p.block == 0][-1]


def at(phase: Phase, into_ms: int = 0) -> int:
    """Return when an undisturbed session gets to a place in a phase."""
    return NOW + phase.start_ms + into_ms


def paused_in(phase: Phase, into_ms: int = 100, timeline: Timeline = TIMELINE) -> Session:
    session = started(timeline)
    session.pause(at(phase, into_ms))
    return session


# Starting and letting time pass


def test_it_starts_with_the_first_preparation() -> None:
    assert Session(TIMELINE).start(NOW) == [
        Play(start_ms=0, from_ms=0),
        StateChanged(State.RUNNING),
        PhaseBegan(TIMELINE.phases[0]),
    ]


def test_it_starts_only_once() -> None:
    assert started().start(NOW + 5) == []


def test_before_the_start_nothing_moves() -> None:
    session = Session(TIMELINE)
    quiet = [session.tick(NOW), session.pause(NOW), session.resume(NOW), session.jump(1, NOW)]
    assert (quiet, session.state) == ([[]] * 4, State.READY)


def test_every_phase_is_reported_as_it_begins() -> None:
    session = started()
    down, hold = TIMELINE.phases[1:3]
    assert session.tick(at(down) - 1) == []
    assert session.tick(at(down)) == [PhaseBegan(down)]
    assert session.tick(at(hold, 20)) == [PhaseBegan(hold)]


def test_a_late_tick_loses_nothing() -> None:
    session = started()
    assert began(session.tick(at(TIMELINE.phases[9]))) == list(TIMELINE.phases[1:10])
    assert session.progress.workout(TIMELINE, "", completed=False).reps == 2


def test_a_clock_that_steps_back_does_not_move_it() -> None:
    session = started()
    session.tick(at(TIMELINE.phases[3]))
    session.tick(at(TIMELINE.phases[2]))
    assert session.snapshot().position_ms == TIMELINE.phases[3].start_ms


def test_it_ends_by_itself() -> None:
    session = started()
    events = session.tick(NOW + TIMELINE.total_ms)
    assert events[-2:] == [Silence(), StateChanged(State.FINISHED)]
    assert began(events) == list(TIMELINE.phases[1:])
    assert session.completed


def test_when_it_has_ended_nothing_happens_any_more() -> None:
    session = started()
    session.tick(NOW + TIMELINE.total_ms)
    later = NOW + TIMELINE.total_ms + 10
    orders = [session.tick, session.pause, session.resume, session.next, session.stop]
    assert [order(later) for order in orders] == [[]] * 5


# Beginning in the middle


def begun_at(address: Address) -> list[Event]:
    return Session(TIMELINE).start(NOW, address)


def test_it_can_begin_with_a_rep_after_its_lead_in() -> None:
    hold = TIMELINE.phases[5]
    play = played(begun_at(hold.address))
    assert play.from_ms == TIMELINE.phases[4].start_ms
    assert [words(cue) for cue in play.lead_in] == ["Three", "Two", "Down"]


def test_a_timed_phase_is_begun_with_its_preparation() -> None:
    timed = first(TIMELINE, PhaseKind.TIMED)
    (phase,) = began(begun_at(timed.address))
    assert (phase.kind, phase.end_ms) == (PhaseKind.PREPARE, timed.start_ms)


def test_an_address_that_is_gone_begins_at_the_top() -> None:
    gone = replace(TIMELINE.phases[0].address, step="gone")
    assert began(begun_at(gone)) == [TIMELINE.phases[0]]


# Pause and resume


def test_a_pause_silences_and_stands_still() -> None:
    session = started()
    assert session.pause(NOW + 700) == [Silence(), StateChanged(State.PAUSED)]
    assert session.tick(NOW + 90_000) == []
    assert session.snapshot().position_ms == 700


def test_resume_goes_back_to_the_beginning_of_the_rep_after_a_lead_in() -> None:
    session = paused_in(in_rep(2), 300)
    play = played(session.resume(NOW))
    rep = next(p for p in TIMELINE.phases if p.address.rep == 2)
    assert play.from_ms == rep.start_ms
    assert play.start_ms == rep.start_ms - 2370
    assert [(cue.at_ms - rep.start_ms, words(cue)) for cue in play.lead_in] == [
        *((-2370, "Three"), (-1370, "Two"), (-370, "Down"))
    ]


def test_in_the_lead_in_the_phase_has_not_begun() -> None:
    session = paused_in(in_rep(2), 300)
    session.resume(NOW)
    session.tick(NOW + 1_000)
    shot = session.snapshot()
    assert (shot.lead_in_ms, shot.fraction) == (1_370, 0)
    assert [words(cue) for cue in shot.spoken] == ["Three", "Two"]


def test_a_rep_that_is_done_again_counts_once() -> None:
    session = paused_in(in_rep(2), 300)
    session.resume(NOW)
    session.tick(NOW + 2370 + 3500)
    session.pause(NOW + 2370 + 3500)
    assert session.progress.workout(TIMELINE, "", completed=False).reps == 2


def test_a_lead_in_is_no_time_of_exercise() -> None:
    rep = next(p for p in TIMELINE.phases if p.address.rep == 2)
    session = paused_in(rep, 300)
    session.resume(NOW)
    session.tick(NOW + 1_000)
    session.pause(NOW + 2370 + 100)
    assert session.progress.played_ms == rep.start_ms + 300 + 100


def test_a_timed_phase_goes_on_where_it_was() -> None:
    timed = first(TIMELINE, PhaseKind.TIMED)
    session = paused_in(timed, 12_345)
    play = played(session.resume(NOW))
    assert play.from_ms == timed.start_ms + 12_345
    assert words(play.lead_in[-1]) == "Breathe"
    session.tick(NOW + play.from_ms - play.start_ms + 50)
    assert session.snapshot().phase_left_ms == 30_000 - 12_395


def test_a_pause_in_a_lead_in_begins_it_anew() -> None:
    timed = first(TIMELINE, PhaseKind.TIMED)
    session = paused_in(timed, 12_345)
    once = played(session.resume(NOW))
    session.pause(NOW + 1_000)
    assert played(session.resume(NOW + 5_000)) == once


def test_a_preparation_begins_anew_without_a_lead_in() -> None:
    prepare = next(p for p in TIMELINE.phases if p.block == 1)
    play = played(paused_in(prepare, 900).resume(NOW))
    assert play == Play(start_ms=prepare.start_ms, from_ms=prepare.start_ms)


RESTED = rendered(routine(step(SQUAT, 1, sets=2, rest_seconds=20)))


def test_a_rest_goes_on_where_it_was() -> None:
    rest = first(RESTED, PhaseKind.REST)
    play = played(paused_in(rest, 15_000, RESTED).resume(NOW))
    assert play == Play(start_ms=rest.start_ms + 15_000, from_ms=rest.start_ms + 15_000)


def test_after_a_rest_a_pause_does_not_bring_it_back() -> None:
    prepare = [p for p in RESTED.phases if p.kind is PhaseKind.PREPARE][1]
    play = played(paused_in(prepare, 50, RESTED).resume(NOW))
    assert play.from_ms == prepare.start_ms


def test_a_pause_in_the_close_does_not_lead_back() -> None:
    close = TIMELINE.phases[-1]
    play = played(paused_in(close, 50).resume(NOW))
    assert play.from_ms == close.start_ms + 50


# A self-paced step waits

WAITING = rendered(routine(step(SQUAT, 8, pace=Pace.SELF), step(STRETCH)))
WAIT = first(WAITING, PhaseKind.WAIT)


def waiting() -> Session:
    session = started(WAITING)
    session.tick(at(WAIT))
    return session


def test_a_wait_stops_the_session_until_told() -> None:
    session = started(WAITING)
    events = session.tick(at(WAIT, 60_000))
    assert events == [PhaseBegan(WAIT), Silence(), StateChanged(State.WAITING)]
    assert session.snapshot().position_ms == WAIT.start_ms
    assert session.tick(at(WAIT, 90_000)) == []


def test_resume_leaves_the_wait_and_its_reps_count_as_done() -> None:
    session = waiting()
    events = session.resume(NOW)
    (phase,) = began(events)
    assert (phase.address.step, phase.kind) == ("stretch", PhaseKind.PREPARE)
    assert session.progress.workout(WAITING, "", completed=False).blocks[0].reps == 8


def test_next_leaves_the_wait_undone() -> None:
    session = waiting()
    session.next(NOW)
    assert session.phase.address.step == "stretch"
    assert session.progress.workout(WAITING, "", completed=False).reps == 0


def test_a_wait_that_was_paused_waits_again() -> None:
    session = waiting()
    assert session.pause(NOW) == [Silence(), StateChanged(State.PAUSED)]
    assert session.resume(NOW) == [StateChanged(State.WAITING)]


def test_a_wait_with_a_length_waits_too() -> None:
    timed = replace(WAITING, phases=tuple(replace(p, end_ms=p.end_ms + 9) for p in WAITING.phases))
    session = started(timed)
    session.tick(NOW + timed.total_ms)
    assert session.state is State.WAITING


# Next, previous, jump, stop


def block_of(session: Session) -> int:
    return session.phase.block


def test_next_goes_to_the_next_block() -> None:
    session = started()
    events = session.next(at(in_rep(2)))
    assert began(events)[-1] == next(p for p in TIMELINE.phases if p.block == 1)
    assert played(events).lead_in == ()


def test_next_twice_within_a_second_goes_to_the_next_step() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, 3, sets=2), step(STRETCH))
    session = started(rendered(plan))
    session.next(NOW + 100)
    session.next(NOW + 1_099)
    assert session.phase.address.step == "stretch"


def test_next_again_after_a_second_goes_to_the_next_block() -> None:
    session = started()
    session.next(NOW + 100)
    session.next(NOW + 1_100)
    assert block_of(session) == 2


def test_next_thrice_goes_one_step_further() -> None:
    plan = routine(step(ONE_LEG_BRIDGE, sets=2), step(STRETCH), step(SQUAT))
    session = started(rendered(plan))
    for press in range(3):
        session.next(NOW + press)
    assert session.phase.address.step == "squat"


def test_next_after_the_last_block_ends_unfinished_work() -> None:
    session = started()
    session.jump(3, NOW)
    assert session.next(NOW + 5)[-1] == StateChanged(State.FINISHED)
    assert not session.completed


def test_next_twice_in_the_last_step_ends() -> None:
    session = started()
    session.jump(3, NOW)
    session.next(NOW + 5)
    assert session.next(NOW + 6) == []


def test_previous_goes_to_the_start_of_this_block() -> None:
    session = started()
    session.jump(1, NOW)
    events = session.previous(NOW + 9_000)
    assert began(events)[-1] == next(p for p in TIMELINE.phases if p.block == 1)


def test_previous_again_goes_to_the_block_before() -> None:
    session = started()
    session.jump(3, NOW)
    blocks = []
    for press in range(5):
        session.previous(NOW + 5_000 + press)
        blocks.append(block_of(session))
    assert blocks == [3, 2, 1, 0, 0]


def test_other_keys_in_between_do_not_count_as_twice() -> None:
    session = started()
    session.next(NOW)
    session.previous(NOW + 1)
    session.next(NOW + 2)
    assert block_of(session) == 2


def test_jumping_in_a_pause_stays_paused() -> None:
    session = paused_in(in_rep(2))
    assert session.jump(2, NOW) == [PhaseBegan(next(p for p in TIMELINE.phases if p.block == 2))]
    assert session.state is State.PAUSED


def test_jumping_past_the_end_ends() -> None:
    assert started().jump(99, NOW)[-1] == StateChanged(State.FINISHED)


def test_there_is_nothing_before_the_first_block() -> None:
    with pytest.raises(ValueError, match="-1"):
        started().jump(-1, NOW)


def test_stop_ends_it_where_it_is() -> None:
    session = started()
    assert session.stop(NOW + 500) == [Silence(), StateChanged(State.FINISHED)]
    assert not session.completed


def test_who_stops_in_the_close_has_done_it_all() -> None:
    session = started()
    session.stop(at(TIMELINE.phases[-1], 50))
    assert session.completed


# Another lay-out


def changed(session: Session, plan: Routine, settings: Settings) -> Phase:
    session.replace_timeline(rendered(plan, settings))
    return session.phase


def with_reps(reps: int) -> Settings:
    return Settings().with_choice("test", "squat", StepChoice(reps=reps))


def test_the_lay_out_cannot_change_while_it_plays() -> None:
    with pytest.raises(ValueError, match="running"):
        started().replace_timeline(TIMELINE)


def test_another_tempo_goes_on_with_the_same_rep() -> None:
    session = paused_in(in_rep(3))
    assert changed(session, PLAN, Settings(tempo_factor=2)).address == in_rep(3).address
    play = played(session.resume(NOW))
    assert play.from_ms == next(p for p in session.timeline.phases if p.address.rep == 3).start_ms


def test_a_shorter_phase_does_not_put_it_beyond_its_end() -> None:
    session = paused_in(in_rep(3), 900)
    phase = changed(session, PLAN, Settings(tempo_factor=0.5))
    assert session.snapshot().position_ms == phase.end_ms


def test_more_reps_are_added_to_the_set() -> None:
    session = paused_in(in_rep(3))
    assert changed(session, PLAN, with_reps(9)).address == in_rep(3).address
    assert session.snapshot().reps_left == 7


def test_fewer_reps_than_were_reached_end_the_set_and_keep_what_was_done() -> None:
    session = paused_in(in_rep(4))
    phase = changed(session, PLAN, with_reps(2))
    assert (phase.address.step, phase.kind) == ("single-leg-bridge", PhaseKind.PREPARE)
    assert session.progress.workout(session.timeline, "", completed=False).blocks[0].reps == 3


def test_a_timed_phase_keeps_what_it_has_had() -> None:
    session = paused_in(first(TIMELINE, PhaseKind.TIMED), 20_000)
    phase = changed(session, PLAN, with_reps(2))
    assert session.snapshot().position_ms == phase.start_ms + 20_000


def test_a_timed_phase_that_has_had_more_than_it_now_lasts_is_over() -> None:
    group = Group(id="warm-up", steps=(step(MARCH), step(CIRCLES)), fill_minutes=2)
    long, short = routine(group), routine(replace(group, fill_minutes=1))
    timeline = rendered(long)
    session = paused_in(first(timeline, PhaseKind.TIMED), 40_000, timeline)
    phase = changed(session, short, Settings())
    assert (phase.address.step, phase.kind) == ("circles", PhaseKind.PREPARE)


def test_presses_before_the_change_do_not_count_as_twice() -> None:
    session = paused_in(in_rep(3))
    session.next(NOW)
    session.replace_timeline(TIMELINE)
    session.next(NOW + 1)
    assert block_of(session) == 2


def test_a_wait_that_is_gone_leaves_it_paused() -> None:
    session = waiting()
    session.replace_timeline(rendered(routine(step(SQUAT, 8), step(STRETCH))))
    assert session.state is State.PAUSED


def test_a_wait_that_is_still_there_waits_on() -> None:
    session = waiting()
    session.replace_timeline(WAITING)
    assert session.state is State.WAITING


def test_before_the_start_another_lay_out_begins_at_the_top() -> None:
    session = Session(TIMELINE)
    session.replace_timeline(WAITING)
    assert began(session.start(NOW)) == [WAITING.phases[0]]
