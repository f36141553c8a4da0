"""Guessing which word was meant by a misspelt one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None if none is much like it."""
    return next(iter(get_close_matches(word[:60], list(known), n=1)), None)
