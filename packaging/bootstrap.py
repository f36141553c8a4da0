#!/usr/bin/env python3
"""The README's two commands: make everything ready, then start the app or run every gate.

python3 packaging/bootstrap.py run [argument of the app ...]
python3 packaging/bootstrap.py test [--quick | gate ...]

Needs nothing but Python's standard library. The first run takes minutes, a later one with nothing
to do a moment. This file keeps to words that any Python understands, so that an old one can say so.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python must stop
    sys.exit(
        "Top Hold needs Python 3.11 or newer and this is %d.%d; "  # noqa: UP031 - old ones read it
        "install a newer one and start this script with it." % sys.version_info[:2]
    )

from commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
