"""The habits that no linter knows, held over the whole package."""

import ast
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "trainer").rglob("*.py"))
EVERYTHING = [
    *SOURCES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "packaging").rglob("*.py")),
]
LONGEST_MODULE = 350
MEDIAN_FUNCTION = 6
P90_FUNCTION = 20

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file, node


def body_lines(function: Function) -> int:
    """Count what a function does: from its first statement after the docstring to its end."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def filled_lines(file: Path) -> int:
    return sum(bool(line.strip()) for line in file.read_text(encoding="utf-8").splitlines())


def is_override(function: Function) -> bool:
    return any(
        isinstance(mark, ast.Name) and mark.id == "override" for mark in function.decorator_list
    )


def test_modules_can_be_read_in_one_sitting() -> None:
    lengths = {name_of(file): filled_lines(file) for file in SOURCES}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_MODULE} == {}


def test_functions_are_short() -> None:
    lengths = [body_lines(node) for _, node in nodes() if isinstance(node, Function)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert statistics.quantiles(lengths, n=10)[-1] <= P90_FUNCTION


def test_qts_overrides_come_last_in_their_class() -> None:
    early = []
    for file, node in nodes():
        if isinstance(node, ast.ClassDef) and "trainer/ui/" in name_of(file):
            marks = [is_override(part) for part in node.body if isinstance(part, Function)]
            if marks != sorted(marks):
                early.append(f"{name_of(file)}: {node.name}")
    assert early == []


def test_signals_are_connected_without_lambdas() -> None:
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file, node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    assert found == []


def test_what_is_silenced_says_why() -> None:
    bare = re.compile(
        r"#\s*(noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore(\[[\w, -]+\])?|pragma: no \w+)\s*$"
    )
    found = [
        f"{name_of(file)}:{number}"
        for file in EVERYTHING
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("trainer.__main__", ("PySide6", "numpy", "miniaudio", "pyttsx3")),
        ("trainer.cli", ("PySide6", "numpy", "miniaudio", "pyttsx3")),
        ("trainer.app.running", ("numpy", "miniaudio", "pyttsx3", "soundfile", "wakepy")),
        # What stands behind the window is loaded when it has been seen.
        (
            "trainer.app.running",
            ("tomllib", "sqlite3", "trainer.core.plan", "trainer.core.settings"),
        ),
    ],
)
def test_a_process_loads_only_what_it_needs(module: str, absent: tuple[str, ...]) -> None:
    question = f"import sys, {module}; print(sorted(set({absent!r}) & set(sys.modules)))"
    unwatched = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_PROCESS")}
    answer = subprocess.run(
        [sys.executable, "-c", question],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=unwatched,  # coverage loads some of these itself
        text=True,
        timeout=60,
    )
    assert answer.stdout == "[]\n", answer.stderr


def qt_names(tree: ast.AST) -> set[str]:
    """Return what a module has from PySide6."""
    froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {
        alias.asname or alias.name
        for node in froms
        if (node.module or "").startswith("PySide6")
        for alias in node.names
    }


def root_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_no_property_of_qts_is_set_by_a_keyword_that_some_languages_break() -> None:
    """PySide makes "setInterval" of "interval" by the locale's rules, Turkish "i" has another."""
    found = []
    for file in SOURCES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = qt_names(tree)
        found += [
            f"{name_of(file)}:{node.lineno}: {keyword.arg}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and root_name(node.func) in names
            for keyword in node.keywords
            if (keyword.arg or "").startswith("i")
        ]
    assert found == []
