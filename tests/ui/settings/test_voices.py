from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QSlider,
    QWidget,
)

from tests.ui.settings.stage import VOICES, Open
from trainer.core.settings import Settings
from trainer.ui.settings_tabs.form import Note


def test_test_tells_the_draft(opened: Open) -> None:
    stage = opened()
    stage.type_into("Speed", "250")
    stage.button("test").click()
    assert stage.tests == [replace(Settings(), speech_wpm=250)]


def test_voices_that_arrive_later_keep_the_choice(opened: Open) -> None:
    stage = opened(Settings(voice="de"), voices=())
    assert stage.choice("Voice").currentText() == "de (not found here)"
    assert "The voices of this computer are being looked up." in stage.texts()
    stage.dialog.show_voices(VOICES)
    assert stage.choice("Voice").currentText() == "German"
    assert "The voices of this computer are being looked up." not in stage.texts()
    assert stage.drafts == []


def test_a_voice_that_is_gone_is_kept_until_another_is_picked(opened: Open) -> None:
    stage = opened(Settings(voice="fr"))
    assert stage.dialog.settings().voice == "fr"
    stage.pick("Voice", "Automatic")
    assert stage.dialog.settings().voice == ""


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
