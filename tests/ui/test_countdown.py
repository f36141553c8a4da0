from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import samples
from tests.ui.conftest import GLUTES, seventh_rep
from trainer.core.settings import Count
from trainer.core.snapshot import State
from trainer.ui.countdown_view import CountdownView
from trainer.ui.sign_button import SignButton

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise",
    "keyToAscii Unhandled key code",  # QTest's own: it has no letters for some media keys
)


def _button(view: CountdownView, name: str) -> SignButton:
    return next(b for b in view.findChildren(SignButton) if b.accessibleName() == name)


def test_a_snapshot_is_shown(view: CountdownView) -> None:
    assert view.title.text() == "Inverse leg raise · out 25° · left leg"
    assert view.next.text() == "Next: Inverse leg raise · in 18° · left leg"
    assert view.ring.accessibleName() == "UP \u20077 / 10"
    assert view.figure.accessibleName() == (
        "On elbows and knees, left knee bent 90 degrees, left leg raised, angled out 25 degrees."
    )
    assert view.left.text().endswith(" left")


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_Space, "pause"),
        (Qt.Key.Key_Right, "next"),
        (Qt.Key.Key_PageDown, "next"),
        (Qt.Key.Key_Left, "previous"),
        (Qt.Key.Key_PageUp, "previous"),
        (Qt.Key.Key_Up, "louder"),
        (Qt.Key.Key_Down, "softer"),
        (Qt.Key.Key_F, "distance"),
        (Qt.Key.Key_F11, "distance"),
        (Qt.Key.Key_Escape, "leave"),
        (Qt.Key.Key_Period, "pause"),
        (Qt.Key.Key_F5, "resume"),
        (Qt.Key.Key_MediaPlay, "pause"),
        (Qt.Key.Key_MediaTogglePlayPause, "pause"),
        (Qt.Key.Key_MediaPause, "pause"),
        (Qt.Key.Key_MediaNext, "next"),
        (Qt.Key.Key_MediaPrevious, "previous"),
        (Qt.Key.Key_MediaStop, "stop"),
        (Qt.Key.Key_VolumeUp, "louder"),
        (Qt.Key.Key_VolumeDown, "softer"),
    ],
)
def test_keys_voice_wishes(view: CountdownView, wishes: list[str], key: Qt.Key, wish: str) -> None:
    QTest.keyClick(view, key)
    assert wishes == [wish]


TOGGLES = ("Space", "Period", "MediaPlay", "MediaTogglePlayPause")


@pytest.mark.parametrize("state", [State.PAUSED, State.WAITING])
@pytest.mark.parametrize("key", TOGGLES)
def test_what_pauses_goes_on_where_it_stands_still(
    view: CountdownView, wishes: list[str], state: State, key: str
) -> None:
    view.render_snapshot(seventh_rep(state))
    QTest.keyClick(view, Qt.Key[f"Key_{key}"])
    assert wishes == ["resume"]


def test_a_remote_that_shows_on_from_here_goes_on(view: CountdownView, wishes: list[str]) -> None:
    QTest.keyClick(view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert wishes == ["resume"]


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("Back", "previous"),
        ("Pause", "pause"),
        ("Forward", "next"),
        ("End the session", "leave"),
        ("Distance mode", "distance"),
    ],
)
def test_buttons_voice_wishes(view: CountdownView, wishes: list[str], name: str, wish: str) -> None:
    QTest.mouseClick(_button(view, name), Qt.MouseButton.LeftButton)
    assert wishes == [wish]


def test_a_button_with_the_keyboard_is_pressed_by_space_and_enter(
    view: CountdownView, wishes: list[str]
) -> None:
    stop = _button(view, "End the session")
    stop.setFocus()
    QTest.keyClick(stop, Qt.Key.Key_Space)
    QTest.keyClick(stop, Qt.Key.Key_Return)
    QTest.keyClick(stop, Qt.Key.Key_Right)
    assert wishes == ["leave", "leave", "next"]


def test_the_strips_arrows_are_its_own(view: CountdownView, wishes: list[str]) -> None:
    view.strip.setFocus()
    QTest.keyClick(view.strip, Qt.Key.Key_Right)
    assert wishes == []


def test_what_is_said_is_written(view: CountdownView) -> None:
    index = samples.find(GLUTES, lambda p: p.address.step == "squat")
    view.render_snapshot(samples.shot_at(GLUTES, index, 0.5))
    said = [view.captions._before.text(), view.captions._now.text()]
    assert all(said)


def test_time_passing_within_a_phase_moves_only_the_ring(view: CountdownView) -> None:
    before = view.ring._face
    view.render_snapshot(seventh_rep(fraction=0.51))
    assert view.ring._face == before
    view.render_snapshot(seventh_rep(fraction=0.6))
    assert view.ring._face == replace(before, fraction=view.ring._face.fraction)
    assert view.ring._face != before


def test_the_button_of_distance_mode_tells_its_key(view: CountdownView) -> None:
    button = _button(view, "Distance mode")
    assert button.isVisible()
    assert button.toolTip().endswith("(F)")


def test_reps_are_shown_as_they_are_counted_aloud(view: CountdownView) -> None:
    view.set_count(Count.DOWN)
    assert view.ring.accessibleName() == "UP 4 left"
    view.show_from_afar(3.0)
    assert view.ring.accessibleName() == "UP 4 left"


def test_from_afar_only_figure_and_ring_are_left(view: CountdownView) -> None:
    view.show_from_afar(3.0)
    shown = (view.title, view.next, view.strip, view.controls, view.captions)
    assert not any(widget.isVisible() for widget in shown)
    assert view.ring.isVisible()
    assert view.ring.accessibleName() == "UP 7 of 10"
    view.show_from_afar(None)
    assert all(widget.isVisible() for widget in shown)


@pytest.mark.parametrize(
    ("size", "shown"), [((1440, 900), True), ((800, 600), True), ((700, 1000), False)]
)
def test_from_afar_the_figure_takes_what_the_ring_leaves(
    view: CountdownView,
    size: tuple[int, int],
    shown: bool,  # noqa: FBT001 - an expected value
) -> None:
    view.resize(*size)
    view.show_from_afar(3.0)
    assert view.figure.isVisible() is shown


def test_controls_fade_while_it_runs_and_come_back(view: CountdownView, qtbot: QtBot) -> None:
    view.set_still(True)
    view.controls._hide_away()
    assert _button(view, "Pause")._opacity == 0
    QTest.mouseMove(view)
    qtbot.waitUntil(lambda: _button(view, "Pause")._opacity == 1)


def test_controls_come_back_when_the_keyboard_reaches_them(view: CountdownView) -> None:
    view.set_still(True)
    view.controls._hide_away()
    _button(view, "Back").setFocus(Qt.FocusReason.TabFocusReason)
    assert _button(view, "Pause")._opacity == 1
    view.controls._hide_away()
    assert _button(view, "Pause")._opacity == 1


def test_controls_stay_in_a_pause(view: CountdownView) -> None:
    assert view.controls._idle.isActive()
    view.render_snapshot(seventh_rep(State.PAUSED))
    assert not view.controls._idle.isActive()


def test_the_volume_is_shown_where_it_changed(view: CountdownView) -> None:
    view.show_volume(85)
    assert view.controls._volume.text() == "Volume 85 %"


def test_silence_is_shown(view: CountdownView) -> None:
    view.show_no_sound(silent=True)
    assert view.no_sound.isVisible()
    view.show_no_sound(silent=False)
    assert not view.no_sound.isVisible()


def test_what_is_muted_is_shown_near_and_from_afar(view: CountdownView) -> None:
    view.show_muted(muted=True)
    assert view.no_sound.isVisible()
    view.show_from_afar(3.0)
    assert "Muted" in " ".join(view.place.lines)
    view.show_muted(muted=False)
    assert "Muted" not in " ".join(view.place.lines)
    view.show_from_afar(None)
    assert not view.no_sound.isVisible()


def test_sound_that_does_not_work_goes_before_sound_that_is_muted(view: CountdownView) -> None:
    view.show_muted(muted=True)
    view.show_no_sound(silent=True)
    assert view.no_sound._text.text() == "No sound"
    view.show_no_sound(silent=False)
    assert view.no_sound._text.text() == "Muted"


@pytest.mark.parametrize("size", [(640, 414), (640, 480), (800, 600), (600, 1000), (3840, 2160)])
def test_nothing_is_clipped_at_any_size(
    view: CountdownView, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view.resize(*size)
    parts = (view.title, view.ring, view.captions, view.next, view.left, view.strip, view.controls)
    qtbot.waitUntil(lambda: all(view.rect().contains(_place(view, part)) for part in parts))
    assert view.ring.width() >= 160


LARGE = 26
"""As large a text, in px, as people set who see badly."""


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    font = qapp.font()
    large = QFont(font)
    large.setPixelSize(LARGE)
    qapp.setFont(large)
    yield
    qapp.setFont(font)


@pytest.fixture
def low(large_text: None, qtbot: QtBot) -> Iterator[CountdownView]:
    """Yield the page in a window that may be lower than all that is in the page."""
    assert large_text is None
    window = QWidget()
    qtbot.addWidget(window)
    view = CountdownView()
    view.setParent(window)
    view.show_timeline(GLUTES, samples.perform(GLUTES))
    view.render_snapshot(seventh_rep())
    window.show()
    yield view
    window.close()


LOW = [(1000, 560), (1000, 520), (760, 500), (760, 430), (640, 340), (683, 260)]


def _overlap(view: CountdownView) -> list[tuple[QRect, QRect]]:
    parts = (view._head, view.figure, view.ring, view._below, view.strip, view.controls)
    places = [_place(view, part) for part in parts if part.isVisible()]
    assert all(view.rect().contains(place) for place in places)
    return [pair for pair in combinations(places, 2) if pair[0].intersects(pair[1])]


@pytest.mark.parametrize("size", LOW)
@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED])
def test_large_text_overlaps_nothing_in_a_low_window(
    low: CountdownView, size: tuple[int, int], state: State
) -> None:
    low.resize(*size)
    low.render_snapshot(seventh_rep(state))
    samples.settle(low)
    assert _overlap(low) == []
    assert low.ring.isVisible()


@pytest.mark.parametrize("size", LOW)
def test_all_fields_of_a_change_can_be_reached_with_large_text(
    low: CountdownView, size: tuple[int, int]
) -> None:
    low.resize(*size)
    low.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(low, "Change this exercise…")
    samples.settle(low)
    assert _overlap(low) == []
    page, fields = low.change._page, low.change._fields
    assert fields.width() <= page.viewport().width()
    scrolled = page.verticalScrollBar().maximum()
    assert fields.height() == page.viewport().height() + scrolled
    assert not scrolled or low.height() < _SCROLLS_BELOW


_SCROLLS_BELOW = 360
"""In a window as high as that, in px, the fields have room, whatever style other tests have set."""


def test_what_gave_way_comes_back(low: CountdownView) -> None:
    low.resize(760, 430)
    low.render_snapshot(seventh_rep(State.PAUSED))
    samples.press(low, "Change this exercise…")
    assert not low.ring.isVisible()
    low.change.fold()
    assert low.ring.isVisible()
    low.show_from_afar(3.0)
    assert not low.controls.isVisible()
    low.show_from_afar(None)
    low.resize(1000, 900)
    assert all(part.isVisible() for part in (low.strip, low.controls, low.next, low.figure))


def _place(view: CountdownView, part: QWidget) -> QRect:
    return QRect(part.mapTo(view, QPoint()), part.size())
