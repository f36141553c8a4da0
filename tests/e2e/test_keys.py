"""A person at the keyboard, and the power cut: by what is heard and what is left on disk."""

import contextlib
import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from tests.e2e.listening import Score, said, samples, score
from tests.e2e.records import begun, diary, entries, until
from tests.e2e.sound_server import RATE, Recording
from tests.e2e.stage import Stage, children, running

pytestmark = pytest.mark.e2e

COUNTS = "talk=counts"
LEAD_IN = ["Three", "Two", "Down"]
HEARD_WITHIN_S = 20.0
LISTED_WITHIN_S = 3.0
"""When all routines are in the list, on a busy machine too: files are read beside the window."""

REPS = 4
QUIET = 50
"""No sample of a recording between two words is louder."""


def hear(recording: Recording, plan: Score, words: list[str]) -> None:
    """Wait until just these words have been said, from the beginning, and the last to its end.

    It is known before its end, and a key that cut it off there would make it unknown again.
    """
    with contextlib.suppress(TimeoutError):
        until(lambda: said(recording.samples, plan) == words, HEARD_WITHIN_S)
    assert said(recording.samples, plan) == words
    until(lambda: loudest(recording, 0.1) < QUIET, HEARD_WITHIN_S)


def loudest(recording: Recording, seconds: float) -> float:
    """Record so long from now on; return the highest sample."""
    begin = len(recording.samples)
    recording.wait(begin + round(seconds * RATE) * 2)
    return float(np.abs(samples(recording.samples[begin:])).max())


def list_beside_a_broken_one(data: Path, routine: Path) -> None:
    """Put a routine into the list, and a file beside it that is none."""
    (data / "routines").mkdir(parents=True)
    routine.rename(data / "routines" / routine.name)
    (data / "routines" / "broken.toml").write_text("what is this", encoding="utf-8")


def test_keys_start_pause_resume_skip_and_end(stage: Stage, data: Path, short: Path) -> None:
    list_beside_a_broken_one(data, short)
    plan = score(data, "short", COUNTS)
    with stage.program("--data-dir", data, "--set", COUNTS) as program:
        program.focus()
        time.sleep(LISTED_WITHIN_S)
        with stage.sound.recording() as recording:
            program.press("Down", "Down", "Return")
            hear(recording, plan, LEAD_IN)
            program.press("space")
            loudest(recording, 1.0)  # in which it says "Paused."
            assert loudest(recording, 1.0) < QUIET
            program.press("space")
            hear(recording, plan, [*LEAD_IN, "Paused.", *LEAD_IN, "Two"])
            program.press("Right")
            hear(recording, plan, [*LEAD_IN, "Paused.", *LEAD_IN, "Two", "Three", "Two", "Up"])
        program.press("Escape")
        program.focus(windows=2)
        program.press("Tab", "space")  # from "Go on" to "End it"
        until(lambda: diary(data), HEARD_WITHIN_S)
        status = program.end()
    (workout,) = diary(data)
    assert not workout.completed
    assert workout.reps < REPS
    assert status == 0


def test_a_session_that_is_killed_leaves_its_place_and_no_player(
    stage: Stage, data: Path, short: Path
) -> None:
    with stage.program("--data-dir", data, "--set", COUNTS, "--start", short) as program:
        until(lambda: (now := begun(data)) and now.reps, 20)
        started = children(program.pid)
        program.kill_alone()
        assert started
        until(lambda: not any(map(running, started)), 6)
    kept = begun(data)
    assert kept
    assert kept.routine == "short"
    assert kept.reps >= 1
    assert kept.place
    assert (kept.place.step, kept.place.rep) == ("squat", kept.reps + 1)


def test_being_asked_to_end_ends_all_processes_at_once(
    stage: Stage, data: Path, short: Path
) -> None:
    with stage.program("--data-dir", data, "--set", COUNTS, "--start", short) as program:
        until(lambda: begun(data), 15)
        started = children(program.pid)
        assert program.end(within_s=2.0) == 0
        assert started
        assert not any(map(running, started))
    (workout,) = diary(data)
    assert workout.place


def test_the_end_of_its_terminal_ends_it_in_good_order(
    stage: Stage, data: Path, short: Path
) -> None:
    with stage.program("--data-dir", data, "--set", COUNTS, "--start", short) as program:
        until(lambda: begun(data), 20)
        os.kill(program.pid, signal.SIGHUP)
        assert program.wait(2.0) == 0
    (workout,) = diary(data)
    assert workout.place


def test_the_end_of_the_screen_costs_the_rep_under_way_alone(
    stage: Stage, data: Path, short: Path
) -> None:
    del stage  # which others need; its tools are there
    with (
        Stage(sound=False) as own,
        own.program("--data-dir", data, "--set", COUNTS, "--start", short) as program,
    ):
        until(lambda: (now := begun(data)) and now.reps, 20)
        own.end_screen()
        program.wait(5.0)
    (workout,) = entries(data)
    assert workout.reps >= 1
    assert workout.place
