"""What is said, word for word, and when: the scripts that the design gives."""

from dataclasses import replace

import pytest

from tests.core.bodies import (
    EXERCISES,
    MARCH,
    ONE_LEG_BRIDGE,
    RAISE,
    SQUAT,
    STRETCH,
    SWINGS,
    onsets,
    rendered,
    routine,
    said,
    step,
)
from trainer.core.exercise import Load, Range, Side
from trainer.core.plan.timeline import PhaseKind
from trainer.core.routine import Group, Pace, SideOrder
from trainer.core.settings import Count, Level, Settings, Talk, WithLoad


def test_the_squat_is_spoken_to_the_millisecond() -> None:
    opening, after = -2370, 6680
    spoken = onsets(rendered(routine(step(SQUAT))))
    assert [cue for cue in spoken if opening <= cue[0] <= after] == [
        (-2370, "Three"),
        (-1370, "Two"),
        (-370, "Down"),
        (1060, "Hold"),
        (2230, "Up"),
        (3200, "Two"),
        (4560, "Hold"),
        (5730, "Up"),
        (6680, "Three"),
    ]


def test_the_inverse_leg_raise_is_spoken_to_the_millisecond() -> None:
    spoken = onsets(rendered(routine(step(RAISE))))
    assert [cue for cue in spoken if -2270 <= cue[0] <= 4630] == [
        (-2270, "Three"),
        (-1270, "Two"),
        (-270, "Up"),
        (440, "Squeeze"),
        (1630, "Down"),
        (2700, "Two"),
        (3440, "Squeeze"),
        (4630, "Down"),
    ]


def test_a_whole_workout() -> None:
    assert said(rendered(routine(step(SQUAT)))) == [
        *("Squat. 3 reps.", "Feet apart.", "Sharp pain means stop."),
        *("Three", "Two", "Down", "Hold", "Up"),
        *("Two", "Hold", "Up", "Three", "Hold", "Up"),
        "That's it. You are done.",
    ]


def spoken_from_the_start(*names: str, settings: Settings) -> list[str]:
    steps = [step(exercise) for exercise in EXERCISES.values() if exercise.id in names]
    return said(rendered(routine(*steps), settings))


def test_names_and_counts_say_no_movements() -> None:
    script = spoken_from_the_start("squat", settings=Settings(talk=Talk.NAMES_AND_COUNTS))
    assert script == [
        *("Squat. 3 reps.", "Three", "Two", "Down", "Two", "Three"),
        "That's it. You are done.",
    ]


def test_counts_only() -> None:
    script = spoken_from_the_start("squat", settings=Settings(talk=Talk.COUNTS))
    assert script == ["Three", "Two", "Down", "Two", "Three"]


def test_tones_only_say_nothing() -> None:
    assert spoken_from_the_start("squat", "stretch", settings=Settings(talk=Talk.TONES)) == []


@pytest.mark.parametrize(
    ("count", "called"),
    [
        (Count.UP, ["Two", "Three", "Four", "Five"]),
        (Count.DOWN, ["Four", "Three", "Two", "One"]),
        (Count.LAST_THREE, ["Three", "Two", "One"]),
        (Count.OFF, []),
    ],
)
def test_counts(count: Count, called: list[str]) -> None:
    settings = Settings(talk=Talk.COUNTS, count=count)
    assert said(rendered(routine(step(SQUAT, 5)), settings))[3:] == called


def test_a_rep_that_is_not_counted_begins_with_its_word() -> None:
    script = said(rendered(routine(step(SQUAT, 2)), Settings(count=Count.OFF)))
    assert script[3:-1] == ["Three", "Two", "Down", "Hold", "Up", "Down", "Hold", "Up"]


def test_a_longer_lead_in_counts_from_higher_up() -> None:
    script = said(rendered(routine(step(STRETCH)), Settings(lead_in_seconds=5)))
    assert script[1:6] == ["Five", "Four", "Three", "Two", "Breathe"]


@pytest.mark.parametrize("seconds", [0, 1])
def test_without_a_lead_in_the_first_word_is_said_all_the_same(seconds: int) -> None:
    script = said(rendered(routine(step(STRETCH)), Settings(lead_in_seconds=seconds)))
    assert script[:2] == ["Back stretch. 30 seconds.", "Breathe"]


def test_a_timed_exercise_is_announced_divided_and_counted_out() -> None:
    script = said(rendered(routine(step(STRETCH), step(SQUAT, 1))))
    assert script[:9] == [
        *("Back stretch. 30 seconds.", "Three", "Two", "Breathe", "Half way", "Next: Squat."),
        *("Three", "Two", "One"),
    ]


def test_landmarks_are_told_in_a_long_set() -> None:
    script = said(rendered(routine(step(SQUAT, 15))))
    assert script[script.index("Eight") + 1] == "Half way"
    assert script[script.index("Thirteen") + 1] == "Last three"


def test_a_short_set_has_no_landmarks() -> None:
    script = said(rendered(routine(step(SQUAT, 5))))
    assert not {"Half way", "Last three"}.intersection(script)


def test_who_counts_down_hears_the_last_three_as_numbers() -> None:
    script = said(rendered(routine(step(SQUAT, 15)), Settings(count=Count.DOWN)))
    assert "Half way" in script
    assert "Last three" not in script


def test_coaching_is_spread_over_the_reps_of_the_first_block() -> None:
    script = said(rendered(routine(step(SQUAT, 15))))
    assert script[script.index("Three", 6) + 1] == "Chest up"
    assert script[script.index("Five") + 1] == "Heels down"


def test_sides_are_switched() -> None:
    script = said(rendered(routine(step(ONE_LEG_BRIDGE, 1))))
    assert script == [
        *("Single-leg bridge. 1 rep. Left leg first.", "Three", "Two", "Up", "Squeeze", "Down"),
        *("Switch legs.", "Three", "Two", "Up", "Squeeze", "Down"),
        "That's it. You are done.",
    ]


def test_the_other_side_can_be_first() -> None:
    script = said(rendered(routine(step(ONE_LEG_BRIDGE, 1)), Settings(first_side=Side.RIGHT)))
    assert script[0] == "Single-leg bridge. 1 rep. Right leg first."


SENTENCES = {
    "Switch legs.": "other",
    "Leg straight back.": "straight",
    "Angle your leg out 25 degrees.": "out",
    "Cross your leg behind the other.": "in",
}


@pytest.mark.parametrize(
    ("order", "spoken"),
    [
        ("leg-by-leg", "straight out in other straight out in"),
        ("angle-by-angle", "straight other other out other other in other"),
        ("snake", "straight other out other in other"),
    ],
)
def test_side_orders_say_what_changes(order: str, spoken: str) -> None:
    plan = routine(step(RAISE, 1, variants=("straight", "out", "in")))
    script = said(rendered(plan, Settings(side_order=SideOrder(order))))
    assert [SENTENCES[text] for text in script if text in SENTENCES] == spoken.split()


def test_sets_are_numbered_and_rests_told() -> None:
    script = said(rendered(routine(step(SQUAT, 1, sets=2, rest_seconds=20))))
    assert script[8:10] == ["Rest 20 seconds.", "Set 2 of 2."]


def test_a_set_with_sides_says_which_comes_first() -> None:
    script = said(rendered(routine(step(ONE_LEG_BRIDGE, 1, sets=2))))
    assert "Set 2 of 2. Left leg first." in script


def test_a_moment_of_rest_is_not_worth_a_word() -> None:
    script = said(rendered(routine(step(SQUAT, 1, sets=2, rest_seconds=1))))
    assert not [text for text in script if text.startswith("Rest")]


def test_set_up_and_safety_are_said_once() -> None:
    script = said(rendered(routine(step(SQUAT, 1), step(SQUAT, 1, id="again"), step(RAISE, 1))))
    assert script.count("Feet apart.") == 1
    assert script.count("Sharp pain means stop.") == 1
    assert "Keep your pelvis level." in script


def test_another_range_is_taught_anew() -> None:
    top = step(RAISE, 1, id="pulses", range=Range.TOP)
    script = said(rendered(routine(step(RAISE, 1), top)))
    assert script.count("Go down on your elbows.") == 2
    assert script.count("Lower until your knees meet.") == 1
    assert script.count("Start half way up.") == 1


def test_the_load_is_taught_to_those_who_use_it() -> None:
    sentence = "Hold the dumbbell behind your knee."
    assert sentence not in said(rendered(routine(step(RAISE))))
    assert sentence in said(rendered(routine(step(RAISE)), Settings(load=WithLoad.WITH)))


@pytest.mark.parametrize(
    ("load", "taken"),
    [(WithLoad.NONE, None), (WithLoad.WITH, "dumbbells"), (WithLoad.BARBELL, "barbell")],
)
def test_a_barbell_is_taken_where_it_is_chosen_and_can_be(
    load: WithLoad, taken: str | None
) -> None:
    loads = (Load(name="dumbbells", setup="Hang."), Load(name="barbell", setup="Rest it."))
    squat = replace(SQUAT, loads=loads)
    plan = routine(step(squat), step(RAISE))
    timeline = rendered(plan, Settings(load=load), exercises={"squat": squat, RAISE.id: RAISE})
    names = [block.load and block.load.name for block in timeline.blocks]
    other = None if load is WithLoad.NONE else RAISE.loads[0].name
    assert names == [taken, *[other] * (len(names) - 1)]


def test_the_easy_level_takes_the_easier_exercise() -> None:
    script = said(rendered(routine(step(ONE_LEG_BRIDGE, 1)), Settings(level=Level.EASY)))
    assert script[0] == "Bridge. 1 rep."
    assert "Switch legs." not in script


def test_a_self_paced_step_says_how_to_go_on() -> None:
    script = said(rendered(routine(step(SQUAT, 8, pace=Pace.SELF))))
    assert script == [
        *("Squat. 8 reps.", "Feet apart.", "Sharp pain means stop."),
        "At your own pace. Press space to go on.",
        "That's it. You are done.",
    ]


def test_moves_that_share_their_time_are_named_without_a_length() -> None:
    warm_up = Group(id="warm-up", steps=(step(MARCH), step(SWINGS)), fill_minutes=2)
    script = said(rendered(routine(warm_up)))
    assert script[0] == "March."
    assert "Leg swings. Left leg first." in script


def test_the_other_side_of_a_timed_exercise_is_not_what_comes_next() -> None:
    script = said(rendered(routine(step(SWINGS), step(SQUAT, 1))))
    assert [text for text in script if text.startswith("Next")] == ["Next: Squat."]


def test_a_weight_is_put_down_changed_over_and_given_time() -> None:
    raise_, squat = step(RAISE, 1, variants=("straight",)), step(SQUAT, 1)
    settings = Settings(load=WithLoad.WITH, talk=Talk.NAMES_AND_COUNTS)
    timeline = rendered(routine(raise_, squat), settings)
    script = said(timeline)
    assert "Move the weight to the other leg." in script
    assert script[script.index("Put the weight down.") + 1] == "Squat. 1 rep."
    assert script[script.index("Move the weight to the other leg.") + 1] == "Switch legs."
    ways = [p.length_ms for p in timeline.phases if p.kind is PhaseKind.PREPARE]
    assert ways == [5_000 + 4_000, 5_000 + 4_000]
