"""Whether a player hangs, judged by how long it has been silent."""

FIRST_REPORT_S = 15.0
"""A player that has not reported yet is still loading; on a busy machine that takes a while."""

MUTE_AFTER_S = 4.0
"""One that has reported, and then reports nothing for so long, hangs."""

CERTAIN_AFTER_S = 0.5
"""Found silent twice, this far apart, it is: after a standstill of our own process its reports lie
in the pipe, and the thread that reads them needs a moment.
"""


class Patience:
    """Counts the silence of one player; times are in seconds.

    Args:
        now: when the player was started.

    """

    def __init__(self, now: float) -> None:
        self._heard_s = now
        self._reported = False
        self._doubted_s: float | None = None

    def heard(self, now: float) -> None:
        """Note that the player said something."""
        self._heard_s, self._reported, self._doubted_s = now, True, None

    def ends(self, now: float) -> bool:
        """Return whether the player hangs; to be asked again and again."""
        if now - self._heard_s <= (MUTE_AFTER_S if self._reported else FIRST_REPORT_S):
            return False
        if self._doubted_s is None:
            self._doubted_s = now
        return now - self._doubted_s >= CERTAIN_AFTER_S
