"""What is wrong in files that a person names, whatever they hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from trainer.core.exercise import Exercise
from trainer.core.text import message
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.library import broken_links
from trainer.storage.paths import exercise_beside, figure_beside, is_figure
from trainer.storage.problems import Problem, Read, Severity
from trainer.storage.routine_files import check_routine
from trainer.storage.toml_files import UnreadableError, parse, read_text
from trainer.storage.ways_file import read_ways

_EXERCISE_KEYS = {"position", "setup", "sides", "words", "tempo", "seconds"}


class _Kind(Enum):
    EXERCISE = auto()
    FIGURE = auto()
    ROUTINE = auto()
    WAYS = auto()


def check_files(paths: Iterable[Path], exercises: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    """Return what is wrong in these files, warnings included.

    The routines may use the exercises among them. With an exercise, the figure beside it is
    checked too.
    """
    check = _Check(tuple(paths), exercises)
    return tuple(problem for path in check.paths for problem in check.problems(path))


@dataclass(slots=True)
class _Check:
    """The files, those of exercises read already."""

    paths: tuple[Path, ...]
    exercises: Mapping[str, Exercise]
    _kinds: dict[Path, _Kind] = field(init=False)
    _read: dict[Path, Read[Exercise]] = field(init=False)

    def __post_init__(self) -> None:
        self._kinds = {path: _kind(path) for path in self.paths}
        self._read = {
            path: read_exercise(path)
            for path, kind in self._kinds.items()
            if kind is _Kind.EXERCISE
        }
        found = {each.value.id: each.value for each in self._read.values() if each.value}
        self.exercises = {**self.exercises, **found}

    def problems(self, path: Path) -> Iterator[Problem]:
        match self._kinds[path]:
            case _Kind.EXERCISE:
                yield from self._exercise(path)
            case _Kind.FIGURE:
                yield from self._figure(path)
            case _Kind.ROUTINE:
                yield from check_routine(path, self.exercises).problems
            case _:
                yield from read_ways(path).problems

    def _exercise(self, path: Path) -> Iterator[Problem]:
        read = self._read[path]
        yield from read.problems
        if read.value:
            yield from broken_links(path, read.value, self.exercises)
        figure = figure_beside(path)
        if figure.exists() and figure not in self.paths:
            yield from read_figure(figure, read.value).problems

    def _figure(self, path: Path) -> Iterator[Problem]:
        beside = exercise_beside(path)
        if beside.exists():
            exercise = self._read.get(beside) or read_exercise(beside)
            yield from read_figure(path, exercise.value).problems
            return
        yield from read_figure(path).problems
        what = message(
            "There is no {file} beside it, so it is never shown. Put it beside its exercise.",
            file=beside.name,
        )
        yield Problem(file=path, line=1, what=what, severity=Severity.WARNING)


def _kind(path: Path) -> _Kind:
    if is_figure(path):
        return _Kind.FIGURE
    try:
        data = parse(read_text(path))
    except UnreadableError:
        return _Kind.ROUTINE
    if "ways" in data:
        return _Kind.WAYS
    is_exercise = "steps" not in data and not _EXERCISE_KEYS.isdisjoint(data)
    return _Kind.EXERCISE if is_exercise else _Kind.ROUTINE
