"""A session's screen: kept on from its start to its end, and for a while when it is paused."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Slot

from trainer.core.awake import Wakefulness
from trainer.core.snapshot import Snapshot, State


class Holding(Protocol):
    """What keeps the screen on, as `trainer.desktop.awake.Awake` does."""

    def hold(self) -> None:
        """Keep it on until `release`; it may be held already."""

    def release(self) -> None:
        """Let it go dark again; it may not be held."""


class SessionAwake(QObject):
    """Holds the screen as the session's state has it.

    Args:
        screen: what is held.
        clock: the machine's monotonic time in ms.

    """

    def __init__(
        self, screen: Holding, *, clock: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._clock = clock
        self._session = Wakefulness()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._decide)

    @Slot(object)
    def follow(self, shot: Snapshot) -> None:
        """Take note of what the session does: many times a second, most of them for nothing."""
        if shot.state is not self._session.state:
            self._become(shot.state)

    @Slot()
    def end(self) -> None:
        """Take note that the session has ended."""
        self._become(State.FINISHED)

    def _become(self, state: State) -> None:
        self._session = self._session.become(state, int(self._clock()))
        self._decide()

    @Slot()
    def _decide(self) -> None:
        now_ms = int(self._clock())
        if self._session.wanted(now_ms):
            self._screen.hold()
        else:
            self._screen.release()
        changes_in_ms = self._session.changes_in_ms(now_ms)
        if changes_in_ms is None:
            self._timer.stop()
        else:
            self._timer.start(changes_in_ms)
