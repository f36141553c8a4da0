"""Distance mode on screens of true sizes: what is drawn is in its place, and can be read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.distance_screens import LAPTOP_13, SCREENS
from tests.ui.gallery_distance import METRES, shots, view_on
from trainer.ui.countdown_view import CountdownView
from trainer.ui.ring_strokes import thickness
from trainer.ui.screen_size import ScreenFacts, px_per_mm
from trainer.ui.tabular import draw_tabular, tabular_width

PX = 1.0
"""Fonts have whole px."""

LONG = "ZUSAMMENKNEIFEN"


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A line of writing: its rectangle in the ring, and how high its ink is, in px."""

    text: str
    rect: QRectF
    high: float


class Watched:
    """Notes what the ring writes, as it writes it."""

    def __init__(self) -> None:
        self.lines: list[Drawn] = []

    def __call__(self, painter: QPainter, text: str, centre: float, baseline: float) -> None:
        metrics = QFontMetricsF(painter.font())
        sample = metrics.tightBoundingRect("0" if text[:1].isdigit() else "H")
        wide, high = tabular_width(metrics, text), sample.height()
        if text:
            rect = QRectF(centre - wide / 2, baseline - high, wide, high)
            self.lines.append(Drawn(text=text, rect=rect, high=high))
        draw_tabular(painter, text, centre, baseline)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    watched = Watched()
    monkeypatch.setattr("trainer.ui.phase_ring.draw_tabular", watched)
    return watched


def pages(qtbot: QtBot, facts: ScreenFacts, watched: Watched) -> Iterator[CountdownView]:
    """Yield the page at every kind of phase, painted."""
    view = view_on(facts)
    qtbot.addWidget(view)
    view.show()
    before = None
    for timeline, shot in shots():
        if timeline is not before:
            view.show_timeline(timeline)
            before = timeline
        view.render_snapshot(shot)
        QApplication.processEvents()
        watched.lines.clear()
        view.ring._beneath = None
        view.ring.grab()
        yield view


def mm_of(high: float, facts: ScreenFacts) -> float:
    return high / px_per_mm(facts)


def is_inside_ring(view: CountdownView, rect: QRectF) -> bool:
    square = view.ring.square()
    radius = square.width() / 2 - thickness(square.width())
    corners = (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight())
    ways = [corner - square.center() for corner in corners]
    return all(hypot(way.x(), way.y()) <= radius + PX for way in ways)


@pytest.mark.parametrize("facts", SCREENS.values(), ids=SCREENS)
def test_nothing_is_cut_off_or_in_the_way(
    qtbot: QtBot, facts: ScreenFacts, watched: Watched
) -> None:
    for view in pages(qtbot, facts, watched):
        ring = QRect(view.ring.mapTo(view, QPoint()), view.ring.size())
        assert view.rect().contains(ring)
        assert QRectF(view.ring.rect()).contains(view.ring.square())
        words = [line for line in watched.lines[1:] if line.text != view.ring._face.foot]
        assert " ".join(word.text for word in reversed(words)) == view.ring._face.word
        for one, other in combinations(watched.lines, 2):
            assert not one.rect.intersects(other.rect)
        assert all(is_inside_ring(view, line.rect) for line in watched.lines), watched.lines
        if view.figure.isVisible():
            figure = QRect(view.figure.mapTo(view, QPoint()), view.figure.size())
            square = view.ring.square().translated(QPointF(ring.topLeft())).toAlignedRect()
            assert view.rect().contains(figure)
            assert not figure.intersects(square)
        place = QRect(view.place.mapTo(view, QPoint()), view.place.size())
        assert view.rect().contains(place)
        assert not place.intersects(
            view.ring.square().translated(QPointF(ring.topLeft())).toAlignedRect()
        )
        assert not any(label.isVisible() for label in view.findChildren(QLabel))


@pytest.mark.parametrize("facts", SCREENS.values(), ids=SCREENS)
def test_all_that_is_written_can_be_read_at_3_m(
    qtbot: QtBot, facts: ScreenFacts, watched: Watched
) -> None:
    for _ in pages(qtbot, facts, watched):
        assert all(mm_of(line.high + PX, facts) >= 19 for line in watched.lines), watched.lines


LEAST_DIGITS_MM = {
    "13": 31,
    "13-upright": 21,
    "15.6": 60,
    "15.6-at-150": 60,
    "15.6-upright": 55,
    "24": 79.5,
    "24-upright": 62,
    "27": 79.5,
    "27-upright": 79.5,
}
"""On a small screen the ring gives what it can't do with to the words; those are at their least."""


@pytest.mark.parametrize("name", SCREENS)
def test_the_number_has_its_80_mm_at_3_m_or_all_that_there_is(
    qtbot: QtBot, name: str, watched: Watched
) -> None:
    for view in pages(qtbot, SCREENS[name], watched):
        number, *words = watched.lines
        if number.text in {"2", "10", "15"}:
            assert LEAST_DIGITS_MM[name] <= mm_of(number.high, SCREENS[name]) <= 80.5, view
            if LEAST_DIGITS_MM[name] < 62:
                assert all(mm_of(word.high, SCREENS[name]) <= 20 for word in words)


@pytest.mark.parametrize("facts", SCREENS.values(), ids=SCREENS)
def test_exercise_form_and_side_can_be_read_at_3_m(
    qtbot: QtBot, facts: ScreenFacts, watched: Watched
) -> None:
    for view in pages(qtbot, facts, watched):
        capital = QFontMetricsF(view.place.font()).tightBoundingRect("H").height()
        assert mm_of(capital + PX, facts) >= 19, view.place.lines
        said = " ".join(view.place.lines).replace("- ", "-").replace(" · ", " ")
        title = view.title.text().split(" · ")
        assert said.startswith(" ".join(title[:3]))


def test_a_wide_font_is_made_narrower_and_stays_high(qtbot: QtBot, watched: Watched) -> None:
    high = []
    for stretch in (100, 115):
        view, font = view_on(LAPTOP_13), QFont()
        font.setStretch(stretch)
        qtbot.addWidget(view)
        view.setFont(font)
        view.show()
        timeline, shot = next(shots())
        view.show_timeline(timeline)
        view.render_snapshot(shot)
        watched.lines.clear()
        view.ring.grab()
        high.append([line.high for line in watched.lines])
    usual, wide = high
    assert len(usual) == len(wide) == 3
    assert all(ours > 0.9 * theirs for ours, theirs in zip(wide, usual, strict=True)), high


def test_where_there_is_room_the_word_has_its_40_mm(qtbot: QtBot, watched: Watched) -> None:
    facts = SCREENS["27"]
    lines = [line for _ in pages(qtbot, facts, watched) for line in watched.lines]
    up = next(line for line in lines if line.text == "UP")
    assert 30 <= mm_of(up.high, facts) <= 40.5


def test_a_very_long_word_stays_in_the_ring_and_leaves_the_others_theirs(
    qtbot: QtBot, watched: Watched
) -> None:
    for view in pages(qtbot, LAPTOP_13, watched):
        side = view.ring.square().width()
        face = view.ring._face
        watched.lines.clear()
        view.show_face(replace(face, word=LONG))
        view.ring.grab()
        assert all(is_inside_ring(view, line.rect) for line in watched.lines)
        view.show_face(face)
        assert view.ring.square().width() == pytest.approx(side, abs=PX)


@pytest.mark.parametrize(("metres", "share"), [(1.0, 1 / 3), (1.5, 1 / 2), (3.0, 1.0)])
def test_it_is_in_proportion_to_the_distance(
    qtbot: QtBot, watched: Watched, metres: float, share: float
) -> None:
    view = view_on(SCREENS["27"], metres)
    qtbot.addWidget(view)
    timeline, shot = next((t, s) for t, s in shots() if s.phase.address.rep)
    view.show_timeline(timeline)
    view.render_snapshot(shot)
    view.ring.grab()
    assert mm_of(watched.lines[0].high, SCREENS["27"]) == pytest.approx(80 * share, abs=0.5)


def test_a_size_that_the_person_measured_counts(qtbot: QtBot, watched: Watched) -> None:
    view = view_on(LAPTOP_13, METRES / 3)
    qtbot.addWidget(view)
    view.set_screen_inches(13.3 * 2)
    timeline, shot = next((t, s) for t, s in shots() if s.phase.address.rep)
    view.show_timeline(timeline)
    view.render_snapshot(shot)
    view.ring.grab()
    assert mm_of(watched.lines[0].high, LAPTOP_13) == pytest.approx(80 / 3 / 2, abs=0.5)


def test_where_there_is_room_sets_and_rounds_are_told(qtbot: QtBot, watched: Watched) -> None:
    said = {" ".join(v.place.lines) for v in pages(qtbot, SCREENS["27"], watched)}
    assert any("set 1 of 2 · round 1 of 2" in text for text in said), said
