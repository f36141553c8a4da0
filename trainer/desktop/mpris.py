"""Media keys, headset buttons and players' applets: the session as a media player on the bus."""

import logging
import os
from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer.core.plan.timeline import Block, Timeline
from trainer.core.snapshot import Snapshot
from trainer.desktop.mpris_bus import SessionBus, daemon_call
from trainer.desktop.mpris_mapping import (
    US_PER_MS,
    Playing,
    Properties,
    Reckoning,
    changed,
    player_properties,
)
from trainer.desktop.mpris_messages import OURS, PATH, PLAYER, PROPERTIES, Answer, Call
from trainer.desktop.mpris_methods import Order, SeekTo, TurnVolume, Wish
from trainer.desktop.mpris_service import Service

_log = logging.getLogger(__name__)

_DO_NOT_QUEUE = 4
_OWNER = 1


class MediaControls(QObject):
    """Shows a session on the session bus while it lasts, and hands on what others wish for.

    Where there is no session bus, nothing happens.

    Args:
        title: names a block, as "Squat · left leg".
        clock: the machine's monotonic time in ms.
        art_url: the address of a picture to be shown, or nothing.

    Signals:
        next_wanted, pause_wanted, previous_wanted, resume_wanted, stop_wanted: as from keys.
        quit_wanted, raise_wanted: the window is to close, or to come to the front.
        seek_wanted: carries a place on the timeline, in ms.
        volume_wanted: carries the voice's volume in per cent.

    """

    next_wanted = Signal()
    pause_wanted = Signal()
    previous_wanted = Signal()
    quit_wanted = Signal()
    raise_wanted = Signal()
    resume_wanted = Signal()
    seek_wanted = Signal(int)
    stop_wanted = Signal()
    volume_wanted = Signal(int)
    _wished = Signal(object)

    def __init__(
        self,
        title: Callable[[Block], str],
        clock: Callable[[], float],
        art_url: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._clock, self._art_url = title, clock, art_url
        self._volume = 1.0
        self._timeline: Timeline | None = None
        self._playing: Playing | None = None
        self._told: tuple[tuple[object, ...], Properties] = ((), {})
        self._reckoning = Reckoning()
        self._service = Service(self._now_playing, self._wished.emit)
        self._bus = SessionBus(self._service, self)
        # Queued, so that a caller has its answer before what it wished for ends the session.
        self._wished.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._open)

    @Slot(object)
    def begin(self, timeline: Timeline) -> None:
        """Take part in a session that starts, or goes on with another lay-out.

        The bus is joined when the session is under way.
        """
        self._timeline = timeline
        if not self._bus.connected:
            self._soon.start()

    @Slot(object)
    def render_snapshot(self, shot: Snapshot) -> None:
        """Announce what has changed."""
        if self._timeline is None:
            return
        self._playing = Playing(
            timeline=self._timeline,
            shot=shot,
            volume=self._volume,
            title=self._title,
            art_url=self._art_url,
        )
        if self._bus.connected:
            self._announce(self._playing)

    @Slot(int)
    def show_volume(self, percent: int) -> None:
        """Show how loud the voice is."""
        self._volume = percent / 100
        if self._playing:
            self.render_snapshot(self._playing.shot)

    @Slot()
    def end(self) -> None:
        """Leave the bus: the session is over."""
        self._soon.stop()
        if self._bus.connected:
            self._tell_changed({"PlaybackStatus": ("s", "Stopped")})
        self._bus.close()
        self._timeline = self._playing = None

    @Slot()
    def _open(self) -> None:
        if self._playing is None or not self._bus.open():
            return
        self._told = (self._playing.signature, player_properties(self._playing))
        self._reckoning = Reckoning()
        self._claim(OURS, self._check_name)

    def _claim(self, name: str, then: Callable[[Answer], None]) -> None:
        self._bus.ask(daemon_call("RequestName", "su", name, _DO_NOT_QUEUE), then)

    def _check_name(self, answer: Answer) -> None:
        """Take a name of our own where another Top Hold has the plain one."""
        if answer.body != (_OWNER,):
            name = f"{OURS}.instance{os.getpid()}"
            _log.info("Another player is called %s; this one is %s.", OURS, name)
            self._claim(name, _note_refusal)

    def _announce(self, playing: Playing) -> None:
        signature, before = self._told
        if playing.signature != signature:
            after = player_properties(playing)
            self._told = (playing.signature, after)
            news = changed(before, after)
            if news:
                self._tell_changed(news)
        if self._reckoning.jumped(playing, self._clock()):
            self._tell(PLAYER, "Seeked", "x", playing.position_ms * US_PER_MS)

    def _tell_changed(self, news: Properties) -> None:
        self._tell(PROPERTIES, "PropertiesChanged", "sa{sv}as", PLAYER, news, [])

    def _tell(self, interface: str, member: str, signature: str, *body: object) -> None:
        self._bus.tell(
            Call(path=PATH, interface=interface, member=member, signature=signature, body=body)
        )

    def _now_playing(self) -> Playing:
        if self._playing is None:
            raise AssertionError("the bus is joined for a session only")
        return self._playing

    @Slot(object)
    def _follow(self, wish: Wish) -> None:
        match wish:
            case SeekTo(position_ms):
                self.seek_wanted.emit(position_ms)
            case TurnVolume(percent):
                self.volume_wanted.emit(percent)
            case Order():
                self._order(wish)
            case _:
                assert_never(wish)

    def _order(self, order: Order) -> None:
        signals = {
            Order.NEXT: self.next_wanted,
            Order.PAUSE: self.pause_wanted,
            Order.PREVIOUS: self.previous_wanted,
            Order.QUIT: self.quit_wanted,
            Order.RAISE: self.raise_wanted,
            Order.RESUME: self.resume_wanted,
            Order.STOP: self.stop_wanted,
        }
        signals[order].emit()


def _note_refusal(answer: Answer) -> None:
    if answer.body != (_OWNER,):
        _log.info("The session bus gave no name to the media controls: %s", answer)
