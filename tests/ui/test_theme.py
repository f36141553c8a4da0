import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from trainer.core.settings import Theme
from trainer.ui.colours import (
    DARK,
    LIGHT,
    STARK_DARK,
    STARK_LIGHT,
    Colours,
    Tint,
    colours_of,
    contrast,
)
from trainer.ui.theme import Look, field_palette_of, palette_of, sheet_of

ALL = pytest.mark.parametrize(
    "colours", [LIGHT, DARK, STARK_LIGHT, STARK_DARK], ids=["light", "dark", "stark-l", "stark-d"]
)


@ALL
def test_text_can_be_read_on_both_grounds(colours: Colours) -> None:
    for ground in (colours.ground, colours.surface):
        assert contrast(colours.text, ground) >= 4.5
        assert contrast(colours.quiet, ground) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@ALL
@pytest.mark.parametrize("tint", list(Tint))
def test_every_tint_stands_out_and_can_carry_a_word(colours: Colours, tint: Tint) -> None:
    assert contrast(colours.tint(tint), colours.ground) >= 4.5


@pytest.mark.parametrize("colours", [STARK_LIGHT, STARK_DARK])
def test_high_contrast_is_higher(colours: Colours) -> None:
    assert contrast(colours.text, colours.ground) == pytest.approx(21)
    assert min(contrast(colours.tint(tint), colours.ground) for tint in Tint) >= 7


@ALL
def test_fields_are_found_by_their_frames(colours: Colours) -> None:
    frame = field_palette_of(colours).color(QPalette.ColorRole.Window).darker(140)
    assert contrast(frame, colours.ground) >= 3
    assert contrast(frame, colours.surface) >= 3


@pytest.mark.parametrize("colours", [STARK_LIGHT, STARK_DARK], ids=["light", "dark"])
def test_high_contrast_frames_buttons_in_full(colours: Colours) -> None:
    (usual,) = (part for part in sheet_of(colours).split("}") if "QPushButton {" in part)
    assert f"border: 1px solid {colours.text.name()}" in usual


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@ALL
def test_widgets_know_their_colours_by_their_palette(colours: Colours) -> None:
    assert colours_of(palette_of(colours)) is colours


@pytest.mark.parametrize(("ground", "colours"), [("#eeeeee", LIGHT), ("#222222", DARK)])
def test_a_foreign_palette_gets_the_nearer_set(ground: str, colours: Colours) -> None:
    assert colours_of(QPalette(QColor(ground))) is colours


@pytest.mark.parametrize(("theme", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_the_application_wears_the_theme(
    qapp: QApplication, theme: Theme, colours: Colours
) -> None:
    Look(qapp).wear(theme)
    assert qapp.palette().color(QPalette.ColorRole.Window) == colours.ground
    assert qapp.styleSheet() == sheet_of(colours)


@pytest.mark.parametrize(
    ("theme", "system", "colours"),
    [
        ("system", DARK, DARK),
        ("system", LIGHT, LIGHT),
        ("dark", LIGHT, DARK),
        ("light", DARK, LIGHT),
    ],
)
def test_the_first_look_goes_by_the_systems_ground(
    qapp: QApplication, theme: str, system: Colours, colours: Colours
) -> None:
    Look(qapp).wear("light" if colours is DARK else "dark")
    qapp.setPalette(palette_of(system))
    Look(qapp).wear_at_first(theme)
    assert colours_of(qapp.palette()) is colours
    assert qapp.styleSheet() == sheet_of(colours)


@pytest.fixture
def alone(qapp: QApplication) -> None:
    """Let no look that another test has left on the application follow the system too."""
    for look in qapp.findChildren(Look):
        delete(look)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(("theme", "colours"), [(Theme.SYSTEM, DARK), (Theme.LIGHT, LIGHT)])
def test_the_systems_changes_are_followed_where_the_person_leaves_it_to_it(
    qapp: QApplication, theme: Theme, colours: Colours
) -> None:
    look = Look(qapp)
    look.wear(theme)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours_of(qapp.palette()) is colours
    look.wear(Theme.LIGHT)
    look.deleteLater()
