"""A machine that has what a test says, and remembers what it was told to do."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from machine import Machine
from trainer.core.compat import override

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeMachine(Machine):
    """Has the named things; ``brings`` tells what a successful command adds to them."""

    def __init__(self, *has: str, root: bool = False, person: bool = False) -> None:
        self.has = set(has)
        self.root = root
        self.person = person
        self.commands: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.brings: Callable[[tuple[str, ...]], bool] = lambda _: True

    @property
    @override
    def is_linux(self) -> bool:
        return True

    @property
    @override
    def is_root(self) -> bool:
        return self.root

    @property
    @override
    def has_person(self) -> bool:
        return self.person

    @override
    def has_library(self, name: str) -> bool:
        return name in self.has

    @override
    def has_program(self, name: str) -> bool:
        return name in self.has

    @override
    def has_module(self, name: str) -> bool:
        return name in self.has

    @override
    def has_font(self) -> bool:
        return "any font" in self.has

    @override
    def has_file(self, name: str) -> bool:
        return name in self.has

    @override
    def run(self, *command: str) -> bool:
        self.commands.append(command)
        return self.brings(command)

    @override
    def say(self, text: str) -> None:
        self.said.append(text)


def make_environment(folder: Path) -> None:
    """Lay out just enough of a virtual environment for it to count as one of this Python's."""
    for place in ("bin/python", "bin/pip", "Scripts/python.exe", "Scripts/pip.exe"):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).touch()
    version = ".".join(map(str, sys.version_info[:3]))
    (folder / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n", encoding="utf-8")
