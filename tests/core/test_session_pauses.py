"""What a pause, a resume and a wait bring about."""

from dataclasses import replace

from tests.core.bodies import (
    SQUAT,
    first,
    rendered,
    routine,
    step,
    words,
)
from tests.core.playing import (
    NOW,
    TIMELINE,
    WAIT,
    WAITING,
    at,
    began,
    in_rep,
    paused_in,
    played,
    say,
    started,
    waiting,
)
from trainer.core.plan.fit import WORD_GAP_MS
from trainer.core.plan.timeline import PhaseKind
from trainer.core.session import PhaseBegan, Play, Silence, StateChanged
from trainer.core.snapshot import State


def test_a_pause_silences_and_stands_still() -> None:
    session = started()
    said = TIMELINE.replies.paused
    assert session.pause(NOW + 700) == [Silence(), StateChanged(State.PAUSED), say(said)]
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
    assert session.progress.blocks[0].reps == 2


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


def test_a_preparation_goes_on_with_the_sentence_that_was_broken_off() -> None:
    prepare = next(p for p in TIMELINE.phases if p.block == 1)
    inside = [c for c in TIMELINE.cues if prepare.start_ms <= c.at_ms < prepare.end_ms]
    second = next(cue for cue in inside if cue.speech and cue.at_ms > prepare.start_ms)
    late = second.at_ms - prepare.start_ms + 50
    assert played(paused_in(prepare, late).resume(NOW)).from_ms == second.at_ms


def test_a_preparation_goes_on_with_its_whole_countdown() -> None:
    prepare = next(p for p in TIMELINE.phases if p.block == 1)
    play = played(paused_in(prepare, prepare.length_ms - 200).resume(NOW))
    assert play.from_ms == prepare.end_ms + TIMELINE.lead_ins[1][0].at_ms


def test_a_preparation_begins_anew_in_its_first_sentence_without_a_lead_in() -> None:
    prepare = next(p for p in TIMELINE.phases if p.block == 1)
    play = played(paused_in(prepare, 900).resume(NOW))
    assert play == Play(start_ms=prepare.start_ms, from_ms=prepare.start_ms)


RESTED = rendered(routine(step(SQUAT, 1, sets=2, rest_seconds=20)))


def test_a_rest_goes_on_where_it_was() -> None:
    rest = first(RESTED, PhaseKind.REST)
    play = played(paused_in(rest, 15_000, RESTED).resume(NOW))
    assert play.from_ms == rest.start_ms + 15_000
    assert [(words(cue), cue.ends_ms - play.from_ms) for cue in play.lead_in] == [
        ("Resuming.", -WORD_GAP_MS)
    ]


def test_after_a_rest_a_pause_does_not_bring_it_back() -> None:
    prepare = [p for p in RESTED.phases if p.kind is PhaseKind.PREPARE][1]
    play = played(paused_in(prepare, 50, RESTED).resume(NOW))
    assert play.from_ms == prepare.start_ms


def test_a_pause_in_the_close_does_not_lead_back() -> None:
    close = TIMELINE.phases[-1]
    play = played(paused_in(close, 50).resume(NOW))
    assert play.from_ms == close.start_ms + 50


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
    assert session.progress.blocks[0].reps == 8


def test_next_ends_the_wait_too_for_remotes_that_have_no_other_key() -> None:
    session = waiting()
    session.next(NOW)
    assert session.phase.address.step == "stretch"
    assert session.progress.blocks[0].reps == 8


def test_a_wait_that_was_paused_waits_again() -> None:
    session = waiting()
    assert session.pause(NOW)[:2] == [Silence(), StateChanged(State.PAUSED)]
    said = WAITING.replies.waiting
    assert session.resume(NOW) == [StateChanged(State.WAITING), say(said)]


def test_a_wait_with_a_length_waits_too() -> None:
    timed = replace(WAITING, phases=tuple(replace(p, end_ms=p.end_ms + 9) for p in WAITING.phases))
    session = started(timed)
    session.tick(NOW + timed.total_ms)
    assert session.state is State.WAITING
