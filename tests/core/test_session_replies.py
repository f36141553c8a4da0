"""What a session answers to a control, so that nobody has to look."""

from dataclasses import replace

import pytest

from tests.core.bodies import SQUAT, STRETCH, first, rendered, routine, step, words
from tests.core.playing import (
    NOW,
    PLAN,
    TIMELINE,
    WAIT,
    WAITING,
    at,
    in_rep,
    paused_in,
    played,
    started,
    waiting,
)
from trainer.core.plan.timeline import PhaseKind, Replies, Timeline
from trainer.core.reminders import REMIND_EVERY_MS, REMINDERS
from trainer.core.routine import Group, Pace
from trainer.core.session import Event, Say, Session
from trainer.core.settings import Settings, Talk
from trainer.core.snapshot import State

RESTED = rendered(PLAN, Settings(rest_seconds=30))
COUNTS = Settings(talk=Talk.COUNTS)
OWN_PACE = routine(step(SQUAT, 8, pace=Pace.SELF), step(STRETCH))


def answers(events: list[Event]) -> list[str]:
    return [words(event.cue) for event in events if isinstance(event, Say)]


def led_in(events: list[Event]) -> list[str]:
    return [words(cue) for cue in played(events).lead_in]


def caption(session: Session) -> str:
    said = session.snapshot().speaking
    return words(said) if said else ""


def test_a_pause_is_said_and_shown() -> None:
    session = started()
    assert answers(session.pause(NOW + 5_000)) == ["Paused."]
    assert caption(session) == "Paused."


def test_what_was_said_of_a_pause_is_gone_when_it_goes_on() -> None:
    session = paused_in(in_rep(2))
    session.resume(NOW)
    assert caption(session) == "Three"


def test_the_end_of_a_session_that_is_stopped_is_said() -> None:
    assert answers(started().stop(NOW + 500)) == ["Ended."]
    assert answers(started().jump(99, NOW)) == ["Ended."]


def test_a_session_that_ends_by_itself_has_said_so() -> None:
    session = started()
    events = session.tick(NOW + TIMELINE.total_ms)
    assert session.state is State.FINISHED
    assert answers(events) == []


def test_a_block_that_names_itself_needs_no_answer() -> None:
    assert led_in(started().next(NOW + 100)) == []


def test_a_rest_that_is_skipped_to_says_before_what() -> None:
    play = played(started(RESTED).jump(1, NOW))
    assert [words(cue) for cue in play.lead_in] == ["Next: Single-leg bridge."]
    assert play.from_ms == RESTED.block_start_ms(1)
    assert play.start_ms == play.lead_in[0].at_ms


def test_a_block_gone_to_in_a_pause_is_named() -> None:
    session = paused_in(in_rep(2))
    assert answers(session.jump(3, NOW)) == ["Next: Back stretch."]
    assert session.state is State.PAUSED


def test_the_very_first_block_is_named_before_it_begins_where_its_words_had_no_room() -> None:
    filled = Group(id="warm-up", steps=(step(SQUAT, 1), step(SQUAT, 1)), fill_minutes=0.1)
    session = started(rendered(routine(filled), Settings(lead_in_seconds=0)))
    play = played(session.previous(NOW + 10))
    assert [words(cue) for cue in play.lead_in] == ["Next: Squat."]
    assert play.start_ms < play.from_ms == 0
    session.tick(NOW + 10 - play.start_ms)
    assert session.snapshot().position_ms == 0


def test_a_pause_in_an_answer_leads_to_the_place_that_it_led_to() -> None:
    session = waiting()
    prepare = WAITING.phases[WAITING.phases.index(WAIT) + 1]
    session.resume(NOW)
    session.pause(NOW + 100)
    assert played(session.resume(NOW + 5_000)).from_ms == prepare.start_ms


def test_where_nothing_is_spoken_tones_answer() -> None:
    timeline = rendered(PLAN, Settings(talk=Talk.TONES))
    session = started(timeline)
    assert answers(session.pause(NOW + 5_000)) == ["down"]
    assert answers(session.stop(NOW + 5_000)) == ["end"]


@pytest.mark.parametrize("into_ms", [10_000, 25_000])
def test_a_rest_goes_on_with_a_word(into_ms: int) -> None:
    rest = first(RESTED, PhaseKind.REST)
    assert led_in(paused_in(rest, into_ms, RESTED).resume(NOW)) == ["Resuming."]


def test_a_wait_is_left_with_a_word() -> None:
    assert led_in(waiting().resume(NOW)) == ["Resuming."]


def test_nothing_sounds_beyond_a_wait_that_is_to_come() -> None:
    assert played(Session(WAITING).start(NOW)).until_ms == WAIT.start_ms
    assert played(waiting().resume(NOW)).until_ms is None


def test_a_wait_reminds_of_itself_every_minute_for_a_while() -> None:
    session = waiting()
    now = at(WAIT)
    assert answers(session.tick(now + 1_000)) == []
    told = [
        (second, said)
        for second in range(1, 60 * (REMINDERS + 3))
        for said in answers(session.tick(now + 1_000 * (second + 1)))
    ]
    every_s = REMIND_EVERY_MS // 1_000
    still = "Go on when you are ready: press Space."
    assert told == [(every_s * n, still) for n in range(1, REMINDERS + 1)]


def test_reminders_that_were_missed_are_not_made_up_for() -> None:
    session = waiting()
    session.tick(NOW + 100_000)
    assert len(answers(session.tick(NOW + 100_000 + 3 * REMIND_EVERY_MS))) == 1
    assert answers(session.tick(NOW + 100_001 + 3 * REMIND_EVERY_MS)) == []


def test_after_a_pause_a_wait_begins_to_count_anew() -> None:
    session = waiting()
    session.tick(NOW + 100_000)
    session.pause(NOW + 110_000)
    session.resume(NOW + 150_000)
    session.tick(NOW + 150_500)
    assert answers(session.tick(NOW + 170_000)) == []


@pytest.mark.parametrize(
    ("timeline", "said"),
    [
        (rendered(OWN_PACE), []),
        (rendered(OWN_PACE, COUNTS), ["Go on when you are ready: press Space."]),
    ],
)
def test_a_wait_that_was_not_announced_is_said_on_arrival(
    timeline: Timeline, said: list[str]
) -> None:
    session = started(timeline)
    wait = first(timeline, PhaseKind.WAIT)
    assert answers(session.tick(at(wait))) == said


def test_a_timeline_without_answers_gives_none() -> None:
    session = started(replace(TIMELINE, replies=Replies()))
    assert answers(session.pause(NOW + 5_000)) == []
    assert answers(session.jump(2, NOW + 6_000)) == []
