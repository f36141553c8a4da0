from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.ui.colours import LIGHT, Tint
from trainer.ui.describe import block_title
from trainer.ui.session_strip import SessionStrip
from trainer.ui.strip_painting import stretches_of
from trainer.ui.theme import palette_of

GLUTES = samples.laid_out("glutes")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def strip(qtbot: QtBot) -> SessionStrip:
    strip = SessionStrip(usable=True)
    qtbot.addWidget(strip)
    strip.setPalette(palette_of(LIGHT))
    strip.resize(1000, 40)
    strip.show_timeline(GLUTES)
    strip.show()
    return strip


@pytest.fixture
def jumps(strip: SessionStrip) -> list[int]:
    jumps: list[int] = []
    strip.jump_wanted.connect(jumps.append)
    return jumps


def _x(strip: SessionStrip, block: int) -> int:
    share = (GLUTES.block_start_ms(block) + 1_000) / GLUTES.total_ms
    return 2 + round(share * (strip.width() - 4))


def test_stretches_cover_the_whole_workout_without_gaps() -> None:
    stretches = stretches_of(GLUTES)
    assert stretches[0].start_ms == 0
    assert stretches[-1].end_ms == GLUTES.total_ms
    assert all(a.end_ms == b.start_ms for a, b in pairwise(stretches))


def test_an_exercise_opens_where_its_first_block_begins() -> None:
    opens = [stretch.start_ms for stretch in stretches_of(GLUTES) if stretch.opens]
    begins = [GLUTES.block_start_ms(i) for i, b in enumerate(GLUTES.blocks) if b.opens_step]
    assert opens == begins


def test_work_and_its_preparation_have_their_colours() -> None:
    assert {s.tint for s in stretches_of(GLUTES)} == {Tint.REST, Tint.WORK, Tint.HOLD}


@pytest.mark.parametrize("block", [0, 7, 12, len(GLUTES.blocks) - 1])
def test_a_click_wants_the_block_beneath(strip: SessionStrip, jumps: list[int], block: int) -> None:
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(_x(strip, block), 20))
    assert jumps == [block]


def test_other_buttons_want_nothing(strip: SessionStrip, jumps: list[int]) -> None:
    QTest.mouseClick(strip, Qt.MouseButton.RightButton, pos=QPoint(500, 20))
    assert jumps == []


def test_arrows_choose_and_enter_goes_there(strip: SessionStrip, jumps: list[int]) -> None:
    strip.show_position(GLUTES.block_start_ms(8) + 500)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(strip, key)
    assert jumps == [9]
    assert strip.accessibleDescription() == block_title(GLUTES.blocks[9])


def test_enter_without_a_choice_goes_nowhere(strip: SessionStrip, jumps: list[int]) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert jumps == []


def test_the_choice_stays_within_the_workout(strip: SessionStrip, jumps: list[int]) -> None:
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Enter)
    assert jumps == [0]


def test_what_was_played_is_paler(strip: SessionStrip) -> None:
    strip.show_position(GLUTES.total_ms)
    image = strip.grab().toImage()
    assert QColor(image.pixel(_x(strip, 8) + 4, 20)) != LIGHT.accent
    strip.show_position(0)
    image = strip.grab().toImage()
    seen = {QColor(image.pixel(x, 20)).name() for x in range(1000)}
    assert {LIGHT.accent.name(), LIGHT.hold.name(), LIGHT.rest.name()} <= seen


def test_a_strip_to_look_at_is_passive(qtbot: QtBot) -> None:
    strip = SessionStrip(usable=False)
    qtbot.addWidget(strip)
    strip.show_timeline(GLUTES)
    assert strip.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(strip.jump_wanted):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(50, 10))
