"""The pages in docs say what the program does."""

import re
from pathlib import Path

import pytest

from trainer.core.exercise import Position
from trainer.core.settings import SPECS, STEP_SPECS
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.paths import resource_dir
from trainer.storage.routine_files import check_routine

DOCS = Path(__file__).parents[1] / "docs"
FORMAT = (DOCS / "file-format.md").read_text(encoding="utf-8")
ROUTINE, EXERCISE, FIGURE, _ = re.findall(r"```toml\n(.*?)```", FORMAT, re.DOTALL)


def saved(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_routine_of_the_page_is_right(tmp_path: Path) -> None:
    exercises = {
        file.stem: read_exercise(file).required()
        for file in (resource_dir() / "exercises").glob("*.toml")
        if ".figure" not in file.name
    }
    read = check_routine(saved(tmp_path, "monday.toml", ROUTINE), exercises)
    assert read.problems == ()


def test_the_exercise_of_the_page_is_right(tmp_path: Path) -> None:
    assert read_exercise(saved(tmp_path, "heel-lift.toml", EXERCISE)).problems == ()


def test_the_figure_of_the_page_is_right(tmp_path: Path) -> None:
    assert read_figure(saved(tmp_path, "some.figure.toml", FIGURE)).problems == ()


@pytest.mark.parametrize("position", Position)
def test_every_position_is_on_the_page(position: Position) -> None:
    assert f"`{position}`" in FORMAT


def test_every_setting_is_on_its_page() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    keys = [*SPECS, *(f"{key}.STEP" for key in STEP_SPECS)]
    assert [key for key in keys if f"`{key}`" not in page] == []


def test_no_link_between_pages_is_broken() -> None:
    pages = [*DOCS.glob("*.md"), *DOCS.parent.glob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert [link for page, link in links if not (page.parent / link).exists()] == []
