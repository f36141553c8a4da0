"""Reading a library again: what has changed, and nothing else."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.files import ROUTINE, written
from trainer.storage.known_files import KnownFiles, stamp_of
from trainer.storage.library import LibraryReader
from trainer.storage.paths import Folders
from trainer.storage.problems import Read

MARCH = 'format = 1\nid = "march"\nname = "March"\nposition = "standing"\n'
STEPS = 'steps = [{ exercise = "march" }]\n'


class Shelf:
    """A bundled exercise and routine, and a person's own folder."""

    def __init__(self, folder: Path) -> None:
        self.bundled, self.own = folder / "bundled", folder / "own"
        written(self.bundled / "exercises", MARCH, "march.toml")
        written(self.bundled / "routines", ROUTINE + STEPS, "mine.toml")
        self.reader = LibraryReader(Folders.under(self.own), self.bundled)

    def write(self, name: str, text: str = ROUTINE + STEPS, routine_id: str = "") -> Path:
        changed = text.replace('"mine"', f'"{routine_id or name}"')
        return written(self.own / "routines", changed, f"{name}.toml")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def changed(shelf: Shelf) -> bool:
    return shelf.reader.changed


def ids(shelf: Shelf, most: int | None = None) -> list[str]:
    return [file.routine.id for file in shelf.reader.read(most).routines]


def test_a_new_a_changed_and_a_removed_file_are_noticed(shelf: Shelf) -> None:
    assert changed(shelf)
    assert ids(shelf) == ["mine"]
    assert not changed(shelf)
    path = shelf.write("new")
    assert changed(shelf)
    assert ids(shelf) == ["mine", "new"]
    shelf.write("new", ROUTINE.replace("Mine", "Another") + STEPS)
    assert changed(shelf)
    found = shelf.reader.read().find("new")
    assert found
    assert found.routine.name == "Another"
    path.unlink()
    assert changed(shelf)
    assert ids(shelf) == ["mine"]


def test_what_has_not_changed_is_not_read_again(shelf: Shelf) -> None:
    shelf.write("new")
    first, second = shelf.reader.read(), shelf.reader.read()
    assert first.routines[1].routine is second.routines[1].routine
    written(shelf.own / "exercises", MARCH.replace("March", "Stamp"), "march.toml")
    assert shelf.reader.read().routines[1].routine is not first.routines[1].routine


def test_a_part_can_be_read_first(shelf: Shelf) -> None:
    for name in ("a", "b", "c"):
        shelf.write(name)
    written(shelf.own / "exercises", MARCH.replace("march", "own"), "own.toml")
    nothing = shelf.reader.read(0)
    assert ([file.routine.id for file in nothing.routines], len(nothing.exercises)) == (["mine"], 1)
    assert ids(shelf, 2) == ["mine", "a", "b"]
    assert list(shelf.reader.portions(0, 1)) == [1, 2]
    assert list(shelf.reader.portions(2, 1)) == []
    assert changed(shelf)
    assert ids(shelf, 3) == ["mine", "a", "b", "c"]
    assert not changed(shelf)


def test_two_routines_of_one_id_stay_apart(shelf: Shelf, tmp_path: Path) -> None:
    other = written(tmp_path / "a", ROUTINE.replace("Mine", "Other") + STEPS, "mine.toml")
    third = written(tmp_path / "b", ROUTINE + STEPS, "mine.toml")
    free = written(tmp_path / "c", ROUTINE.replace("mine", "free") + STEPS, "mine.toml")
    for path in (other, third, other, free, tmp_path / "gone.toml"):
        shelf.reader.also(path)
    library = shelf.reader.read()
    names = {file.routine.id: file.routine.name for file in library.routines}
    assert len(names) == 4
    assert "free" in names
    assert names["mine"] == "Mine"
    found = library.find_in(other)
    assert found
    assert found.routine.id.startswith("mine-")
    assert found.routine.name == "Other"
    assert [problem.file.name for problem in library.problems] == ["gone.toml"]


def test_a_listed_file_is_no_other_one_by_its_path(shelf: Shelf) -> None:
    path = shelf.write("new")
    shelf.reader.also(path)
    library = shelf.reader.read()
    assert [file.routine.id for file in library.routines] == ["mine", "new"]
    found = library.find_in(path)
    assert found
    assert found.routine.id == "new"
    assert library.find_in(path.with_name("other.toml")) is None


def test_what_is_to_be_watched(shelf: Shelf) -> None:
    path = shelf.write("new")
    assert shelf.own in shelf.reader.places()  # in which the folder of exercises may appear
    written(shelf.own / "exercises", MARCH, "march.toml")
    places = shelf.reader.places()
    assert shelf.own not in places
    assert {path, path.parent, shelf.own / "exercises"} <= set(places)


def test_a_file_is_read_again_when_what_it_depends_on_changes(tmp_path: Path) -> None:
    path = written(tmp_path, "text", "file.toml")
    reads: list[Path] = []

    def read(path: Path) -> Read[str]:
        reads.append(path)
        return Read(value="text")

    known = KnownFiles()
    for context in ("a", "a", "b"):
        known.read(path, read, context)
    assert len(reads) == 2


def test_a_file_of_the_same_size_and_time_is_another_one(tmp_path: Path) -> None:
    path = written(tmp_path, "reps = 3", "file.toml")
    before, found = stamp_of(path), path.stat()
    written(tmp_path, "reps = 9", "other.toml").replace(path)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert stamp_of(path) != before
    assert stamp_of(tmp_path / "none.toml") is None


def test_a_file_that_the_system_does_not_give_is_read_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.write("new")
    whole = Path.read_bytes

    def fail(one: Path) -> bytes:
        if one == path:
            raise OSError(errno.EMFILE, "Too many open files")
        return whole(one)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", fail)
        library = shelf.reader.read()
        assert [problem.file for problem in library.problems] == [path]
        assert changed(shelf)
    assert ids(shelf) == ["mine", "new"]
    assert not changed(shelf)


def test_a_folder_that_cannot_be_listed_stops_nothing(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def fail(folder: Path) -> Iterator[Path]:
        if folder == shelf.own / "routines":
            raise OSError(errno.EIO, "Input/output error")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", fail)
    library = shelf.reader.read()
    assert [file.routine.id for file in library.routines] == ["mine"]
    assert [problem.file for problem in library.problems] == [shelf.own / "routines"]
