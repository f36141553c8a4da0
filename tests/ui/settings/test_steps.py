from PySide6.QtWidgets import QCheckBox

from tests.ui.settings.stage import Open
from trainer.core.exercise import Tempo
from trainer.core.routine import Group, Pace, Routine, Step
from trainer.core.settings import STEP_SPECS, Settings, StepChoice


def test_every_step_shows_its_own_dose_in_grey(opened: Open) -> None:
    stage = opened()
    assert (stage.number("Squat: reps").text(), stage.own("Squat: reps")) == ("", "15")
    assert stage.own("Squat (2): sets") == "2"
    assert stage.own("Squat (2): Down") == "3 s"
    assert "each of 3 variants, each leg" in stage.texts()


def test_a_timed_step_takes_seconds_and_no_reps(opened: Open) -> None:
    stage = opened()
    assert stage.own("Back stretch: seconds") == "30 s"
    assert stage.named("Back stretch: reps").isHidden()
    assert not stage.named("Back stretch: sets").isHidden()
    stage.type_into("Back stretch: seconds", "45")
    assert stage.dialog.settings().choice("glutes", "stretch") == StepChoice(seconds=45)


def test_a_warm_up_shows_the_minutes_that_it_shares_out(opened: Open) -> None:
    stage = opened()
    assert "5 min in all" in stage.texts()
    stage.type_into("Warm-up", "8")
    assert "8 min in all" in stage.texts()
    assert stage.named("March on the spot: sets").isHidden()
    assert stage.named("March on the spot: seconds").isHidden()


def test_a_group_in_rounds_says_how_many(opened: Open) -> None:
    group = Group(id="finisher", rounds=3, steps=(Step(id="squat", exercise="squat"),))
    stage = opened(routine=Routine(id="r", name="R", steps=(group,)))
    assert {"Finisher", "3 rounds"} <= set(stage.texts())


def test_reps_that_differ_between_sides_are_shown_and_kept(opened: Open) -> None:
    stage = opened()
    assert stage.own("Single-leg bridge: reps") == "10 / 12"
    stage.number("Single-leg bridge: sets").stepUp()
    assert stage.dialog.settings().choice("glutes", "bridge") == StepChoice(sets=2)
    stage.number("Single-leg bridge: reps").stepUp()
    assert stage.dialog.settings().choice("glutes", "bridge") == StepChoice(reps=13, sets=2)


def test_reps_sets_and_seconds_stay_within_their_limits(opened: Open) -> None:
    stage = opened()
    for name in ("Squat: reps", "Squat: sets", "Back stretch: seconds"):
        box, spec = stage.number(name), STEP_SPECS[name.partition(": ")[2]]
        box.setValue(1e9)
        assert box.value() == spec.high
        for _ in range(int(spec.high) + 2):
            box.stepDown()
        assert box.value() == spec.low


def test_a_group_is_switched_off_with_all_that_is_in_it(opened: Open) -> None:
    stage = opened()
    stage.check("Warm-up").click()
    assert stage.dialog.settings().choice("glutes", "warm-up") == StepChoice(skip=True)
    assert not stage.check("March on the spot").isEnabled()
    stage.check("Warm-up").click()
    assert stage.dialog.settings().choice("glutes", "warm-up") == StepChoice()
    assert stage.check("March on the spot").isEnabled()


def test_a_step_that_is_switched_off_keeps_its_numbers_and_takes_none(opened: Open) -> None:
    stage = opened(Settings().with_choice("glutes", "squat", StepChoice(reps=20)))
    stage.check("Squat").click()
    chosen = stage.dialog.settings().choice("glutes", "squat")
    assert chosen == StepChoice(reps=20, skip=True)
    assert not stage.named("Squat: reps").isEnabled()
    assert not stage.named("Squat: Down").isEnabled()


def test_a_warm_up_of_no_minutes_can_be_had_in_this_routine(opened: Open) -> None:
    stage = opened(Settings(warmup_minutes=0))
    assert not stage.check("Warm-up").isChecked()
    stage.check("Warm-up").click()
    assert stage.dialog.settings().choice("glutes", "warm-up") == StepChoice(skip=False)
    assert stage.check("Warm-up").isChecked()


def test_something_is_always_left(opened: Open) -> None:
    stage = opened(routine=Routine(id="r", name="R", steps=(Step(id="squat", exercise="squat"),)))
    stage.check("Squat").click()
    assert stage.check("Squat").isChecked()
    assert stage.dialog.settings() == Settings()


def test_changes_are_from_now_on_unless_they_are_for_today(opened: Open) -> None:
    stage = opened()
    assert not stage.dialog.only_today
    today = stage.dialog.findChild(QCheckBox, "only today")
    assert isinstance(today, QCheckBox)
    today.click()
    assert stage.dialog.only_today


def test_the_routines_own_dose_is_no_choice(opened: Open) -> None:
    stage = opened()
    stage.number("Squat: reps").stepUp()
    stage.number("Squat: reps").stepDown()
    stage.type_into("Squat: Down", "1.5")
    assert stage.dialog.settings().choice("glutes", "squat") == StepChoice()


def test_the_easier_exercise_shows_at_the_easy_level(opened: Open) -> None:
    stage = opened()
    stage.pick("Level", "Easier forms")
    assert stage.own("Bridge: Down") == "2 s"
    stage.pick("Level", "As written")
    assert stage.own("Single-leg bridge: Down") == "1 s"


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
    assert stage.number("Squat: reps").text() == stage.number("Squat: Down").text() == ""
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
    assert "3 min in all" in stage.texts()
