"""When a session that waits says so again."""

REMIND_EVERY_MS = 60_000
REMINDERS = 5


class Reminders:
    """Counts the reminders of one wait.

    Args:
        since_ms: when the wait began.

    """

    def __init__(self, since_ms: int) -> None:
        self._since_ms = since_ms
        self._told = 0

    def due(self, now_ms: int) -> bool:
        """Return whether to remind now; those that were slept through are not made up for."""
        wanted = min(REMINDERS, (now_ms - self._since_ms) // REMIND_EVERY_MS)
        missed, self._told = wanted > self._told, wanted
        return missed
