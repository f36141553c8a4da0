"""A tempo is four numbers with the exercise's own words."""

import pytest

from tests.ui.settings.stage import Open, Stage
from trainer.core.exercise import Tempo
from trainer.core.settings import Settings, StepChoice


def chosen(stage: Stage, step: str = "squat") -> str | None:
    tempo = stage.dialog.settings().choice("glutes", step).tempo
    return None if tempo is None else str(tempo)


def test_every_part_has_the_word_of_the_exercise_in_the_order_of_a_rep(opened: Open) -> None:
    row = opened().dialog._reps._steps
    assert [label.text() for label in row["squat"]._tempo.labels] == [
        *("Down", "Hold", "Up", "Squeeze")
    ]
    assert [label.text() for label in row["raise"]._tempo.labels] == [
        *("Up", "Squeeze", "Down", "Hold")
    ]


@pytest.mark.parametrize(
    ("part", "typed", "tempo"),
    [
        ("Down", "2", "2-1-1-0"),
        ("Down", "2,5", "2.5-1-1-0"),
        ("Down", "2.5", "2.5-1-1-0"),
        ("Up", "x", "1.5-1-X-0"),
        ("Up", "0", "1.5-1-X-0"),
        ("Up", "fastest", "1.5-1-X-0"),
        ("Hold", "0", "1.5-0-1-0"),
        ("Squeeze", "0.1", "1.5-1-1-0.1"),
    ],
)
def test_a_typed_part_changes_the_tempo(opened: Open, part: str, typed: str, tempo: str) -> None:
    stage = opened()
    stage.type_into(f"Squat: {part}", typed)
    assert chosen(stage) == tempo
    assert stage.number(f"Squat: {part}").text() == typed


@pytest.mark.parametrize(
    ("part", "typed", "tempo"),
    [
        ("Down", "0.2", "0.3-1-1-0"),
        ("Hold", "0.05", "1.5-0.1-1-0"),
        ("Up", "99", "1.5-1-20-0"),
    ],
)
def test_a_part_stays_within_its_limits(opened: Open, part: str, typed: str, tempo: str) -> None:
    stage = opened()
    stage.type_into(f"Squat: {part}", typed)
    stage.named("Squat: sets").setFocus()
    assert chosen(stage) == tempo


def test_as_fast_as_one_can_lies_below_the_shortest_movement(opened: Open) -> None:
    stage = opened()
    box = stage.number("Squat: Up")
    box.stepDown()
    box.stepDown()
    assert box.text() == "fastest"
    assert chosen(stage) == "1.5-1-X-0"
    box.stepUp()
    assert box.text() == "0.5 s"


def test_a_chosen_tempo_shows_only_what_differs(opened: Open) -> None:
    stage = opened(
        Settings().with_choice("glutes", "squat", StepChoice(tempo=Tempo.parse("2-1-X-0")))
    )
    texts = [stage.number(f"Squat: {part}").text() for part in ("Down", "Hold", "Up", "Squeeze")]
    assert texts == ["2 s", "", "fastest", ""]


def test_an_emptied_tempo_is_the_routines_own(opened: Open) -> None:
    stage = opened(
        Settings().with_choice("glutes", "squat", StepChoice(tempo=Tempo.parse("2-1-1-0")))
    )
    stage.type_into("Squat: Down", "")
    assert stage.dialog.settings().choice("glutes", "squat") == StepChoice()
