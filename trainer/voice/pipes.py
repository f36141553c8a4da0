"""A child process's own line to its parent: what libraries print must not get into it."""

import os
import sys
from typing import TextIO


def claim_stdout() -> TextIO:
    """Return a stream to the parent; from now on, what is printed goes nowhere."""
    sys.stdout.flush()
    ours = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(ours, "w", encoding="utf-8", newline="\n", buffering=1)
