"""The real program, from its start to the end of the session, by what the loudspeaker plays."""

from pathlib import Path

import pytest

from tests.e2e.listening import said, score
from tests.e2e.records import complaints, diary, until
from tests.e2e.stage import Stage

pytestmark = pytest.mark.e2e

BRISK = ("speech_wpm=300", "tempo_factor=0.5")

SIDES = """\
format = 1
id = "sides"
name = "Sides"

[[steps]]
exercise = "side-leg-raise"
reps = 2
"""


def test_a_session_says_every_word_of_the_plan_once_and_is_written_down(
    stage: Stage, data: Path, tmp_path: Path
) -> None:
    sides = tmp_path / "sides.toml"
    sides.write_text(SIDES, encoding="utf-8")
    plan = score(data, sides, *BRISK)
    options = [word for option in BRISK for word in ("--set", option)]
    with (
        stage.sound.recording() as recording,
        stage.program("--data-dir", data, *options, "--start", sides) as program,
    ):
        until(lambda: diary(data), 15 + plan.timeline.total_ms / 1000)
        status = program.end()
    assert said(recording.samples, plan) == plan.script()
    (workout,) = diary(data)
    assert workout.completed
    assert workout.reps == 2 + 2
    assert status == 0
    assert complaints(data) == []
