"""The program launched again and again: there is one window."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.e2e.records import until
from tests.e2e.stage import Program, Stage

pytestmark = pytest.mark.e2e

ENDS_WITHIN_S = 5.0


def in_front(program: Program) -> bool:
    """Whether the keyboard is a window's of this program."""
    focused = program._xdotool("getwindowfocus").strip()
    return focused in program._xdotool("search", "--pid", str(program.pid)).split()


def test_a_second_launch_shows_the_first_window_or_says_that_it_hangs(
    silent_stage: Stage, data: Path
) -> None:
    with silent_stage.program("--data-dir", data) as first:
        first.focus()
        with silent_stage.program("--data-dir", data.parent / "other") as other:
            other.focus()
            assert not in_front(first)
            with silent_stage.program("--data-dir", data) as second:
                assert second.wait(ENDS_WITHIN_S) == 0
            until(lambda: in_front(first), 5)
            assert (first.status, other.status) == (None, None)
        os.kill(first.pid, signal.SIGSTOP)
        began = time.perf_counter()
        with silent_stage.program("--data-dir", data) as second:
            second.focus()
            assert time.perf_counter() - began > 2
            second.press("Return")
            assert second.wait(ENDS_WITHIN_S) == 1


def test_of_two_launches_at_once_one_opens_a_window_and_killed_makes_room_for_a_third(
    silent_stage: Stage, data: Path
) -> None:
    with (
        silent_stage.program("--data-dir", data) as one,
        silent_stage.program("--data-dir", data) as another,
    ):
        until(lambda: {one.status, another.status} == {0, None}, 15)
        opened = one if one.status is None else another
        opened.focus()
        opened.kill_alone()
        with silent_stage.program("--data-dir", data) as third:
            third.focus()
            assert third.status is None
