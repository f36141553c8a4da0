"""A workout from its start to the diary: driver, sound and screen kept together."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer import __version__
from trainer.app.diary_desk import now
from trainer.app.sound import Loudspeaker
from trainer.core.diary import Progress, Workout
from trainer.core.plan.timeline import Address, Block, Cue, Phase
from trainer.core.session import Event, PhaseBegan, Play, Say, Session, Silence, StateChanged
from trainer.core.snapshot import Snapshot, State
from trainer.desktop.clocks import machine_ms, slept_ms
from trainer.ui.session_driver import SessionDriver
from trainer.voice.rehearsal import Rehearsal

_log = logging.getLogger(__name__)

EXPECTED_WITHIN_MS = 1_500
"""How long the session waits with going on for the lay-out of what was changed in the pause."""

NOTED_EVERY_MS = 5_000
"""What is done is written down at each rep's end, and at least so often."""


class Workouts(QObject):
    """Runs one session at a time.

    Signals:
        began: carries the `Timeline` of a session that starts, or goes on with another lay-out.
        shown: carries each `Snapshot`.
        progressed: carries the `Workout` as it stands, at each rep's end and now and then.
        slept: the machine was suspended; the session is paused.
        ended: carries the `Workout` that was done.
    """

    began = Signal(object)
    shown = Signal(object)
    progressed = Signal(object)
    slept = Signal()
    ended = Signal(object)

    def __init__(self, loudspeaker: Loudspeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._driver: SessionDriver | None = None
        self._workout: Workout | None = None
        self._part: tuple[object, ...] = ()
        self._noted_ms = 0.0
        self._news = False
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

    def begin(self, rehearsal: Rehearsal, before: Workout | None = None) -> None:
        """Start a session: of a new workout, or of what is left of one that was interrupted."""
        self._loudspeaker.load(rehearsal)
        self._loudspeaker.attend(on=True)
        driver = SessionDriver(
            Session(rehearsal.timeline, Progress(before)),
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
        self._workout = replace(before or _new(rehearsal), program=__version__)
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
                self._opening = phase.kind.prepares
                self._enter(phase)
            case StateChanged(state):
                self._news = True
                if state is State.FINISHED:
                    self._finish()
            case Play():
                pass  # the driver has ordered it
            case Say(cue):
                self._say(cue)
            case _:
                assert_never(event)

    def _enter(self, phase: Phase) -> None:
        """Note that a phase has begun."""
        if self._driver:
            self._driver.session.progress.begin(phase, now())
        part = (*phase.address.of_block, phase.address.rep, phase.kind.prepares)
        self._news = self._news or part != self._part
        self._part = part

    def note(self) -> None:
        """Have what was done so far written down."""
        self._news, self._noted_ms = False, machine_ms()
        if self._driver and self._workout:
            self.progressed.emit(_written(self._driver.session, self._workout))

    @Slot(object)
    def _show(self, shot: Snapshot) -> None:
        """Pass a snapshot on; the last event that led to it has been performed."""
        if self._news or machine_ms() - self._noted_ms > NOTED_EVERY_MS:
            self.note()
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
        workout, self._workout = self._workout, None
        driver.deleteLater()
        if workout:
            self.ended.emit(_written(driver.session, workout))


def _new(rehearsal: Rehearsal) -> Workout:
    timeline = rehearsal.timeline
    return Workout(key=uuid4().hex, routine=timeline.routine, name=timeline.name, started=now())


def _written(session: Session, workout: Workout) -> Workout:
    return replace(session.written_in(workout), ended=now())
