"""The handle on the player, with real processes that die, hang, or are not there."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.voice.link import RESTARTS, PlayerLink
from trainer.voice.protocol import PlayerReport, Sound

FAKE = (sys.executable, str(Path(__file__).with_name("fake_speaker.py")), "0")

PLAN = tuple(Sound(at_ms=ms, path="nothing.wav", kind="tone") for ms in range(0, 2000, 100))

Linked = Callable[..., PlayerLink]


class Reports:
    def __init__(self) -> None:
        self.all: list[PlayerReport] = []
        self._news = threading.Condition()

    def take(self, report: PlayerReport) -> None:
        with self._news:
            self.all.append(report)
            self._news.notify_all()

    def wait(self, wanted: Callable[[PlayerReport], bool], seconds: float = 15) -> PlayerReport:
        def last() -> PlayerReport | None:
            return next((report for report in reversed(self.all) if wanted(report)), None)

        with self._news:
            assert self._news.wait_for(lambda: last() is not None, seconds)
            found = last()
        assert found is not None
        return found


@pytest.fixture(name="reports")
def _reports() -> Reports:
    return Reports()


@pytest.fixture(name="linked")
def _linked(reports: Reports, tmp_path: Path) -> Iterator[Linked]:
    links: list[PlayerLink] = []

    def link(*command: str) -> PlayerLink:
        links.append(PlayerLink(reports.take, command=command or (*FAKE, str(tmp_path / "heard"))))
        return links[-1]

    yield link
    for made in links:
        made.close()


def position_at(report: PlayerReport, stamp: float) -> float:
    return report.position_ms + (stamp - report.stamp_s) * 1000


def test_the_position_runs_until_it_is_paused(linked: Linked, reports: Reports) -> None:
    link = linked()
    link.set_volumes(1, 1)
    link.load(PLAN)
    serial = link.play(start_ms=500, from_ms=600, extra=PLAN[:1])
    reports.wait(lambda report: report.serial == serial and report.position_ms > 700)
    link.pause()
    stopped = reports.wait(lambda report: not report.playing and report.serial == serial)
    assert stopped.position_ms >= 700


def test_nothing_makes_the_caller_wait(linked: Linked) -> None:
    started = time.perf_counter()
    link = linked(sys.executable, "-c", "import time; time.sleep(60)")
    for _ in range(50):
        link.load(PLAN * 200)
        link.play(start_ms=0, from_ms=0)
        link.announce(PLAN)
        link.sign_of_life()
    assert time.perf_counter() - started < 0.5


def test_a_player_that_is_killed_is_replaced_and_goes_on_in_time(
    linked: Linked, reports: Reports
) -> None:
    link = linked()
    link.load(PLAN)
    serial = link.play(start_ms=0, from_ms=0)
    before = reports.wait(lambda report: report.serial == serial and report.position_ms > 300)
    assert link._process is not None
    link._process.kill()
    count = len(reports.all)
    after = reports.wait(lambda report: report in reports.all[count + 3 :] and report.playing)
    assert after.serial == serial
    now = time.perf_counter()
    assert position_at(after, now) == pytest.approx(position_at(before, now), abs=20)


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "print('hello')"])
def test_a_player_that_always_dies_leaves_the_clock(
    linked: Linked, reports: Reports, code: str
) -> None:
    link = linked(sys.executable, "-c", code)
    link.load(PLAN)
    started = time.perf_counter()
    serial = link.play(start_ms=1000, from_ms=1000)
    report = reports.wait(lambda report: report.serial == serial)
    assert report.playing
    assert not report.device
    assert position_at(report, started) == pytest.approx(1000, abs=3000)


def test_a_player_that_cannot_be_started_leaves_the_clock(linked: Linked, reports: Reports) -> None:
    link = linked("/nowhere/player")
    serial = link.play(start_ms=0, from_ms=0)
    report = reports.wait(lambda report: report.serial == serial)
    link.pause()
    assert not report.device
    assert not reports.wait(lambda report: not report.playing).device


def test_a_player_that_hangs_is_killed(
    linked: Linked, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.voice.patience.FIRST_REPORT_S", 0.2)
    monkeypatch.setattr("trainer.voice.patience.CERTAIN_AFTER_S", 0.1)
    monkeypatch.setattr("trainer.voice.link.CHECK_EVERY_S", 0.1)
    link = linked(sys.executable, "-c", "import time; time.sleep(60)")
    link.play(start_ms=0, from_ms=0)
    assert not reports.wait(lambda report: not report.device).device


def killed(link: PlayerLink, reports: Reports, times: int) -> None:
    """Kill so many players, each as soon as it has reported."""
    seen: list[object] = []

    def another(report: PlayerReport) -> bool:
        return report.device and link._patience._reported and link._patience not in seen

    for _ in range(times):
        reports.wait(another)
        seen.append(link._patience)
        assert link._process is not None
        link._process.kill()


def sounding(link: PlayerLink) -> bool:
    process = link._process
    return process is not None and process.poll() is None


def soon(wanted: Callable[[], bool]) -> bool:
    """Return whether something comes about within some seconds."""
    deadline = time.perf_counter() + 15
    while not (fulfilled := wanted()) and time.perf_counter() < deadline:
        time.sleep(0.02)
    return fulfilled


def test_after_quick_deaths_a_player_is_started_again_with_time(
    linked: Linked, reports: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = linked()
    link.load(PLAN)
    killed(link, reports, RESTARTS)
    assert soon(lambda: link._process is None)
    count = len(reports.all)
    reports.wait(lambda report: not report.device and report in reports.all[count:])
    assert link._process is None
    monkeypatch.setattr("trainer.voice.link.FORGIVEN_AFTER_S", 0.5)
    reports.wait(lambda report: report.device and report in reports.all[count:])
    assert sounding(link)


def test_after_quick_deaths_a_player_is_started_for_the_next_session(
    linked: Linked, reports: Reports
) -> None:
    link = linked()
    link.load(PLAN)
    killed(link, reports, RESTARTS)
    assert soon(lambda: link._process is None)
    link.begin_session()
    serial = link.play(start_ms=0, from_ms=0)
    assert reports.wait(lambda report: report.serial == serial and report.device).playing


def test_after_closing_nothing_is_reported(linked: Linked, reports: Reports) -> None:
    link = linked()
    link.play(start_ms=0, from_ms=0)
    report = reports.wait(lambda report: report.playing)
    link.close()
    count = len(reports.all)
    assert link._reader is not None
    assert not link._reader.is_alive()
    link._tell(report)
    assert len(reports.all) == count


def test_closing_ends_the_process(linked: Linked, reports: Reports) -> None:
    link = linked()
    link.load(PLAN)
    reports.wait(lambda _: True)
    process = link._process
    assert process is not None
    link.close()
    assert process.poll() == 0


def test_a_player_that_dies_while_it_is_to_end_is_not_replaced(
    linked: Linked, reports: Reports, caplog: pytest.LogCaptureFixture
) -> None:
    link = linked()
    link.load(PLAN)
    reports.wait(lambda _: True)
    process, reader = link._process, link._reader
    assert process is not None
    assert reader is not None
    link._closed = True
    process.kill()
    reader.join(5)
    link.close()
    assert link._starts_left == RESTARTS - 1
    assert not caplog.records


def test_the_player_ends_when_the_window_is_gone(linked: Linked, reports: Reports) -> None:
    link = linked()
    link.load(PLAN)
    reports.wait(lambda _: True)
    process = link._process
    assert process is not None
    assert process.stdin is not None
    link._starts_left = 0
    process.stdin.close()
    assert process.wait(5) == 0
