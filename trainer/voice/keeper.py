"""Keeping a sound device open: also when its server restarts, or it is plugged in late."""

import threading
from collections.abc import Callable
from typing import Protocol

from trainer.voice.deck import Deck
from trainer.voice.heard import HeardClock
from trainer.voice.loudspeaker import Change, NoDeviceError, Pull

REOPEN_EVERY_S = 0.4


class Speaker(Protocol):
    """An open sound device."""

    clock: HeardClock

    def alive(self) -> bool:
        """Whether it still asks for samples."""
        ...

    def retake(self, change: Change) -> int:
        """Change what is pulled, as soon as the device allows; returns from which frame on."""
        ...

    def close(self, patience_s: float = 0) -> None:
        """Give it back; waits no longer than told."""
        ...


OpenSpeaker = Callable[[Pull], Speaker]


class SpeakerKeeper:
    """Keeps a device open while one is wanted, and opens it again when it went away.

    Opening may take long, so a thread of its own does it.
    """

    def __init__(self, deck: Deck, open_speaker: OpenSpeaker) -> None:
        self._deck = deck
        self._open_speaker = open_speaker
        self._speaker: Speaker | None = None
        self._settled: Speaker | None = None
        self._opener: threading.Thread | None = None
        self._retry_s = -REOPEN_EVERY_S
        self.failed = False

    @property
    def speaker(self) -> Speaker | None:
        """The device, once it is open and has found its pace.

        Later unevenness is a busy machine's: to start anew because of it would move the sound.
        """
        speaker = self._speaker
        if speaker is not None and speaker is not self._settled and speaker.clock.steady:
            self._settled = speaker
        return speaker if speaker is self._settled else None

    def tend(self, now: float, *, wanted: bool) -> None:
        """Look after the device; to be called often, with the time in seconds."""
        if self._speaker is not None and not (wanted and self._speaker.alive()):
            self.failed = wanted
            self.close()
        if wanted and self._speaker is None and self._opener is None and now >= self._retry_s:
            self._retry_s = now + REOPEN_EVERY_S
            self._opener = threading.Thread(target=self._open, name="open device", daemon=True)
            self._opener.start()

    def close(self, patience_s: float = 0) -> None:
        """Give the device back; waits no longer than told."""
        if self._speaker is not None:
            self._speaker.close(patience_s)
            self._speaker = self._settled = None

    def _open(self) -> None:
        self._deck.restart()
        try:
            self._speaker = self._open_speaker(self._deck.pull)
            self.failed = False
        except NoDeviceError:
            self.failed = True
        finally:
            self._opener = None
