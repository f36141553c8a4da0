"""A message in so few words at a time that they can be written large; pure."""

import re
from collections.abc import Callable
from itertools import pairwise

Lines = tuple[str, ...]

_AFTER_CLAUSES = re.compile(r"(?<=[.;:!?…])\s+")


def in_lines(text: str, fits: Callable[[str], bool]) -> Lines:
    """Return a text in lines; one has a word that doesn't fit to itself."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def in_pages(text: str, fits: Callable[[str], bool], room: int) -> tuple[Lines, ...]:
    """Return a text in pages of at most so many lines, which end with clauses if they can."""
    taken: list[str] = []
    for clause in _AFTER_CLAUSES.split(text):
        longer = f"{taken[-1]} {clause}" if taken else clause
        if taken and len(in_lines(longer, fits)) <= room:
            taken[-1] = longer
        else:
            taken.append(clause)
    return tuple(page for part in taken for page in _evenly(in_lines(part, fits), room))


def _evenly(lines: Lines, room: int) -> tuple[Lines, ...]:
    """Return lines in as few pages as can be, as much alike in length as can be."""
    pages = -(-len(lines) // room)
    cuts = [round(len(lines) * page / pages) for page in range(pages + 1)] if pages else []
    return tuple(lines[start:end] for start, end in pairwise(cuts))
