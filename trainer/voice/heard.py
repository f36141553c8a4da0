"""When a frame is heard: turns the uneven calls of a sound device into an even clock."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.voice.units import RATE

_REMEMBERED_S = 2.4
"""How long a call is remembered: until a prompt one came by, and not beyond a drift's reach."""

_RECENT_S = 0.5
_LEAST = 4
_JUMP_S = 0.005
_SPREAD_S = 0.010


@dataclass(frozen=True, slots=True)
class _Call:
    """A call of the device; had all sound begun at `origin_s`, what it asked for ended with it."""

    stamp_s: float
    origin_s: float


class HeardClock:
    """Fits device frames to time.

    A device asks for frames until it is full; being late is all that can befall such a call
    (another process had the processor), never being early. So the promptest of the last calls
    tells the device's own pace: the end of what it asked for is heard one latency later.

    Frames that are asked for when they should be heard already show that the device ran dry: all
    that follows is heard later, and the calls before are forgotten. So they are where all calls
    have been later for a while.

    Args:
        latency_s: how long after a prompt call the last of its frames is taken to be heard.

    Attributes:
        way_s: how much longer it takes from there to the ear.

    """

    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self.way_s = 0.0
        self._last: tuple[_Call, ...] = ()
        self._prompt: tuple[_Call, ...] = ()  # no later call was more prompt: the first one is most

    def asked(self, frame: int, count: int, stamp_s: float) -> None:
        """Note that the device asked for frames from `frame` (since its start) on at `stamp_s`.

        Called in the device's thread, while another reads: so what is remembered is exchanged as
        a whole.
        """
        call = _Call(stamp_s, stamp_s - (frame + count) / RATE)
        ran_dry = bool(self._prompt) and stamp_s > self.taken_at(frame)
        self._last = (*self._last[1 - _LEAST :], call)
        self._prompt = (call,) if ran_dry else self._prompt_up_to(call)

    @property
    def steady(self) -> bool:
        """Whether the device has found its pace, so that the times below can be trusted."""
        origins = [call.origin_s for call in self._last]
        return len(origins) == _LEAST and max(origins) - min(origins) < _SPREAD_S

    def heard_at(self, frame: float) -> float:
        """Return the time in seconds at which a frame reaches the ear."""
        return self.taken_at(frame) + self.way_s

    def taken_at(self, frame: float) -> float:
        """Return the time in seconds at which a frame leaves what can still be changed."""
        return self._prompt[0].origin_s + frame / RATE + self._latency_s

    def _prompt_up_to(self, call: _Call) -> tuple[_Call, ...]:
        """Return the calls that still tell how it is, this one among them."""
        before = (each for each in self._prompt if each.origin_s < call.origin_s)
        prompt = (*_since(call.stamp_s - _REMEMBERED_S, before), call)
        recent = _since(call.stamp_s - _RECENT_S, prompt)
        enough = self._last[0].stamp_s > call.stamp_s - _RECENT_S
        moved = enough and recent[0].origin_s > prompt[0].origin_s + _JUMP_S
        return recent if moved else prompt


def _since(stamp_s: float, calls: Iterable[_Call]) -> tuple[_Call, ...]:
    return tuple(call for call in calls if call.stamp_s > stamp_s)
