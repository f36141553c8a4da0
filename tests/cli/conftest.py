"""The command line as a person uses it, on real files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from trainer.__main__ import main

LONELY = """\
format = 1
id = "lonely"
name = "Lonely"

[[steps]]
exercise = "squat"
reps = 1

[[steps]]
exercise = "side-leg-raise"
reps = 1
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a command line came to."""

    status: int
    out: str
    err: str


Tophold: TypeAlias = Callable[..., Answer]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def tophold(data: Path, capsys: pytest.CaptureFixture[str]) -> Tophold:
    """Run the program on a data folder of its own."""

    def run(*words: str | Path) -> Answer:
        try:
            status = main(["--data-dir", str(data), *map(str, words)])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        return Answer(status=status, out=said.out, err=said.err)

    return run


@pytest.fixture
def lonely(tmp_path: Path) -> Path:
    """A routine of one squat and one leg raise on each side."""
    file = tmp_path / "lonely.toml"
    file.write_text(LONELY, encoding="utf-8")
    return file
