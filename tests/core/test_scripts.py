"""What is said, word for word, and when: the scripts that the design gives."""

from tests.core.bodies import (
    RAISE,
    SQUAT,
    onsets,
    rendered,
    routine,
    said,
    step,
)


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
