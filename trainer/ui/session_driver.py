"""The one bridge between a session and Qt: a timer that asks what time it is. No rule inside."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from trainer.core.pace import Pace, SoundReport
from trainer.core.plan.timeline import Timeline
from trainer.core.session import Event, Play, Session, Silence
from trainer.core.snapshot import Snapshot, State

FRAMES_A_SECOND = 30
"""How often the window is shown a moving session, counted from each phase's start to its end."""

WAITING_MS = 1_000
"""How often a session that waits is asked whether to remind of it."""

ASLEEP_MS = 2_000
"""The machine slept if its clocks drift apart by more than this between two frames."""


class SessionDriver(QObject):
    """Lets time pass in a session and hands on what follows.

    Signals:
        happened: carries each `Event`, in order.
        shown: carries a `Snapshot`, about 30 times a second and at every change.
        slept: the machine was suspended; the session is paused.

    Args:
        session: what is driven.
        clock: the machine's monotonic time in ms, on the scale of the sound reports' stamps.
        sleep_clock: how long the machine has been suspended so far, in ms.
        order_sound: performs a `Play` and returns the serial number of that stretch of play.

    """

    happened = Signal(object)
    shown = Signal(object)
    slept = Signal()

    def __init__(
        self,
        session: Session,
        *,
        clock: Callable[[], float],
        sleep_clock: Callable[[], float],
        order_sound: Callable[[Play], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._clock = clock
        self._sleep_clock = sleep_clock
        self._slept_ms = sleep_clock()
        self._order_sound = order_sound
        self._pace = Pace()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._wake)

    def start(self) -> None:
        """Begin at the top."""
        self._perform(self.session.start(self._now()))

    @Slot()
    def pause(self) -> None:
        """Pause the session."""
        self._perform(self.session.pause(self._now()))

    @Slot()
    def resume(self) -> None:
        """Go on after a pause or a wait."""
        self._perform(self.session.resume(self._now()))

    @Slot()
    def next(self) -> None:
        """Go on to the next block."""
        self._perform(self.session.next(self._now()))

    @Slot()
    def previous(self) -> None:
        """Go back to the start of this block."""
        self._perform(self.session.previous(self._now()))

    @Slot(int)
    def jump(self, block: int) -> None:
        """Go to a block."""
        self._perform(self.session.jump(block, self._now()))

    @Slot(int)
    def seek(self, position_ms: int) -> None:
        """Go to a place on the timeline."""
        self._perform(self.session.seek(position_ms, self._now()))

    @Slot()
    def stop(self) -> None:
        """End the session."""
        self._perform(self.session.stop(self._now()))

    def replace_timeline(self, timeline: Timeline) -> None:
        """Go on with another lay-out; the session is paused or waiting."""
        self.session.replace_timeline(timeline)
        self._show()

    def hear(self, report: SoundReport) -> None:
        """Take note of where the sound is; where it stopped by itself, pause."""
        self._pace.heard(report, self._clock())
        if self._pace.lost:
            self.pause()

    def _now(self) -> int:
        return self._pace.now_ms(self._clock())

    @Slot()
    def _wake(self) -> None:
        slept_ms = self._sleep_clock()
        if slept_ms - self._slept_ms > ASLEEP_MS:
            self._slept_ms = slept_ms
            self.pause()
            self.slept.emit()
            return
        self._slept_ms = slept_ms
        self._perform(self.session.tick(self._now()))

    def _perform(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Play):
                self._slept_ms = self._sleep_clock()  # it may have slept in a pause: no harm done
                serial = self._order_sound(event)
                self._pace.began(serial, event.start_ms, self._clock())
            elif isinstance(event, Silence):
                self._pace.stopped(self._clock())
            self.happened.emit(event)
        self._show()

    def _show(self) -> None:
        shot = self.session.snapshot()
        self.shown.emit(shot)
        if shot.state is State.RUNNING:
            self._timer.start(max(1, _until_frame(shot)))
        elif shot.state is State.WAITING:
            self._timer.start(WAITING_MS)
        else:
            self._timer.stop()


def _until_frame(shot: Snapshot) -> int:
    """Return in how many ms the next frame is due: a phase has a whole number of equal ones."""
    if shot.lead_in_ms:
        return min(round(1000 / FRAMES_A_SECOND), shot.lead_in_ms)
    length_ms = shot.phase.length_ms
    frames = max(1, round(length_ms * FRAMES_A_SECOND / 1000))
    elapsed_ms = length_ms - shot.phase_left_ms
    shown = int((elapsed_ms + _EARLY_MS) * frames / max(1, length_ms))
    return ceil((shown + 1) * length_ms / frames - elapsed_ms)


_EARLY_MS = 2
"""A timer that ends so much before its time has shown the frame that was due."""
