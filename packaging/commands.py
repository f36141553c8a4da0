"""What the two commands do, one after another."""

import os
import subprocess
from pathlib import Path

from environment import Environment, Kind, SetupError
from gates import run_gates
from machine import Machine
from system_needs import RUN_NEEDS, TEST_NEEDS, VENV_NEED, provide

ROOT = Path(__file__).resolve().parent.parent
USAGE = "say what to do: run [argument ...], or test [--quick | gate ...]."


def main(arguments: list[str]) -> int | str:
    """Do what the first argument says; return the exit code, or the sentence to end with."""
    try:
        return _obey("".join(arguments[:1]), arguments[1:])
    except SetupError as error:
        return f"bootstrap: {error}"
    except KeyboardInterrupt:
        return 130


def _obey(command: str, rest: list[str]) -> int:
    match command:
        case "run":
            return run_app(rest[1:] if rest[:1] == ["--"] else rest)
        case "test":
            return run_gates(make_ready(Kind.TEST), rest)
        case _:
            raise SetupError(USAGE)


def run_app(arguments: list[str]) -> int:
    """Start the app in the place of this script, so that signals reach it."""
    command = [str(make_ready(Kind.RUN).python), "-m", "trainer", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False).returncode


def make_ready(kind: Kind) -> Environment:
    """Provide the system's libraries and the virtual environment; raise SetupError if it cannot."""
    machine = Machine()
    environment = Environment(root=ROOT, machine=machine)
    needs = RUN_NEEDS + (TEST_NEEDS if kind is Kind.TEST else ())
    provide(needs if environment.exists() else (VENV_NEED, *needs), machine)
    environment.provide(kind)
    return environment
