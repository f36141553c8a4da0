"""The text of a crash report. It is in English: it is for those who repair the program."""

import contextlib
import re
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

import trainer

LONGEST_SUMMARY, LONGEST_REPORT = 200, 30_000


@dataclass(frozen=True, kw_only=True, slots=True)
class CrashReport:
    """A fault of the program: in one line, and with all that helps to find it."""

    summary: str
    text: str


def without_home(text: str) -> str:
    """Return a text with the home folder's path, which tells who a person is, as ``~``."""
    with contextlib.suppress(RuntimeError):  # there may be no home
        home = Path.home()
        for form in (str(home).replace("\\", "\\\\"), str(home), home.as_posix()):
            if len(form) > len(home.anchor):
                text = re.sub(re.escape(form) + r"(?![\w-])", "~", text)
    return text


def versions() -> tuple[tuple[str, str], ...]:
    """Return what the program runs on, each with its version."""
    import platform  # noqa: PLC0415 - the window is there the sooner

    return (
        ("Top Hold", trainer.__version__),
        ("Python", f"{platform.python_version()} ({platform.python_implementation()})"),
        ("System", platform.platform()),
        ("Machine", platform.machine()),
        *((name, _installed(name)) for name in ("PySide6-Essentials", "pyttsx3", "miniaudio")),
    )


def _installed(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - likewise

    try:
        return version(package)
    except PackageNotFoundError:
        loaded = sys.modules.get(package.partition("-")[0])
        return str(getattr(loaded, "__version__", "not found"))


def crash_report(error: BaseException) -> CrashReport:
    """Return the report of an error that nobody caught."""
    lines = [f"{name}: {version}" for name, version in versions()]
    trace = _shortened("".join(traceback.format_exception(error)))
    return CrashReport(
        summary=without_home(_line(error)),
        text=without_home("\n".join((*lines, "", trace))),
    )


def _line(error: BaseException) -> str:
    """Return an error's type and the first line of what it says, be it able to say it or not."""
    try:
        said = str(error).strip().partition("\n")[0]
    except Exception:  # noqa: BLE001 - a broken __str__ can raise anything
        said = "?"
    return f"{type(error).__name__}: {said}"[:LONGEST_SUMMARY]


def _shortened(text: str) -> str:
    """Leave out the middle of what is too long to be copied: both ends tell the most."""
    half = LONGEST_REPORT // 2
    return text if len(text) <= LONGEST_REPORT else f"{text[:half]}\n[…]\n{text[-half:]}"
