"""The real player on a real sound server: what the loudspeaker plays, and when."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.listening import samples
from tests.e2e.sound_server import SoundServer, missing_tools
from tests.voice.studio import Studio, at_best, farthest, onsets

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason="no sound server to start")


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[SoundServer]:
    with SoundServer() as server:
        yield server


@pytest.fixture(name="studio")
def _studio(
    server: SoundServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    for name in ("XDG_RUNTIME_DIR", "HOME"):
        monkeypatch.setenv(name, server.env[name])
    studio = Studio(server, tmp_path)
    yield studio
    studio.link.close()


TIMES = (300, 800, 1150, 1950)


def played(studio: Studio) -> list[float]:
    """Play sounds at these times; return when they are heard, in s."""
    with studio.server.recording() as recording:
        studio.link.play(start_ms=0, from_ms=0)
        studio.run(2.6)
        return onsets(recording)


def test_every_sound_is_heard_once_in_time(studio: Studio) -> None:
    studio.link.load(studio.plan(*TIMES))
    studio.run(1)

    def late_ms() -> float:
        heard = played(studio)
        return farthest([(at - heard[0]) * 1000 + TIMES[0] for at in heard], TIMES)

    assert at_best(late_ms, 0.1) <= 0.1


def test_every_sound_is_heard_where_the_reports_say(studio: Studio) -> None:
    studio.link.load(studio.plan(*TIMES))
    studio.run(1)

    def wrong_ms() -> float:
        heard, report = played(studio), studio.last()
        places = [report.position_ms + (at - report.stamp_s) * 1000 for at in heard]
        return farthest(places, TIMES)

    assert at_best(wrong_ms, 40) <= 40


def test_a_pause_is_silent_at_once(studio: Studio) -> None:
    studio.link.load(studio.plan(*range(0, 5000, 100)))
    studio.run(1)

    def silent_after_s() -> float:
        with studio.server.recording() as recording:
            studio.link.play(start_ms=0, from_ms=0)
            studio.run(1)
            paused = time.perf_counter()
            studio.link.pause()
            studio.run(0.7)
            heard = onsets(recording)
        assert len(heard) > 5
        return heard[-1] - paused

    assert at_best(silent_after_s, 0.1) <= 0.1


def test_what_is_handed_over_again_moves_nothing(studio: Studio) -> None:
    times = range(0, 2000, 100)
    studio.link.load(studio.plan(*times))
    studio.run(1)

    def late_ms() -> float:
        with studio.server.recording() as recording:
            studio.link.play(start_ms=0, from_ms=0)
            for number in range(40):
                studio.run(0.05)
                studio.link.set_volumes(1.0, 0.8 + 0.2 * (number % 2))
            studio.run(0.5)
            heard = onsets(recording)
        return farthest([(at - heard[0]) * 1000 for at in heard], times)

    assert at_best(late_ms, 0.1) <= 0.1


def test_an_announcement_is_heard_at_once(studio: Studio) -> None:
    studio.link.load(())
    studio.run(1)

    def heard_after_s() -> float:
        with studio.server.recording() as recording:
            said = time.perf_counter()
            studio.link.announce(studio.plan(0))
            studio.run(0.5)
            (heard,) = onsets(recording)
        return heard - said

    assert at_best(heard_after_s, 0.1) <= 0.1


def test_headphones_are_kept_awake_by_what_nobody_hears(studio: Studio) -> None:
    studio.link.keep_awake(on=True)
    studio.run(1.5)
    with studio.server.recording() as recording:
        studio.run(1)
        heard = samples(recording.samples)
    assert np.abs(heard[len(heard) // 2 :]).max() <= 2
    assert np.mean(heard[len(heard) // 2 :] != 0) > 0.5


@pytest.mark.skipif(sys.platform == "win32", reason="nobody stands still there")
def test_after_a_standstill_of_the_player_the_reports_say_where_the_sound_is(
    studio: Studio,
) -> None:
    studio.link.load(studio.plan(500, 1500))
    studio.run(1)

    def wrong_ms() -> float:
        with studio.server.recording() as recording:
            studio.link.play(start_ms=0, from_ms=0)
            studio.run(1)
            player = studio.link._process
            assert player is not None
            os.kill(player.pid, signal.SIGSTOP)
            time.sleep(0.5)
            os.kill(player.pid, signal.SIGCONT)
            studio.run(0.3)
            soon = studio.last()
            studio.run(1)
            before, after = onsets(recording)
        assert after - before > 1.2
        return abs(soon.position_ms + (after - soon.stamp_s) * 1000 - 1500)

    assert at_best(wrong_ms, 30) <= 30


def test_when_the_sound_server_restarts_the_sound_is_back_in_time(studio: Studio) -> None:
    studio.link.load(studio.plan(*range(0, 20_000, 200)))
    studio.run(1)
    studio.link.play(start_ms=0, from_ms=0)
    studio.run(1)
    before = studio.last()
    studio.server.stop()
    studio.run(1.5)
    assert not studio.last().device
    studio.server.start()
    restarted = time.perf_counter()
    with studio.server.recording() as recording:
        studio.run(3.5)
        heard = onsets(recording)
    places = [before.position_ms + (at - before.stamp_s) * 1000 for at in heard]
    assert studio.last().device
    assert heard[0] < restarted + 2.5
    assert max(abs(place - round(place / 200) * 200) for place in places) < 60
