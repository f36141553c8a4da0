"""The machine's clocks."""

import sys
import time


def machine_ms() -> float:
    """Return the machine's monotonic time in ms.

    All processes of a machine share its zero point, so that another one's stamps compare with it.
    """
    return time.perf_counter() * 1000


def slept_ms() -> float:
    """Return how long the machine has been suspended, in ms, up to a constant.

    A monotonic clock stands still then; on Linux the boot-time clock doesn't, elsewhere the wall
    clock has to do.
    """
    if sys.platform == "linux":
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - time.monotonic()) * 1000
    else:  # noqa: RET505 - so that mypy checks each system's own branch
        return (time.time() - time.perf_counter()) * 1000
