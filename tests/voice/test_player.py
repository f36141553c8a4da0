"""The player with a device and a clock that obey the test."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.voice.fake_speaker import LATENCY_S, PERIOD, FakeSpeaker
from trainer.voice.loudspeaker import NoDeviceError, Pull
from trainer.voice.player import Player
from trainer.voice.protocol import (
    Alive,
    Announce,
    KeepAwake,
    Load,
    Pause,
    Play,
    PlayerReport,
    Quit,
    SetVolumes,
    Sound,
)
from trainer.voice.wav import wav_bytes

STEP_S = PERIOD / 48_000


class Stage:
    """A player, its loudspeakers and its time."""

    def __init__(self, folder: Path) -> None:
        self.now = 1000.0
        self.speakers: list[FakeSpeaker] = []
        self.reports: list[PlayerReport] = []
        self.has_device = True
        self.player = Player(self.reports.append, self._open, lambda: self.now)
        self.beep = folder / "beep.wav"
        self.beep.write_bytes(wav_bytes(np.full(480, 16_000, np.int16)))

    def _open(self, pull: Pull) -> FakeSpeaker:
        if not self.has_device:
            raise NoDeviceError("none")
        self.speakers.append(FakeSpeaker(pull))
        return self.speakers[-1]

    def sound(self, at_ms: int) -> Sound:
        return Sound(at_ms=at_ms, path=str(self.beep), kind="tone")

    def run(self, seconds: float, *, signs: bool = True) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.now += STEP_S
            if self.speakers and self.speakers[-1].working and not self.speakers[-1].closed:
                self.speakers[-1].ask(self.now)
            if signs:
                self.player.obey(Alive())
            self.tick()

    def tick(self) -> None:
        self.player.tick()
        self.settle(lambda: self.player._keeper._opener is None)

    @staticmethod
    def settle(done: Callable[[], bool]) -> None:
        deadline = time.perf_counter() + 5
        while not done():
            assert time.perf_counter() < deadline
            time.sleep(0.0005)

    def play(self, start_ms: float = 0, from_ms: int = 0, *extra: Sound, serial: int = 1) -> None:
        self.player.obey(Play(serial=serial, start_ms=start_ms, from_ms=from_ms, extra=extra))
        self.tick()

    def onsets(self, speaker: int = -1) -> list[float]:
        """Return when beeps were heard, in seconds."""
        device = self.speakers[speaker]
        loud = np.flatnonzero(np.frombuffer(bytes(device.heard), np.int16) > 1000)
        first = loud[np.flatnonzero(np.diff(loud, prepend=-10_000) > 480)]
        return [device.clock.heard_at(int(frame)) for frame in first]

    def last(self) -> PlayerReport:
        return self.reports[-1]

    def position_at(self, stamp: float) -> float:
        report = self.last()
        return report.position_ms + (stamp - report.stamp_s) * 1000


@pytest.fixture(name="stage")
def _stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.player.obey(Load(plan=tuple(stage.sound(ms) for ms in (100, 1100, 2100, 3100))))
    stage.run(0.4)
    return stage


def test_the_reported_position_is_that_of_the_sound(stage: Stage) -> None:
    stage.play(serial=7)
    assert (stage.last().serial, stage.last().playing, stage.last().device) == (7, True, True)
    assert stage.position_at(stage.now + STEP_S + LATENCY_S) == pytest.approx(0, abs=1e-6)
    stage.run(4)
    heard = [stage.position_at(stamp) for stamp in stage.onsets()]
    assert heard == pytest.approx([100, 1100, 2100, 3100], abs=0.05)


def test_sounds_before_the_place_to_play_from_are_silent_but_the_lead_in_is_not(
    stage: Stage,
) -> None:
    stage.play(1000, 2000, stage.sound(1500))
    stage.run(3)
    heard = [stage.position_at(stamp) for stamp in stage.onsets()]
    assert heard == pytest.approx([1500, 2100, 3100], abs=0.05)


def test_what_leads_to_the_very_beginning_is_heard_before_it(stage: Stage) -> None:
    stage.play(-700, 0, stage.sound(-500))
    stage.run(2)
    heard = [stage.position_at(stamp) for stamp in stage.onsets()]
    assert heard == pytest.approx([-500, 100, 1100], abs=0.05)


def test_sounds_from_where_the_session_waits_are_silent(stage: Stage) -> None:
    stage.player.obey(Play(serial=1, start_ms=0, from_ms=0, until_ms=2100))
    stage.run(4)
    heard = [stage.position_at(stamp) for stamp in stage.onsets()]
    assert heard == pytest.approx([100, 1100], abs=0.05)


def test_a_pause_stops_position_and_sound(stage: Stage) -> None:
    stage.play()
    stage.run(1)
    stage.player.obey(Pause())
    stage.tick()
    stage.run(3)
    assert not stage.last().playing
    assert stage.last().position_ms == pytest.approx(1000, abs=60)
    assert len(stage.onsets()) == 1


def test_without_a_sign_of_life_the_player_stops_by_itself(stage: Stage) -> None:
    stage.play()
    stage.run(4.9, signs=False)
    assert stage.last().playing
    stage.run(0.3, signs=False)
    assert not stage.last().playing
    assert stage.last().position_ms == pytest.approx(5000, abs=100)


def test_without_a_device_the_position_goes_by_the_clock(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.has_device = False
    stage.play(500)
    stage.run(1)
    assert stage.position_at(stage.now) == pytest.approx(1500, abs=50)
    assert not stage.last().device


def test_a_device_that_comes_back_plays_on_in_time(stage: Stage) -> None:
    stage.play()
    stage.run(1)
    stage.has_device = False
    stage.speakers[-1].working = False
    stage.run(0.5)
    assert not stage.last().device
    stage.has_device = True
    stage.run(2)
    assert stage.last().device
    before, after = stage.onsets(0), stage.onsets(1)
    assert [stage.position_at(stamp) for stamp in after] == pytest.approx([2100, 3100], abs=0.05)
    assert after[0] - before[0] == pytest.approx(2.0, abs=0.002)


def test_a_device_that_never_gets_going_does_not_hold_the_start_up(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.play()
    for _ in range(100):
        stage.now += STEP_S
        stage.player.obey(Alive())
        stage.tick()
    assert stage.position_at(stage.now) == pytest.approx(2500, abs=100)


def test_an_announcement_is_heard_while_paused(stage: Stage) -> None:
    stage.player.obey(Announce(sounds=(stage.sound(0), stage.sound(500))))
    stage.tick()
    stage.run(1)
    first, second = stage.onsets()
    assert second - first == pytest.approx(0.5)


def test_another_plan_takes_over_at_the_running_position(stage: Stage) -> None:
    stage.play()
    stage.run(0.5)
    stage.player.obey(Load(plan=(stage.sound(700),)))
    stage.run(1)
    assert [stage.position_at(t) for t in stage.onsets()] == pytest.approx([100, 700], abs=0.05)


def test_a_position_that_must_be_caught_up_with(stage: Stage) -> None:
    since = stage.now - 2
    stage.player.obey(Play(serial=1, start_ms=0, from_ms=0, since_s=since))
    stage.tick()
    stage.run(1)
    assert stage.position_at(since + 2.5) == pytest.approx(2500, abs=0.1)
    assert stage.onsets()[0] - since == pytest.approx(2.1, abs=0.001)


def test_a_missing_clip_is_silent(stage: Stage) -> None:
    lost = Sound(at_ms=100, path="/nowhere.wav", kind="voice")
    stage.player.obey(Load(plan=(lost, stage.sound(300))))
    stage.play()
    stage.run(1)
    assert [stage.position_at(t) for t in stage.onsets()] == pytest.approx([300], abs=0.05)


def test_volumes_are_obeyed(stage: Stage) -> None:
    stage.player.obey(SetVolumes(voice=1.0, tone=0.0))
    stage.play()
    stage.run(2)
    assert not stage.onsets()


def test_the_device_is_given_back_when_nothing_was_played_for_a_minute(stage: Stage) -> None:
    stage.run(61)
    assert stage.speakers[-1].closed
    stage.play()
    stage.run(1)
    assert len(stage.onsets()) == 1


def test_the_device_stays_open_for_headphones_that_are_kept_awake(stage: Stage) -> None:
    stage.player.obey(KeepAwake(on=True))
    stage.run(61)
    assert not stage.speakers[-1].closed
    assert set(stage.speakers[-1].heard[-100:]) == {0, 1, 255}
    stage.player.obey(KeepAwake(on=False))
    stage.run(61)
    assert stage.speakers[-1].closed


def test_it_ends_when_told_to(stage: Stage) -> None:
    assert stage.player.obey(Alive())
    assert not stage.player.obey(Quit())
    stage.player.close()
    assert stage.speakers[-1].closed


def test_a_busy_machine_does_not_move_the_sound(stage: Stage) -> None:
    stage.play()
    for late in (*[0.0] * 10, *[0.02] * 80):
        stage.now += STEP_S
        stage.speakers[-1].ask(stage.now + late)
        stage.player.obey(Alive())
        stage.tick()
    heard = stage.onsets()
    assert [round(at - heard[0], 6) for at in heard] == [0, 1, 2, 3]


def test_a_device_that_ran_dry_is_told_of_at_once(stage: Stage) -> None:
    stage.play()
    stage.run(1)
    stage.now += 0.3
    told = len(stage.reports)
    stage.tick()
    before_ms = stage.position_at(stage.now)
    stage.now += 0.001
    stage.speakers[-1].ask(stage.now)
    stage.tick()
    assert len(stage.reports) == told + 2
    assert stage.position_at(stage.now) == pytest.approx(before_ms - 260, abs=0.1)


def test_what_was_told_just_now_is_not_told_again(stage: Stage) -> None:
    stage.play()
    stage.run(1)
    told = len(stage.reports)
    for _ in range(10):
        stage.now += 0.001
        stage.tick()
    assert len(stage.reports) == told
