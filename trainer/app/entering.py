"""The window's program is entered here: a second launch calls the first window, and goes."""

import sys

from trainer import terminal
from trainer.core.text import tr
from trainer.desktop.one_instance import UnansweredError, enter
from trainer.storage.paths import Folders

NOT_ENTERED = 1


def run(
    folders: Folders,
    overrides: tuple[str, ...],
    *,
    start: str | None = None,
    debug: bool = False,
) -> int:
    """Run the window's program until it is closed; returns the exit status.

    Where there is a window for these folders already, it is shown, and told what to start.
    """
    try:
        first = enter(folders.data, start)
    except UnansweredError:
        return _say_unanswered()
    if first is None:
        if overrides:
            terminal.warn(
                tr("Top Hold is open already; --set counts only for a window that it opens.")
            )
        return 0
    from trainer.app.running import run_window  # noqa: PLC0415 - Qt, only for the first

    return run_window(folders, overrides, first, start=start, debug=debug)


def _say_unanswered() -> int:
    """Say that nothing has been started; in a window too, if nobody may be at a terminal."""
    text = tr("Top Hold is open already but does not answer. End it, then start it again.")
    terminal.warn(text)
    if not (sys.stderr and sys.stderr.isatty()):
        from trainer.app.unanswered import show_unanswered  # noqa: PLC0415 - Qt, seldom needed

        show_unanswered(text)
    return NOT_ENTERED
