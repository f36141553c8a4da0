"""What is wrong with a file, said so that a person can put it right."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from trainer.core.compat import override
from trainer.core.text import Message, one_line, sentence, tr
from trainer.files import path_text

T = TypeVar("T")


class Severity(StrEnum):
    """Whether a file can't be used, or can but deserves a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong in a file, and what to do about it; lines count from 1.

    As text it reads "file:line: what is wrong. What to do."
    """

    file: Path
    line: int
    what: Message
    severity: Severity = Severity.ERROR

    @override
    def __str__(self) -> str:
        if self.severity is Severity.WARNING:
            return one_line(tr("{file}:{line}: warning: {what}", **self._params()))
        return one_line(tr("{file}:{line}: {what}", **self._params()))

    def _params(self) -> dict[str, str | int]:
        return {"file": path_text(self.file), "line": self.line, "what": sentence(self.what)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Read(Generic[T]):
    """What came of reading a file: its value, or None if there is an error; and all problems.

    It is not `lasting` if the system did not give the file, which it may do the next time.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()
    lasting: bool = True

    def required(self) -> T:
        """Return the value.

        Raises:
            BadFileError: there is none.

        """
        if self.value is None:
            raise BadFileError(self.problems)
        return self.value


class BadFileError(Exception):
    """A file can't be used; `problems` says why, line by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
