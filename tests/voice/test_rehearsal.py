"""What is heard of a plan, with a voice and without."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from trainer.core.exercise import Exercise, Position, Tempo, Variant
from trainer.core.plan.timeline import Cue, CueKind, Speech, Timeline, Tone
from trainer.core.routine import Reps, Routine, Step
from trainer.core.settings import Settings, StepChoice
from trainer.core.text import message, sentence
from trainer.voice.rehearsal import Estimates, Piece, Rehearsal, no_voice, rehearse, sounds
from trainer.voice.speech import ClipInfo, RenderResult, Utterance

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


class Engine:
    """Makes a clip of every text that it is given, and remembers them."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def render(self, wanted: Collection[Utterance]) -> RenderResult:
        self.texts += [utterance.text for utterance in wanted]
        clip = ClipInfo(path=Path("clip.wav"), length_ms=400)
        return RenderResult(clips=dict.fromkeys(wanted, clip))


def exercise(name: str, *setup: str) -> Exercise:
    return Exercise(
        id="x",
        name=name,
        position=Position.STANDING,
        tempo=Tempo.parse("1-0-1-0"),
        setup=setup,
        safety=("…",),
        coaching=("—",),
        variants=(Variant(id="a", name="a", turn="——"),),
    )


def rehearsed(done: Exercise, engine: Engine, voice: str = "") -> Rehearsal:
    routine = Routine(id="r", name="R", steps=(Step(id="x", exercise="x"),))
    settings = Settings(voice=voice)
    return rehearse(Piece(routine=routine, exercises={"x": done}, settings=settings), engine.render)


def test_what_makes_no_sound_is_silent_and_the_rest_is_spoken() -> None:
    engine = Engine()
    made = rehearsed(exercise("Squat", "...", "Stand.", "—"), engine)
    assert "Stand." in engine.texts
    assert not {"...", "…", "—", "——"}.intersection(engine.texts)
    said = {sentence(cue.speech.said) for cue in made.timeline.cues if cue.speech}
    assert "Stand." in said
    assert not {"...", "…", "—", "——"} & said
    assert not made.timeline.estimated


def test_a_name_that_the_voice_cannot_speak_is_shown_and_ticked() -> None:
    engine = Engine()
    made = rehearsed(exercise("Приседание"), engine)
    assert not any("Приседание" in text for text in engine.texts)
    [shown] = [c for c in made.timeline.cues if c.speech and "Прис" in sentence(c.speech.said)]
    [heard] = [sound for sound in made.sounds(TONES) if sound.at_ms == shown.at_ms]
    assert Path(heard.path).name == "tick.wav"
    assert not made.timeline.estimated


def test_a_voice_of_that_script_speaks_it() -> None:
    engine = Engine()
    rehearsed(exercise("Приседание"), engine, "zle/ru")
    assert any("Приседание" in text for text in engine.texts)


def test_choices_that_make_a_workout_too_large_are_told_and_not_used() -> None:
    steps = tuple(Step(id=f"s{number}", exercise="x") for number in range(60))
    routine = Routine(id="r", name="R", steps=steps)
    choices = {step.id: StepChoice(sets=20) for step in steps}
    piece = Piece(
        routine=routine,
        exercises={"x": exercise("Squat")},
        settings=Settings(steps={"r": choices}),
    )
    made = rehearse(piece, no_voice)
    assert len(made.timeline.blocks) == len(steps)
    assert made.problem
    assert sentence(made.problem).startswith('With "s50" the workout has 1020 blocks.')


def test_a_sentence_that_the_voice_cannot_speak_is_ticked_and_a_word_is_not() -> None:
    sentence_, word = Speech(message("Встань прямо.")), Speech(message("Вниз"))
    cues = (
        Cue(at_ms=0, ends_ms=900, kind=CueKind.SETUP, speech=sentence_),
        Cue(at_ms=1_000, ends_ms=1_300, kind=CueKind.PHASE, speech=word),
    )
    assert [each.at_ms for each in sounds(cues, {}, TONES)] == [0]


def test_what_lasts_as_long_is_estimated_once() -> None:
    laid_out: list[str] = []

    def length(timeline: Timeline) -> int:
        laid_out.append(timeline.routine)
        return timeline.total_ms

    estimates = Estimates(length)
    first, other = lift("first", 3), lift("other", 3)
    assert estimates.of(first) == estimates.of(other) == rehearse(first, no_voice).timeline.total_ms
    assert laid_out == ["first"]
    assert estimates.of(lift("longer", 9)) > estimates.of(first)
    chosen = replace(other, settings=Settings().with_choice("other", "lift", StepChoice(reps=9)))
    assert estimates.of(chosen) == estimates.of(lift("longer", 9))
    slower = replace(first, settings=Settings(tempo_factor=2))
    assert estimates.of(slower) > estimates.of(first)
    assert laid_out == ["first", "longer", "other", "first", "first"]


def lift(routine_id: str, reps: int) -> Piece:
    exercise = Exercise(
        id="lift", name="Lift", position=Position.STANDING, tempo=Tempo.parse("1-0-1-1")
    )
    step = Step(id="lift", exercise="lift", reps=Reps.of(reps))
    routine = Routine(id=routine_id, name=routine_id, steps=(step,))
    return Piece(routine=routine, exercises={"lift": exercise}, settings=Settings())
