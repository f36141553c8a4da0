"""The files with problems, as the first page lists them."""

from collections import defaultdict

from trainer.storage.library import Library
from trainer.ui.cards import LeftOut


def left_out(library: Library) -> tuple[LeftOut, ...]:
    """Return the files in which something is wrong, each with all of it."""
    lines: dict[str, list[str]] = defaultdict(list)
    for problem in library.problems:
        lines[str(problem.file)].append(str(problem))
    return tuple(LeftOut(path=path, problems=tuple(found)) for path, found in lines.items())
