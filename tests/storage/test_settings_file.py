import errno
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.files import said, written
from trainer.core.exercise import Tempo
from trainer.core.settings import SPECS, Count, Settings, Spec, StepChoice, Theme
from trainer.storage.settings_file import (
    load_settings,
    peek_settings,
    read_settings,
    save_settings,
)
from trainer.storage.settings_writer import _edited_soundly, _wanted
from trainer.storage.tables import Report
from trainer.storage.toml_files import parse


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.toml")
    assert (loaded.settings, loaded.problems, loaded.set_aside) == (Settings(), (), None)


def test_an_empty_file_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# mine\n")).problems == ()


GOOD = """\
count = "down"
tempo_factor = 2
[reps.glutes]
squat = 12
[sets.glutes]
squat = 2
[tempo.other]
bridge = "1-0-X-1"
"""


def test_values_are_read(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, GOOD)).settings == Settings(
        count=Count.DOWN,
        tempo_factor=2.0,
        steps={
            "glutes": {"squat": StepChoice(reps=12, sets=2)},
            "other": {"bridge": StepChoice(tempo=Tempo.parse("1-0-X-1"))},
        },
    )


BAD = """\
theme = "drak"     # all but the speed is wrong
speech_wpm = 200
lead_in = 3
voice_volume = 101
reps = 5
[sets]
glutes = 3
[tempo.glutes]
squat = "1-1"
"""


def test_values_fall_back_one_by_one_and_all_are_told(tmp_path: Path) -> None:
    loaded = load_settings(written(tmp_path, BAD))
    assert loaded.settings == Settings(speech_wpm=200)
    assert said(loaded.problems) == [
        '1: "theme" is "drak", but it must be one of system, light, dark. Correct it.',
        '3: There is no setting "lead_in". Did you mean "lead_in_seconds"?',
        '4: "voice_volume" is 101, but it must be a whole number from 0 to 100. Correct it.',
        '5: "reps" is 5. Write a table [reps.ROUTINE] with a line for each step.',
        '7: "glutes" is 3. Write a table [sets.ROUTINE] with a line for each step.',
        (
            '9: "squat" is "1-1", but it must be four numbers of seconds such as "1.5-1-1-0" '
            "(eccentric, pause stretched, concentric, pause contracted): movements 0.3 to 20 or X, "
            "pauses 0 or 0.1 to 20. Correct it."
        ),
        '1: warning: Default values take their place. The file is kept as "file.toml.bad".',
    ]


def test_a_file_with_faults_is_kept_once_and_stays_until_settings_are_saved(tmp_path: Path) -> None:
    path = written(tmp_path, BAD)
    kept = load_settings(path).set_aside
    assert kept == load_settings(path).set_aside == tmp_path / "file.toml.bad"
    assert path.read_text() == kept.read_text() == BAD
    save_settings(path, Settings(theme=Theme.DARK))
    assert path.read_text().startswith('theme = "dark"     # all but the speed is wrong\n')
    assert load_settings(path).problems == ()


def test_a_file_that_is_not_toml_is_set_aside(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = dark\n")
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert loaded.problems[0].line == 1
    assert loaded.set_aside == tmp_path / "file.toml.bad"
    assert not path.exists()


def test_a_file_that_cannot_be_kept_is_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _other: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    loaded = load_settings(written(tmp_path, "theme = dark\n"))
    assert loaded.set_aside is None
    assert len(loaded.problems) == 1


def saved(tmp_path: Path, settings: Settings, before: str | None = None) -> str:
    path = tmp_path / "settings.toml"
    if before is not None:
        written(tmp_path, before, path.name)
    save_settings(path, settings)
    assert load_settings(path).settings == settings
    return path.read_text(encoding="utf-8")


def test_only_what_differs_from_the_defaults_is_saved(tmp_path: Path) -> None:
    steps = {
        "glutes": {"squat": StepChoice(reps=12), "bridge": StepChoice(tempo=Tempo.parse("1-0-1-2"))}
    }
    assert (
        saved(tmp_path, Settings(theme=Theme.DARK, hold_seconds=0.0, steps=steps))
        == """\
hold_seconds = 0.0
theme = "dark"

[reps.glutes]
squat = 12

[tempo.glutes]
bridge = "1-0-1-2"
"""
    )


def test_defaults_save_as_nothing(tmp_path: Path) -> None:
    assert saved(tmp_path, Settings()) == ""


COMMENTED = """\
# My settings.
speech_wpm = 180   # a bit brisk
theme = "system"   # the default, but I wrote it
hold_seconds = 2

[reps.glutes]      # fewer
squat = 12         # knees!
bridge = 13
"""


def test_what_a_person_wrote_survives(tmp_path: Path) -> None:
    settings = Settings(
        speech_wpm=190,
        steps={"glutes": {"squat": StepChoice(reps=12, sets=2)}, "x": {"y": StepChoice(reps=3)}},
    )
    assert (
        saved(tmp_path, settings, COMMENTED)
        == """\
# My settings.
speech_wpm = 190   # a bit brisk
theme = "system"   # the default, but I wrote it

[reps.glutes]      # fewer
squat = 12         # knees!

[reps.x]
y = 3

[sets.glutes]
squat = 2
"""
    )


def test_a_file_that_cannot_be_read_is_set_aside_before_saving(tmp_path: Path) -> None:
    saved(tmp_path, Settings(theme=Theme.DARK), "?")
    assert (tmp_path / "settings.toml.bad").read_text() == "?"


@pytest.mark.parametrize(
    "before",
    [
        "reps.glutes.squat = 3\n",
        "reps = { glutes = { squat = 3 } }\n",
        "sets = { x = { squat = 3 } }\n",
        "[reps.glutes]\nsquat = 3\n[sets.x]\ny = 1\n[reps.other]\nsquat = 3\n",
        '[reps]\nglutes.squat = 3\n[reps.a]\n"b c" = 3\n',
        "[[reps]]\nsquat = 3\n",
        "[theme]\nsystem = true\n",
        "theme = 3\nreduce_motion = 1\n[sets]\n",
    ],
)
def test_any_form_of_table_can_be_saved_into(tmp_path: Path, before: str) -> None:
    steps = {"glutes": {"squat": StepChoice(reps=5, sets=2)}, "other": {"x": StepChoice(sets=3)}}
    saved(tmp_path, Settings(theme=Theme.DARK, reduce_motion=True, steps=steps), before)


def values_of(spec: Spec) -> st.SearchStrategy[Any]:
    values: st.SearchStrategy[Any]
    if spec.choices:
        values = st.sampled_from(spec.choices).map(spec.read)
    elif spec.kind is bool:
        values = st.booleans()
    elif spec.kind is str:
        values = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    elif spec.kind is int:
        values = st.integers(int(spec.low), int(spec.high))
    else:
        values = st.floats(spec.low, spec.high)
    return values | st.none() if spec.optional else values


names = st.from_regex(r"[a-z0-9-]{1,4}", fullmatch=True)
choices = st.builds(
    StepChoice,
    reps=st.none() | st.integers(1, 200),
    sets=st.none() | st.integers(1, 20),
    seconds=st.none() | st.integers(1, 3600),
    skip=st.none() | st.booleans(),
    tempo=st.none() | st.sampled_from([Tempo.parse("1.5-1-1-0"), Tempo.parse("X-0-0.3-20")]),
).filter(lambda choice: choice != StepChoice())
tables = st.dictionaries(names, st.dictionaries(names, choices, min_size=1, max_size=2), max_size=2)
everything = st.fixed_dictionaries({key: values_of(spec) for key, spec in SPECS.items()}).flatmap(
    lambda values: tables.map(lambda steps: Settings(**values, steps=steps))
)


@pytest.mark.parametrize(
    "before",
    [
        "reps.x.b = 7 # odd\n[theme.glutes]\n",
        '[sets."y z".c]\n[sets] # odd\n[sets.x]\n',
    ],
)
def test_a_file_that_cannot_be_edited_is_kept_and_written_afresh(
    tmp_path: Path, before: str
) -> None:
    steps = {"glutes": {"c": StepChoice(reps=5, sets=2)}, "x": {"y": StepChoice(reps=3)}}
    assert "#" not in saved(tmp_path, Settings(theme=Theme.DARK, steps=steps), before)
    assert (tmp_path / "settings.toml.bad").read_text() == before


@given(before=everything, after=everything)
def test_what_is_saved_is_read_again_whatever_was_there(before: Settings, after: Settings) -> None:

    text = ""
    for settings in (before, after):
        text = _edited_soundly(text, _wanted(text, settings)) or ""
    report = Report()
    assert read_settings(parse(text), report) == after
    assert not report.entries


SYSTEM_ERRORS = [errno.EMFILE, errno.EIO, errno.EACCES, errno.ESTALE]


def failing(number: int) -> Callable[[Path], bytes]:
    def fail(_path: Path) -> bytes:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", SYSTEM_ERRORS)
def test_settings_that_the_system_does_not_give_are_told_and_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = written(tmp_path, GOOD)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", failing(number))
        loaded = load_settings(path)
        assert (loaded.settings, loaded.set_aside) == (Settings(), None)
        assert len(loaded.problems) == 1
        with pytest.raises(OSError, match=re.escape(os.strerror(number))):
            save_settings(path, Settings(speech_wpm=200))
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == GOOD


@pytest.mark.parametrize("text", ["speech_wpm =", "speech_wpm = 9000\n"])
def test_a_glance_leaves_a_file_as_it_is(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert peek_settings(path) is None
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    path.write_text("speech_wpm = 200\n", encoding="utf-8")
    found = peek_settings(path)
    assert found
    assert found.speech_wpm == 200
