"""What sounds at this moment: the plan at its position, announcements, fades; no clock in it."""

import threading
from collections.abc import Callable

import numpy as np

from trainer.voice.mixer import Gain, Mix, Samples, Volumes, limited
from trainer.voice.units import frames
from trainer.voice.wav import Clip

FADE_FRAMES = frames(5)
RAMP_FRAMES = frames(10)

_FADE: Samples = np.linspace(1, 0, FADE_FRAMES, dtype=np.float32)
_SILENT = Mix((), lambda _: np.zeros(0, np.int16))


class Deck:
    """Gives the sound device its samples, frame after frame.

    The device's thread pulls; another thread plays and pauses. Device frames count from the
    device's start, plan frames from the plan's.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mix = _SILENT
        self._announced = _SILENT
        self._announced_from = 0
        self._playing = False
        self._lead = 0  # plan frame minus device frame
        self._pulled = 0
        self._changed = 0
        self._tail: Samples = np.zeros(0, np.float32)
        self._tail_from = 0
        self._dither = False
        self._chance = np.random.default_rng()
        self._before = (0.0, 0.0)
        self._after = (1.0, 1.0)

    @property
    def playing(self) -> bool:
        """Whether the plan runs."""
        return self._playing

    @property
    def next_frames(self) -> tuple[int, int]:
        """The device frame that is pulled next, and the plan frame that belongs to it."""
        with self._lock:
            return self._pulled, self._pulled + self._lead

    def plan_frame(self, device_frame: int) -> int:
        """Return the plan frame that belongs to a device frame."""
        return device_frame + self._lead

    def rewind(self, device_frame: int) -> int:
        """Let frames that were pulled already be pulled again, with what is changed before that.

        Returns the first of them: the one that was asked for, but none before the last change,
        and none that is not pulled yet.
        """
        with self._lock:
            self._pulled = min(self._pulled, max(device_frame, self._changed))
            return self._pulled

    def play(self, mix: Mix, begin: Callable[[int], int]) -> None:
        """Sound a mix from the next frame on, and nothing that was announced before.

        Args:
            mix: what to play.
            begin: gives the plan frame that belongs to a device frame.

        """
        with self._lock:
            self._fade_out()
            self._mix, self._playing = mix, True
            self._announced = _SILENT
            self._lead = begin(self._pulled) - self._pulled

    def exchange(self, mix: Mix) -> None:
        """Go on from another mix at the same place; what both have goes on unchanged."""
        with self._lock:
            self._fade_out()
            self._mix = mix
            self._tail -= self._faded()

    def pause(self) -> None:
        """Fall silent, within the fade."""
        with self._lock:
            self._fade_out()
            self._playing = False
            self._announced = _SILENT

    def announce(self, mix: Mix) -> None:
        """Sound a mix from its first frame, now, in place of an earlier announcement."""
        with self._lock:
            self._fade_out()
            self._announced, self._announced_from = mix, self._pulled

    def set_volumes(self, voice: float, tone: float) -> None:
        """Change the loudness, without a click."""
        self._after = (voice, tone)

    def keep_awake(self, *, on: bool) -> None:
        """Give noise of a bit's height, -90 dB, where all is silent, or no more."""
        self._dither = on

    def restart(self) -> None:
        """Be silent, and ready for a new device: its frames count from 0 again."""
        with self._lock:
            self._playing = False
            self._announced = _SILENT
            self._tail = np.zeros(0, np.float32)
            self._pulled = self._changed = 0

    def pull(self, count: int) -> Clip:
        """Return the next frames for the device."""
        with self._lock:
            volumes = Volumes(
                voice=_ramp(self._before[0], self._after[0], count),
                tone=_ramp(self._before[1], self._after[1], count),
            )
            if self._before != self._after:
                self._changed = self._pulled + RAMP_FRAMES
            self._before = self._after
            mixed = self._sounding(count, volumes)
            tail = self._tail[max(0, self._pulled - self._tail_from) :][:count]
            mixed[: len(tail)] += tail
            self._pulled += count
            heard = limited(mixed)
            if self._dither:
                noise = self._chance.integers(-1, 2, count, np.int16)
                heard = np.where(heard == 0, noise, heard)
        return heard

    def _sounding(self, count: int, volumes: Volumes) -> Samples:
        announced = self._announced.samples(self._pulled - self._announced_from, count, volumes)
        if not self._playing:
            return announced
        return announced + self._mix.samples(self._pulled + self._lead, count, volumes)

    def _fade_out(self) -> None:
        """Keep the next few frames of what sounds now, fading, to lay over what comes."""
        tail = self._faded()
        before = self._tail[max(0, self._pulled - self._tail_from) :]
        tail[: len(before)] += before * _FADE[: len(before)]
        self._tail, self._tail_from = tail, self._pulled
        self._changed = max(self._changed, self._pulled)

    def _faded(self) -> Samples:
        volumes = Volumes(voice=self._before[0], tone=self._before[1])
        return self._sounding(FADE_FRAMES, volumes) * _FADE


def _ramp(before: float, after: float, count: int) -> Gain:
    if before == after:
        return after
    ramp = np.full(count, after, np.float32)
    turning = min(count, RAMP_FRAMES)
    ramp[:turning] = np.linspace(before, after, turning, dtype=np.float32)
    return ramp
