"""Warnings about an exercise's texts that no voice, or no English one, can speak."""

from collections.abc import Iterator
from dataclasses import fields

from trainer.core.exercise import Exercise
from trainer.core.speakable import can_be_spoken, makes_sound
from trainer.core.text import Message, message
from trainer.storage.tables import Report
from trainer.storage.toml_lines import Keys
from trainer.storage.values import shown


def warn_of_unspeakable(exercise: Exercise, report: Report) -> None:
    """Report each text that would be silent, or is for a voice of another language."""
    for place, text in _spoken(exercise):
        if text.strip() and not can_be_spoken(text):
            report.warn(place, _what(text))


def _what(text: str) -> Message:
    if makes_sound(text):
        return message(
            "An English voice can't speak {text}, so it is only shown. "
            "Write it in Latin letters, or choose a voice for it in the settings.",
            text=shown(text),
        )
    return message("{text} makes no sound. Write words, or remove it.", text=shown(text))


def _spoken(exercise: Exercise) -> Iterator[tuple[Keys, str]]:
    """Yield all that is spoken, with its place in the file."""
    yield ("name",), exercise.name
    for field in fields(exercise.words):
        yield ("words", field.name), getattr(exercise.words, field.name)
    for key in ("setup", "safety", "coaching"):
        yield from (((key, number), text) for number, text in enumerate(getattr(exercise, key)))
    for key in ("full_setup", "top_setup"):
        yield (key,), getattr(exercise, key) or ""
    for number, variant in enumerate(exercise.variants):
        yield ("variants", number, "name"), variant.name
        yield ("variants", number, "turn"), variant.turn
    for number, load in enumerate(exercise.loads):
        yield ("loads", number, "setup"), load.setup
