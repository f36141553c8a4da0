import sys
import threading
from collections.abc import Iterator

import pytest

from trainer.voice.heard import HeardClock

PERIOD = 1920
PORTION = 960
LATENCY_S = 0.07


def clock(lateness: list[float], *, start: float = 100.0, rate: float = 48_000.0) -> HeardClock:
    """Return a clock that was asked once a period, late by so much each time."""
    heard = HeardClock(LATENCY_S)
    for index, late in enumerate(lateness):
        heard.asked(index * PERIOD, PERIOD, start + index * PERIOD / rate + late)
    return heard


def test_the_way_to_the_ear_comes_on_top() -> None:
    heard = clock([0.0] * 10)
    taken_s = heard.taken_at(0)
    heard.way_s = 0.15
    assert heard.heard_at(0) == pytest.approx(taken_s + 0.15)
    assert heard.taken_at(0) == taken_s


def errors_ms(standstills: dict[float, float], *, until: float = 4.0) -> list[float]:
    """Return how far off the clock is whenever a server that holds 70 ms asks for 20 ms.

    A standstill, of so many seconds from such a second on, keeps the player from answering; what
    comes after the server ran dry is heard at once. What the server asks for in one go counts as
    one call.
    """
    heard, found = HeardClock(LATENCY_S), [0.0]
    frame, called_s, ends_s = 0, -1.0, 100.0
    while ends_s < 100 + until:
        portion_s = PORTION / 48_000
        asked_s = max(called_s, ends_s + portion_s - LATENCY_S)
        for begin, length in standstills.items():
            if 100 + begin <= asked_s < 100 + begin + length:
                asked_s = 100 + begin + length
        if frame and asked_s > called_s:
            found.append((heard.heard_at(frame) - ends_s) * 1000)
        heard.asked(frame, PORTION, asked_s)
        frame, called_s = frame + PORTION, asked_s
        ends_s = max(ends_s, asked_s) + portion_s
    return found


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
    assert heard.heard_at(frame) == pytest.approx(100.03 + frame / rate, abs=0.0003)


def test_a_gap_in_the_sound_moves_all_that_follows_at_once() -> None:
    assert clock([0.0] * 10 + [0.5]).heard_at(48_000) == pytest.approx(101.53)


def test_calls_that_stay_later_are_believed_in_the_end() -> None:
    assert clock([0.0] * 10 + [0.02] * 5).heard_at(48_000) == pytest.approx(101.03)
    assert clock([0.0] * 10 + [0.02] * 15).heard_at(48_000) == pytest.approx(101.05)


@pytest.mark.parametrize("standstill_ms", [10, 30, 49, 51, 60, 75, 100, 200, 400, 1500])
@pytest.mark.parametrize("since_ms", [1000, 1007, 1013])
def test_the_time_is_true_right_after_the_server_ran_dry(standstill_ms: int, since_ms: int) -> None:
    errors = errors_ms({since_ms / 1000: standstill_ms / 1000})
    assert max(abs(error) for error in errors) < 11
    assert errors[-1] == pytest.approx(0, abs=0.001)


def test_it_may_run_dry_again_and_again() -> None:
    errors = errors_ms({1.0: 0.2, 1.21: 0.1, 1.4: 0.06, 2.0: 0.3})
    assert max(abs(error) for error in errors) < 11


def test_a_device_that_asks_for_much_at_a_time_is_followed_too() -> None:
    heard = HeardClock(0.157)
    for index in range(30):
        heard.asked(index * 4800, 4800, 100 + index * 0.1 + 0.02 * (index % 2))
    assert heard.steady is False
    assert heard.heard_at(48_000) == pytest.approx(101.057)


@pytest.fixture(name="hectic")
def _hectic() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hectic")
def test_the_time_can_be_read_while_the_device_asks() -> None:
    heard = HeardClock(LATENCY_S)
    heard.asked(0, 480, 0.0)

    def ask() -> None:
        for index in range(100_000):
            heard.asked(0, 480, index * 0.01)

    device = threading.Thread(target=ask)
    device.start()
    while device.is_alive():
        assert heard.heard_at(0) >= LATENCY_S - 0.01
    device.join()


def test_a_device_is_steady_when_it_has_found_its_pace() -> None:
    assert not clock([0.0] * 3).steady
    assert not clock([0.0, 1.2, 1.2, 1.2]).steady
    assert clock([0.0, 1.2, 1.2, 1.2, 1.2]).steady
