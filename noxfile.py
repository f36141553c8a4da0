"""The gates, one session each; ``python3 packaging/bootstrap.py test`` runs them all.

What judges the text runs in the checkout's own environment; what depends on the Python version
runs under each of ``PYTHONS`` that the machine has, in an environment of its own.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nox

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHONS = sorted({"3.11", "3.12", "3.13", HERE}, key=lambda version: int(version.split(".")[1]))
ROOT = Path(__file__).parent
DIST = ROOT / ".nox" / "dist"
SHIPPED = ("trainer", "packaging")
# These tests wait for sounds and for other processes, most of their time.
IN_REAL_TIME = ("tests/e2e", "tests/voice")
# What waits or paints behaves the same under every Python: one is enough.
ONCE = (*IN_REAL_TIME, "tests/ui/figure", "tests/cli/test_awkward_places.py")
WITHOUT_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# A lookup of ours: exit 1 where PySide6 can be imported.
QT_IS_ABSENT = "import importlib.util as i; raise SystemExit(i.find_spec('PySide6') is not None)"

nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
nox.options.default_venv_backend = "virtualenv"


def lend_pyenv() -> None:
    """Let pyenv's placeholders for all Pythons work: unasked, only the chosen one's does.

    A variable that is already set says little: pyenv's own placeholders set it.
    """
    pyenv = shutil.which("pyenv")
    if pyenv:
        listing = subprocess.check_output([pyenv, "versions", "--bare"], text=True)
        known = [name for name in listing.split() if name.rpartition(".")[0] in PYTHONS]
        os.environ["PYENV_VERSION"] = ":".join(known)


lend_pyenv()


def here(session: nox.Session, tool: str, *arguments: str) -> None:
    """Run a tool of the environment that nox itself is in."""
    session.run(str(Path(sys.executable).with_name(tool)), *arguments)


@nox.session(python=False, tags=["quick"])
def ruff(session: nox.Session) -> None:
    """Judge the code's style."""
    here(session, "ruff", "check")


@nox.session(name="format", python=False, tags=["quick"])
def formatting(session: nox.Session) -> None:
    """Judge the code's layout."""
    here(session, "ruff", "format", "--check")


@nox.session(python=False, tags=["quick"])
def types(session: nox.Session) -> None:
    """Judge the types of everything, and the program's also as the other systems see them."""
    for system, what in (("linux", ()), ("darwin", SHIPPED), ("win32", SHIPPED)):
        here(session, "mypy", "--platform", system, "--cache-dir", f".mypy_cache/{system}", *what)


@nox.session(python=False, tags=["quick"])
def imports(session: nox.Session) -> None:
    """Judge who imports whom."""
    here(session, "lint-imports")


def all_tests(session: nox.Session, *command: str) -> None:
    """Run the tests that wait beside those that work, which give way; or only what is asked for.

    What those that wait have to say comes in one piece: at the end, or when they have failed.
    """
    if session.posargs:
        session.run(*command, *session.posargs)
        return
    giving_way = ("nice", "-n", "15") if shutil.which("nice") else ()
    program = str(Path(session.bin, command[0]))
    others = (f"--ignore={path}" for path in IN_REAL_TIME)
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(session.run, *command, *IN_REAL_TIME, silent=True)
        session.run(*giving_way, program, *command[1:], *others, external=True)
    session.log(waiting.result())


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run every test in random order under this Python, and measure what they reach.

    Under the others those are left out that wait or paint.
    """
    session.install("--quiet", "--editable", ".", "--group", "test")
    if session.python != HERE:
        left_out = (f"--ignore={path}" for path in ONCE)
        session.run("python", "-m", "pytest", *(session.posargs or left_out))
        return
    session.run("coverage", "erase")
    all_tests(session, "coverage", "run", "-m", "pytest")
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report")
    exact = "trainer/core/*,trainer/storage/*"
    session.run("coverage", "report", f"--include={exact}", "--fail-under=100")


@nox.session(python=PYTHONS)
def core(session: nox.Session) -> None:
    """Run the core's tests where there is no Qt, nor any other of the app's dependencies."""
    session.install("--quiet", "--group", "test-core")
    session.install("--quiet", "--no-deps", ".")
    session.run("python", "-c", QT_IS_ABSENT)
    session.run("python", "-m", "pytest", "tests/core")


@nox.session(python=False)
def build(session: nox.Session) -> None:
    """Build the source archive, and from that the wheel."""
    shutil.rmtree(DIST, ignore_errors=True)
    session.run(sys.executable, "-m", "build", "--outdir", str(DIST), silent=True)


@nox.session(python=PYTHONS, reuse_venv=False, requires=["build"])
def selftest(session: nox.Session) -> None:
    """Install the wheel where nothing else is and let the program prove itself."""
    (wheel,) = DIST.glob("*.whl")
    session.install("--quiet", str(wheel))
    session.chdir(session.create_tmp())
    session.run("tophold", "self-test", env=WITHOUT_SCREEN)
