"""Every text that a person reads or hears is made in one place."""

from collections.abc import Iterator

import pytest

from trainer.core import text
from trainer.core.text import (
    Message,
    counted,
    duration,
    install,
    message,
    number_word,
    one_line,
    sentence,
    tr,
    use,
)

GERMAN = {
    "Next: {exercise}.": "Als Nächstes: {exercise}.",
    "Squat": "Kniebeuge",
    "Two": "Zwei",
}


@pytest.fixture
def _german() -> Iterator[None]:
    install("de", GERMAN)
    yield
    text._catalogues.pop("de")
    use(text.ENGLISH)


NEXT = message("Next: {exercise}.", exercise=message("Squat"))


def test_placeholders_are_filled_in() -> None:
    assert tr("{number} of {all}", number=2, all="five") == "2 of five"
    assert sentence(NEXT) == "Next: Squat."


def test_a_text_without_parameters_may_hold_braces() -> None:
    assert tr("{not a placeholder") == "{not a placeholder"


@pytest.mark.usefixtures("_german")
def test_a_message_is_translated_with_what_is_in_it() -> None:
    assert sentence(NEXT, "de") == "Als Nächstes: Kniebeuge."


@pytest.mark.usefixtures("_german")
def test_the_screens_language_can_be_chosen() -> None:
    use("de")
    assert (tr("Two"), sentence(message("Two"), text.ENGLISH)) == ("Zwei", "Two")


@pytest.mark.usefixtures("_german")
def test_what_a_catalogue_lacks_is_english() -> None:
    assert sentence(message("Three"), "de") == "Three"
    assert sentence(message("Three"), "xx") == "Three"


@pytest.mark.parametrize(("number", "said"), [(0, "no reps"), (1, "1 rep"), (2, "2 reps")])
def test_one_thing_and_several(number: int, said: str) -> None:
    many = "{number} reps" if number else "no reps"
    assert sentence(counted("{number} rep", many, number)) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "Zero"), (15, "Fifteen"), (20, "Twenty"), (21, "21"), (-1, "-1")],
)
def test_numbers_are_called_out(number: int, said: str) -> None:
    assert sentence(number_word(number)) == said


@pytest.mark.parametrize(
    ("total_ms", "read"),
    [
        (0, "0 s"),
        (44_600, "45 s"),
        (59_600, "1 min"),
        (750_000, "12 min 30 s"),
        (3_599_600, "1 h 0 min"),
        (3_900_000, "1 h 5 min"),
    ],
)
def test_lengths_of_time_are_read(total_ms: int, read: str) -> None:
    assert sentence(duration(total_ms)) == read


def test_messages_are_data() -> None:
    assert message("Two") == Message("Two")
    assert len({message("Two"), Message("Two")}) == 1


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Café → 深蹲 👩\u200d🦰", "Café → 深蹲 👩\u200d🦰"),
        ("\x1b[2J\x07\x00\x7f", r"\x1b[2J\x07\x00\x7f"),
        ("\x9b31m", r"\x9b31m"),
        ("a\r\nb\tc\u2028d", r"a\r\nb\tc\u2028d"),
        ("\u202egpj.exe\u2066", r"\u202egpj.exe\u2066"),
        ("caf\udce9 \ud83d", r"caf\xe9 \ud83d"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_as_an_escape(said: str, shown: str) -> None:
    assert one_line(said) == shown
