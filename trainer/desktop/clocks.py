"""The machine's clocks."""

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
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    if boot_time is not None:
        return (time.clock_gettime(boot_time) - time.clock_gettime(time.CLOCK_MONOTONIC)) * 1000
    return (time.time() - time.perf_counter()) * 1000
