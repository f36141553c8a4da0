"""The figures of all exercises and the ways between positions, read when first asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.exercise import Exercise
from trainer.storage.paths import figure_beside
from trainer.storage.problems import Problem, Read

if TYPE_CHECKING:  # the program starts sooner without them
    from trainer.core.figure.figure import Figure
    from trainer.core.figure.ways import Ways


class Figures:
    """Finds the figure of an exercise beside its file; it is then kept.

    Args:
        files: the exercises and their files, by id.
        resources: the folder of bundled files: their figures need not be tried, as tests have
            done that.

    """

    def __init__(self, files: Mapping[str, tuple[Path, Exercise]], resources: Path) -> None:
        self._files = files
        self._resources = resources
        self._read: dict[str, Read[Figure]] = {}
        self._ways: Read[Ways] | None = None

    def figure(self, exercise_id: str) -> "Figure | None":
        """Return an exercise's figure, None where it has none that can be used."""
        return self._found(exercise_id).value

    def ways(self) -> "Ways":
        """Return the body's positions, and the ways between them.

        Raises:
            BadFileError: their file can't be used.

        """
        from trainer.storage.ways_file import read_ways  # noqa: PLC0415 - for start-up

        if self._ways is None:
            self._ways = read_ways(self._resources / "ways.toml")
        return self._ways.required()

    def place(self, exercise_id: str) -> Path:
        """Return where the figure of an exercise is, if it has one.

        Raises:
            KeyError: there is no such exercise.

        """
        return figure_beside(self._files[exercise_id][0])

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with any figure; those not asked for so far are read now."""
        return tuple(problem for each in self._files for problem in self._found(each).problems)

    def _found(self, exercise_id: str) -> "Read[Figure]":
        if exercise_id not in self._read:
            self._read[exercise_id] = self._look_for(exercise_id)
        return self._read[exercise_id]

    def _look_for(self, exercise_id: str) -> "Read[Figure]":
        from trainer.storage.figure_files import read_figure  # noqa: PLC0415 - for start-up

        if exercise_id not in self._files:
            return Read(value=None)
        beside = self.place(exercise_id)
        if not beside.exists():
            return Read(value=None)
        proven = beside.parent == self._resources / "exercises"
        return read_figure(beside, self._files[exercise_id][1], proven=proven)
