"""Runs the gates of ``noxfile.py`` and counts the verdicts."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from environment import Environment, SetupError


def run_gates(environment: Environment, arguments: Iterable[str]) -> int:
    """Run all gates, the named ones, or with ``--quick`` those that take seconds; 0 if all pass."""
    report = environment.root / ".nox" / "report.json"
    report.parent.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    noxfile = environment.root / "noxfile.py"
    nox = (str(environment.python), "-m", "nox", "--noxfile", str(noxfile))
    passed = environment.machine.run(*nox, "--report", str(report), *selection(arguments))
    if not report.exists():
        raise SetupError("The gates could not be started; see the lines above.")
    print(summary(report), flush=True)
    return 0 if passed else 1


def selection(arguments: Iterable[str]) -> tuple[str, ...]:
    """Translate the command line's wish into nox's words."""
    names = tuple(arguments)
    match names:
        case ():
            return ()
        case ("--quick",):
            return ("--tags", "quick")
        case _:
            return ("--sessions", *names)


def summary(report: Path) -> str:
    """Count a nox report's verdicts, for people and for programs that read the last line."""
    sessions = json.loads(report.read_text(encoding="utf-8"))["sessions"]
    count = Counter(session["result"] for session in sessions)
    failed = len(sessions) - count["success"] - count["skipped"]
    return f"{count['success']} passed, {failed} failed, {count['skipped']} skipped"
