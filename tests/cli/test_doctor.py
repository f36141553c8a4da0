"""`doctor`: what works here and what does not."""

import json
from pathlib import Path

from tests.cli.conftest import Tophold
from trainer.storage.paths import resource_dir


def test_the_report_has_the_documented_keys(tophold: Tophold, data: Path) -> None:
    report = json.loads(tophold("doctor", "--json", "--set", "speech_wpm=200").out)
    assert set(report["voice"]) >= {"engine", "id", "wpm"}
    assert report["voice"]["engine"]
    assert report["voice"]["id"] in report["voice"]["voices"]
    assert report["voice"]["wpm"] == 200
    assert isinstance(report["sound"]["devices"], list)
    assert report["folders"]["data"] == str(data)


def test_the_status_tells_whether_all_works(tophold: Tophold) -> None:
    answer = tophold("doctor", "--json")
    findings = json.loads(answer.out)["findings"]
    assert answer.status == (0 if all(found["works"] for found in findings) else 1)


def test_a_folder_that_cannot_be_written_and_a_broken_file_are_found(
    tophold: Tophold, data: Path
) -> None:
    (data / "routines").mkdir(parents=True)
    (data / "routines" / "broken.toml").write_text("nonsense", encoding="utf-8")
    (data / "cache").touch()
    answer = tophold("doctor")
    assert answer.status == 1
    lines = answer.out.splitlines()
    assert any(line.startswith("FAILS  cache") for line in lines)
    assert any(line.startswith("FAILS  file") and "broken.toml:1:" in line for line in lines)
    assert any(line.startswith("works  data") for line in lines)


def test_the_licences_of_what_is_carried_are_there_and_shown(tophold: Tophold) -> None:
    folder = resource_dir() / "licences"
    assert f"Licences: {folder}" in tophold("doctor").out.splitlines()
    assert "espeak-ng" in (folder / "README.txt").read_text(encoding="utf-8")
    text = (folder / "GPL-3.0.txt").read_bytes()
    assert text == Path(__file__).parents[2].joinpath("LICENSE").read_bytes()
