import ast
import subprocess
import sys
from pathlib import Path

import pytest

from commands import main

SCRIPT = Path(__file__).parents[2] / "packaging" / "bootstrap.py"


def test_without_a_command_it_says_which_there_are() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT], capture_output=True, check=False, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == (
        "bootstrap: say what to do: run [argument ...], or test [--quick | gate ...].\n"
    )


@pytest.mark.parametrize("arguments", [[], ["walk"], ["--help"]])
def test_a_command_that_is_none_ends_in_a_sentence(arguments: list[str]) -> None:
    assert "say what to do" in str(main(arguments))


def test_an_old_python_can_read_the_script_and_is_told() -> None:
    # An old Python needs only the grammar; the version that it has is put in by hand.
    old = f"import sys; sys.version_info = (3, 8); exec(open({str(SCRIPT)!r}).read())"
    done = subprocess.run(
        [sys.executable, "-c", old], capture_output=True, check=False, text=True, timeout=60
    )
    assert "needs Python 3.11 or newer and this is 3.8" in done.stderr
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 5))
