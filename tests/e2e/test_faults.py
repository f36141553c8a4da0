"""The world's faults in the middle of things: the session goes on with what works."""

import os
from pathlib import Path

import pytest

from tests.e2e.listening import everywhere, said, samples, score
from tests.e2e.records import complaints, diary, until
from tests.e2e.stage import PROGRAM, ROOT, Stage
from trainer.storage.paths import resource_dir
from trainer.voice.protocol import Sound

pytestmark = pytest.mark.e2e

BRIEF = ("talk=counts", "tempo_factor=0.5")
OPTIONS = tuple(word for option in BRIEF for word in ("--set", option))
START_WITHIN_S = 40.0

LONELY = """\
format = 1
id = "lonely"
name = "Lonely"

[[steps]]
exercise = "squat"
reps = 1
"""


@pytest.fixture
def lonely(tmp_path: Path) -> Path:
    """A routine of one rep."""
    file = tmp_path / "lonely.toml"
    file.write_text(LONELY, encoding="utf-8")
    return file


def end_tones(recorded: bytes) -> int:
    """Return how often the tone is heard with which a session ends."""
    tone = Sound(at_ms=0, path=str(resource_dir() / "sounds" / "end.wav"), kind="tone")
    return len(list(everywhere(samples(recorded), tone)))


def test_when_the_sound_server_dies_the_session_goes_on_and_the_sound_comes_back(
    stage: Stage, data: Path, short: Path
) -> None:
    plan = score(data, short, *BRIEF)
    with stage.program("--data-dir", data, *OPTIONS, "--start", short) as program:
        with stage.sound.recording() as before:
            begins = ["Three", "Two", "Down"]
            until(lambda: said(before.samples, plan)[:3] == begins, START_WITHIN_S)
            stage.sound.stop()
        stage.sound.start()
        with stage.sound.recording() as after:
            until(lambda: samples(after.samples).max() > 1000, 4)
            until(lambda: diary(data), plan.timeline.total_ms / 1000)
        assert program.end() == 0
    words = said(after.samples, plan)
    assert len(words) >= 2
    assert plan.script()[-len(words) :] == words
    (workout,) = diary(data)
    assert workout.completed
    assert workout.reps == 4


def test_without_any_sound_the_session_runs_to_its_end_at_the_normal_pace(
    silent_stage: Stage, data: Path, lonely: Path
) -> None:
    plan = score(data, lonely, *BRIEF)
    with silent_stage.program("--data-dir", data, *OPTIONS, "--start", lonely) as program:
        until(lambda: diary(data), 2 * START_WITHIN_S)
        assert program.end() == 0
    (workout,) = diary(data)
    assert workout.took_s == pytest.approx(plan.timeline.total_ms / 1000, abs=3)
    assert workout.completed
    assert workout.elapsed_ms == plan.timeline.total_ms


def test_a_broken_voice_engine_leaves_tones(
    stage: Stage, data: Path, lonely: Path, tmp_path: Path
) -> None:
    (tmp_path / "pyttsx3.py").write_text("import sys; sys.exit(1)", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    with (
        stage.sound.recording() as recording,
        stage.program("--data-dir", data, *OPTIONS, "--start", lonely, PYTHONPATH=path) as program,
    ):
        until(lambda: diary(data), 2 * START_WITHIN_S)
        assert program.end() == 0
    assert diary(data)[0].completed
    assert end_tones(recording.samples) == 1
    assert complaints(data) == []


def test_where_nothing_can_be_kept_the_session_speaks_all_the_same(
    stage: Stage, data: Path, lonely: Path, tmp_path: Path
) -> None:
    plan = score(data, lonely, *BRIEF)
    (tmp_path / "file").touch()
    nowhere = tmp_path / "file" / "data"
    with (
        stage.sound.recording() as recording,
        stage.program("--data-dir", nowhere, *OPTIONS, "--start", lonely) as program,
    ):
        until(lambda: end_tones(recording.samples), START_WITHIN_S)
        assert program.end() == 0
    # No two renderings of an engine are quite the same, and these were made for this run only.
    words = said(recording.samples, plan)
    assert words
    assert [word for word in plan.script() if word in words] == words


def test_on_a_full_disk_the_session_can_be_started_with_tones(
    stage: Stage, data: Path, lonely: Path
) -> None:
    """No file may grow beyond 2 kB, not even the engine's own drafts.

    The routine is among those that are read before the window is there: a key that came before a
    file from elsewhere has been read would start the routine that is chosen meanwhile.
    """
    (data / "routines").mkdir(parents=True)
    lonely.rename(data / "routines" / lonely.name)
    # What measures the tests' reach couldn't write either, and would spoil the exit status.
    alone = "unset COVERAGE_PROCESS_START COVERAGE_PROCESS_CONFIG"
    full = ("sh", "-c", f'{alone}; ulimit -f 4; exec "$0" "$@"', *PROGRAM)
    words: tuple[str | Path, ...] = ("--data-dir", data, *OPTIONS, "--start", "lonely")
    with (
        stage.sound.recording() as recording,
        # Python does not notice when its byte code is cut short, and keeps it.
        stage.program(
            *words,
            command=full,
            PYTHONDONTWRITEBYTECODE="1",
        ) as program,
    ):
        program.focus()
        program.press("Return")
        until(lambda: end_tones(recording.samples), START_WITHIN_S)
        assert program.end() == 0
    assert not diary(data)
