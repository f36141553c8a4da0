"""Exercises and their tempo, in the field's notation."""

import pytest

from tests.core.bodies import RAISE
from trainer.core.exercise import Position, Side, Tempo
from trainer.core.plan.way import way_ms


@pytest.mark.parametrize(
    "notation", ["1.5-1-1-0", "1-0-1-1", "2-0-X-1", "X-0-X-0", "20-0.1-0.3-20"]
)
def test_a_tempo_is_read_and_written(notation: str) -> None:
    assert str(Tempo.parse(notation)) == notation


def test_a_tempo_names_its_parts() -> None:
    assert Tempo.parse(" 1.5 - 1 - x - 0 ") == Tempo(
        eccentric_ms=1500,
        stretched_ms=1000,
        concentric_ms=500,
        contracted_ms=0,
        explosive=Tempo.parse("1-0-X-0").explosive,
    )


def test_a_rep_lasts_as_long_as_its_parts() -> None:
    assert Tempo.parse("1.5-1-1-0").rep_ms == 3500


@pytest.mark.parametrize(
    "notation",
    [
        *("", "1-1-1", "1-1-1-1-1", "1-X-1-0", "0-0-1-0", "0.2-0-1-0", "1-0.05-1-0", "21-0-1-0"),
        *("-1-0-1-0", "1e1-0-1-0", "one-0-1-0", "1..5-0-1-0", "²-0-1-0", "1-0-1-nan"),
    ],
)
def test_nothing_else_is_a_tempo(notation: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Tempo.parse(notation)


def test_sides_know_each_other() -> None:
    assert (Side.LEFT.other, Side.RIGHT.other) == (Side.RIGHT, Side.LEFT)


def test_variants_are_found_by_id() -> None:
    assert RAISE.variant("out") is RAISE.variants[1]
    assert RAISE.variant("up") is None


@pytest.mark.parametrize(
    ("start", "end", "needed_ms"),
    [
        (Position.STANDING, Position.STANDING, 1_000),
        (Position.HANDS_AND_KNEES, Position.ELBOWS_AND_KNEES, 2_000),
        (Position.ELBOWS_AND_KNEES, Position.KNEELING, 2_000),
        (Position.ELBOWS_AND_KNEES, Position.ON_THE_BACK, 4_000),
        (Position.STANDING, Position.ON_THE_BACK, 5_000),
    ],
)
def test_the_bodys_way(start: Position, end: Position, needed_ms: int) -> None:
    assert way_ms(start, end) == way_ms(end, start) == needed_ms
