"""What is heard of a plan, with a voice and without."""

from pathlib import Path

from trainer.core.plan.timeline import Cue, CueKind, Speech, Tone
from trainer.core.text import message
from trainer.voice.rehearsal import sounds
from trainer.voice.speech import ClipInfo

TONES = Path("tones")
THREE, UP = Speech(message("Three")), Speech(message("Up"))
COUNTDOWN = Cue(at_ms=0, ends_ms=300, kind=CueKind.COUNTDOWN, speech=THREE)
WORD = Cue(at_ms=700, ends_ms=1_000, kind=CueKind.PHASE, speech=UP)
TONE = Cue(at_ms=1_000, ends_ms=1_080, kind=CueKind.TONE, tone=Tone.UP)
CUES = (COUNTDOWN, WORD, TONE)


def test_words_are_heard_as_clips_and_tones_as_files() -> None:
    clips = {said: ClipInfo(path=Path("clip.wav"), length_ms=300) for said in (THREE, UP)}
    heard = sounds(CUES, clips, TONES)
    assert [(each.at_ms, each.kind) for each in heard] == [
        (0, "voice"),
        (700, "voice"),
        (1_000, "tone"),
    ]


def test_without_a_voice_the_countdown_is_ticked() -> None:
    heard = sounds(CUES, {}, TONES)
    assert [(each.at_ms, Path(each.path).name) for each in heard] == [
        (0, "tick.wav"),
        (1_000, "up.wav"),
    ]
