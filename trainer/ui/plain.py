"""A person's text on the screen: as it is written, never as markup or as control characters.

Routines and exercises are files that people share. Labels take text that looks like HTML for
HTML, and so do tool tips, for which nothing can be set: there it has to be written as HTML.
"""

from html import escape

from trainer.core.text import one_line


def legible(text: str) -> str:
    r"""Return a text in its lines, with escapes such as ``\x1b`` for control characters."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def tip(text: str) -> str:
    """Return what shows this text in a tool tip."""
    shown = legible(text)
    if "<" not in shown:
        return shown
    return f'<span style="white-space: pre-wrap">{escape(shown)}</span>'
