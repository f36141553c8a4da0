"""Reading TOML files that people write: every fault of a file at once, each with its line."""

import errno
import re
import stat
import tomllib
from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

from trainer.core.text import Message, message
from trainer.storage.paths import is_figure, is_toml
from trainer.storage.problems import Problem, Read, Severity
from trainer.storage.tables import Report, Table
from trainer.storage.toml_lines import Keys, find_lines, line_of_deep_key

T = TypeVar("T")

MOST_BYTES = 100_000
"""The size above which a file is refused unread: a large routine has a tenth of it."""

DEEPEST_KEY = 16
"""How many names a dotted key may have; tomllib's work grows with the square of it."""


class UnreadableError(Exception):
    """A file is not readable as TOML; `what` says why, at `line`."""

    def __init__(self, what: Message, line: int = 1) -> None:
        super().__init__(what.source)
        self.what = what
        self.line = line


class MissingError(UnreadableError):
    """There is no such file."""


class AccessError(UnreadableError):
    """The system did not give the content of a file, which may be sound; `reason` is its error."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(_why(reason))
        self.reason = reason


def toml_files_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the TOML files of a folder in the order of their names, and why there are none.

    Hidden files are left out, and so are those of figures. A folder that isn't there is empty.
    """
    try:
        paths = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return (), ()
    except OSError as error:
        what = message(
            "The folder can't be read ({reason}). Check the disk and its permissions.",
            reason=error.strerror or type(error).__name__,
        )
        return (), (Problem(file=folder, line=1, what=what),)
    visible = (path for path in paths if not path.name.startswith("."))
    wanted = (path for path in visible if is_toml(path) and not is_figure(path))
    return tuple(sorted(wanted, key=_stem)), ()


def _stem(path: Path) -> str:
    return path.stem


def read_file(path: Path, build: Callable[[Table], T]) -> Read[T]:
    """Read a file and build its value; never raises for what a file holds or is."""
    try:
        text = read_text(path)
        data = parse(text)
        _refuse_empty(data)
    except UnreadableError as error:
        problem = Problem(file=path, line=error.line, what=error.what)
        lasting = not isinstance(error, AccessError)
        return Read(value=None, problems=(problem,), lasting=lasting)
    report = Report()
    table = Table(data, (), report)
    value = build(table)
    table.done()
    problems = located(path, text, report)
    return Read(value=None if report.failed else value, problems=problems)


def located(path: Path, text: str, report: Report) -> tuple[Problem, ...]:
    """Return a report's entries with their lines, in the order of the file."""
    if not report.entries:
        return ()
    lines = find_lines(text)
    problems = [
        Problem(file=path, line=_line_of(keys, lines), what=what, severity=severity)
        for keys, what, severity in report.entries
    ]
    return tuple(sorted(problems, key=lambda problem: problem.line))


def problem_at(path: Path, keys: Keys, what: Message) -> Problem:
    """Return an error about a place in a file that was readable a moment ago."""
    report = Report()
    report.error(keys, what)
    try:
        return located(path, read_text(path), report)[0]
    except UnreadableError as error:
        return Problem(file=path, line=error.line, what=error.what, severity=Severity.ERROR)


def _line_of(keys: Keys, lines: Mapping[Keys, int]) -> int:
    """Return the line of the value, or of the innermost table around it that has one."""
    while keys not in lines:
        keys = keys[:-1]
    return lines[keys]


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        UnreadableError: it is missing, no ordinary file, too large, or not UTF-8.

    """
    try:
        _refuse_unusual(path)
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingError(message("There is no such file. Check its name.")) from None
    except OSError as error:
        raise AccessError(error) from None
    return _decoded(data)


def _decoded(data: bytes) -> str:
    other = _no_text(data)
    if other:
        raise UnreadableError(other)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(
            message(
                "The byte {byte} is not UTF-8 text. Save the file in the encoding UTF-8.",
                byte=f"0x{data[error.start]:02x}",
            ),
            line,
        ) from None


_BEGINNINGS = {
    b"\x89PNG": message("a PNG picture"),
    b"\xff\xd8\xff": message("a JPEG picture"),
    b"GIF8": message("a GIF picture"),
    b"%PDF": message("a PDF document"),
    b"PK\x03\x04": message("a ZIP archive or an office document"),
    b"\x1f\x8b": message("a gzip archive"),
    b"SQLite format 3": message("an SQLite database"),
    b"RIFF": message("a recording or a picture"),
    b"OggS": message("a recording"),
    b"fLaC": message("a recording"),
    b"ID3": message("a recording"),
    b"\x7fELF": message("a program"),
    b"MZ": message("a program"),
}
"""What a file that is no text is, by its first bytes."""


def _no_text(data: bytes) -> Message | None:
    """Return what to say of data in another encoding, or that is no text at all."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return message("The file is UTF-16 text. Save it in the encoding UTF-8.")
    if b"\0" not in data and _is_utf8(data):
        return None
    what = next((kind for start, kind in _BEGINNINGS.items() if data.startswith(start)), None)
    if what:
        return message(
            "This is {what}, not a text file. Give a file that ends in .toml.", what=what
        )
    if b"\0" in data:
        return message("This is not a text file. Give a file that ends in .toml.")
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_unusual(path: Path) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(message("This is a folder. Give a file that ends in .toml."))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(
            message("This is not an ordinary file. Give a file that ends in .toml.")
        )
    if found.st_size > MOST_BYTES:
        raise UnreadableError(
            message(
                "The file has {size} kB, more than the {most} kB allowed. Give a smaller one.",
                size=ceil(found.st_size / 1000),
                most=MOST_BYTES // 1000,
            )
        )


def _why(error: OSError) -> Message:
    if error.errno in {errno.EMFILE, errno.ENFILE}:
        return message("Too many files are open to read this one. Close other programs.")
    if isinstance(error, PermissionError):
        return message("You may not read this file. Change its permissions.")
    return message(
        "The file can't be read ({reason}). Check the disk and the name.",
        reason=error.strerror or type(error).__name__,
    )


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_LONG_NUMBER = re.compile(r"(?<![\d_])[\d_]{4000,}")


def parse(text: str) -> dict[str, Any]:
    """Return what a text in TOML says.

    Raises:
        UnreadableError: it is not TOML, or nested too deeply.

    """
    deep = line_of_deep_key(text, DEEPEST_KEY)
    if deep:
        raise UnreadableError(
            message("A key has more than {most} names. Shorten it.", most=DEEPEST_KEY), deep
        )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(text, str(error)) from None
    except RecursionError:
        raise UnreadableError(
            message("Lists are nested too deeply to read. Nest them less deeply.")
        ) from None
    except ValueError:  # of int(): it refuses thousands of digits
        raise _far_too_long(text) from None
    return data


def _refuse_empty(data: Mapping[str, object]) -> None:
    if not data:
        raise UnreadableError(message("The file is empty. Write a routine or exercise into it."))


def _not_toml(text: str, reason: str) -> UnreadableError:
    place = _PLACE.search(reason)
    line = place and place.group(1)
    return UnreadableError(
        message("This is not TOML: {reason}. Correct this line.", reason=_PLACE.sub("", reason)),
        int(line) if line else text.rstrip().count("\n") + 1,
    )


def _far_too_long(text: str) -> UnreadableError:
    number = _LONG_NUMBER.search(text)
    return UnreadableError(
        message("A number is far too long. Correct this line."),
        text[: number.start()].count("\n") + 1 if number else 1,
    )
