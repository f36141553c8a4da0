import json
from pathlib import Path

import pytest

from environment import Environment, SetupError
from gates import run_gates, selection, summary
from tests.packaging.fake_machine import FakeMachine


def write_report(root: Path, *results: str) -> Path:
    report = root / ".nox" / "report.json"
    report.parent.mkdir(exist_ok=True)
    report.write_text(json.dumps({"sessions": [{"result": result} for result in results]}))
    return report


def test_the_verdicts_are_counted(tmp_path: Path) -> None:
    report = write_report(tmp_path, "success", "success", "failed", "aborted", "skipped")
    assert summary(report) == "2 passed, 2 failed, 1 skipped"


def test_gates_are_chosen_by_name_or_by_haste() -> None:
    assert selection(()) == ()
    assert selection(["--quick"]) == ("--tags", "quick")
    assert selection(["ruff", "types"]) == ("--sessions", "ruff", "types")


@pytest.mark.parametrize(("passes", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_is_the_gates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, passes: bool, code: int
) -> None:
    machine = FakeMachine()

    def judge(_: tuple[str, ...]) -> bool:
        write_report(tmp_path, "success" if passes else "failed")
        return passes

    machine.brings = judge
    assert run_gates(Environment(root=tmp_path, machine=machine), ()) == code
    assert capsys.readouterr().out.splitlines()[-1].endswith("0 skipped")


def test_an_old_report_does_not_stand_for_a_new_run(tmp_path: Path) -> None:
    write_report(tmp_path, "success")
    machine = FakeMachine()
    machine.brings = lambda _: False
    with pytest.raises(SetupError, match="could not be started"):
        run_gates(Environment(root=tmp_path, machine=machine), ())
