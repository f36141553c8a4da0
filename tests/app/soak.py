"""Random controls, by keys and over the bus mixed, on the whole program with a clock in hand.

The sound is written down instead of played. What was heard of it tells, without a look at the
session, which reps were done and whether two words ever sounded at once.
"""

import random
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.app.conftest import House
from tests.app.paper import Clock, Paper, Rep
from trainer.core.pace import AHEAD_MS
from trainer.core.plan.timeline import PhaseKind, Timeline
from trainer.core.session import Session
from trainer.core.snapshot import State
from trainer.desktop.mpris_messages import OURS, PATH, PLAYER, PROPERTIES

if TYPE_CHECKING:
    from trainer.core.diary import Workout

ROUTINE = """\
format = 1
id = "soak"
name = "Soak"

[[steps]]
exercise = "squat"
reps = 6

[[steps]]
exercise = "inverse-leg-raise"
variants = ["straight", "out"]
reps = 3

[[steps]]
exercise = "bridge"
reps = 4
pace = "self"

[[steps]]
exercise = "hamstring-stretch"
seconds = 20

[[steps]]
exercise = "side-leg-raise"
reps = 4
"""

PASSING_MS = (0, 1, 40, 400, 1_500, 3_000, 9_000)
"""How much time passes between two controls; 9 s see whole reps."""

FRAME_MS = 700
"""At the most so long the window takes no notice of the time: its sound says where it is."""

WITHIN_MS = 2_000
"""A control that isn't answered by then is stuck."""


class Applet:
    """Another program on the bus, in this very thread: Qt's loop turns while it waits."""

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - Linux has it

        self._bus = open_dbus_connection()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def call(self, member: str, signature: str = "", *body: object) -> tuple[Any, ...]:
        """Call a method of the player."""
        return self._ask(PLAYER, member, signature, body)

    def get(self, name: str) -> object:
        """Return a property of the player."""
        return self._ask(PROPERTIES, "Get", "ss", (PLAYER, name))[0][1]

    def sees_it(self) -> bool:
        """Whether there is a player that answers."""
        try:
            return bool(self.get("PlaybackStatus"))
        except AssertionError:
            return False

    def turn_volume(self, volume: float) -> None:
        """Set the player's volume, 1 being full."""
        self._ask(PROPERTIES, "Set", "ssv", (PLAYER, "Volume", ("d", volume)))

    def _ask(
        self, interface: str, member: str, signature: str, body: tuple[object, ...]
    ) -> tuple[Any, ...]:
        from jeepney import (  # noqa: PLC0415 - likewise
            DBusAddress,
            HeaderFields,
            MessageType,
            new_method_call,
        )

        peer = DBusAddress(PATH, bus_name=OURS, interface=interface)
        question = new_method_call(peer, member, signature or None, body)
        serial = next(self._bus.outgoing_serial)
        self._bus.send(question, serial=serial)
        for _ in range(WITHIN_MS):
            QTest.qWait(1)
            try:
                answer = self._bus.receive(timeout=0)
            except TimeoutError:
                continue
            if answer.header.fields.get(HeaderFields.reply_serial) == serial:
                assert answer.header.message_type is MessageType.method_return, answer.body
                QTest.qWait(0)  # what was wished for follows the answer
                return tuple(answer.body)
        raise TimeoutError(f"{member} was not answered")


KEYS = (
    "Space", "Period", "F5", "PageDown", "PageUp", "Right", "Left", "Up", "Down", "MediaPlay",
    "MediaNext", "MediaPrevious", "VolumeUp", "VolumeDown",
)  # fmt: skip
CALLS = ("Play", "Pause", "PlayPause", "Next", "Previous")
GOING_ON = {
    *("Space", "Period", "F5", "MediaPlay", "Play", "PlayPause"),
    *("PageDown", "Right", "MediaNext", "Next"),
}
"""What means, to a session that waits, that the step is done."""

US = 1_000
"""Microseconds, the bus's, in a ms."""


class Soak:
    """Controls a program at random, and checks after each control that all is as it should be.

    Attributes:
        actions: how many controls were given.
        sessions: how many sessions were begun.
        reps: how many reps were done in them.
        words: how many words were begun to be said.
        waits: how often a session waited for the person.

    """

    def __init__(self, house: House, clock: Clock, seed: int) -> None:
        self._house = house
        self._clock = clock
        self._chance = random.Random(seed)  # noqa: S311 - a game, and repeatable
        self._applet = Applet()
        assert isinstance(house.app.loudspeaker, Paper)
        self._paper = house.app.loudspeaker
        self._own_pace: set[Rep] = set()
        self.actions = 0
        self.sessions = 0
        self.reps = 0
        self.words = 0
        self.waits = 0

    def run(self, actions: int) -> None:
        """Give so many controls."""
        self._start()
        for _ in range(actions):
            if self._session is None:
                self._start()
            self._pass(self._chance.choice(PASSING_MS))
            if self._session:
                self._control()
                self.actions += 1
            self._check()
        self._goes_on()
        self._house.app.workouts.stop()
        self._check()
        self._applet.close()

    # What is done

    @property
    def _session(self) -> Session | None:
        driver = self._house.app.workouts._driver
        return driver.session if driver else None

    def _start(self) -> None:
        """Begin a session, if none is under way."""
        self._house.app._starter.start("soak")
        for _ in range(WITHIN_MS):
            if self._session and self._applet.sees_it():
                break
            QTest.qWait(1)
        else:
            raise TimeoutError("no session has begun")
        self.sessions += 1
        self._house.window.session.setFocus()

    def _pass(self, length_ms: int) -> None:
        """Let time pass, in frames; the driver looks at the clock when it is its turn."""
        while length_ms > 0 and self._session:
            frame_ms = min(length_ms, self._chance.randint(1, FRAME_MS))
            length_ms -= frame_ms
            self._clock.now_ms += frame_ms
            self._paper.report()
            driver = self._house.app.workouts._driver
            if driver:
                driver._wake()

    def _control(self) -> None:
        session = self._session
        assert session is not None
        waits, block = session.state is State.WAITING, session.snapshot().block
        self.waits += waits
        name, give = self._chance.choice(self._controls())
        give()
        if waits and name in GOING_ON:  # the person says to have done it all
            key = _of_block(session.timeline, block)
            self._own_pace |= {(key, rep) for rep in range(1, block.reps + 1)}

    def _controls(self) -> list[tuple[str, Callable[[], object]]]:
        """Return what may be pressed or called now; the end comes seldom."""
        if self._chance.random() < 1 / 60:
            return [
                ("Stop", partial(self._applet.call, "Stop")),
                ("MediaStop", partial(self._press, "MediaStop")),
            ]
        calls = [(name, partial(self._applet.call, name)) for name in CALLS]
        keys = [(key, partial(self._press, key)) for key in KEYS]
        return [*calls, *keys, ("Seek", self._seek), ("Set", self._move), ("Volume", self._turn)]

    def _seek(self) -> None:
        self._applet.call("Seek", "x", self._chance.randint(-30_000, 30_000) * US)

    def _turn(self) -> None:
        self._applet.turn_volume(self._chance.random() * 1.2)

    def _press(self, key: str) -> None:
        page = QApplication.focusWidget()
        assert page is not None, "nobody has the keyboard"
        QTest.keyClick(page, Qt.Key[f"Key_{key}"])

    def _move(self) -> None:
        data: Any = self._applet.get("Metadata")
        at_ms = self._chance.randint(0, data["mpris:length"][1] // US)
        self._applet.call("SetPosition", "ox", data["mpris:trackid"][1], at_ms * US)

    # What must hold

    def _check(self) -> None:
        session = self._session
        if session is None:
            self._check_ended()
            return
        shot = session.snapshot()
        assert self._house.window.session.state is session.state
        assert (self._paper.position_ms is not None) is (session.state is State.RUNNING)
        if self._paper.position_ms is not None:
            apart_ms = self._paper.position_ms - (shot.position_ms - shot.lead_in_ms)
            assert abs(apart_ms) <= AHEAD_MS + 1
        if self._chance.random() < 1 / 8:
            runs = self._applet.get("PlaybackStatus") == "Playing"
            assert runs is (session.state is State.RUNNING)
            volume = self._house.app._preferences.of("soak").voice_volume
            assert self._applet.get("Volume") == pytest.approx(volume / 100)
            assert 0 <= volume <= 100

    def _goes_on(self) -> None:
        """Check that a session is not stuck: told to go on, it does."""
        session = self._session
        if session is None:
            return
        if session.state is not State.RUNNING:
            self._press("F5")
        if session.state is State.RUNNING:
            before = session.snapshot()
            self._pass(100)
            assert self._session is None or session.snapshot() != before
        self._check()

    def _check_ended(self) -> None:
        """Check what the diary has against what was heard, and that no words met."""
        heard, self._paper.heard = self._paper.heard, []
        own, self._own_pace = self._own_pace, set()
        if not heard:
            return
        assert self._paper.position_ms is None
        for stretch in heard:
            words = stretch.words
            self.words += len(words)
            assert all(a.ends_ms <= b.at_ms for a, b in pairwise(words)), words
        workout: Workout = self._house.done[-1]
        surely = own.union(*(stretch.reps() for stretch in heard))
        perhaps = own.union(*(stretch.reps(spare_ms=AHEAD_MS + 1) for stretch in heard))
        self.reps += workout.reps
        assert len(surely) <= workout.reps <= len(perhaps)
        if workout.reps:
            assert self._house.diary()[-1] == workout


def _of_block(timeline: Timeline, block: object) -> tuple[object, ...]:
    number = next(i for i, each in enumerate(timeline.blocks) if each is block)
    kinds = (phase for phase in timeline.phases if phase.block == number)
    return next(p.address.of_block for p in kinds if p.kind is not PhaseKind.REST)
