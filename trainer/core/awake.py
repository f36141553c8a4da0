"""When the screen is to stay on: from the start of a session to its end, and no longer."""

from dataclasses import dataclass
from typing import Self

from trainer.core.snapshot import State

PAUSED_AWAKE_MS = 10 * 60_000
"""So long the screen of a paused session stays on: who comes back later has left it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wakefulness:
    """What a session's state means for the screen.

    `since_ms` is when the session came into its state, on any clock that never steps back.
    """

    state: State = State.READY
    since_ms: int = 0

    def become(self, state: State, now_ms: int) -> Self:
        """Return what holds when the session is in a state; the one that it was in goes on."""
        return self if state is self.state else type(self)(state=state, since_ms=now_ms)

    def wanted(self, now_ms: int) -> bool:
        """Whether the screen is to stay on."""
        if self.state is State.PAUSED:
            return now_ms < self.since_ms + PAUSED_AWAKE_MS
        return self.state in _FOLLOWED

    def changes_in_ms(self, now_ms: int) -> int | None:
        """Return after how long the answer changes by itself; None if it doesn't."""
        if self.state is not State.PAUSED or not self.wanted(now_ms):
            return None
        return self.since_ms + PAUSED_AWAKE_MS - now_ms


_FOLLOWED = {State.RUNNING, State.WAITING}
"""In these somebody looks: a session waits for who is busy with a step at their own pace."""
