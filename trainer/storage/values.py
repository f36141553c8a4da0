"""What a single value of a file may be, and how it is quoted in a message."""

import unicodedata

from trainer.core.text import Message, message

LONGEST_NAME = 60
LONGEST_SENTENCE = 200
LONGEST_ID = 40

_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def is_id(text: str) -> bool:
    """Tell whether a text may be the id of an exercise, routine, step or variant."""
    return 0 < len(text) <= LONGEST_ID and _ID_CHARACTERS.issuperset(text)


def line_remedy(found: object, most: int, field: str) -> Message | None:
    """Return what to do about a value that is no proper line of text, None if it is one.

    Braces may stand in it only around the word `field`.
    """
    if not isinstance(found, str):
        return message("Write text there, in quotes.")
    if not found.strip():
        return message("Write at least one letter there.")
    if len(found) > most:
        return message("Keep it to {most} characters.", most=most)
    if any(_unprintable(character) for character in found):
        return message("Remove line breaks, control characters and direction marks from it.")
    return _brace_remedy(found, field)


def _brace_remedy(text: str, field: str) -> Message | None:
    """Keep a person's braces away from the filling in of placeholders."""
    if not {"{", "}"}.intersection(text.replace(f"{{{field}}}", "") if field else text):
        return None
    if field:
        return message('Only the word "{field}" may stand in braces.', field=field)
    return message("Remove the braces.")


def _unprintable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Zl", "Zp"} or character in _DIRECTION_MARKS


def shown(value: object) -> str | Message:
    """Return a value of a file as it may be quoted in a message: short and harmless."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value if len(value) <= LONGEST_NAME else f"{value[:LONGEST_NAME]}…"
        return '"{}"'.format("".join(c if c.isprintable() else "\ufffd" for c in text))
    if isinstance(value, int | float):
        return message("a very large number") if abs(value) >= 10**6 else f"{value:g}"
    if isinstance(value, list | dict):
        return message("a list") if isinstance(value, list) else message("a table")
    return message("a date or time")
