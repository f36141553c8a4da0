"""Which voices do not work just now: a hanging engine shall not be waited for again and again."""

import time
from collections.abc import Callable

from trainer.core.text import Message

TRY_AGAIN_AFTER_S = 60.0


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
