"""A session and its sound stay together when another lay-out takes over."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trainer.app import workouts
from trainer.app.sound import Loudspeaker
from trainer.app.workouts import EXPECTED_WITHIN_MS, Workouts
from trainer.core.compat import override
from trainer.core.plan.timeline import Cue, PhaseKind
from trainer.core.session import Play
from trainer.core.settings import Settings
from trainer.core.snapshot import State
from trainer.storage.library import load_library
from trainer.storage.paths import Folders
from trainer.voice.rehearsal import Piece, Rehearsal, no_voice, rehearse

if TYPE_CHECKING:
    from trainer.core.diary import Workout
    from trainer.core.plan.timeline import Timeline


class Paper(Loudspeaker):
    """Takes down what it is to play, and plays nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Path(), parent)
        self.loaded: list[Rehearsal] = []
        self.played: list[Play] = []
        self.said: list[Cue] = []
        self.blips = 0

    @override
    def load(self, rehearsal: Rehearsal) -> None:
        self.loaded.append(rehearsal)

    @override
    def order(self, play: Play) -> int:
        self.played.append(play)
        return len(self.played)

    @override
    def say(self, cue: Cue) -> None:
        self.said.append(cue)

    @override
    def blip(self) -> None:
        self.blips += 1

    @override
    def silence(self) -> None:
        """There was no sound."""


def laid_out(settings: Settings) -> Rehearsal:
    library = load_library(Folders.under(Path("nowhere")))
    file = library.find("glutes")
    assert file is not None
    piece = Piece(routine=file.routine, exercises=library.exercises, settings=settings)
    return rehearse(piece, no_voice)


OLD = laid_out(Settings(warmup_minutes=5))
NEW = laid_out(Settings(warmup_minutes=10))


class Desk(QObject):
    """A running session whose clock is moved by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.now_ms = 0.0
        self.began: list[Timeline] = []
        monkeypatch.setattr(workouts, "machine_ms", lambda: self.now_ms)
        monkeypatch.setattr(workouts, "slept_ms", lambda: 0.0)
        self.speaker = Paper(self)
        self.workouts = Workouts(self.speaker, self)
        self.workouts.began.connect(self.began.append)
        self.told: list[Workout] = []
        self.workouts.progressed.connect(self.told.append)
        self.workouts.begin(OLD)

    def go_to(self, position_ms: int) -> None:
        """Let the clock show the time at which the session, without sound, gets there."""
        self.now_ms = 2_000 + position_ms

    def wake(self) -> None:
        driver = self.workouts._driver
        assert driver is not None
        driver._wake()


@pytest.fixture
def desk(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Desk:
    assert qapp
    return Desk(monkeypatch)


def start_of(block: int, rehearsal: Rehearsal = OLD) -> int:
    return rehearsal.timeline.block_start_ms(block)


def test_another_lay_out_waits_for_a_preparation(desk: Desk) -> None:
    desk.workouts.take_over(NEW)
    desk.go_to(start_of(1) - 10)
    desk.wake()
    assert desk.began == [OLD.timeline]
    desk.go_to(start_of(1))
    desk.wake()
    assert desk.began == [OLD.timeline, NEW.timeline]
    assert desk.speaker.loaded == [OLD, NEW]
    assert desk.speaker.played[-1].start_ms == start_of(1, NEW)


def test_a_preparation_that_was_slept_through_does_not_count(desk: Desk) -> None:
    desk.workouts.take_over(NEW)
    desk.go_to(start_of(2) - 10)
    desk.wake()
    assert desk.began == [OLD.timeline]


def test_a_skip_at_that_moment_leaves_sound_and_session_together(desk: Desk) -> None:
    desk.workouts.take_over(NEW)
    desk.go_to(start_of(1))
    desk.workouts.next()
    assert desk.began == [OLD.timeline, NEW.timeline]
    assert desk.speaker.played[-1].start_ms == start_of(2, NEW)


def test_a_pause_is_answered_but_not_that_for_another_lay_out(desk: Desk) -> None:
    desk.workouts.take_over(NEW)
    desk.go_to(start_of(1))
    desk.wake()
    assert desk.speaker.said == []
    desk.workouts.pause()
    assert desk.speaker.said == [NEW.timeline.replies.paused]


def test_a_new_volume_is_heard_in_a_session_only(desk: Desk) -> None:
    desk.workouts.let_volume_be_heard()
    desk.workouts.stop()
    desk.workouts.let_volume_be_heard()
    assert desk.speaker.blips == 1


def test_a_paused_session_takes_over_at_once_and_stays_paused(desk: Desk) -> None:
    states: list[State] = []
    desk.workouts.shown.connect(lambda shot: states.append(shot.state))
    desk.workouts.pause()
    desk.workouts.take_over(NEW)
    assert desk.began == [OLD.timeline, NEW.timeline]
    assert set(states) == {State.PAUSED}


def test_going_on_waits_for_a_lay_out_that_is_expected(desk: Desk) -> None:
    desk.workouts.pause()
    desk.workouts.expect()
    desk.workouts.resume()
    assert len(desk.speaker.played) == 1
    desk.workouts.take_over(NEW)
    assert desk.speaker.loaded[-1] is NEW
    assert len(desk.speaker.played) == 2
    desk.wake()
    assert desk.began == [OLD.timeline, NEW.timeline]


def test_going_on_does_not_wait_for_long(desk: Desk, qtbot: QtBot) -> None:
    desk.workouts.pause()
    desk.workouts.expect()
    desk.workouts.resume()
    qtbot.waitUntil(lambda: len(desk.speaker.played) == 2, timeout=EXPECTED_WITHIN_MS + 5_000)
    assert desk.began == [OLD.timeline]


def test_who_pauses_again_does_not_want_to_go_on(desk: Desk) -> None:
    desk.workouts.pause()
    desk.workouts.expect()
    desk.workouts.resume()
    desk.workouts.pause()
    desk.workouts.take_over(NEW)
    assert len(desk.speaker.played) == 1
    desk.workouts.resume()
    assert len(desk.speaker.played) == 2


def test_a_running_session_expects_nothing(desk: Desk) -> None:
    desk.workouts.expect()
    desk.workouts.pause()
    desk.workouts.resume()
    assert len(desk.speaker.played) == 2


def test_a_session_that_ends_goes_on_with_nothing(desk: Desk) -> None:
    desk.workouts.pause()
    desk.workouts.expect()
    desk.workouts.resume()
    desk.workouts.stop()
    desk.workouts.begin(NEW)
    desk.workouts.pause()
    desk.workouts.resume()
    assert len(desk.speaker.played) == 3


def test_the_end_in_the_same_moment_is_the_end(desk: Desk) -> None:
    desk.workouts.take_over(NEW)
    desk.go_to(start_of(1))
    desk.workouts.stop()
    assert desk.began == [OLD.timeline]
    assert not desk.workouts.under_way


# What is written down


def rep_ends() -> list[int]:
    """Return where the reps of the first block that has some end, in ms."""
    phases = OLD.timeline.phases
    block = next(phase.block for phase in phases if phase.address.rep)
    reps = [phase for phase in phases if phase.block == block and phase.address.rep]
    last = {phase.address.rep: phase.end_ms for phase in reps}
    return list(last.values())


def test_a_rep_is_told_once_when_it_ends(desk: Desk) -> None:
    desk.go_to(rep_ends()[0] - 10)
    desk.wake()
    told = len(desk.told)
    desk.go_to(rep_ends()[0])
    desk.wake()
    assert len(desk.told) == told + 1
    assert desk.told[-1].reps == 1
    desk.now_ms += 10
    desk.wake()
    assert len(desk.told) == told + 1


def test_long_work_is_told_now_and_then(desk: Desk) -> None:
    timed = next(phase for phase in OLD.timeline.phases if phase.kind is PhaseKind.TIMED)
    for at_ms in range(timed.start_ms, timed.start_ms + 12_000, 1_000):
        desk.go_to(at_ms)
        desk.wake()
    assert desk.told[-1].active_ms > 5_000
    assert desk.told[-1].open
    assert desk.told[-1].blocks[0].began


def test_going_on_is_told_as_the_same_workout(desk: Desk) -> None:
    desk.go_to(rep_ends()[1])
    desk.wake()
    before = desk.told[-1]
    desk.workouts.stop()
    ended: list[Workout] = []
    desk.workouts.ended.connect(ended.append)
    desk.workouts.begin(NEW, before)
    desk.workouts.stop()
    (after,) = ended
    assert (after.key, after.started, after.reps) == (before.key, before.started, before.reps)
    assert not after.open
    assert after.place
