"""Paths on the command line."""

import argparse
import os
from pathlib import Path

from trainer.core.text import tr


def path_argument(text: str) -> Path:
    """Return the path that a word names; shells leave the ``~`` of ``--option=~/x`` as it is.

    Raises:
        argparse.ArgumentTypeError: it names none.

    """
    path = Path(os.path.expanduser(text))  # noqa: PTH111 - it leaves other names with a ~ alone
    if not text:
        raise argparse.ArgumentTypeError(tr("the name is empty"))
    if path.parts[:1] == ("~",):
        raise argparse.ArgumentTypeError(tr("{path} can't be used: there is no home", path=text))
    if not path.is_absolute() and not _current_folder_is_there():
        raise argparse.ArgumentTypeError(
            tr("{path} can't be used: the current folder is gone. Give a full path", path=text)
        )
    return path


def _current_folder_is_there() -> bool:
    try:
        Path.cwd()
    except OSError:
        return False
    return True
