import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from trainer.ui.screen_size import ScreenFacts, is_likely, px_per_mm
from trainer.ui.settings_tabs.screen import ScreenPage

LAPTOP = ScreenFacts(width=1280, height=800, width_mm=286, height_mm=179)


def screen(width: float, height: float, width_mm: float, height_mm: float) -> ScreenFacts:
    return ScreenFacts(width=width, height=height, width_mm=width_mm, height_mm=height_mm)


@pytest.mark.parametrize(
    "facts",
    [
        LAPTOP,
        screen(800, 1280, 179, 286),
        screen(800, 1280, 286, 179),  # turned, but its size isn't
        screen(1920, 1080, 597, 336),
        screen(1920, 1080, 1439, 809),  # a television of 65 inches
    ],
)
def test_a_size_that_can_be_is_believed(facts: ScreenFacts) -> None:
    assert is_likely(facts)


@pytest.mark.parametrize(
    "facts",
    [
        screen(1920, 1080, 0, 0),
        screen(1920, 1080, 160, 90),
        screen(1280, 800, 160, 100),
        screen(1920, 1080, 16, 9),
        screen(1920, 1080, 40, 23),
        screen(1920, 1080, 4000, 2250),
        screen(1920, 1080, 300, 300),
    ],
)
def test_a_size_that_cannot_be_is_not_and_96_dpi_are_assumed(facts: ScreenFacts) -> None:
    assert not is_likely(facts)
    assert px_per_mm(facts) == pytest.approx(96 / 25.4)


def test_px_go_by_the_size_that_is_reported() -> None:
    assert px_per_mm(LAPTOP) == pytest.approx(1280 / 286, rel=0.002)


def test_what_the_person_measured_wins() -> None:
    assert px_per_mm(LAPTOP, 26.6) == pytest.approx(px_per_mm(LAPTOP) / 2, rel=0.01)
    assert px_per_mm(screen(1920, 1080, 160, 90), 24) == pytest.approx(3.61, rel=0.01)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (LAPTOP, "reports 13.3 inches (286 × 179 mm)"),
        (screen(1920, 1080, 160, 90), "reports 160 × 90 mm, which can't be"),
        (screen(1920, 1080, 0, 0), "doesn't report its size"),
    ],
)
def test_the_tab_says_what_the_screen_reports(qtbot: QtBot, facts: ScreenFacts, said: str) -> None:
    page = ScreenPage(lambda _: facts)
    qtbot.addWidget(page)
    page.show()
    assert any(said in label.text() for label in page.findChildren(QLabel))
