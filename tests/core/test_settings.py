"""What a setting may be, and what a person chose for a step."""

import pytest

from trainer.core.exercise import Tempo
from trainer.core.settings import (
    SPECS,
    BadSettingError,
    Settings,
    StepChoice,
    Talk,
    read_tempo,
)
from trainer.core.text import sentence


def refused(key: str, value: object) -> str:
    """Return why a value of a file is refused."""
    with pytest.raises(BadSettingError) as caught:
        SPECS[key].read(value)
    return sentence(caught.value.problem)


def test_every_default_is_a_value_that_may_be_set() -> None:
    for key, spec in SPECS.items():
        default = getattr(Settings(), key)
        assert default is None if spec.optional else spec.read(default) == default


def test_every_setting_but_the_steps_has_limits() -> None:
    assert set(SPECS) == set(Settings.__dataclass_fields__) - {"steps"}


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("talk", "counts", Talk.COUNTS),
        ("speech_wpm", 80, 80),
        ("tempo_factor", 2, 2.0),
        ("warmup_minutes", 0, 0),
        ("reduce_motion", True, True),
        ("voice", "", ""),
    ],
)
def test_values_of_a_file_are_kept(key: str, value: object, kept: object) -> None:
    read = SPECS[key].read(value)
    assert (read, type(read)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("talk", "shout", "it must be one of full, names-and-counts, counts, tones"),
        ("talk", 3, "it must be one of full, names-and-counts, counts, tones"),
        ("speech_wpm", 79, "it must be a whole number from 80 to 300"),
        ("speech_wpm", 160.5, "it must be a whole number from 80 to 300"),
        ("speech_wpm", True, "it must be a whole number from 80 to 300"),
        ("tempo_factor", "1", "it must be a number from 0.5 to 2"),
        ("tempo_factor", float("nan"), "it must be a number from 0.5 to 2"),
        ("reduce_motion", 1, "it must be true or false"),
        ("voice", 7, "it must be text in quotes"),
        ("warmup_minutes", 4, "it must be a whole number from 5 to 10, or 0 for none"),
    ],
)
def test_other_values_are_refused_with_what_they_may_be(
    key: str, value: object, reason: str
) -> None:
    assert refused(key, value) == reason


@pytest.mark.parametrize(
    ("key", "word", "kept"),
    [
        ("talk", "tones", Talk.TONES),
        ("voice", "en-gb", "en-gb"),
        ("speech_wpm", "200", 200),
        ("tempo_factor", "0.75", 0.75),
        ("reduce_motion", "On", True),
    ],
)
def test_words_of_the_command_line_are_read(key: str, word: str, kept: object) -> None:
    assert SPECS[key].parse(word) == kept


@pytest.mark.parametrize(
    ("key", "word"),
    [
        *(("speech_wpm", word) for word in ("fast", "1000", "9.5", "")),
        *(("tempo_factor", word) for word in ("x", "inf", "3")),
        *(("reduce_motion", "maybe"), ("talk", "shout")),
    ],
)
def test_other_words_are_refused(key: str, word: str) -> None:
    with pytest.raises(BadSettingError, match="it must be"):
        SPECS[key].parse(word)


def test_a_tempo_is_read() -> None:
    assert read_tempo("1.5-1-1-0") == Tempo.parse("1.5-1-1-0")


@pytest.mark.parametrize("value", ["1-1", 3, None])
def test_what_is_no_tempo_is_refused(value: object) -> None:
    with pytest.raises(BadSettingError, match="four numbers"):
        read_tempo(value)


CHOICE = StepChoice(reps=8)


def test_a_choice_is_kept_for_its_step_alone() -> None:
    chosen = Settings().with_choice("glutes", "squat", CHOICE)
    assert chosen.choice("glutes", "squat") == CHOICE
    assert chosen.choice("glutes", "bridge") == chosen.choice("other", "squat") == StepChoice()


def test_a_choice_of_nothing_is_not_kept() -> None:
    chosen = Settings().with_choice("glutes", "squat", CHOICE)
    assert chosen.with_choice("glutes", "squat", StepChoice()).steps == {"glutes": {}}


def test_a_routines_choices_can_be_given_up() -> None:
    chosen = Settings().with_choice("glutes", "squat", CHOICE).with_choice("b", "x", CHOICE)
    assert set(chosen.without_choices("glutes").steps) == {"b"}
