"""The one translation function: every text that a person reads or hears is made here.

A message is a whole English sentence with named placeholders, and its parameters. English is the
source language, so a message's source is also its id; a catalogue maps it to another language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

Parameter: TypeAlias = Union[str, int, float, "Message"]

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said or shown: its English source and its placeholders' values.

    A parameter may be a message itself, as an exercise's name is in "Next: {exercise}."
    """

    source: str
    params: tuple[tuple[str, Parameter], ...] = ()


_catalogues: dict[str, Mapping[str, str]] = {}
_screen: list[str] = [ENGLISH]


def install(language: str, catalogue: Mapping[str, str]) -> None:
    """Make a language known: source sentence to translated sentence."""
    _catalogues[language] = catalogue


def use(language: str) -> None:
    """Choose the language of the screen, which `tr` speaks."""
    _screen[0] = language


def message(source: str, /, **params: Parameter) -> Message:
    """Build a message from a sentence with ``{named}`` placeholders and their values."""
    return Message(source, tuple(params.items()))


def counted(one: str, many: str, number: float, /, **params: Parameter) -> Message:
    """Choose between the sentence for one thing and that for several; both may use ``{number}``.

    A part of one is said too: 6.5 reads "6.5".
    """
    return message(one if number == 1 else many, number=f"{number:g}", **params)


def sentence(said: Message, language: str = "") -> str:
    """Return the message in a language (by default the screen's), its placeholders filled in.

    A sentence that the language's catalogue lacks is given in English.
    """
    spoken = language or _screen[0]
    template = _catalogues.get(spoken, {}).get(said.source, said.source)
    if not said.params:
        return template
    return template.format(
        **{name: _filled(value, spoken) for name, value in said.params},
    )


def _filled(value: Parameter, language: str) -> str | int | float:
    return sentence(value, language) if isinstance(value, Message) else value


def tr(source: str, /, **params: Parameter) -> str:
    """Return a sentence in the screen's language."""
    return sentence(message(source, **params))


_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNDECODED = range(0xDC80, 0xDD00)
"""How Python decodes the bytes of a file name that are not text: byte 0x80 first."""


def one_line(text: str) -> str:
    r"""Return a text with every character that is not printed as itself shown as an escape.

    Control characters, line ends and what turns the direction of writing become escapes such as
    ``\x1b`` and ``\n``, so that no name in a file can steer a terminal or pass for a line.
    """
    return _UNPRINTABLE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _UNDECODED:
        return f"\\x{code - 0xDC00:02x}"
    return found[0].encode("unicode_escape").decode()


_NUMBERS = (
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
)


def number_word(number: int) -> Message:
    """Return a count as it is called out: a word up to twenty, digits beyond."""
    if 0 <= number < len(_NUMBERS):
        return Message(_NUMBERS[number])
    return message("{number}", number=number)


def duration(total_ms: int) -> Message:
    """Return a length of time for reading, to the second: "45 s", "12 min 30 s", "1 h 5 min"."""
    seconds = round(total_ms / 1000)
    minutes, rest = divmod(seconds, 60)
    hours, over = divmod(minutes, 60)
    if hours:
        return message("{hours} h {minutes} min", hours=hours, minutes=over)
    if not minutes:
        return message("{seconds} s", seconds=rest)
    if not rest:
        return message("{minutes} min", minutes=minutes)
    return message("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
