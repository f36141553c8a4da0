"""What the window's parts learn of the sound."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from trainer.app.sound import Loudspeaker
from trainer.core.settings import Settings
from trainer.voice.protocol import PlayerReport

if TYPE_CHECKING:
    from trainer.core.pace import SoundReport

REPORT = PlayerReport(serial=3, position_ms=700.0, stamp_s=12.0, playing=True, device=True)


class Listener(QObject):
    """A loudspeaker's player, played by the test."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.reports: list[SoundReport] = []
        self.speaker = Quiet(Path(), self)
        self.speaker.reported.connect(self.reports.append)
        self.speaker.use(settings)
        self.speaker._take(REPORT)


class Quiet(Loudspeaker):
    """A loudspeaker without a player."""

    class _Link:
        def __init__(self) -> None:
            self.awake: list[bool] = []
            self.volumes: list[tuple[float, float]] = []
            self.sessions = 0

        def begin_session(self) -> None:
            self.sessions += 1

        def keep_awake(self, *, on: bool) -> None:
            self.awake.append(on)

        def set_volumes(self, voice: float, tone: float) -> None:
            self.volumes.append((voice, tone))

        def announce(self, sounds: object) -> None:
            """Be as silent as before."""

        def play(self, **order: object) -> int:
            """Be as silent as before."""
            return len(order)

    def __init__(self, tones: Path, parent: QObject | None = None) -> None:
        super().__init__(tones, parent)
        self.link = self._Link()
        self.__dict__["_link"] = self.link


def test_the_ear_is_where_the_device_says(qapp: object) -> None:
    assert qapp
    (report,) = Listener(Settings()).reports
    assert (report.position_ms, report.stamp_ms) == (700.0, 12_000.0)


def test_the_ear_hears_later_through_a_headset_that_is_slow(qapp: object) -> None:
    assert qapp
    (report,) = Listener(Settings(sound_delay_ms=250)).reports
    assert (report.position_ms, report.stamp_ms) == (700.0, 12_250.0)


def test_headphones_are_kept_awake_in_a_session_if_so_set(qapp: object) -> None:
    assert qapp
    speaker = Listener(Settings()).speaker
    speaker.attend(on=True)
    assert speaker.link.awake == []
    speaker.use(Settings(keep_awake_sound=True))
    speaker.use(Settings(keep_awake_sound=True, voice_volume=50))
    speaker.attend(on=False)
    assert speaker.link.awake == [True, False]


def test_a_session_gives_the_player_its_starts_back(qapp: object) -> None:
    assert qapp
    speaker = Listener(Settings()).speaker
    for on in (True, False, True):
        speaker.attend(on=on)
    assert speaker.link.sessions == 2


HALF = Settings(voice_volume=50, tone_volume=20)
ALL, NONE = (0.5, 0.2), (0.0, 0.0)


def test_what_is_muted_stays_silent_until_it_is_asked_for_again(qapp: object) -> None:
    assert qapp
    listener = Listener(HALF)
    speaker = listener.speaker
    told: list[bool] = []
    speaker.muted_changed.connect(told.append)
    speaker.toggle_mute()
    speaker.use(HALF)  # as another setting was changed
    speaker.toggle_mute()
    assert speaker.link.volumes == [ALL, NONE, NONE, ALL]
    assert told == [True, False]


@pytest.mark.parametrize(
    "hear",
    [
        Loudspeaker.unmute,
        Loudspeaker.beat,
        partial(Loudspeaker.announce, clips=()),
        partial(Loudspeaker.attend, on=True),
        partial(Loudspeaker.attend, on=False),
    ],
)
def test_what_is_muted_is_heard_again(qapp: object, hear: Callable[[Loudspeaker], object]) -> None:
    assert qapp
    listener = Listener(HALF)
    speaker = listener.speaker
    speaker.toggle_mute()
    hear(speaker)
    assert speaker.link.volumes == [ALL, NONE, ALL]
