"""The way from one position to another."""

import pytest

from trainer.core.figure.ways import Ways

WAYS = Ways(stances={}, links=(("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("e", "e")))


def test_the_way_with_the_fewest_links() -> None:
    assert WAYS.path("b", "d") in {("b", "a", "d"), ("b", "c", "d")}
    assert WAYS.path("d", "a") == ("d", "a")
    assert WAYS.path("a", "a") == ("a",)


def test_where_there_is_no_way() -> None:
    with pytest.raises(LookupError):
        WAYS.path("a", "e")
