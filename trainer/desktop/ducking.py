"""Never over the music: other players give way to the voice, and come back."""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from trainer.core.music import LoweredPlayer, Stretches, is_music_low, spoken_stretches
from trainer.core.plan.timeline import Timeline
from trainer.core.snapshot import Snapshot
from trainer.desktop.ducking_players import Loudness, Players, is_another
from trainer.desktop.mpris_messages import Answer

_log = logging.getLogger(__name__)

Keep = Callable[[tuple[LoweredPlayer, ...]], None]

SAME = 0.03
"""Players round: a volume this near to the one that was set is still that one."""

CLOSE_WITHIN_MS = 500
"""How long the end of the program may wait for the players."""


class Ducking(QObject):
    """Lowers all other players from a block's set-up to its last word, and restores them.

    What is lowered is written down first, and crossed out when the player is as it was. A player
    that vanished is forgotten, one whose volume somebody changed meanwhile is left alone.

    Args:
        keep: writes down all players that are lowered; may raise OSError.

    """

    def __init__(self, keep: Keep, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._share: float | None = None
        self._stretches: Stretches = ()
        self._low = False
        self._lowered: dict[str, LoweredPlayer] = {}
        self._owners: dict[str, str] = {}
        self._players = Players(self)
        self._players.came.connect(self._lower)
        self._players.went.connect(self._forget)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._players.join)

    def use(self, share: float | None) -> None:
        """Let other players keep a share of their volume, 0 to 1; None leaves them alone."""
        self._share = share

    def restore_left_over(self, players: Iterable[LoweredPlayer]) -> None:
        """Restore what was left lowered when the program was killed."""
        self._lowered |= {player.name: player for player in players}
        if self._lowered and self._players.join():
            self._restore_all()

    @Slot(object)
    def begin(self, timeline: Timeline) -> None:
        """Take part in a session that starts, or goes on with another lay-out."""
        self._stretches = spoken_stretches(timeline)
        if self._share is not None:
            self._soon.start()  # the first to speak is the session

    @Slot(object)
    def render_snapshot(self, shot: Snapshot) -> None:
        """Lower or restore the others where that begins."""
        self._turn(low=self._share is not None and is_music_low(self._stretches, shot))

    @Slot()
    def end(self) -> None:
        """Restore the others: the session is over."""
        self._stretches = ()
        self._turn(low=False)

    def close(self) -> None:
        """Restore the others before the program ends."""
        self.end()
        self._players.settle(CLOSE_WITHIN_MS)
        self._players.leave()

    def _turn(self, *, low: bool) -> None:
        if low is self._low:
            return
        self._low = low
        if not low:
            self._restore_all()
        elif self._players.join():
            self._players.list(self._lower)

    @Slot(str)
    def _lower(self, name: str) -> None:
        if self._low and is_another(name) and name not in self._lowered:
            self._players.ask_volume(name, partial(self._lower_from, name))

    def _lower_from(self, name: str, found: Loudness | None) -> None:
        if not found or not self._low or self._share is None or name in self._lowered:
            return
        if not found.volume or found.owner in self._owners.values():
            return  # it is silent, or has been lowered by another of its names
        player = LoweredPlayer(name=name, volume=found.volume, lowered=found.volume * self._share)
        if self._note({**self._lowered, name: player}):
            self._owners[name] = found.owner
            self._players.set_volume(name, player.lowered)

    def _restore_all(self) -> None:
        for name in tuple(self._lowered):
            self._players.ask_volume(name, partial(self._restore, name))

    def _restore(self, name: str, found: Loudness | None) -> None:
        player = self._lowered.get(name)
        if player is None or self._low:
            return
        if found is None or abs(found.volume - player.lowered) > SAME:
            self._forget(name)
        else:
            self._players.set_volume(name, player.volume, partial(self._restored, name))

    def _restored(self, name: str, _answer: Answer) -> None:
        """Cross a player out; if the next block has begun meanwhile, it is lowered again."""
        self._forget(name)
        self._lower(name)

    @Slot(str)
    def _forget(self, name: str) -> None:
        self._owners.pop(name, None)
        if name in self._lowered:
            self._note({key: value for key, value in self._lowered.items() if key != name})

    def _note(self, lowered: dict[str, LoweredPlayer]) -> bool:
        """Write down who is lowered; says whether that worked."""
        try:
            self._keep(tuple(lowered.values()))
        except OSError as error:
            _log.warning("Whose volume is lowered can't be written down: %s", error)
            return False
        self._lowered = lowered
        return True
