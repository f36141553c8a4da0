import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from trainer.storage.toml_lines import Keys, find_lines, line_of_deep_key

TEXT = '''\
# a comment, with = and [brackets]
format = 1
"quoted \\"key\\"".dotted = [1, 2] # another
when = 2026-11-22 07:00:00
long = """
[no.table]
\\"""" # a quote at the end
literal = \'\'\'
x = 3'\'\'\'

[[steps]]
group = "warm-up"
steps = [
    { exercise = "march" }, # one
    { exercise = "arm-circles", reps = { left = 1, right = [
      2] } },
]

[[steps]]
exercise = 'squat'
[steps.words]
down = "D"
[[steps.loads]]
name = "bar"
[other]
empty = []
none = {}
number = -1.5e3
'''


def test_every_key_and_item_has_its_line() -> None:
    lines = find_lines(TEXT)
    assert {keys: lines[keys] for keys in places(tomllib.loads(TEXT))} == {
        (): 1,
        ("format",): 2,
        ('quoted "key"',): 3,
        ('quoted "key"', "dotted"): 3,
        ('quoted "key"', "dotted", 0): 3,
        ('quoted "key"', "dotted", 1): 3,
        ("when",): 4,
        ("long",): 5,
        ("literal",): 8,
        ("steps",): 11,
        ("steps", 0): 11,
        ("steps", 0, "group"): 12,
        ("steps", 0, "steps"): 13,
        ("steps", 0, "steps", 0): 14,
        ("steps", 0, "steps", 0, "exercise"): 14,
        ("steps", 0, "steps", 1): 15,
        ("steps", 0, "steps", 1, "exercise"): 15,
        ("steps", 0, "steps", 1, "reps"): 15,
        ("steps", 0, "steps", 1, "reps", "left"): 15,
        ("steps", 0, "steps", 1, "reps", "right"): 15,
        ("steps", 0, "steps", 1, "reps", "right", 0): 16,
        ("steps", 1): 19,
        ("steps", 1, "exercise"): 20,
        ("steps", 1, "words"): 21,
        ("steps", 1, "words", "down"): 22,
        ("steps", 1, "loads"): 23,
        ("steps", 1, "loads", 0): 23,
        ("steps", 1, "loads", 0, "name"): 24,
        ("other",): 25,
        ("other", "empty"): 26,
        ("other", "none"): 27,
        ("other", "number"): 28,
    }


def places(value: object, at: Keys = ()) -> Iterator[Keys]:
    yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*at, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*at, number))


values = st.recursive(
    st.integers(-(10**9), 10**9) | st.booleans() | st.text(max_size=8) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(data=st.dictionaries(st.text(max_size=4), values, max_size=4))
def test_nothing_of_any_document_is_missed(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    lines = find_lines(text)
    assert [keys for keys in places(tomllib.loads(text)) if keys not in lines] == []
    assert max(lines.values()) <= text.count("\n") + 1


def test_a_text_too_deep_for_the_stack_has_the_lines_up_to_there() -> None:
    lines = find_lines(f"a = 1\nb = {'[' * 5_000}{']' * 5_000}\n")
    assert lines["a",] == 1
    assert lines["b",] == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [("a.b = 1", None), ("x = 1\na.b.c.d = 1", 2), ('"a.b.c.d" = 1', None), ("a.b\n.c.d", None)],
)
def test_the_line_of_a_deep_key_is_found(text: str, line: int | None) -> None:
    assert line_of_deep_key(text, 3) == line
