from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import in_sight
from trainer.ui.cards import RoutineCard, RoutineDetail, VoiceProgress
from trainer.ui.describe import step_lines
from trainer.ui.exercise_pane import ExercisePane
from trainer.ui.fonts import in_pixels
from trainer.ui.main_window import MainWindow
from trainer.ui.routine_picker import RoutinePicker
from trainer.ui.row_model import ROW
from trainer.ui.rows import RowList

GLUTES = samples.laid_out("glutes")
CARDS = (samples.card(GLUTES), samples.card(samples.laid_out("glutes-easy")))
DETAIL = RoutineDetail(id="glutes", timeline=GLUTES)


@pytest.fixture
def picker(qtbot: QtBot) -> RoutinePicker:
    picker = RoutinePicker()
    qtbot.addWidget(picker)
    picker.offer(QMenu("Help", picker))
    picker.resize(1000, 700)
    picker.show_cards(CARDS)
    picker.show_detail(DETAIL)
    with qtbot.waitActive(picker):
        picker.show()
    picker.setFocus()
    return picker


def _button(picker: RoutinePicker, text: str) -> QPushButton:
    return next(b for b in picker.findChildren(QPushButton) if b.text() == text)


def _visible(picker: RoutinePicker) -> set[str]:
    return {b.text() for b in picker.findChildren(QPushButton) if b.isVisible()}


def _rows(picker: RoutinePicker, name: str) -> RowList:
    return next(r for r in picker.findChildren(RowList) if r.accessibleName() == name)


def _many() -> tuple[RoutineCard, ...]:
    return tuple(replace(CARDS[0], id=f"r{n}", name=f"Routine {n}", own=True) for n in range(9))


def test_the_first_routine_is_chosen(picker: RoutinePicker) -> None:
    assert picker.current() == "glutes"


def test_turning_to_another_routine_is_told(picker: RoutinePicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.chosen) as told:
        QTest.keyClick(_rows(picker, "Routines"), Qt.Key.Key_Down)
    assert told.args == ["glutes-easy"]


def test_tab_goes_through_the_page_as_it_is_laid_out(picker: RoutinePicker) -> None:
    reached = []
    for _ in range(8):
        QTest.keyClick(picker, Qt.Key.Key_Tab)
        now = picker.window().focusWidget()
        reached.append(now.text() if isinstance(now, QPushButton) else now.accessibleName())
    buttons = ["Start", "Settings…", "Save as audio…"]
    wanted = ["Help", "Open folder", "Exercises", *buttons, "Routines", "Help"]
    assert reached == wanted


def test_parts_that_come_later_grow_with_the_page(qtbot: QtBot) -> None:
    picker = RoutinePicker()
    qtbot.addWidget(picker)
    picker.resize(3840, 2160)
    picker.show()
    picker.show_cards(CARDS)
    assert QFontInfo(_rows(picker, "Routines").font()).pixelSize() == 24


def test_a_list_read_anew_keeps_the_choice(picker: RoutinePicker) -> None:
    picker.choose("glutes-easy")
    picker.show_cards(CARDS[::-1])
    assert picker.current() == "glutes-easy"
    picker.show_cards(CARDS[:1])
    assert picker.current() == "glutes"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F5])
def test_enter_starts_and_so_does_a_remote(
    picker: RoutinePicker, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.waitSignal(picker.start_wanted) as told:
        QTest.keyClick(_rows(picker, "Routines"), key)
    assert told.args == ["glutes"]


def test_a_remote_starts_from_the_top_where_nothing_was_interrupted(
    picker: RoutinePicker, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(picker.start_wanted):
        QTest.keyClick(picker, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Start", "start_wanted"), ("Settings…", "settings_wanted"), ("Open folder", "folder_wanted")],
)
def test_buttons_voice_wishes_by_mouse_and_enter(
    picker: RoutinePicker, qtbot: QtBot, text: str, wish: str
) -> None:
    with qtbot.waitSignal(getattr(picker, wish)):
        _button(picker, text).click()
    with qtbot.waitSignal(getattr(picker, wish)):
        QTest.keyClick(_button(picker, text), Qt.Key.Key_Return)


def test_nothing_starts_before_its_detail_is_known(picker: RoutinePicker, qtbot: QtBot) -> None:
    picker.show_detail(None)
    assert not _button(picker, "Start").isEnabled()
    with qtbot.assertNotEmitted(picker.start_wanted):
        QTest.keyClick(_rows(picker, "Routines"), Qt.Key.Key_Return)


def test_an_interrupted_session_can_be_gone_on_with(picker: RoutinePicker, qtbot: QtBot) -> None:
    index = samples.find(GLUTES, lambda p: p.address.step == "squat" and p.address.rep == 7)
    picker.show_detail(replace(DETAIL, resume=GLUTES.phases[index].address))
    with qtbot.waitSignal(picker.go_on_wanted) as told:
        picker._pane._go_on.click()
    assert picker._pane._go_on.accessibleName() == "Go on from: Squat, rep 7"
    assert told.args == ["glutes"]
    with qtbot.waitSignal(picker.go_on_wanted):
        QTest.keyClick(picker, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)


def test_a_long_place_is_elided_but_told_in_full(picker: RoutinePicker) -> None:
    index = samples.find(GLUTES, lambda p: p.address.variant == "out" and p.address.rep == 7)
    picker.show_detail(replace(DETAIL, resume=GLUTES.phases[index].address))
    picker.resize(640, 480)
    whole = "Go on from: Inverse leg raise · out 25° · left leg, rep 7"
    go_on = picker._pane._go_on
    go_on.resize(200, 40)
    assert go_on.text().endswith("…")
    assert (go_on.accessibleName(), go_on.toolTip()) == (whole, whole)


def test_the_steps_are_listed(picker: RoutinePicker) -> None:
    rows = _rows(picker, "Exercises")
    model = rows.model()
    names = [model.index(n, 0).data(ROW).name for n in range(model.rowCount())]
    assert names[7:10] == ["Squat", "Inverse leg raise", "Knee-to-chest sweep"]


def test_the_voice_in_the_making_shows_how_far_it_is(picker: RoutinePicker) -> None:
    picker.show_voice(VoiceProgress(done=34, total=120))
    bar = picker.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (34, 120, True)
    picker.show_voice(None)
    assert not bar.isVisible()


def test_who_waits_for_the_voice_can_start_without(picker: RoutinePicker) -> None:
    picker.show_waiting(waiting=True)
    assert "Start now with tones" in _visible(picker)
    picker.show_waiting(waiting=False)
    assert "Start" in _visible(picker)


def test_a_start_before_the_page_is_filled_counts(qtbot: QtBot) -> None:
    picker = RoutinePicker()
    qtbot.addWidget(picker)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    with qtbot.waitSignal(picker.start_wanted) as told:
        picker.show_detail(DETAIL)
    assert told.args == [DETAIL.id]
    with qtbot.assertNotEmitted(picker.start_wanted):
        picker.show_detail(DETAIL)


def test_a_start_with_no_routine_is_forgotten(qtbot: QtBot) -> None:
    picker = RoutinePicker()
    qtbot.addWidget(picker)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    picker.show_detail(None)
    with qtbot.assertNotEmitted(picker.start_wanted):
        picker.show_detail(DETAIL)


def test_many_routines_can_be_searched(picker: RoutinePicker, qtbot: QtBot) -> None:
    picker.show_cards((*_many(), *CARDS))
    QTest.keyClick(picker, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    assert search.hasFocus()
    with qtbot.waitSignal(picker.chosen) as told:
        QTest.keyClicks(search, "START easy")
    assert told.args == ["glutes-easy"]


def test_few_routines_need_no_search(picker: RoutinePicker) -> None:
    QTest.keyClick(picker, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert picker.findChild(QLineEdit) is None
    picker.show_cards(_many())
    picker.show_cards(CARDS)
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    assert not search.isVisible()


def test_escape_leads_back_from_the_files_left_out(picker: RoutinePicker) -> None:
    picker.show_left_out(samples.LEFT_OUT)
    _button(picker, "1 file has a problem…").click()
    assert not _button(picker, "Start").isVisible()
    QTest.keyClick(picker._left_out._text, Qt.Key.Key_Escape)
    assert _button(picker, "Start").isVisible()


def test_files_left_out_are_shown_on_demand(picker: RoutinePicker) -> None:
    picker.show_left_out(samples.LEFT_OUT)
    _button(picker, "1 file has a problem…").click()
    assert 'Did you mean "reps"?' in picker._left_out._text.toPlainText()
    _button(picker, "Back").click()
    assert "Start" in _visible(picker)


def test_once_the_files_are_right_they_are_gone(picker: RoutinePicker) -> None:
    picker.show_left_out(samples.LEFT_OUT)
    _button(picker, "1 file has a problem…").click()
    picker.show_left_out(())
    assert "Start" in _visible(picker)
    assert not any("problem" in text for text in _visible(picker))


def test_the_help_menu_stands_at_the_foot(picker: RoutinePicker) -> None:
    assert _button(picker, "Help").menu().title() == "Help"


def test_the_lesser_buttons_give_way_where_start_needs_the_room(
    picker: RoutinePicker, qtbot: QtBot
) -> None:
    picker.setFont(in_pixels(picker.font(), 28))
    for each in picker.findChildren(QPushButton):
        each.setFont(in_pixels(each.font(), 28))
    picker.show_waiting(waiting=True)
    picker.resize(660, 600)
    start = _button(picker, "Start now with tones")
    qtbot.waitUntil(lambda: start.width() >= start.sizeHint().width())
    assert not _button(picker, "Settings…").isVisible()
    picker.resize(1600, 900)
    assert _button(picker, "Save as audio…").isVisible()


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (3840, 2160)])
def test_start_is_in_sight_at_any_size(
    picker: RoutinePicker, qtbot: QtBot, size: tuple[int, int]
) -> None:
    picker.resize(*size)
    start = _button(picker, "Start")
    qtbot.waitUntil(lambda: picker.rect().contains(start.mapTo(picker, start.rect().center())))
    assert start.width() >= start.sizeHint().width() * 0.9


def test_a_setting_leaves_the_search_and_the_place_as_they_are(picker: RoutinePicker) -> None:
    many = tuple(replace(card, id=f"r{n}", name=f"Routine {n}") for n, card in _forty())
    picker.show_cards(many)
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "33")
    longer = tuple(replace(card, length="about 30 min") for card in many)
    picker.show_cards(longer)
    rows = _rows(picker, "Routines")
    shown = [rows.model().index(n, 0).data(ROW) for n in range(rows.model().rowCount())]
    assert [(row.name, row.aside) for row in shown] == [("Routine 33", "about 30 min")]
    assert (search.text(), picker.current()) == ("33", "r33")


def _forty() -> list[tuple[int, RoutineCard]]:
    return [(n, CARDS[0]) for n in range(40)]


def test_what_is_found_is_turned_to_when_the_keys_rest_or_at_a_start(
    picker: RoutinePicker, qtbot: QtBot
) -> None:
    picker.show_cards((*_many(), *CARDS))
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClicks(search, "ten reps")
    with qtbot.waitSignal(picker.chosen) as told:
        QTest.keyClick(picker, Qt.Key.Key_Return)
    assert told.args == ["glutes-easy"]


def test_one_that_is_asked_for_by_name_is_found_through_a_search(picker: RoutinePicker) -> None:
    picker.show_cards((*_many(), *CARDS))
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "Routine 3")
    picker.choose("glutes")
    assert (picker.current(), search.text()) == ("glutes", "")


def test_where_nothing_is_found_the_choice_comes_back(picker: RoutinePicker) -> None:
    picker.show_cards((*_many(), *CARDS))
    picker.choose("r4")
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "nothing of this kind")
    assert picker.current() == ""
    search.clear()
    assert picker.current() == "r4"


def test_lines_tell_what_differs(picker: RoutinePicker) -> None:
    rows = _rows(picker, "Routines")
    below = [rows.model().index(n, 0).data(ROW).below for n in range(2)]
    assert below[0].startswith("Firm, lifted glutes")
    assert below[1].startswith("The same exercises with ten reps")


def test_the_description_is_shown(picker: RoutinePicker) -> None:
    picker.show_detail(replace(DETAIL, description="Firm glutes."))
    overview = picker._pane._overview
    assert (overview._description.text(), overview._description.isVisible()) == (
        "Firm glutes.",
        True,
    )
    picker.show_detail(DETAIL)
    assert not overview._description.isVisible()


@pytest.mark.parametrize("by", ["click", "keys"])
def test_a_step_opens_its_page_and_escape_leads_back(picker: RoutinePicker, by: str) -> None:
    rows = _rows(picker, "Exercises")
    if by == "click":
        middle = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    else:
        rows.setFocus()
        QTest.keyClick(rows, Qt.Key.Key_Down)
        QTest.keyClick(rows, Qt.Key.Key_Return)
    pane = picker._exercise
    assert pane.isVisible()
    assert pane._name.text() == "Arm circles"
    assert picker.window().focusWidget() is pane._start
    QTest.keyClick(pane._start, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert rows.hasFocus()


def test_start_here_names_the_step(picker: RoutinePicker, qtbot: QtBot) -> None:
    line = next(line for line in step_lines(GLUTES) if line.name == "Squat")
    picker.show_step(line)
    with qtbot.waitSignal(picker.start_at_wanted) as told:
        QTest.keyClick(picker, Qt.Key.Key_F5)
    (wanted,) = told.args
    assert (wanted.id, wanted.address.step) == ("glutes", "squat")
    with qtbot.waitSignal(picker.start_at_wanted):
        _button(picker, "Start here").click()


def test_the_page_of_a_step_follows_the_settings(picker: RoutinePicker) -> None:
    picker.show_step(next(line for line in step_lines(GLUTES) if line.name == "Squat"))
    picker.show_detail(RoutineDetail(id="glutes", timeline=samples.laid_out("glutes-easy")))
    assert picker._exercise._dose.text() == "10 reps"
    picker.show_detail(DETAIL)
    picker.show_step(next(line for line in step_lines(GLUTES) if line.name == "Single-leg bridge"))
    picker.show_detail(RoutineDetail(id="glutes", timeline=samples.laid_out("glutes-easy")))
    assert not picker._exercise.isVisible()  # the step is gone


def test_what_is_said_of_a_step_can_be_read(picker: RoutinePicker) -> None:
    picker.show_step(next(line for line in step_lines(GLUTES) if "raise" in line.name))
    texts = {label.accessibleName() for label in picker._exercise.findChildren(QLabel)}
    assert "Out 25°: Angle your leg out 25 degrees." in texts
    assert any(text.startswith("Take care: Don't arch your lower back.") for text in texts)


@pytest.mark.parametrize("width", range(600, 760, 10))
def test_no_button_is_cut_in_a_small_window(window: MainWindow, width: int) -> None:
    window.setMinimumSize(1, 1)
    window.resize(width, 350)
    samples.settle(window)
    for button in window.picker.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_a_description_gives_way_to_the_exercises(window: MainWindow) -> None:
    detail = RoutineDetail(
        id="glutes", timeline=samples.laid_out("glutes"), description="A long story. " * 9
    )
    window.setMinimumSize(1, 1)
    for high, shown in ((340, False), (900, True)):
        window.resize(683, high)
        window.picker.show_detail(detail)
        samples.settle(window)
        assert any("story" in text for text in in_sight(window)) is shown


def _pane(qtbot: QtBot, size: tuple[int, int]) -> ExercisePane:
    """Return the page of the leg raise, in such a size in px."""
    pane = ExercisePane()
    qtbot.addWidget(pane)
    pane.resize(*size)
    line = next(line for line in step_lines(GLUTES) if line.step == "inverse-leg-raise")
    pane.show_step(GLUTES, line, samples.perform(GLUTES))
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.mark.parametrize("size", [(800, 700), (1400, 900), (1900, 1200)])
def test_an_exercise_is_shown_as_large_as_its_text_leaves_room(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    pane = _pane(qtbot, size)
    guide = pane._guide
    qtbot.waitUntil(lambda: guide.height() == guide._grid.heightForWidth(guide.width()))
    assert guide.verticalScrollBar().maximum() == 0
    figure = pane._figure.geometry()
    assert guide.y() - figure.bottom() < _GAP
    assert pane._start.y() - guide.geometry().bottom() < _GAP
    assert figure.height() > guide.height()


_GAP = 32
"""What lies between figure, text and buttons is less, in px."""


def test_a_long_text_scrolls_and_leaves_the_exercise_its_share(qtbot: QtBot) -> None:
    pane = _pane(qtbot, (360, 400))
    assert pane._guide.verticalScrollBar().maximum() > 0
    assert pane._figure.height() >= pane._guide.height()
