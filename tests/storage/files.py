"""Files for the tests of storage, and short forms of what is said about them."""

from collections.abc import Iterable
from pathlib import Path

from trainer.core.exercise import Exercise, Position, Sides, Tempo, Variant
from trainer.storage.problems import Problem

EXERCISE = """\
format = 1
id = "lift"
name = "Lift"
position = "standing"
"""

LIFT = Exercise(
    id="lift",
    name="Lift",
    position=Position.STANDING,
    sides=Sides.EACH,
    tempo=Tempo.parse("1-0-1-1"),
    variants=(
        Variant(id="straight", name="straight", turn="Lift."),
        Variant(id="out", name="out", turn="Turn out."),
    ),
)
SQUAT = Exercise(
    id="squat", name="Squat", position=Position.STANDING, tempo=Tempo.parse("1.5-1-1-0")
)
MARCH = Exercise(id="march", name="March", position=Position.STANDING)
EXERCISES = {each.id: each for each in (LIFT, SQUAT, MARCH)}

ROUTINE = """\
format = 1
id = "mine"
name = "Mine"
"""


def written(folder: Path, text: str, name: str = "file.toml") -> Path:
    """Write a file, its folder too."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def said(problems: Iterable[Problem]) -> list[str]:
    """Return each problem as "line: sentence", without its file."""
    return [str(problem).removeprefix(f"{problem.file}:") for problem in problems]
