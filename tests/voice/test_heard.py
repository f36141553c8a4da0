import sys
import threading
from collections.abc import Iterator

import pytest

from trainer.voice.heard import HeardClock

PERIOD = 1920
LATENCY_S = 0.03


def clock(lateness: list[float], *, start: float = 100.0, rate: float = 48_000.0) -> HeardClock:
    """Return a clock that was asked once a period, late by so much each time."""
    heard = HeardClock(LATENCY_S)
    for index, late in enumerate(lateness):
        heard.asked(index * PERIOD, start + index * PERIOD / rate + late)
    return heard


def test_an_even_device_gives_even_times() -> None:
    assert clock([0.0] * 20).heard_at(48_000) == pytest.approx(101.03)


def test_late_calls_do_not_move_the_time() -> None:
    late = [(index * 7 % 5) * 0.004 for index in range(100)]
    assert clock(late).heard_at(48_000) == pytest.approx(101.03, abs=1e-6)


@pytest.mark.parametrize("ppm", [-100, 100])
def test_a_device_that_runs_fast_or_slow_is_followed(ppm: int) -> None:
    rate = 48_000 * (1 + ppm / 1e6)
    periods = 20 * 60 * 25
    heard = clock([0.0] * periods, rate=rate)
    frame = periods * PERIOD
    assert heard.heard_at(frame) == pytest.approx(100 + frame / rate + LATENCY_S, abs=0.0003)


def test_a_gap_in_the_sound_moves_all_that_follows() -> None:
    assert clock([0.0] * 10 + [0.5] * 4).heard_at(48_000) == pytest.approx(101.53)


def test_after_the_server_ran_dry_the_time_is_that_of_the_refilled_buffer() -> None:
    """The server holds 100 ms and asks for 20 ms of them; for 200 ms nobody answers."""
    heard, step, room_s = HeardClock(0.08), 960, 0.1
    for index in range(30):
        heard.asked(index * step, 100 + index * 0.02)
    last_s = 100 + 29 * 0.02
    again_s = last_s + 0.02 + 0.2  # dry by then: what is given now is heard at once
    for index in range(30, 35):
        heard.asked(index * step, again_s)
    assert heard.heard_at(30 * step) == pytest.approx(again_s)
    for index in range(35, 80):
        heard.asked(index * step, again_s + (index - 34) * 0.02)
        assert heard.heard_at(index * step) == pytest.approx(
            again_s + (index - 34) * 0.02 + room_s - 0.02
        )


@pytest.fixture(name="hectic")
def _hectic() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hectic")
def test_the_time_can_be_read_while_the_device_asks() -> None:
    heard = HeardClock(LATENCY_S)
    heard.asked(0, 0.0)

    def ask() -> None:
        for index in range(100_000):
            heard.asked(0, index * 0.01)

    device = threading.Thread(target=ask)
    device.start()
    while device.is_alive():
        assert heard.heard_at(0) >= LATENCY_S
    device.join()


def test_a_device_is_steady_when_it_has_found_its_pace() -> None:
    assert not clock([0.0] * 3).steady
    assert not clock([0.0, 1.2, 1.2, 1.2]).steady
    assert clock([0.0, 1.2, 1.2, 1.2, 1.2]).steady
