"""When other players' music gives way to the words."""

from dataclasses import replace

from tests.core.bodies import SQUAT, STRETCH, rendered, routine, step
from tests.core.playing import NOW, WAIT, at, in_rep, paused_in, started, waiting
from trainer.core.music import AHEAD_MS, is_music_low, spoken_stretches
from trainer.core.plan.timeline import Cue, Timeline
from trainer.core.routine import Group
from trainer.core.settings import Settings, Talk

RESTED = rendered(routine(step(SQUAT, 3, sets=2, rest_seconds=30), step(STRETCH, rest_seconds=1)))


def cues_of(source: str) -> list[Cue]:
    return [cue for cue in RESTED.cues if cue.speech and cue.speech.said.source == source]


def at_ms(source: str, number: int = 0) -> int:
    return cues_of(source)[number].at_ms


def ends_ms(source: str, number: int = 0) -> int:
    return cues_of(source)[number].ends_ms


def low_at(position_ms: int, timeline: Timeline = RESTED) -> bool:
    session = started(timeline)
    session.tick(NOW + position_ms)
    return is_music_low(spoken_stretches(timeline), session.snapshot())


def test_music_is_low_from_the_set_up_of_a_block_to_its_last_word() -> None:
    assert list(spoken_stretches(RESTED)) == [
        (0, ends_ms("Rest {number} seconds.")),
        (at_ms("Set {set} of {sets}.") - AHEAD_MS, ends_ms("Rest {number} seconds.", 1)),
        (at_ms("{exercise}. {dose}", 1) - AHEAD_MS, ends_ms("That's it. You are done.")),
    ]


def test_music_plays_in_a_rest() -> None:
    (_, end_ms), (begin_ms, _), _ = spoken_stretches(RESTED)
    moments = (end_ms - 1, end_ms, begin_ms - 1, begin_ms)
    assert [low_at(moment) for moment in moments] == [True, False, False, True]


def test_a_word_at_the_very_end_belongs_to_the_last_block() -> None:
    word = cues_of("That's it. You are done.")[0]
    last = word.shifted(RESTED.total_ms - word.at_ms)
    late = replace(RESTED, cues=(*RESTED.cues, last))
    assert spoken_stretches(late)[-1][1] == last.ends_ms


def test_blocks_follow_each_other_without_a_surge_between() -> None:
    timeline = rendered(routine(Group(id="all", rounds=3, steps=(step(SQUAT), step(STRETCH)))))
    assert len(spoken_stretches(timeline)) == 1


def test_nothing_is_low_where_nothing_is_said() -> None:
    silent = rendered(routine(step(SQUAT)), Settings(talk=Talk.TONES))
    assert spoken_stretches(silent) == ()
    assert not low_at(1_000, silent)


def test_music_is_back_in_a_pause_and_low_again_in_the_lead_in() -> None:
    session = paused_in(in_rep(2))
    stretches = spoken_stretches(session.timeline)
    assert not is_music_low(stretches, session.snapshot())
    session.resume(at(in_rep(2), 9_000))
    assert session.snapshot().lead_in_ms
    assert is_music_low((), session.snapshot())


def test_music_is_back_while_the_session_waits() -> None:
    session = waiting()
    assert session.phase is WAIT
    assert not is_music_low(spoken_stretches(session.timeline), session.snapshot())
