"""A workout from its start to the diary: driver, sound and screen kept together."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.app.sound import Loudspeaker
from trainer.core.plan.timeline import Address, Block, Cue, PhaseKind
from trainer.core.session import Event, PhaseBegan, Play, Say, Session, Silence, StateChanged
from trainer.core.snapshot import Snapshot, State
from trainer.desktop.clocks import machine_ms, slept_ms
from trainer.ui.session_driver import SessionDriver
from trainer.voice.rehearsal import Rehearsal

_log = logging.getLogger(__name__)

EXPECTED_WITHIN_MS = 1_500
"""How long the session waits with going on for the lay-out of what was changed in the pause."""


class Workouts(QObject):
    """Runs one session at a time.

    Signals:
        began: carries the `Timeline` of a session that starts, or goes on with another lay-out.
        shown: carries each `Snapshot`.
        reached: carries the `Address` of a block's beginning.
        slept: the machine was suspended; the session is paused.
        ended: carries the `Workout` that was done.
    """

    began = Signal(object)
    shown = Signal(object)
    reached = Signal(object)
    slept = Signal()
    ended = Signal(object)

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._driver: SessionDriver | None = None
        self._started = ""
        self._awaited: Rehearsal | None = None
        self._opening = False
        self._wants_on = False
        self._hushed = False
        self._expected = QTimer(self, singleShot=True)
        self._expected.setInterval(EXPECTED_WITHIN_MS)
        self._expected.timeout.connect(self._go_on)

    @property
    def under_way(self) -> bool:
        """Whether a session has begun and not ended."""
        return self._driver is not None

    @property
    def address(self) -> Address | None:
        """Where the session is that is under way."""
        return self._driver.session.phase.address if self._driver else None

    @property
    def block(self) -> Block | None:
        """The block that the session is in."""
        return self._driver.session.snapshot().block if self._driver else None

    def begin(self, rehearsal: Rehearsal) -> None:
        """Start a session."""
        self._loudspeaker.load(rehearsal)
        self._loudspeaker.attend(on=True)
        driver = SessionDriver(
            Session(rehearsal.timeline),
            clock=machine_ms,
            sleep_clock=slept_ms,
            order_sound=self._loudspeaker.order,
            parent=self,
        )
        self._loudspeaker.reported.connect(driver.hear)
        driver.happened.connect(self._perform)
        driver.shown.connect(self._show)
        driver.slept.connect(self.slept)
        self._driver = driver
        self._awaited = None
        self._started = datetime.now().astimezone().isoformat(timespec="seconds")
        self.began.emit(rehearsal.timeline)
        driver.start()

    def expect(self) -> None:
        """Know that another lay-out is being made; a session that rests goes on with that."""
        if self._driver and self._driver.session.state is not State.RUNNING:
            self._expected.start()

    def take_over(self, rehearsal: Rehearsal) -> None:
        """Go on with another lay-out of the session's routine.

        At once when it is paused or waits; otherwise where the next preparation begins, so that
        nothing jumps in the middle of a set.
        """
        self._awaited = rehearsal
        if self._driver and self._driver.session.state is not State.RUNNING:
            self._replace()
            self._go_on()

    @Slot()
    def pause(self) -> None:
        """Pause the session."""
        self._wants_on = False
        self._tell(SessionDriver.pause)

    @Slot()
    def resume(self) -> None:
        """Go on after a pause or a wait, as soon as a lay-out that is expected is there."""
        if self._expected.isActive():
            self._wants_on = True
        else:
            self._tell(SessionDriver.resume)

    @Slot()
    def next(self) -> None:
        """Go on to the next block."""
        self._tell(SessionDriver.next)

    @Slot()
    def previous(self) -> None:
        """Go back to the start of this block."""
        self._tell(SessionDriver.previous)

    @Slot(int)
    def jump(self, block: int) -> None:
        """Go to a block."""
        if self._driver:
            self._driver.jump(block)

    @Slot(int)
    def seek(self, position_ms: int) -> None:
        """Go to a place on the timeline."""
        if self._driver:
            self._driver.seek(position_ms)

    @Slot()
    def stop(self) -> None:
        """End the session."""
        self._tell(SessionDriver.stop)

    @Slot()
    def let_volume_be_heard(self) -> None:
        """Sound a tone as loud as the voice is now."""
        if self._driver:
            self._loudspeaker.blip()

    def _say(self, cue: Cue) -> None:
        """Answer a control, unless nobody has used one."""
        if not self._hushed:
            self._loudspeaker.say(cue)

    @Slot()
    def _go_on(self) -> None:
        """Expect nothing any more, and do what waited for it."""
        self._expected.stop()
        wanted, self._wants_on = self._wants_on, False
        if wanted:
            self._tell(SessionDriver.resume)

    def _tell(self, order: Callable[[SessionDriver], None]) -> None:
        if self._driver:
            order(self._driver)

    @Slot(object)
    def _perform(self, event: Event) -> None:
        match event:
            case Silence():
                self._loudspeaker.silence()
            case PhaseBegan(phase):
                self._opening = phase.kind in _OPENINGS
                if self._opening:
                    self.reached.emit(phase.address)
            case StateChanged(state):
                if state is State.FINISHED:
                    self._finish()
            case Play():
                pass  # the driver has ordered it
            case Say(cue):
                self._say(cue)
            case _:
                assert_never(event)

    @Slot(object)
    def _show(self, shot: Snapshot) -> None:
        """Pass a snapshot on; the last event that led to it has been performed."""
        opening, self._opening = self._opening, False
        self.shown.emit(shot)
        if opening and self._awaited and shot.state is State.RUNNING:
            self._swap()

    def _swap(self) -> None:
        """Take over the awaited lay-out, a preparation having just begun."""
        self._hushed = True
        self._tell(SessionDriver.pause)
        self._hushed = False
        self._replace()
        self._tell(SessionDriver.resume)

    def _replace(self) -> None:
        rehearsal, self._awaited = self._awaited, None
        if self._driver and rehearsal:
            self._loudspeaker.load(rehearsal)
            self.began.emit(rehearsal.timeline)
            self._driver.replace_timeline(rehearsal.timeline)

    def _finish(self) -> None:
        driver, self._driver = self._driver, None
        self._wants_on = False
        self._expected.stop()
        if driver is None:
            return
        self._loudspeaker.reported.disconnect(driver.hear)
        self._loudspeaker.attend(on=False)
        session = driver.session
        workout = session.progress.workout(
            session.timeline, self._started, completed=session.completed
        )
        driver.deleteLater()
        self.ended.emit(workout)


_OPENINGS = {PhaseKind.PREPARE, PhaseKind.SWITCH}
