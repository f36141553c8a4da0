"""Every exercise and routine there is: the bundled ones and a person's own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from trainer.core.exercise import Exercise
from trainer.core.routine import Routine
from trainer.core.text import message
from trainer.storage.exercise_files import read_exercise
from trainer.storage.paths import Folders, resource_dir
from trainer.storage.problems import Problem, Read
from trainer.storage.routine_files import read_routine
from trainer.storage.step_tables import no_exercise
from trainer.storage.toml_files import UnreadableError, parse, problem_at, read_text
from trainer.storage.values import shown


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


@dataclass(frozen=True, kw_only=True, slots=True)
class RoutineFile:
    """A routine and the file that it came from; `own` is true for a person's own."""

    routine: Routine
    path: Path
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """What can be done, bundled routines first; files with errors are left out and named.

    A person's own exercise or routine takes the place of a bundled one with the same id.
    """

    exercises: Mapping[str, Exercise]
    routines: tuple[RoutineFile, ...]
    problems: tuple[Problem, ...]

    def find(self, routine_id: str) -> RoutineFile | None:
        """Return the routine of that id, if there is one."""
        return next((each for each in self.routines if each.routine.id == routine_id), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shelf(Generic[T]):
    """The readable files of one folder by id, and what is wrong with the others."""

    files: Mapping[str, tuple[Path, T]]
    problems: tuple[Problem, ...]


def load_library(folders: Folders, resources: Path | None = None) -> Library:
    """Read all files; one that is broken costs nothing but itself."""
    bundled_in = resources or resource_dir()
    bundled = _shelf(bundled_in / "exercises", read_exercise, needed=True)
    own = _shelf(folders.exercises, read_exercise)
    exercises, broken_links = _linked({**bundled.files, **own.files})

    def read(path: Path) -> Read[Routine]:
        return read_routine(path, exercises)

    routines = _shelf(bundled_in / "routines", read, needed=True)
    own_routines = _shelf(folders.routines, read)
    return Library(
        exercises=exercises,
        routines=tuple(_merged(routines, own_routines)),
        problems=(
            *bundled.problems,
            *own.problems,
            *broken_links,
            *routines.problems,
            *own_routines.problems,
        ),
    )


def load_routine_file(path: Path, exercises: Mapping[str, Exercise]) -> Read[RoutineFile]:
    """Read a routine from wherever it is."""
    read = read_routine(path, exercises)
    if read.value is None:
        return Read(value=None, problems=read.problems)
    file = RoutineFile(routine=read.value, path=path, own=True)
    return Read(value=file, problems=read.problems)


def check_files(paths: Iterable[Path], exercises: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    """Return what is wrong in these exercise and routine files, warnings included.

    The routines may use the exercises among them.
    """
    places = tuple(paths)
    read = {path: read_exercise(path) for path in places if _is_exercise(path)}
    found = {each.value.id: (path, each.value) for path, each in read.items() if each.value}
    known = {**exercises, **{key: value for key, (_, value) in found.items()}}
    problems = {path: each.problems for path, each in read.items()}
    for path in places:
        if path not in read:
            problems[path] = read_routine(path, known).problems
    for path, exercise in found.values():
        problems[path] += tuple(_broken_links(path, exercise, known))
    return tuple(problem for path in places for problem in problems[path])


_EXERCISE_KEYS = {"position", "setup", "sides", "words", "tempo", "seconds"}


def _is_exercise(path: Path) -> bool:
    try:
        data = parse(read_text(path))
    except UnreadableError:
        return False
    return "steps" not in data and not _EXERCISE_KEYS.isdisjoint(data)


def _shelf(folder: Path, read: Callable[[Path], Read[T]], *, needed: bool = False) -> _Shelf[T]:
    files: dict[str, tuple[Path, T]] = {}
    problems: list[Problem] = []
    if needed and not folder.is_dir():
        what = message("The folder is missing. Install Top Hold again.")
        problems.append(Problem(file=folder, line=1, what=what))
    for path in sorted(folder.glob("[!.]*.toml"), key=_stem):
        result = read(path)
        problems += result.problems
        if result.value is None:
            continue
        earlier, _ = files.setdefault(result.value.id, (path, result.value))
        if earlier is not path:
            what = message(
                "The id {id} is that of {file} too. Choose another id.",
                id=shown(result.value.id),
                file=earlier.name,
            )
            problems.append(problem_at(path, ("id",), what))
    return _Shelf(files=files, problems=tuple(problems))


def _stem(path: Path) -> str:
    return path.stem


def _merged(bundled: _Shelf[Routine], own: _Shelf[Routine]) -> Iterator[RoutineFile]:
    for key, (path, routine) in bundled.files.items():
        if key not in own.files:
            yield RoutineFile(routine=routine, path=path, own=False)
    for path, routine in own.files.values():
        yield RoutineFile(routine=routine, path=path, own=True)


def _linked(
    files: Mapping[str, tuple[Path, Exercise]],
) -> tuple[Mapping[str, Exercise], tuple[Problem, ...]]:
    """Take out what an exercise says of exercises that aren't there."""
    known = {key: exercise for key, (_, exercise) in files.items()}
    problems: list[Problem] = []
    linked: dict[str, Exercise] = {}
    for key, (path, exercise) in files.items():
        broken = tuple(_broken_links(path, exercise, known))
        problems += broken
        linked[key] = replace(exercise, easier=None, alternatives=()) if broken else exercise
    return linked, tuple(problems)


def _broken_links(
    path: Path, exercise: Exercise, known: Mapping[str, Exercise]
) -> Iterator[Problem]:
    for number, other in enumerate(exercise.alternatives):
        if other not in known:
            yield problem_at(path, ("alternatives", number), no_exercise(other, known))
    if exercise.easier is None:
        return
    easier = known.get(exercise.easier)
    if easier is None:
        yield problem_at(path, ("easier",), no_exercise(exercise.easier, known))
    elif (easier.tempo is None) != (exercise.tempo is None):
        what = message(
            'Of "{exercise}" and "{easier}" one is timed, the other counted. '
            "Name an easier exercise of the same kind.",
            exercise=exercise.id,
            easier=easier.id,
        )
        yield problem_at(path, ("easier",), what)
