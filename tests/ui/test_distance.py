from dataclasses import replace

import pytest

from trainer.ui.distance import Room, heights

TELEVISION = Room(width=1920, height=1080, px_per_mm=1.6, metres=3, word_wide=7, digits_wide=1.8)
LAPTOP = replace(TELEVISION, px_per_mm=6.2)
PHONE = replace(TELEVISION, px_per_mm=16)


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
    assert found.digits / found.word > 2.5


def test_nothing_shrinks_below_what_can_be_read() -> None:
    found = heights(PHONE)
    assert found.word == pytest.approx(19 * 16)
    assert found.digits == pytest.approx(19 * 16)
    assert found.side == 1080
