from PySide6.QtWidgets import (
    QLineEdit,
)

from tests.ui.settings.stage import Open
from trainer.core.exercise import Tempo
from trainer.core.routine import Group, Pace, Routine, Step
from trainer.core.settings import STEP_SPECS, Settings, StepChoice


def test_every_step_shows_its_own_dose(opened: Open) -> None:
    stage = opened()
    assert stage.number("Squat: reps").text() == "15"
    assert stage.number("Squat (2): sets").text() == "2"
    tempo = stage.named("Squat (2): tempo")
    assert isinstance(tempo, QLineEdit)
    assert (tempo.text(), tempo.placeholderText()) == ("", "3-1-1-0")
    assert "each of 3 variants, each leg" in stage.texts()


def test_a_timed_step_shows_its_time_and_takes_no_reps(opened: Open) -> None:
    stage = opened()
    assert stage.named("Back stretch: reps").isHidden()
    assert stage.named("Back stretch: tempo").isHidden()
    assert not stage.named("Back stretch: sets").isHidden()
    assert "30 s" in stage.texts()


def test_a_warm_ups_step_shows_that_it_shares_the_minutes(opened: Open) -> None:
    stage = opened()
    assert "Share of 5 min" in stage.texts()
    stage.type_into("Warm-up", "8")
    assert "Share of 8 min" in stage.texts()
    assert stage.named("March on the spot: sets").isHidden()


def test_reps_that_differ_between_sides_are_shown_and_kept(opened: Open) -> None:
    stage = opened()
    box = stage.number("Single-leg bridge: reps")
    assert box.text() == "10 / 12"
    stage.number("Single-leg bridge: sets").stepUp()
    assert stage.dialog.settings().choice("glutes", "bridge") == StepChoice(sets=2)
    box.stepUp()
    assert stage.dialog.settings().choice("glutes", "bridge") == StepChoice(reps=12, sets=2)


def test_reps_and_sets_stay_within_their_limits(opened: Open) -> None:
    stage = opened()
    for part, spec in STEP_SPECS.items():
        box = stage.number(f"Squat: {part}")
        assert (box.minimum(), box.maximum()) == (spec.low, spec.high)


def test_the_routines_own_dose_is_no_choice(opened: Open) -> None:
    stage = opened()
    stage.number("Squat: reps").stepUp()
    stage.number("Squat: reps").stepDown()
    stage.type_into("Squat: tempo", "1.5-1-1-0")
    assert stage.dialog.settings().choice("glutes", "squat") == StepChoice()


def test_the_easier_exercise_shows_at_the_easy_level(opened: Open) -> None:
    stage = opened()
    stage.pick("Level", "Easier forms")
    tempo = stage.named("Bridge: tempo")
    assert isinstance(tempo, QLineEdit)
    assert tempo.placeholderText() == "2-0-1-1"
    stage.pick("Level", "As written")
    assert stage.named("Single-leg bridge: tempo") is tempo


def test_what_is_chosen_for_other_routines_survives(opened: Open) -> None:
    other = Settings().with_choice("back", "row", StepChoice(reps=7))
    stage = opened(other)
    stage.number("Squat: reps").stepUp()
    stage.button("reset").click()
    assert stage.dialog.settings() == other


def test_reset_brings_back_the_routines_own(opened: Open) -> None:
    choice = StepChoice(reps=20, sets=3, tempo=Tempo.parse("2-0-2-0"))
    stage = opened(Settings(speech_wpm=200).with_choice("glutes", "squat", choice))
    assert stage.number("Squat: reps").value() == 20
    stage.button("reset").click()
    assert stage.number("Squat: reps").value() == 15
    assert stage.number("Squat: sets").value() == 1
    assert stage.drafts == [Settings(speech_wpm=200)]


def test_a_step_at_ones_own_pace_says_so(opened: Open) -> None:
    step = Step(id="stretch", exercise="back-stretch", pace=Pace.SELF)
    assert "Your own pace" in opened(routine=Routine(id="r", name="R", steps=(step,))).texts()


def test_a_step_with_variants_and_no_sides_says_what_is_counted(opened: Open) -> None:
    step = Step(id="squat", exercise="squat", variants=("wide", "narrow"))
    stage = opened(routine=Routine(id="r", name="R", steps=(step,)))
    assert "each of 2 variants" in stage.texts()


def test_only_the_warm_ups_minutes_can_be_set(opened: Open) -> None:
    group = Group(id="cool", fill_minutes=3, steps=(Step(id="march", exercise="march"),))
    stage = opened(Settings(warmup_minutes=9), routine=Routine(id="r", name="R", steps=(group,)))
    assert "Share of 3 min" in stage.texts()
