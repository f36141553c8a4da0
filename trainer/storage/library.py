"""Every exercise and routine there is: the bundled ones and a person's own."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from zlib import crc32

from trainer.core.exercise import Exercise
from trainer.core.routine import Routine
from trainer.core.text import message
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figures import Figures
from trainer.storage.known_files import KnownFiles, Stamp, stamp_of
from trainer.storage.paths import Folders, figure_beside, is_toml, resource_dir
from trainer.storage.problems import Problem, Read
from trainer.storage.routine_files import read_routine
from trainer.storage.step_tables import no_exercise
from trainer.storage.toml_files import problem_at, toml_files_in
from trainer.storage.values import shown

if TYPE_CHECKING:
    from trainer.core.figure.figure import Figure


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
    figures: Figures

    def find(self, routine_id: str) -> RoutineFile | None:
        """Return the routine of that id, if there is one."""
        return next((each for each in self.routines if each.routine.id == routine_id), None)

    def find_in(self, path: Path) -> RoutineFile | None:
        """Return the routine that is in a file, if that has been read."""
        place = path.resolve()
        return next((each for each in self.routines if each.path.resolve() == place), None)

    def figure(self, exercise: Exercise) -> "Figure | None":
        """Return how an exercise is shown, None where there is no figure that can be used.

        The file is read when it is first asked for. What is wrong with figures is not among the
        `problems`: ask `figures` for it, when there is time to read them all.
        """
        return self.figures.figure(exercise.id)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shelf(Generic[T]):
    """The readable files of one folder by id, and what is wrong with the others."""

    files: Mapping[str, tuple[Path, T]]
    problems: tuple[Problem, ...]


def load_library(folders: Folders, resources: Path | None = None) -> Library:
    """Read all files; one that is broken costs nothing but itself."""
    return LibraryReader(folders, resources).read()


class LibraryReader:
    """Reads all files, and later only those that have changed.

    Args:
        folders: where a person's own files are.
        resources: the folder of bundled files, if it is not the usual one.

    """

    def __init__(self, folders: Folders, resources: Path | None = None) -> None:
        self._bundled = resources or resource_dir()
        self._own = folders
        self._elsewhere: tuple[Path, ...] = ()
        self._known = KnownFiles()
        self._stamps: dict[Path, Stamp] | None = None
        self._figures: Figures | None = None
        self._drawn: tuple[object, object] = (None, None)

    def also(self, path: Path) -> None:
        """Read a routine in another place too.

        If its id is taken, it gets another one, made of its place: the two stay apart.
        """
        if path not in self._elsewhere:
            self._elsewhere = (*self._elsewhere, path)

    @property
    def changed(self) -> bool:
        """Whether any file has changed, appeared or gone since all were read."""
        now = self._now()
        return self._stamps != now or not self._known.not_given.isdisjoint(now)

    def portions(self, first: int, more: int) -> range:
        """Return how many of a person's own routines to read, some more each time, but not all."""
        return range(first + more, len(_toml_in(self._own.routines)), more)

    def places(self) -> tuple[Path, ...]:
        """Return the folders and files that are a person's own; the folder that they come in."""
        folders = (self._own.exercises, self._own.routines)
        files = (path for folder in folders for path in _toml_in(folder))
        above = () if all(folder.is_dir() for folder in folders) else (self._own.data,)
        return (*above, *folders, *files, *self._elsewhere)

    def read(self, most: int | None = None) -> Library:
        """Read what has changed.

        With `most`, only so many of a person's own routines are read; with 0, none of the files
        that are their own.
        """
        whole = most is None or len(_toml_in(self._own.routines)) <= most
        stamps = self._now() if whole else None
        bundled = _shelf(self._bundled / "exercises", self._exercise, needed=True)
        own = _shelf(self._own.exercises, self._exercise, most=most and None)
        files = {**bundled.files, **own.files}
        exercises, broken = _linked(files)

        def routine(path: Path) -> Read[Routine]:
            return self._known.read(path, lambda path: read_routine(path, exercises), exercises)

        routines = _shelf(self._bundled / "routines", routine, needed=True)
        own_routines = _shelf(self._own.routines, routine, most=most)
        listed = tuple(_merged(routines, own_routines))
        others = _told_apart(self._elsewhere, listed, routine)
        shelves = (bundled, own, routines, own_routines, others)
        self._stamps = stamps
        return Library(
            exercises=exercises,
            routines=(*listed, *_own_files(others)),
            problems=(*broken, *(problem for each in shelves for problem in each.problems)),
            figures=self._figures_of(files),
        )

    def _figures_of(self, files: Mapping[str, tuple[Path, Exercise]]) -> Figures:
        """Return the figures of exercises: the same as before, if no file has changed."""
        stamps = {key: stamp_of(figure_beside(path)) for key, (path, _) in files.items()}
        if self._figures is None or (files, stamps) != self._drawn:
            self._figures, self._drawn = Figures(files, self._bundled), (files, stamps)
        return self._figures

    def _exercise(self, path: Path) -> Read[Exercise]:
        return self._known.read(path, read_exercise)

    def _now(self) -> dict[Path, Stamp]:
        bundled = (self._bundled / "exercises", self._bundled / "routines")
        folders = (*bundled, self._own.exercises, self._own.routines)
        files = (path for folder in folders for path in _toml_in(folder))
        return {path: stamp_of(path) for path in (*folders, *files, *self._elsewhere)}


def load_routine_file(path: Path, exercises: Mapping[str, Exercise]) -> Read[RoutineFile]:
    """Read a routine from wherever it is."""
    read = read_routine(path, exercises)
    if read.value is None:
        return Read(value=None, problems=read.problems)
    file = RoutineFile(routine=read.value, path=path, own=True)
    return Read(value=file, problems=read.problems)


def _toml_in(folder: Path) -> list[Path]:
    """Return the files that a library is made of, those of figures too."""
    try:
        paths = list(folder.iterdir())
    except OSError:  # which is told when they are read
        return []
    return [path for path in paths if is_toml(path) and not path.name.startswith(".")]


def _told_apart(
    paths: Collection[Path],
    listed: Collection[RoutineFile],
    read: Callable[[Path], Read[Routine]],
) -> _Shelf[Routine]:
    """Read routines in other places, and give each an id that no other has."""
    there = {file.path.resolve() for file in listed} if paths else set()
    taken = {file.routine.id for file in listed}
    files: dict[str, tuple[Path, Routine]] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.resolve() in there:
            continue
        result = read(path)
        problems += result.problems
        if result.value is not None:
            key = result.value.id
            if key in taken or key in files:
                key = f"{key}-{crc32(bytes(path.resolve())):08x}"
            files[key] = path, replace(result.value, id=key)
    return _Shelf(files=files, problems=tuple(problems))


def _shelf(
    folder: Path,
    read: Callable[[Path], Read[T]],
    *,
    needed: bool = False,
    most: int | None = None,
) -> _Shelf[T]:
    paths, faults = toml_files_in(folder)
    problems = list(faults)
    if needed and not paths and not faults:
        what = message("The folder is missing. Install Top Hold again.")
        problems.append(Problem(file=folder, line=1, what=what))
    by_id: dict[str, list[tuple[Path, T]]] = defaultdict(list)
    for path in paths[:most]:
        result = read(path)
        problems += result.problems
        if result.value is not None:
            by_id[result.value.id].append((path, result.value))
    files = {key: min(found, key=_likeness_to_id) for key, found in by_id.items()}
    problems += _taken_ids(by_id, files)
    return _Shelf(files=files, problems=tuple(problems))


def _likeness_to_id(file: tuple[Path, _HasId]) -> tuple[bool, int, str]:
    """Return what is least for the file that is meant, of several with the same id.

    A copy has a longer name, as "Copy of monday", "monday (1)" and "monday - Copy" have.
    """
    path, value = file
    return path.stem != value.id, len(path.stem), path.stem


def _taken_ids(
    by_id: Mapping[str, Sequence[tuple[Path, T]]], used: Mapping[str, tuple[Path, T]]
) -> Iterator[Problem]:
    for key, found in by_id.items():
        for path, _ in found:
            if path != used[key][0]:
                what = message(
                    "The id {id} is that of {file} too, which is used. Choose another id.",
                    id=shown(key),
                    file=used[key][0].name,
                )
                yield problem_at(path, ("id",), what)


def _merged(bundled: _Shelf[Routine], own: _Shelf[Routine]) -> Iterator[RoutineFile]:
    for key, (path, routine) in bundled.files.items():
        if key not in own.files:
            yield RoutineFile(routine=routine, path=path, own=False)
    yield from _own_files(own)


def _own_files(shelf: _Shelf[Routine]) -> Iterator[RoutineFile]:
    for path, routine in shelf.files.values():
        yield RoutineFile(routine=routine, path=path, own=True)


def _linked(
    files: Mapping[str, tuple[Path, Exercise]],
) -> tuple[Mapping[str, Exercise], tuple[Problem, ...]]:
    """Take out what an exercise says of exercises that aren't there."""
    known = {key: exercise for key, (_, exercise) in files.items()}
    problems: list[Problem] = []
    linked: dict[str, Exercise] = {}
    for key, (path, exercise) in files.items():
        broken = tuple(broken_links(path, exercise, known))
        problems += broken
        linked[key] = replace(exercise, easier=None, alternatives=()) if broken else exercise
    return linked, tuple(problems)


def broken_links(
    path: Path, exercise: Exercise, known: Mapping[str, Exercise]
) -> Iterator[Problem]:
    """Yield what is wrong with an exercise's naming of others; `known` are all there are."""
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
