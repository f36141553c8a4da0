import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.core.diary import Felt
from trainer.ui.finished_page import FinishedPage
from trainer.ui.summary import facts, headline

DONE = samples.workout()
SHORTER = samples.workout(shorter=12, completed=False)


@pytest.fixture
def page(qtbot: QtBot) -> FinishedPage:
    page = FinishedPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_workout(DONE, SHORTER)
    with qtbot.waitActive(page):
        page.show()
    return page


def _button(page: FinishedPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == text)


def test_what_was_done_is_counted() -> None:
    reps, _, exercises = facts(DONE, None)
    assert (reps.value, reps.name, reps.against) == ("165", "reps", "")
    assert (exercises.value, exercises.name) == ("16", "exercises")


def test_it_is_set_against_last_time() -> None:
    assert [fact.against for fact in facts(DONE, DONE)] == [
        "as many as last time",
        "as long as last time",
        "as many as last time",
    ]
    more = [fact.against for fact in facts(DONE, SHORTER)]
    assert all("more than" in text or "longer than" in text for text in more)
    fewer = [fact.against for fact in facts(SHORTER, DONE)]
    assert all("fewer than" in text or "shorter than" in text for text in fewer)


def test_an_early_end_is_called_so() -> None:
    assert headline(DONE) == "Done"
    assert headline(SHORTER) == "Ended early"


def test_the_page_shows_it(page: FinishedPage) -> None:
    shown = {label.text() for label in page.findChildren(QLabel)}
    assert {"Done", "Glutes: think up", "165", "reps"} <= shown


@pytest.mark.parametrize(
    ("text", "felt"), [("Easy", Felt.EASY), ("Right", Felt.RIGHT), ("Hard", Felt.HARD)]
)
def test_how_it_felt_is_told(page: FinishedPage, qtbot: QtBot, text: str, felt: Felt) -> None:
    with qtbot.waitSignal(page.felt_wanted) as told:
        _button(page, text).click()
    assert told.args == [felt]
    assert _button(page, text).isChecked()


def test_the_facts_stand_apart_where_text_is_large(page: FinishedPage) -> None:
    page.resize(1600, 500)
    left, right = (label.geometry() for label in page._against[:2])
    assert right.left() - left.right() >= page.fontMetrics().height()


def test_the_question_stands_apart_from_its_answers(page: FinishedPage) -> None:
    question = next(x for x in page.findChildren(QLabel) if x.text() == "How did it feel?")
    gap = _button(page, "Easy").geometry().left() - question.geometry().right()
    assert gap >= page.fontMetrics().height() // 2


def test_the_next_workout_has_no_answer_yet(page: FinishedPage) -> None:
    _button(page, "Hard").click()
    page.show_workout(SHORTER, DONE)
    assert not any(_button(page, text).isChecked() for text in ("Easy", "Right", "Hard"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_close_it(page: FinishedPage, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.close_wanted):
        QTest.keyClick(_button(page, "Close"), key)
