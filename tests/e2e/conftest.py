"""The stages on which all end-to-end tests play, and a routine of half a minute."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.stage import Stage, missing_tools

SHORT = """\
format = 1
id = "short"
name = "Short"

[[steps]]
exercise = "squat"
reps = 2

[[steps]]
exercise = "side-leg-raise"
reps = 1
"""


def _needs() -> None:
    """Skip where there can be no stage; where one is promised its absence is a failure."""
    if sys.platform != "linux":
        pytest.skip("the stage is made of Linux programs")
    missing = missing_tools()
    if missing and os.environ.get("CI"):
        pytest.fail(f"the stage lacks {', '.join(missing)}")
    if missing:
        pytest.skip(f"the stage lacks {', '.join(missing)}")


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    _needs()
    with Stage() as stage:
        yield stage


@pytest.fixture(scope="session")
def silent_stage() -> Iterator[Stage]:
    """A machine without any sound."""
    _needs()
    with Stage(sound=False) as stage:
        yield stage


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "short.toml"
    file.write_text(SHORT, encoding="utf-8")
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the program keeps everything."""
    return tmp_path / "data"
