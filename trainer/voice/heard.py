"""When a frame is heard: turns the uneven calls of a sound device into an even clock."""

from trainer.voice.units import RATE

_REMEMBERED = 24
"""Calls that are looked back on: long enough for one prompt one, short enough to follow drift."""

_STEADY = 4
_JUMP_S = 0.005
_SPREAD_S = 0.010


class HeardClock:
    """Fits device frames to time.

    A device asks for frames when it has room; being late is all that can befall such a call
    (another process had the processor), never being early. So the promptest of the last calls
    tells the device's own pace. A gap in the sound moves all later calls: the earlier ones are
    forgotten.

    Args:
        latency_s: how long after a prompt call its first frame is heard.

    """

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._starts: tuple[float, ...] = ()

    def asked(self, frame: int, stamp_s: float) -> None:
        """Note that the device asked for frames from `frame` (since its start) on at `stamp_s`.

        Called in the device's thread, while another reads: so what is remembered is exchanged as
        a whole.
        """
        starts = (*self._starts, stamp_s - frame / RATE)[-_REMEMBERED:]
        recent = starts[-_STEADY:]
        self._starts = recent if min(recent) > min(starts) + _JUMP_S else starts

    @property
    def steady(self) -> bool:
        """Whether the device has found its pace, so that the times below can be trusted."""
        recent = self._starts[-_STEADY:]
        return len(recent) == _STEADY and max(recent) - min(recent) < _SPREAD_S

    def heard_at(self, frame: float) -> float:
        """Return the time in seconds at which a frame reaches the loudspeaker."""
        return min(self._starts) + frame / RATE + self._latency_s
