"""`list` and `check`: which routines there are, and what is wrong with a file."""

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Tophold
from trainer.storage.paths import resource_dir


def test_routines_are_listed_with_length_and_place(tophold: Tophold) -> None:
    answer = tophold("list", "--estimate")
    assert answer.status == 0
    assert "glutes " in answer.out
    assert "about 20 min" in answer.out
    assert str(resource_dir() / "routines" / "glutes-easy.toml") in answer.out


def test_an_own_routine_is_listed_too(tophold: Tophold, data: Path, lonely: Path) -> None:
    (data / "routines").mkdir(parents=True)
    shutil.copy(lonely, data / "routines")
    rows = {row["id"]: row for row in json.loads(tophold("list", "--json", "--estimate").out)}
    assert set(rows) >= {"glutes", "glutes-easy", "lonely"}
    assert rows["lonely"]["own"]
    assert rows["lonely"]["name"] == "Lonely"
    assert 20_000 < rows["lonely"]["total_ms"] < 60_000
    assert not rows["glutes"]["own"]


def test_a_broken_routine_is_named_and_costs_only_itself(tophold: Tophold, data: Path) -> None:
    (data / "routines").mkdir(parents=True)
    broken = data / "routines" / "broken.toml"
    broken.write_text("nonsense", encoding="utf-8")
    answer = tophold("list", "--estimate")
    assert answer.status == 0
    assert answer.err.startswith(f"{broken}:1: ")
    assert "glutes" in answer.out


def test_a_good_file_passes(tophold: Tophold, lonely: Path) -> None:
    answer = tophold("check", lonely)
    assert (answer.status, answer.out) == (0, "")


def test_every_bundled_file_passes(tophold: Tophold) -> None:
    answer = tophold("check", *resource_dir().rglob("*.toml"))
    assert (answer.status, answer.out) == (0, "")


def test_all_errors_of_a_file_come_at_once_each_with_its_line(
    tophold: Tophold, lonely: Path
) -> None:
    text = lonely.read_text(encoding="utf-8").replace("reps = 1", "rep = 1", 1)
    lonely.write_text(text.replace("reps = 1", "reps = 0"), encoding="utf-8")
    answer = tophold("check", lonely)
    assert answer.status == 1
    first, second = answer.out.splitlines()
    assert first.startswith(f"{lonely}:7: ")
    assert 'Did you mean "reps"?' in first
    assert second.startswith(f"{lonely}:11: ")


def test_what_is_no_file_is_an_error(tophold: Tophold, tmp_path: Path) -> None:
    answer = tophold("check", tmp_path, tmp_path / "absent.toml")
    assert answer.status == 1
    assert len(answer.out.splitlines()) == 2
