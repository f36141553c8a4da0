from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.settings.stage import VOICES, Open
from trainer.core.settings import Settings
from trainer.ui.settings_tabs.form import Note
from trainer.ui.settings_tabs.voice_box import VoiceChoice, VoiceList


def test_test_tells_the_draft(opened: Open) -> None:
    stage = opened()
    stage.type_into("Speed", "250")
    stage.button("test").click()
    assert stage.tests == [replace(Settings(), speech_wpm=250)]


def test_voices_that_arrive_later_keep_the_choice(opened: Open) -> None:
    stage = opened(Settings(voice="de"), voices=())
    assert stage.voice() == "de (not found here)"
    assert "The voices of this computer are being looked up." in stage.texts()
    stage.dialog.show_voices(VOICES)
    assert stage.voice() == "German"
    assert "The voices of this computer are being looked up." not in stage.texts()
    assert stage.drafts == []


def test_a_voice_that_is_gone_is_kept_until_another_is_picked(opened: Open) -> None:
    stage = opened(Settings(voice="fr"))
    assert stage.dialog.settings().voice == "fr"
    stage.pick_voice("automatic")
    assert stage.dialog.settings().voice == ""


MANY = tuple(
    VoiceChoice(id=tag, name=name, language=tag)
    for tag, name in (
        *(("af", "Afrikaans"), ("de", "German"), ("en-gb", "English (Great Britain)")),
        *(("en-us", "English (America)"), ("fr-fr", "French (France)")),
    )
)


def listed(qtbot: QtBot, chosen: str = "") -> VoiceList:
    voices = VoiceList(MANY, chosen, languages=["de-DE", "de-Latn"])
    qtbot.addWidget(voices)
    voices.show()
    return voices


def names(voices: VoiceList) -> list[str]:
    """Return what is in sight of the list, unless it has to be scrolled to."""
    every = voices._tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return [x.text(0) for x in every if not voices._tree.visualItemRect(x).isEmpty()]


def current(voices: VoiceList) -> str:
    item = voices._tree.currentItem()
    return item.text(0) if item else ""


def test_the_persons_languages_come_first_and_the_rest_is_folded(qtbot: QtBot) -> None:
    assert names(listed(qtbot)) == [
        *("German", "English (Great Britain)", "English (America)", "Other languages")
    ]


def test_a_chosen_voice_is_in_sight_wherever_it_is(qtbot: QtBot) -> None:
    voices = listed(qtbot, "fr-fr")
    assert current(voices) == "French (France)"
    assert "French (France)" in names(voices)


def test_a_search_finds_what_is_folded(qtbot: QtBot) -> None:
    voices = listed(qtbot)
    QTest.keyClicks(voices._search, "fr")
    assert names(voices) == ["Other languages", "Afrikaans", "French (France)"]
    QTest.keyClicks(voices._search, "ance")
    with qtbot.waitSignal(voices.chosen) as chosen:
        QTest.keyClick(voices._search, Qt.Key.Key_Return)
    assert chosen.args == ["fr-fr"]


def test_a_search_that_finds_nothing_offers_nothing(qtbot: QtBot) -> None:
    voices = listed(qtbot)
    QTest.keyClicks(voices._search, "klingon")
    assert names(voices) == []
    with qtbot.assertNotEmitted(voices.chosen):
        QTest.keyClick(voices._search, Qt.Key.Key_Return)
    assert voices.isVisible()
    voices._search.clear()
    assert len(names(voices)) == 4


def test_the_list_is_used_with_the_keyboard_alone(qtbot: QtBot) -> None:
    voices = listed(qtbot)
    with qtbot.waitActive(voices):
        voices.activateWindow()
    QTest.keyClick(voices._search, Qt.Key.Key_Down)
    assert voices._tree.hasFocus()
    QTest.keyClick(voices._tree, Qt.Key.Key_End)
    assert not voices._buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    QTest.keyClick(voices._tree, Qt.Key.Key_Up)
    with qtbot.waitSignal(voices.chosen) as chosen:
        QTest.keyClick(voices._tree, Qt.Key.Key_Return)
    assert chosen.args == ["en-us"]


def test_with_no_voice_chosen_automatic_is(opened: Open) -> None:
    assert current(opened().voice_list()) == "Automatic"


def test_without_any_voice_it_says_so(opened: Open) -> None:
    stage = opened(voices=())
    stage.dialog.show_voices(())
    assert "No voice was found. Tones take the place of words." in stage.texts()


def test_a_slider_sets_its_number(opened: Open) -> None:
    stage = opened()
    gauge = stage.dialog.findChild(QWidget, "voice_volume")
    assert gauge is not None
    slider = gauge.findChild(QSlider)
    assert slider is not None
    assert slider.value() == 100
    slider.setValue(70)
    assert stage.number("Volume of the voice").value() == 70
    stage.type_into("Volume of the voice", "30")
    assert slider.value() == 30
    assert stage.dialog.settings().voice_volume == 30


def test_the_total_is_shown_on_every_tab(opened: Open) -> None:
    stage = opened()
    stage.dialog.show_total("19 min 40 s")
    for tab in range(4):
        stage.go_to(tab)
        label = next(x for x in stage.dialog.findChildren(QLabel) if "Total" in x.text())
        assert label.isVisible()
        assert label.text() == "Total time: 19 min 40 s"


@pytest.mark.parametrize("wide", [544, 800])
def test_a_note_is_as_high_as_its_lines(opened: Open, wide: int) -> None:
    stage = opened(voices=())
    stage.dialog.resize(wide, 700)
    for tab in (1, 3):
        stage.go_to(tab)
        QApplication.processEvents()
        notes = [note for note in stage.dialog.findChildren(Note) if note.isVisible()]
        assert notes
        for note in notes:
            assert note.height() == note.heightForWidth(note.width()), note.text()


def test_sliders_end_beneath_each_other(opened: Open) -> None:
    stage = opened()
    stage.go_to(1)
    sliders = stage.tabs.currentWidget().findChildren(QSlider)
    assert len(sliders) == 4
    assert len({slider.width() for slider in sliders}) == 1
