"""The player as the window's parts see it: orders in, reports out as Qt signals."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.core.pace import SoundReport
from trainer.core.plan.timeline import Cue, Speech, Tone
from trainer.core.session import Play
from trainer.core.settings import Settings
from trainer.voice.protocol import PlayerReport, Sound
from trainer.voice.rehearsal import Rehearsal, sounds
from trainer.voice.speech import ClipInfo

if TYPE_CHECKING:
    from trainer.voice.link import PlayerLink

BEAT_MS = 1_500
"""How far apart the beats of a flash-and-beep test are: slow, for flashes can do harm."""

_BEATS = 400
_NEVER_MS = 10**9

SIGN_MS = 500
"""How often the window shows the player that it lives."""


class Loudspeaker(QObject):
    """Plays rehearsals and single sounds.

    Signals:
        reported: carries a `SoundReport`.
        heard_changed: whether anything can be heard, at every change.
        muted_changed: whether voice and tones are muted, at every change.
    """

    reported = Signal(object)
    heard_changed = Signal(bool)
    muted_changed = Signal(bool)

    def __init__(self, tones: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tones = tones
        self._clips: Mapping[Speech, ClipInfo] = {}
        self._heard: bool | None = None
        self._delay_ms = 0
        self._volumes = (1.0, 1.0)
        self._muted = False
        self._keeps_awake = self._attended = self._awake = False
        self._arrived.connect(self._take)
        self._sign = QTimer(self)
        self._sign.setInterval(SIGN_MS)
        self._sign.timeout.connect(self._show_life)

    _arrived = Signal(object)

    @cached_property
    def _link(self) -> "PlayerLink":
        """The handle on the player, made when it is first wanted: the window comes first."""
        from trainer.voice.link import PlayerLink  # noqa: PLC0415 - likewise

        return PlayerLink(self._arrived.emit)

    def wake(self) -> None:
        """Start the player, so that it is ready when it is wanted."""
        self._show_life()
        self._sign.start()

    def load(self, rehearsal: Rehearsal) -> None:
        """Take over a rehearsal's sounds."""
        self._clips = rehearsal.clips
        self._link.load(rehearsal.sounds(self._tones))

    def order(self, play: Play) -> int:
        """Play from a place; returns the number that the reports of this stretch will carry."""
        return self._link.play(
            start_ms=play.start_ms,
            from_ms=play.from_ms,
            extra=sounds(play.lead_in, self._clips, self._tones),
            until_ms=play.until_ms,
        )

    def silence(self) -> None:
        """Fall silent."""
        self._link.pause()

    def announce(self, clips: Sequence[ClipInfo]) -> None:
        """Say something now, one clip after the other; muted no longer, for that is asked for."""
        self.unmute()
        said: list[Sound] = []
        at = 0
        for clip in clips:
            said.append(Sound(at_ms=at, path=str(clip.path), kind="voice"))
            at += clip.length_ms
        self._link.announce(tuple(said))

    def say(self, cue: Cue) -> None:
        """Let a cue of the rehearsal be heard now; its time counts from now."""
        self._link.announce(sounds((cue,), self._clips, self._tones))

    def blip(self) -> None:
        """Let it be heard how loud the voice is."""
        tone = self._tones / f"{Tone.TICK}.wav"
        self._link.announce((Sound(at_ms=0, path=str(tone), kind="voice"),))

    def beat(self) -> int:
        """Beep every `BEAT_MS`, some minutes long; returns the number that the reports carry.

        It is muted no longer: the beeps are asked for.
        """
        self.unmute()
        path = str(self._tones / f"{Tone.TICK}.wav")
        beeps = (Sound(at_ms=n * BEAT_MS, path=path, kind="voice") for n in range(1, _BEATS))
        return self._link.play(start_ms=0, from_ms=_NEVER_MS, extra=tuple(beeps))

    def attend(self, *, on: bool) -> None:
        """Know that a session has begun, or ended: headphones are to stay awake in it."""
        self._attended = on
        self.unmute()
        if on:
            self._link.begin_session()
        self._stay_awake()

    def use(self, settings: Settings) -> None:
        """Set the volumes, and how much later the ear hears than the device says."""
        self._delay_ms = settings.sound_delay_ms
        self._keeps_awake = settings.keep_awake_sound
        self._stay_awake()
        self._volumes = settings.voice_volume / 100, settings.tone_volume / 100
        self._send_volumes()

    @Slot()
    def toggle_mute(self) -> None:
        """Silence voice and tones until this is called again, or a session begins or ends."""
        self._set_muted(muted=not self._muted)

    @Slot()
    def unmute(self) -> None:
        """Let voice and tones be heard again."""
        self._set_muted(muted=False)

    def close(self) -> None:
        """End the player."""
        self._sign.stop()
        self._link.close()

    def _set_muted(self, *, muted: bool) -> None:
        if muted is not self._muted:
            self._muted = muted
            self._send_volumes()
            self.muted_changed.emit(muted)

    def _send_volumes(self) -> None:
        self._link.set_volumes(*((0.0, 0.0) if self._muted else self._volumes))

    def _stay_awake(self) -> None:
        wanted = self._attended and self._keeps_awake
        if wanted is not self._awake:
            self._awake = wanted
            self._link.keep_awake(on=wanted)

    @Slot()
    def _show_life(self) -> None:
        self._link.sign_of_life()

    @Slot(object)
    def _take(self, report: PlayerReport) -> None:
        if report.device is not self._heard:
            self._heard = report.device
            self.heard_changed.emit(report.device)
        self.reported.emit(
            SoundReport(
                serial=report.serial,
                position_ms=report.position_ms,
                stamp_ms=report.stamp_s * 1000 + self._delay_ms,
                playing=report.playing,
            )
        )
