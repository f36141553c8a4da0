from math import cos, radians, sin

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from trainer.ui.figure.camera import Disc
from trainer.ui.figure.outline import hull, joined, line_of, path_of, rim_of

_place = st.floats(-200, 200)
_discs = st.lists(st.tuples(_place, _place, st.floats(1, 80), st.just(0.0)), min_size=1, max_size=6)


def reach(disc: Disc, facing: float) -> float:
    return disc[0] * cos(facing) + disc[1] * sin(facing) + disc[2]


@given(_discs)
def test_hull_turns_once_around(discs: list[Disc]) -> None:
    assert abs(sum(sweep for _, _, sweep in hull(discs)) - 360) < 1e-4


@given(_discs)
def test_every_arc_is_of_the_disc_that_reaches_farthest(discs: list[Disc]) -> None:
    for disc, start, sweep in hull(discs):
        facing = radians(start + sweep / 2)
        assert reach(disc, facing) >= max(reach(other, facing) for other in discs) - 1e-3


def test_disc_within_another_one_is_not_seen() -> None:
    big, small = (0.0, 0.0, 50.0, 0.0), (10.0, 0.0, 20.0, 0.0)

    assert [disc for disc, _, _ in hull([big, small])] == [big]


def test_disc_that_touches_another_one_from_within_is_not_seen() -> None:
    big, small = (0.0, 0.0, 3.0, 0.0), (1.0, 0.0, 2.0, 0.0)

    assert [disc for disc, _, _ in hull([small, big])] == [big]


def test_two_equal_discs_make_a_capsule() -> None:
    path = path_of([hull([(0.0, 0.0, 10.0, 0.0), (100.0, 0.0, 10.0, 0.0)])])

    assert path.contains(QPointF(50, 9.9))
    assert not path.contains(QPointF(50, 10.1))
    assert path.contains(QPointF(109, 0))
    assert not path.contains(QPointF(109, 9))


def test_hulls_that_overlap_are_one_area() -> None:
    one = hull([(0.0, 0.0, 20.0, 0.0), (60.0, 0.0, 20.0, 0.0)])
    other = hull([(60.0, 0.0, 20.0, 0.0), (60.0, 80.0, 20.0, 0.0)])

    assert path_of([one, other]).contains(QPointF(60, 0))


def test_rim_reaches_beyond_the_hull_but_not_at_a_joint() -> None:
    joint, end = (0.0, 0.0, 10.0, 0.0), (100.0, 0.0, 10.0, 0.0)
    rim = rim_of([hull([joint, end])], 3.0, (joint,))

    assert rim.boundingRect().left() > -10
    assert abs(rim.boundingRect().right() - 113) < 0.1


def leads(line: QPainterPath, x: float, y: float) -> bool:
    """Tell whether a line leads through a place."""
    return QPainterPathStroker().createStroke(line).contains(QPointF(x, y))


def test_line_passes_over_hidden_discs_and_what_leads_to_them_in_front_of_something() -> None:
    root, end = (0.0, 0.0, 10.0, 0.0), (100.0, 0.0, 10.0, 0.0)
    places = (-10, 0), (40, -10), (90, -10), (40, 10)  # at the root, and along each side
    above = QPainterPath()
    above.addRect(0, -20, 70, 15)
    apart, grown = (line_of(hull([root, end]), (root,), behind) for behind in (None, above))

    assert [leads(apart, *place) for place in places] == [False, True, True, True]
    assert [leads(grown, *place) for place in places] == [False, False, True, True]


def test_hulls_that_share_discs_have_one_outline() -> None:
    waist = [(-20.0, 0.0, 10.0, 0.0), (20.0, 0.0, 10.0, 0.0)]
    hips = [(-30.0, -60.0, 20.0, 0.0), (30.0, -60.0, 20.0, 0.0)]
    ribs = [(-30.0, 60.0, 20.0, 0.0), (30.0, 60.0, 20.0, 0.0)]
    below, above = hull([*hips, *waist]), hull([*waist, *ribs])
    both = joined(below, above, waist)

    assert both
    one, apart = path_of([both]), path_of([below, above])
    places = [QPointF(x + 0.3, y + 0.3) for x in range(-60, 60, 3) for y in range(-90, 90, 3)]
    assert [one.contains(place) for place in places] == [apart.contains(place) for place in places]
    assert one.elementCount() < apart.elementCount()


def test_hull_that_hides_what_is_shared_is_left_alone() -> None:
    waist = [(0.0, 0.0, 10.0, 0.0)]
    seat = [(0.0, 0.0, 50.0, 0.0)]

    assert joined(hull([*seat, *waist]), hull([*waist, (0.0, 200.0, 9.0, 0.0)]), waist) is None
