"""Whatever a file holds, reading it ends in a value or in sentences, never in a traceback."""

import copy
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.storage.files import EXERCISES, ROUTINE
from trainer.core.exercise import Exercise
from trainer.core.figure.form import Form
from trainer.core.figure.motion import RepMotion, motion_of
from trainer.core.plan import expand
from trainer.core.plan.timeline import Address
from trainer.core.routine import Routine
from trainer.core.settings import SPECS, STEP_SPECS, Settings
from trainer.storage.exercise_files import read_exercise
from trainer.storage.figure_files import read_figure
from trainer.storage.library import load_library
from trainer.storage.paths import Folders, resource_dir
from trainer.storage.problems import Problem, Read
from trainer.storage.resume_file import Place, load_place
from trainer.storage.routine_files import read_routine
from trainer.storage.settings_file import load_settings
from trainer.storage.toml_lines import Keys
from trainer.storage.ways_file import read_ways

EXERCISE_KEYS = [
    "format",
    "id",
    "name",
    "position",
    "sides",
    "limb",
    "tempo",
    "starts",
    "seconds",
    "words",
    "setup",
    "safety",
    "coaching",
    "top_setup",
    "full_setup",
    "variants",
    "loads",
    "muscles",
    "needs",
    "easier",
    "alternatives",
    "eccentric",
    "turn",
    "degrees",
    "towards",
    "other",
]
ROUTINE_KEYS = [
    "format",
    "id",
    "name",
    "description",
    "steps",
    "group",
    "exercise",
    "reps",
    "left",
    "right",
    "sets",
    "seconds",
    "variants",
    "rounds",
    "fill_minutes",
    "rest_seconds",
    "tempo",
    "side_order",
    "first_side",
    "range",
    "pace",
]
FIGURE_KEYS = [
    "format",
    "view",
    "detail",
    "tilt",
    "turn",
    "works",
    "turned",
    "poses",
    "stretched",
    "contracted",
    "like",
    "contacts",
    "at",
    "forward",
    "left_hip",
    "knees",
    "flexion",
    "forms",
    "weights",
    "cycle",
    "seconds",
    "flows",
    "ways",
]
SETTING_KEYS = (*SPECS, "reps", "sets", "tempo", "glutes", "squat")

scalars = st.one_of(
    st.integers(-3, 300),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from(["squat", "lift", "march", "out", "1-0-1-1", "top", "left", "each", "{x}"]),
)


def documents(keys: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    values = st.recursive(
        scalars,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(keys), inner, max_size=5)
            | st.lists(st.dictionaries(st.sampled_from(keys), inner, max_size=5), max_size=3)
        ),
        max_leaves=20,
    )
    return st.dictionaries(st.sampled_from(keys), values, min_size=1, max_size=8)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "any.toml"


def sound(problems: tuple[Problem, ...], path: Path) -> bool:
    """Whether all problems can be said, and lie within the file."""
    last = path.read_text(encoding="utf-8").count("\n") + 1 if path.exists() else 1
    return all(1 <= problem.line <= last and str(problem).strip() for problem in problems)


def write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(tomlkit.dumps(data), encoding="utf-8")


@given(data=documents(EXERCISE_KEYS))
def test_any_exercise_can_be_read(path: Path, data: dict[str, Any]) -> None:
    write(path, data)
    read = read_exercise(path)
    assert sound(read.problems, path)
    assert read.value or read.problems


@given(data=documents(ROUTINE_KEYS))
def test_any_routine_can_be_read(path: Path, data: dict[str, Any]) -> None:
    write(path, {"format": 1, "id": "x", "name": "x", **data})
    read = read_routine(path, EXERCISES)
    assert sound(read.problems, path)
    assert read.value or read.problems


steps = st.fixed_dictionaries(
    {"exercise": st.sampled_from(["squat", "lift", "march"])},
    optional={
        "id": st.sampled_from(["a", "b", "squat"]),
        "reps": st.integers(0, 201)
        | st.fixed_dictionaries({"left": st.just(3), "right": st.just(4)}),
        "sets": st.integers(1, 3),
        "seconds": st.integers(0, 40),
        "variants": st.lists(st.sampled_from(["straight", "out"]), max_size=2),
    },
)
groups = st.fixed_dictionaries(
    {"group": st.sampled_from(["warm-up", "g", "h"]), "steps": st.lists(steps, max_size=3)},
    optional={"rounds": st.integers(1, 3), "fill_minutes": st.floats(0.4, 3)},
)


@given(nodes=st.lists(steps | groups, max_size=4))
def test_a_routine_that_is_accepted_can_be_laid_out(path: Path, nodes: list[Any]) -> None:
    write(path, {"format": 1, "id": "x", "name": "x", "steps": nodes})
    read = read_routine(path, EXERCISES)
    assert sound(read.problems, path)
    if read.value:
        assert expand(read.value, EXERCISES, Settings())
        ids = [step.id for step in read.value.all_steps()]
        assert len(ids) == len(set(ids))


@given(data=documents(FIGURE_KEYS))
def test_any_figure_can_be_read(path: Path, data: dict[str, Any]) -> None:
    write(path, data)
    for exercise in (None, *EXERCISES.values()):
        read = read_figure(path, exercise)
        assert sound(read.problems, path)
        assert read.value or read.problems
    ways = read_ways(path)
    assert sound(ways.problems, path)
    assert ways.problems


poses = st.fixed_dictionaries(
    {"contacts": st.lists(st.sampled_from(["feet", "hands", "knees", "seat"]), min_size=1)},
    optional={
        joint: st.fixed_dictionaries({}, optional={"flexion": st.floats(0, 90)})
        for joint in ("hips", "knees", "ankles", "neck", "elbows")
    },
)


ARMS_JUST_LONG_ENOUGH = {"contacts": ["feet", "hands", "seat"], "hips": {"flexion": 79.87890625}}
"""The shoulder is as high above the floor as the arm is long, to a ten-thousandth."""


@example(stretched={"contacts": ["feet"]}, contracted=ARMS_JUST_LONG_ENOUGH)
@given(stretched=poses, contracted=poses)
def test_a_figure_that_is_accepted_moves(path: Path, stretched: Any, contracted: Any) -> None:  # noqa: ANN401 - whatever is drawn
    both = {"stretched": stretched, "contracted": contracted}
    write(path, {"format": 1, "view": {"turn": 0, "tilt": 0}, "poses": both})
    read = read_figure(path)
    assert sound(read.problems, path)
    if read.value:
        assert isinstance(motion_of(read.value, Form(exercise="x")), RepMotion)


@given(data=documents([*SETTING_KEYS]))
def test_any_settings_can_be_read(path: Path, data: dict[str, Any]) -> None:
    write(path, data)
    assert sound(load_settings(path).problems, path)
    for bad in path.parent.glob("*.bad*"):
        bad.unlink()


ODD = [
    "9" * 310,
    "9" * 5_000,
    "-" + "9" * 310,
    "0x" + "f" * 400,
    "1e400",
    "-1e400",
    "-0.0",
    "inf",
    "-inf",
    "nan",
    "1e-320",
    "9223372036854775808",
    f'"{"9" * 310}"',
    f'"{"9" * 310}-{"9" * 310}-1-1"',
    f'"1-{"9" * 5_000}-1-1"',
    '"nan-1-1-1"',
    '"\\U0001F3CB"',
    '"\\u0000"',
    "true",
    "1979-05-27T07:32:00Z",
    "[nan, 1e400]",
    "[]",
    "{}",
    "{ left = 1e400, right = nan }",
]
"""Values in TOML that are no proper value anywhere, or seldom."""

_MARK = "@here@"

BUNDLED = {
    str(path.relative_to(resource_dir())): tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(resource_dir().rglob("*.toml"))
}
SETTINGS = {
    **dict.fromkeys(SPECS, 1),
    **{key: {"glutes": {"squat": 1}} for key in STEP_SPECS},
}


def places(data: Any, at: Keys = ()) -> Iterator[Keys]:  # noqa: ANN401 - whatever TOML holds
    """Yield the way to every value and table."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def with_odd(data: Any, at: Keys, odd: str) -> str:  # noqa: ANN401 - likewise
    """Return a file's text with an odd value at a place."""
    data = copy.deepcopy(data)
    around = data
    for key in at[:-1]:
        around = around[key]
    around[at[-1]] = _MARK
    return tomlkit.dumps(data).replace(f'"{_MARK}"', odd)


@cache
def bundled_exercises() -> Mapping[str, Exercise]:
    return load_library(Folders.under(Path("nowhere"))).exercises


READERS: dict[str, Callable[[Path], Read[Any]]] = {
    "exercises": read_exercise,
    "figure": read_figure,
    "routines": lambda path: read_routine(path, bundled_exercises()),
    "ways": read_ways,
}


def reader(name: str) -> Callable[[Path], Read[Any]]:
    kind = "figure" if name.endswith(".figure.toml") else Path(name).parts[0].removesuffix(".toml")
    return READERS[kind]


every_place = st.sampled_from([(name, at) for name, data in BUNDLED.items() for at in places(data)])


@settings(max_examples=300)
@given(place=every_place, odd=st.sampled_from(ODD))
def test_an_odd_value_anywhere_is_taken_or_told(
    path: Path, place: tuple[str, Keys], odd: str
) -> None:
    name, at = place
    path.write_text(with_odd(BUNDLED[name], at, odd), encoding="utf-8")
    read = reader(name)(path)
    assert sound(read.problems, path)
    assert read.value is not None or read.problems
    if isinstance(read.value, Routine):
        assert expand(read.value, bundled_exercises(), Settings())


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_value_in_any_setting_is_taken_or_told(path: Path, odd: str) -> None:
    for at in places(SETTINGS):
        text = with_odd(SETTINGS, at, odd)
        path.write_text(text, encoding="utf-8")
        problems = load_settings(path).problems
        assert all(1 <= each.line <= text.count("\n") + 1 and str(each) for each in problems)
    for bad in path.parent.glob("*.bad*"):
        bad.unlink()


@pytest.mark.parametrize("odd", ["9" * 310, "1e400", "NaN", "-Infinity", "-1", "true", '"x"', "[]"])
def test_an_odd_value_in_a_place_to_go_on_at_is_a_place_or_none(path: Path, odd: str) -> None:
    address = Address(step="x", round=1, set=1, variant=None, side=None, rep=1, part="go")
    place = Place(routine="x", address=address, when="2026-11-22T07:00:00+01:00")
    text = json.dumps(asdict(place), indent=1)
    for value in re.findall(r": ([^{\n,]+),?\n", text):
        path.write_text(text.replace(f": {value}", f": {odd}"), encoding="utf-8")
        assert isinstance(load_place(path), Place | None)
    for bad in path.parent.glob("*.bad*"):
        bad.unlink()


@pytest.mark.parametrize("tempo", ["9" * 310 + "-1-1-1", "1-" + "9" * 310 + "-1-1"])
def test_a_tempo_of_hundreds_of_digits_is_told_with_its_line(path: Path, tempo: str) -> None:
    text = ROUTINE + f'[[steps]]\nexercise = "squat"\ntempo = "{tempo}"\n'
    path.write_text(text, encoding="utf-8")
    [problem] = read_routine(path, EXERCISES).problems
    assert problem.line == text[: text.index("tempo")].count("\n") + 1
