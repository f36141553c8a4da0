"""What is said, as captions: which words are read together, and how the two formats write them."""

from itertools import pairwise

import pytest

from tests.core.bodies import MARCH, RAISE, SQUAT, STRETCH, rendered, routine, step, words
from trainer.core.captions import Caption, captions, sub_rip, web_vtt
from trainer.core.plan.timeline import Cue, CueKind, PhaseKind, Speech, Tone
from trainer.core.settings import Settings, Talk
from trainer.core.text import Message

TIMELINE = rendered(routine(step(SQUAT, 3), step(RAISE, 1), step(STRETCH)))


def cue(at_ms: int, ends_ms: int, text: str, kind: CueKind = CueKind.SETUP) -> Cue:
    return Cue(at_ms=at_ms, ends_ms=ends_ms, kind=kind, speech=Speech(Message(text)))


def test_every_word_is_in_one_caption_and_in_order() -> None:
    spoken = [cue for cue in TIMELINE.cues if cue.speech]
    shown = " ".join(caption.text for caption in captions(spoken))
    assert shown == " ".join(words(cue) for cue in TIMELINE.cues if cue.speech)


def test_times_are_those_of_the_words() -> None:
    shown = captions(TIMELINE.cues)
    starts = {cue.at_ms for cue in TIMELINE.cues}
    ends = {cue.ends_ms for cue in TIMELINE.cues}
    assert {caption.start_ms for caption in shown} <= starts
    assert {caption.end_ms for caption in shown} <= ends
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(shown))


def test_words_with_a_moment_of_their_own_are_read_at_it() -> None:
    shown = {caption.start_ms: caption.text for caption in captions(TIMELINE.cues)}
    alone = {CueKind.COUNTDOWN, CueKind.PHASE, CueKind.COUNT}
    timed = [cue for cue in TIMELINE.cues if cue.kind in alone]
    assert timed
    assert all(shown[cue.at_ms] == words(cue) for cue in timed)


def test_sentences_that_follow_closely_are_read_together() -> None:
    shown = captions((cue(0, 900, "Squat."), cue(1_150, 3_000, "Feet apart.")))
    assert shown == (Caption(start_ms=0, end_ms=3_000, text="Squat. Feet apart."),)


def test_sentences_further_apart_or_too_long_for_two_lines_are_not() -> None:
    long = "Sit back as into a chair, thighs level or lower."
    plan = (cue(0, 900, "One."), cue(1_300, 2_000, long), cue(2_200, 3_000, long))
    assert [caption.text for caption in captions(plan)] == ["One.", long, long]


def test_a_sentence_after_a_count_stands_alone() -> None:
    plan = (cue(0, 300, "Three", CueKind.COUNT), cue(400, 900, "Half way.", CueKind.COACHING))
    assert [caption.text for caption in captions(plan)] == ["Three", "Half way."]


@pytest.mark.parametrize(
    ("tone", "shown"), [(Tone.UP, []), (Tone.TICK, []), (Tone.STOP, ["[tone]"])]
)
def test_of_tones_only_the_one_that_ends_a_timed_phase_is_shown(
    tone: Tone, shown: list[str]
) -> None:
    plan = (Cue(at_ms=0, ends_ms=80, kind=CueKind.TONE, tone=tone),)
    assert [caption.text for caption in captions(plan)] == shown


@pytest.mark.parametrize("talk", Talk)
def test_the_end_of_a_timed_phase_is_in_the_captions_however_much_is_said(talk: Talk) -> None:
    timeline = rendered(
        routine(step(MARCH, seconds=20, sets=2, rest_seconds=10)), Settings(talk=talk)
    )
    ends = [p.end_ms for p in timeline.phases if p.kind is PhaseKind.TIMED]
    tones = [c.start_ms for c in captions(timeline.cues) if c.text == "[tone]"]
    assert tones == ends


SHOWN = (
    Caption(start_ms=1, end_ms=999, text="Up <& down> --> up"),
    Caption(
        start_ms=3_661_001,
        end_ms=3_662_010,
        text="Sit back as into a chair, thighs level or lower.",
    ),
)


def test_web_vtt() -> None:
    assert web_vtt(SHOWN) == (
        "WEBVTT\n\n"
        "1\n00:00:00.001 --> 00:00:00.999\nUp &lt;&amp; down&gt; --&gt; up\n\n"
        "2\n01:01:01.001 --> 01:01:02.010\nSit back as into a chair, thighs level or\nlower.\n\n"
    )


def test_sub_rip() -> None:
    assert sub_rip(SHOWN) == (
        "1\n00:00:00,001 --> 00:00:00,999\nUp <& down> --> up\n\n"
        "2\n01:01:01,001 --> 01:01:02,010\nSit back as into a chair, thighs level or\nlower.\n\n"
    )
