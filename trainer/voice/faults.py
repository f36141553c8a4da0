"""Which voices do not work just now: a hanging engine shall not be waited for again and again."""

import time
from collections.abc import Callable

from trainer.core.text import Message

TRY_AGAIN_AFTER_S = 60.0

RESTART_S = 1.0
"""What a fault costs beside the time that was waited for nothing."""

EARNED_S = 0.1
"""So much of it is forgiven for every clip."""

FORGIVEN_S = 15.0
"""An engine that has cost more is taken for broken, though it makes a clip now and then."""


class Faults:
    """Remembers for a minute with which voice the engine failed, and what to say of it.

    Args:
        clock: tells the time in seconds.

    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str | None, tuple[float, Message]] = {}

    def note(self, voice_id: str | None, problem: Message) -> None:
        """Take a voice, or (None) the whole engine, for broken."""
        self._known[voice_id] = (self._clock(), problem)

    def of(self, voice_id: str | None) -> Message | None:
        """Return what is wrong with a voice; None when it is worth a try."""
        noted_s, problem = self._known.get(voice_id, (-TRY_AGAIN_AFTER_S, None))
        return problem if self._clock() - noted_s < TRY_AGAIN_AFTER_S else None


class Strain:
    """How much time an engine has cost by its faults, less what it has earned by its clips."""

    def __init__(self) -> None:
        self._cost_s = 0.0

    @property
    def too_much(self) -> bool:
        """Whether it costs more than it is worth."""
        return self._cost_s > FORGIVEN_S

    def fault(self, lost_s: float) -> None:
        """Know that it failed, and after what time."""
        self._cost_s += lost_s + RESTART_S

    def clip(self) -> None:
        """Know that it made a clip."""
        self._cost_s = max(0.0, self._cost_s - EARNED_S)

    def forget(self) -> None:
        """Begin anew."""
        self._cost_s = 0.0
