from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ui.distance import Room, heights, lines_of
from trainer.ui.ring_strokes import thickness

TELEVISION = Room(
    width=1920, height=1080, px_per_mm=1.6, metres=3, word_wide=7, digits_wide=1.8, foot_wide=3.7
)
LAPTOP = replace(TELEVISION, px_per_mm=6.2)


def test_where_there_is_room_the_sizes_are_those_wanted() -> None:
    found = heights(TELEVISION)
    assert found.digits == pytest.approx(80 * 1.6)
    assert found.word == pytest.approx(40 * 1.6)
    assert found.side <= 1080


def test_further_away_everything_is_larger_in_proportion() -> None:
    near, far = heights(TELEVISION), heights(replace(TELEVISION, metres=4.5))
    assert far.digits == pytest.approx(near.digits * 1.5)


def test_the_word_shrinks_before_the_number() -> None:
    found = heights(LAPTOP)
    assert found.word < 40 * 6.2
    assert found.digits / found.word > 2


def test_nothing_shrinks_below_what_can_be_read_where_it_fits() -> None:
    found = heights(replace(TELEVISION, px_per_mm=11))
    assert found.digits == pytest.approx(19 * 11)
    assert found.side <= 1080


def test_a_long_word_leaves_the_usual_ones_their_height() -> None:
    found = heights(
        Room(
            width=800,
            height=600,
            px_per_mm=3.78,
            metres=3,
            word_wide=9,
            digits_wide=2,
            foot_wide=3.7,
        )
    )
    assert found.word == pytest.approx(19 * 3.78)
    assert found.side <= 600


@given(
    width=st.floats(320, 4000),
    height=st.floats(240, 2200),
    px_per_mm=st.floats(0.5, 20),
    metres=st.floats(1, 6),
    word_wide=st.floats(1, 14),
    digits_wide=st.floats(0.8, 3.5),
    foot_wide=st.floats(0, 5),
)
def test_all_is_inside_the_ring_and_the_ring_on_the_screen(**room: float) -> None:
    found = heights(Room(**room))
    assert found.side <= min(room["width"], room["height"])
    radius = found.side / 2 - thickness(found.side)
    word_low = found.drop - found.digits - found.gap
    half_word = min(room["word_wide"], 4.5) * found.word / 2
    half_digits = room["digits_wide"] * found.digits / 2
    half_foot = room["foot_wide"] * found.foot / 2
    for x, y in (
        (half_word, word_low - found.word),
        (half_word, word_low),
        (half_digits, found.drop - found.digits),
        (half_digits, found.drop),
        (half_foot, found.drop + found.foot_drop - found.foot),
        (half_foot, found.drop + found.foot_drop),
    ):
        assert hypot(x, y) <= radius


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("UP", ("UP",)),
        ("YOUR PACE", ("YOUR", "PACE")),
        ("IN YOUR OWN TIME", ("IN YOUR", "OWN TIME")),
    ],
)
def test_several_words_break_where_they_are_most_alike(word: str, lines: tuple[str, ...]) -> None:
    assert lines_of(word) == lines
