import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.figures import NODS, SQUAT, WAYS
from tests.storage.files import EXERCISE, EXERCISES, ROUTINE, said, written
from trainer.storage.checking import check_files
from trainer.storage.library import Library, load_library, load_routine_file
from trainer.storage.paths import Folders
from trainer.storage.problems import BadFileError, Severity

MARCH = 'format = 1\nid = "march"\nname = "March"\nposition = "standing"\n'
MINE = ROUTINE + 'steps = [{ exercise = "march" }]\n'


class Places:
    """A bundled folder with one exercise and one routine, and an empty folder of one's own."""

    def __init__(self, folder: Path) -> None:
        self.bundled = folder / "bundled"
        self.own = folder / "own"
        written(self.bundled / "exercises", MARCH, "march.toml")
        written(self.bundled / "routines", MINE, "mine.toml")

    def load(self) -> Library:
        return load_library(Folders.under(self.own), self.bundled)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_bundled_files_are_found_by_id(places: Places) -> None:
    library = places.load()
    found = library.find("mine")
    assert found
    assert (found.routine.name, found.own) == ("Mine", False)
    assert library.find("other") is None
    assert library.problems == ()


def test_without_bundled_files_one_is_told(tmp_path: Path) -> None:
    library = load_library(Folders.under(tmp_path), tmp_path / "nowhere")
    assert said(library.problems) == ["1: The folder is missing. Install Top Hold again."] * 2


def test_ones_own_routine_is_added_and_may_use_ones_own_exercise(places: Places) -> None:
    written(places.own / "exercises", EXERCISE, "lift.toml")
    text = ROUTINE.replace("mine", "more") + 'steps = [{ exercise = "lift" }]\n'
    path = written(places.own / "routines", text, "more.toml")
    library = places.load()
    assert [file.routine.id for file in library.routines] == ["mine", "more"]
    assert (library.routines[1].path, library.routines[1].own) == (path, True)


def test_ones_own_routine_takes_the_place_of_a_bundled_one(places: Places) -> None:
    written(places.own / "routines", MINE.replace("Mine", "Better"), "x.toml")
    [file] = places.load().routines
    assert (file.routine.name, file.own) == ("Better", True)


def test_ones_own_exercise_takes_the_place_of_a_bundled_one(places: Places) -> None:
    written(places.own / "exercises", MARCH.replace("March", "Walk"), "x.toml")
    assert places.load().exercises["march"].name == "Walk"


def test_a_broken_file_costs_nothing_but_itself(places: Places) -> None:
    path = written(places.own / "routines", MINE.replace("format = 1\n", ""), "x.toml")
    library = places.load()
    assert [file.routine.name for file in library.routines] == ["Mine"]
    assert [problem.file for problem in library.problems] == [path]


def test_editors_hidden_files_are_passed_over(places: Places) -> None:
    written(places.own / "routines", "?", ".#x.toml")
    assert places.load().problems == ()


def test_an_id_that_two_files_have_is_told_at_the_second(places: Places) -> None:
    written(places.own / "routines", MINE, "a.toml")
    second = written(places.own / "routines", MINE, "b.toml")
    library = places.load()
    assert [str(problem) for problem in library.problems] == [
        f'{second}:2: The id "mine" is that of a.toml too, which is used. Choose another id.'
    ]
    assert [file.path.name for file in library.routines] == ["a.toml"]


LINKS = MARCH + 'easier = "stroll"\nalternatives = ["marhc", "march"]\n'


def test_a_link_to_no_exercise_is_told_and_taken_out(places: Places) -> None:
    written(places.own / "exercises", LINKS, "x.toml")
    library = places.load()
    assert said(library.problems) == [
        '6: There is no exercise "marhc". Did you mean "march"?',
        '5: There is no exercise "stroll". Use one that exists, or write a file for it.',
    ]
    assert library.exercises["march"].easier is None
    assert library.exercises["march"].alternatives == ()


def test_an_easier_exercise_is_counted_in_the_same_way(places: Places) -> None:
    written(places.own / "exercises", EXERCISE + 'tempo = "1-0-1-1"\neasier = "march"\n')
    assert said(places.load().problems) == [
        (
            '6: Of "lift" and "march" one is timed, the other counted. '
            "Name an easier exercise of the same kind."
        )
    ]


def test_an_easier_exercise_of_the_same_kind_is_kept(places: Places) -> None:
    written(places.own / "exercises", EXERCISE + 'easier = "march"\n')
    assert places.load().exercises["lift"].easier == "march"


def test_a_routine_is_read_from_anywhere(tmp_path: Path) -> None:
    read = load_routine_file(written(tmp_path, MINE), EXERCISES)
    assert read.required().routine.id == "mine"
    assert load_routine_file(tmp_path / "no.toml", EXERCISES).value is None


def test_routines_are_checked_with_the_exercises_beside_them(tmp_path: Path) -> None:
    routine = written(tmp_path, ROUTINE + 'steps = [{ exercise = "sway" }]\n', "r.toml")
    exercise = written(tmp_path, EXERCISE.replace("lift", "sway"), "e.toml")
    assert check_files([routine, exercise], {}) == ()
    assert len(check_files([routine], {})) == 1


def test_each_file_is_checked_as_what_it_is(tmp_path: Path) -> None:
    exercise = written(tmp_path, LINKS + "sides = 3\n", "e.toml")
    linked = written(tmp_path, LINKS, "l.toml")
    routine = written(tmp_path, ROUTINE, "r.toml")
    missing = tmp_path / "m.toml"
    assert [(p.file, p.line) for p in check_files([missing, exercise, routine, linked], {})] == [
        (missing, 1),
        (exercise, 7),
        (routine, 1),
        (linked, 6),
        (linked, 5),
    ]


def test_a_figure_is_found_beside_its_exercise_and_kept(places: Places) -> None:
    path = written(places.bundled / "exercises", NODS, "march.figure.toml")
    library = places.load()
    assert library.problems == ()
    march = library.exercises["march"]
    figure = library.figure(march)
    assert figure
    assert set(figure.poses) == {"up", "down"}
    path.unlink()
    assert library.figure(march) is figure


def test_an_exercise_without_a_figure_has_none(places: Places) -> None:
    library = places.load()
    assert library.figure(library.exercises["march"]) is None
    assert library.figure(EXERCISES["squat"]) is None
    assert library.figures.problems() == ()


def test_a_broken_figure_is_told_when_all_are_asked_for(places: Places) -> None:
    written(places.own / "exercises", EXERCISE, "lift.toml")
    path = written(places.own / "exercises", NODS.replace("down", "don", 1), "lift.figure.toml")
    library = places.load()
    assert library.problems == ()
    assert {problem.file for problem in library.figures.problems()} == {path}
    assert library.figure(library.exercises["lift"]) is None


def test_ones_own_figure_is_tried_a_bundled_one_was_before(places: Places) -> None:
    bad = NODS.replace('["feet"]', '["feet", "hands"]')
    written(places.bundled / "exercises", bad, "march.figure.toml")
    written(places.own / "exercises", EXERCISE, "lift.toml")
    own = written(places.own / "exercises", bad, "lift.figure.toml")
    assert {problem.file for problem in places.load().figures.problems()} == {own}


def test_the_ways_are_read_once(places: Places) -> None:
    path = written(places.bundled, WAYS, "ways.toml")
    figures = places.load().figures
    ways = figures.ways()
    path.unlink()
    assert figures.ways() is ways


def test_without_ways_one_is_told(places: Places) -> None:
    with pytest.raises(BadFileError, match="no such file"):
        places.load().figures.ways()


def test_a_figure_is_checked_with_its_exercise(tmp_path: Path) -> None:
    exercise = written(tmp_path, MARCH, "march.toml")
    figure = written(tmp_path, SQUAT, "march.figure.toml")
    what = "5: The exercise is timed. Add a [cycle] of its poses."
    for named in ([exercise], [figure], [exercise, figure]):
        assert said(check_files(named, {})) == [what]


def test_a_figure_without_its_exercise_is_warned_of(tmp_path: Path) -> None:
    figure = written(tmp_path, SQUAT, "squat.figure.toml")
    [problem] = check_files([figure], {})
    assert problem.severity is Severity.WARNING
    assert "There is no squat.toml beside it" in str(problem)


def test_an_exercise_without_a_figure_is_in_order(tmp_path: Path) -> None:
    assert check_files([written(tmp_path, MARCH, "march.toml")], {}) == ()


def test_ways_are_checked_too(tmp_path: Path) -> None:
    good = written(tmp_path, WAYS, "ways.toml")
    bad = written(tmp_path, WAYS.replace("standing", "stading"), "other.toml")
    assert {problem.file for problem in check_files([good, bad], {})} == {bad}


@pytest.mark.parametrize(
    ("names", "used"),
    [
        (("Copy of mine.toml", "mine.toml"), "mine.toml"),
        (("mine - Copy.toml", "mine.toml", "mine (1).toml"), "mine.toml"),
        (("Copy of monday.toml", "monday.toml"), "monday.toml"),
        (("b.toml", "a.toml"), "a.toml"),
    ],
)
def test_of_files_with_one_id_the_copies_are_left_out(
    places: Places, names: tuple[str, ...], used: str
) -> None:
    for name in names:
        written(places.own / "routines", MINE, name)
    library = places.load()
    assert [file.path.name for file in library.routines] == [used]
    assert {problem.file.name for problem in library.problems} == {*names} - {used}
    assert all(f"that of {used} too, which is used" in str(each) for each in library.problems)


def test_an_ending_in_capitals_is_an_ending(places: Places) -> None:
    written(places.own / "routines", MINE.replace("mine", "more"), "MORE.TOML")
    assert [file.routine.id for file in places.load().routines] == ["mine", "more"]


def test_hidden_files_and_those_of_other_kinds_are_passed_over(places: Places) -> None:
    for name in (".more.toml", "more.toml.bad", "more.txt", "x.figure.toml"):
        written(places.own / "routines", "?", name)
    assert places.load().problems == ()


def test_a_folder_that_cannot_be_read_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def fail(folder: Path) -> Iterator[Path]:
        if folder == places.own / "routines":
            raise OSError(errno.EIO, "Input/output error")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", fail)
    assert said(places.load().problems) == [
        "1: The folder can't be read (Input/output error). Check the disk and its permissions."
    ]
