"""The machine's clocks, as this machine has them."""

import time

from trainer.desktop.clocks import machine_ms, slept_ms


def test_the_machines_time_is_that_of_the_other_processes_stamps() -> None:
    before_ms = time.perf_counter() * 1000
    assert before_ms <= machine_ms() <= time.perf_counter() * 1000


def test_a_machine_that_is_awake_does_not_sleep() -> None:
    before_ms = slept_ms()
    time.sleep(0.05)
    assert abs(slept_ms() - before_ms) < 20
