"""A child process's own line to its parent: what libraries print must not get into it."""

import os
import sys
from typing import TextIO


def claim_stdout() -> TextIO:
    """Return a stream to the parent; from now on whatever prints, prints to the error output."""
    sys.stdout.flush()
    ours = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(ours, "w", encoding="utf-8", newline="\n", buffering=1)
