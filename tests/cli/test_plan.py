"""`plan`: the timeline, for reading and with the documented keys."""

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tophold

PHASE_KEYS = {
    "start_ms", "end_ms", "kind", "step", "round", "exercise", "variant", "side", "set", "rep",
    "reps", "direction", "held",
}  # fmt: skip
KINDS = {"prepare", "move", "hold", "rest", "switch", "timed", "wait"}
CUE_KINDS = {
    "countdown", "phase", "count", "safety", "next", "setup", "coaching", "tone",
}  # fmt: skip


@pytest.fixture
def plan(tophold: Tophold) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tophold("plan", "glutes", "--json", "--estimate").out)
    return found


def test_the_documented_keys_are_there(plan: dict[str, Any]) -> None:
    assert {"routine", "name", "total_ms", "phases", "cues"} <= set(plan)
    assert plan["routine"] == "glutes"
    assert all(set(phase) >= PHASE_KEYS for phase in plan["phases"])
    assert all(set(cue) >= {"at_ms", "ends_ms", "text", "kind"} for cue in plan["cues"])


def test_kinds_and_values_are_the_documented_ones(plan: dict[str, Any]) -> None:
    phases = plan["phases"]
    assert {phase["kind"] for phase in phases} <= KINDS
    assert {phase["side"] for phase in phases} == {"left", "right", None}
    moves = {phase["direction"] for phase in phases if phase["kind"] == "move"}
    holds = {phase["held"] for phase in phases if phase["kind"] == "hold"}
    assert (moves, holds) == ({"eccentric", "concentric"}, {"stretched", "contracted"})
    assert {cue["kind"] for cue in plan["cues"]} <= CUE_KINDS


def test_phases_follow_each_other_from_nought_to_the_total(plan: dict[str, Any]) -> None:
    phases = plan["phases"]
    assert phases[0]["start_ms"] == 0
    assert phases[-1]["end_ms"] == plan["total_ms"]
    assert all(one["end_ms"] == other["start_ms"] for one, other in pairwise(phases))


def test_a_tone_has_no_text_and_all_else_has(plan: dict[str, Any]) -> None:
    assert all((cue["text"] is None) == (cue["kind"] == "tone") for cue in plan["cues"])


def test_settings_for_this_run_change_the_plan(tophold: Tophold, lonely: Path) -> None:
    options = ("--estimate", "--json", "--set", "reps.squat=4")
    phases = json.loads(tophold("plan", lonely, *options).out)["phases"]
    assert max(phase["rep"] or 0 for phase in phases if phase["step"] == "squat") == 4


def test_a_plan_for_reading_has_a_line_for_each_phase_and_word(
    tophold: Tophold, lonely: Path
) -> None:
    answer = tophold("plan", lonely, "--estimate", "--set", "talk=counts")
    lines = answer.out.splitlines()
    assert lines[0].startswith("Lonely: about ")
    assert sum("countdown" in line for line in lines) == 6
    assert any("eccentric   squat 1/1" in line for line in lines)
    assert any("“Down”" in line for line in lines)


def test_what_is_left_out_is_told(tophold: Tophold, lonely: Path) -> None:
    brisk = ("--set", "speech_wpm=80", "--set", "tempo_factor=0.5")
    assert "Dropped, no room" in tophold("plan", lonely, "--estimate", *brisk).out


def test_real_clips_make_the_plan_exact(tophold: Tophold, lonely: Path, data: Path) -> None:
    options = ("--json", "--set", "talk=counts")
    plan = json.loads(tophold("plan", lonely, *options).out)
    assert not plan["estimated"]
    assert any((data / "cache" / "clips").glob("*.wav"))
    assert tophold("plan", lonely, *options).out == json.dumps(plan, indent=1) + "\n"


def test_an_unknown_routine_is_refused_with_those_there_are(tophold: Tophold) -> None:
    answer = tophold("plan", "glute")
    assert answer.status == 1
    assert "There is no routine glute." in answer.err
    assert "glutes, glutes-easy" in answer.err


def test_a_broken_file_is_refused_with_its_errors(tophold: Tophold, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("nonsense", encoding="utf-8")
    answer = tophold("plan", broken)
    assert answer.status == 1
    assert answer.err.startswith(f"{broken}:1: ")


def test_where_there_is_no_routine_at_all_a_file_is_asked_for(
    tophold: Tophold, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("trainer.storage.library.resource_dir", lambda: tmp_path)
    answer = tophold("plan", "glutes")
    assert "There is no routine glutes. Name a file that ends in .toml." in answer.err


def test_choices_that_make_a_workout_too_large_are_refused(
    tophold: Tophold, tmp_path: Path
) -> None:
    steps = '[[steps]]\nexercise = "squat"\n' * 60
    path = tmp_path / "long.toml"
    path.write_text(f'format = 1\nid = "long"\nname = "Long"\n{steps}', encoding="utf-8")
    options = [f"--set=sets.squat-{number}=20" for number in range(2, 61)]
    answer = tophold(*options, "plan", str(path), "--estimate")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        'With "squat-51" the workout has 1001 blocks. Keep to 1000: '
        "fewer steps, rounds, sets, reps or minutes.\n"
    )


def test_what_is_chosen_for_a_routine_is_not_for_another_of_its_id(
    tophold: Tophold, data: Path, lonely: Path
) -> None:
    (data / "routines").mkdir(parents=True)
    shutil.copy(lonely, data / "routines")
    (data / "settings.toml").write_text("[reps.lonely]\nsquat = 4\n", encoding="utf-8")
    for name, reps in (("lonely", 4), (data / "routines" / "lonely.toml", 4), (lonely, 1)):
        plan = json.loads(tophold("plan", name, "--json", "--estimate").out)
        squats = [each for each in plan["phases"] if each["step"] == "squat" and each["rep"]]
        assert squats[0]["reps"] == reps
