"""Printing: to a terminal, a pipe, a file or nothing, whatever it can hold.

Names and texts from files are printed as they are, but for what a terminal would obey.
"""

import contextlib
import io
import json
import os
import sys
from typing import TextIO

from trainer.core.text import one_line, tr

UNWRITTEN = 1
"""The exit status of a command whose answer could not be written."""

_STANDARD_STREAMS = 3
_failures: list[OSError] = []


def prepare() -> None:
    """Make sure that there are standard streams, and that no character is too much for them.

    A stream that was closed would be taken by the next file that is opened.
    """
    _failures.clear()
    for number in range(_STANDARD_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003 - the only form
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print a line of the answer."""
    _print(one_line(text), sys.stdout)


def say_json(value: object, indent: int) -> None:
    """Print the answer as JSON; in ASCII, so that it is valid in every encoding."""
    _print(json.dumps(value, indent=indent), sys.stdout)


def warn(text: str) -> None:
    """Print a line on the error output, so that it does not mix with the answer."""
    _print(one_line(text), sys.stderr)


def finish(status: int) -> int:
    """Print what is still to be printed; returns the exit status of the program.

    A reader that has seen enough, as ``head``, changes nothing; a full disk is told.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        _give_up(sys.stdout, error)
    told = [error for error in _failures if not isinstance(error, BrokenPipeError)]
    if not told:
        return status
    warn(tr("The answer could not be written: {why}.", why=told[0].strerror or str(told[0])))
    return status or UNWRITTEN


def _print(text: str, stream: TextIO) -> None:
    try:
        print(text, file=stream)
    except OSError as error:
        _give_up(stream, error)


def _give_up(stream: TextIO, error: OSError) -> None:
    """Print nothing more there: the rest would fail when the program ends."""
    if stream is sys.stdout:
        _failures.append(error)
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
