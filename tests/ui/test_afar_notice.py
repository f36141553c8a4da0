"""A message that arrives while the page is seen from afar: it can be read from there, and goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import in_sight, seventh_rep
from tests.ui.distance_screens import LAPTOP_13, SCREENS
from tests.ui.gallery_distance import view_on
from trainer.core.settings import Settings
from trainer.core.snapshot import State
from trainer.ui.afar_notice import LEAST_MS, SHOWN_MS
from trainer.ui.afar_pages import in_pages
from trainer.ui.cards import Notice
from trainer.ui.countdown_view import CountdownView
from trainer.ui.main_window import MainWindow
from trainer.ui.screen_size import ScreenFacts, px_per_mm

GLUTES = samples.laid_out("glutes")
REFUSED = (
    "The system did not agree to keep the screen on. The voice goes on if it turns dark; "
    "to prevent it, turn off the screen saver in the system's settings."
)


def short(words: str) -> bool:
    return len(words) <= 20


def afar(qtbot: QtBot, facts: ScreenFacts, metres: float = 3.0) -> CountdownView:
    view = view_on(facts, metres)
    qtbot.addWidget(view)
    view.show_timeline(GLUTES, samples.perform(GLUTES))
    view.render_snapshot(seventh_rep())
    view.show()
    return view


def parts(view: CountdownView) -> Iterator[str]:
    """Yield what is written, part by part, until it is gone."""
    while view.notice.isVisible():
        yield view.notice._label.text()
        view.notice._turn()


def test_pages_end_where_clauses_do() -> None:
    assert in_pages("One. Two; three.", short, 1) == (("One. Two; three.",),)
    assert in_pages("Just one sentence. Then another.", short, 1) == (
        ("Just one sentence.",),
        ("Then another.",),
    )


def test_a_long_clause_is_parted_evenly() -> None:
    pages = in_pages("word " * 19 + "end.", short, 4)
    assert [len(page) for page in pages] == [2, 3]
    assert all(short(line) for page in pages for line in page)


@pytest.mark.parametrize("facts", SCREENS.values(), ids=SCREENS)
def test_it_is_read_from_afar_whole_and_covers_nothing(qtbot: QtBot, facts: ScreenFacts) -> None:
    view = afar(qtbot, facts)
    view.notice.say(REFUSED)
    QApplication.processEvents()
    metrics = QFontMetricsF(view.notice._label.font())
    assert metrics.tightBoundingRect("H").height() / px_per_mm(facts) >= 19
    assert view.notice.height() <= view.height() / 2
    for part in (view.ring, view.figure):
        rect = QRect(part.mapTo(view, QPoint()), part.size())
        assert view.rect().contains(rect) or part.isHidden()
        assert not rect.intersects(view.notice.geometry()) or part.isHidden()
    said = list(parts(view))
    assert " ".join(said).split() == REFUSED.split()
    for line in "\n".join(said).split("\n"):
        assert metrics.horizontalAdvance(line) <= view.notice.width()
    assert max(len(part.split("\n")) for part in said) * metrics.lineSpacing() <= (
        view.notice.height()
    )


@pytest.mark.parametrize("metres", [1.0, 5.0])
def test_a_word_that_has_no_room_is_written_smaller(qtbot: QtBot, metres: float) -> None:
    view = afar(qtbot, SCREENS["13-upright"], metres)
    view.notice.say("Bildschirmschoneinstellungen.")
    metrics = QFontMetricsF(view.notice._label.font())
    widths = [metrics.horizontalAdvance(part) for part in parts(view)]
    assert 0 < max(widths) <= view.width()


def test_it_stays_as_long_as_it_takes_to_read(qtbot: QtBot) -> None:
    view = afar(qtbot, LAPTOP_13)
    view.notice.say(REFUSED)
    times = [view.notice._turns.interval() for _ in parts(view)]
    assert min(times) >= LEAST_MS
    assert SHOWN_MS - 100 <= sum(times) <= SHOWN_MS + 2 * LEAST_MS


def test_the_page_is_as_before_when_it_is_gone(qtbot: QtBot) -> None:
    view = afar(qtbot, LAPTOP_13)
    QApplication.processEvents()
    before = view.ring.geometry()
    view.notice.say("No sound device was found.")
    view.notice.say("No voice was found.")
    QApplication.processEvents()
    assert view.ring.geometry() != before
    said = [part.replace("\n", " ") for part in parts(view)]
    assert said == ["No sound device was found.", "No voice was found."]
    QApplication.processEvents()
    assert view.ring.geometry() == before


def test_it_is_taken_back(qtbot: QtBot) -> None:
    view = afar(qtbot, LAPTOP_13)
    for text in ("One.", "Two.", "Three."):
        view.notice.say(text)
    view.notice.take_back("Two.")
    view.notice.take_back("One.")
    assert list(parts(view)) == ["Three."]


def test_it_is_parted_anew_on_another_screen(qtbot: QtBot) -> None:
    view = afar(qtbot, LAPTOP_13)
    view.notice.say(REFUSED)
    view.resize(800, 1280)
    assert view.notice.width() == view.width() < 1280


def test_what_arrives_in_distance_mode_is_shown_at_once_and_stands_later(
    window: MainWindow,
) -> None:
    window.session.set_screen(Settings(distance_at_start=True))
    window.show_notice(Notice(text="Before."))
    window.show_session(GLUTES)
    window.render_snapshot(samples.shot_at(GLUTES, 40, state=State.RUNNING))
    assert "Before." not in in_sight(window)
    window.show_notice(Notice(text="Arrived."))
    assert "Arrived." in in_sight(window)
    window.withdraw_notice(Notice(text="Arrived."))
    assert "Arrived." not in in_sight(window)
    window.show_notice(Notice(text="Arrived."))
    window.session.leave_wanted.emit()
    shown = [label for label in in_sight(window) if label in {"Before.", "Arrived."}]
    assert shown == ["Arrived."]
    countdown = window.session._countdown
    assert countdown is not None
    assert not countdown.notice.isVisible()
    window.session.forget()


def test_near_by_it_stands_in_its_bar_alone(window: MainWindow) -> None:
    window.show_session(GLUTES)
    window.render_snapshot(samples.shot_at(GLUTES, 40, state=State.RUNNING))
    window.show_notice(Notice(text="Arrived."))
    countdown = window.session._countdown
    assert countdown is not None
    assert not countdown.notice.isVisible()
    assert "Arrived." in in_sight(window)
    window.session.forget()
