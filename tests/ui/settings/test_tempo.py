import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.settings.stage import Open
from trainer.core.exercise import Tempo
from trainer.core.settings import Settings, StepChoice


def test_a_tempo_is_taken_when_it_is_one(opened: Open) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2-1-x-0.5")
    chosen = StepChoice(tempo=Tempo.parse("2-1-X-0.5"))
    assert stage.dialog.settings().choice("glutes", "squat") == chosen
    assert "Not a tempo" not in stage.texts()


def test_what_is_typed_stays_as_it_is_typed(opened: Open) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2.0-1-x-0")
    tempo = stage.named("Squat: tempo")
    assert isinstance(tempo, QLineEdit)
    assert tempo.text() == "2.0-1-x-0"


@pytest.mark.parametrize("typed", ["2-1-", "fast", "0.1-0-1-0", "1-0--1", "99-0-1-1"])
def test_what_is_no_tempo_is_marked_with_words_and_not_told(opened: Open, typed: str) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", typed)
    assert "Not a tempo" in stage.texts()
    assert "A tempo has four parts, as in 1.5-1-X-0." in stage.texts()
    assert "Not a tempo" in stage.named("Squat: tempo").accessibleDescription()
    assert stage.dialog.settings() == Settings()
    assert stage.drafts == []


def test_while_a_tempo_is_wrong_the_last_right_one_stays(opened: Open) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2-1-1-0")
    QTest.keyClicks(stage.named("Squat: tempo"), "x")
    stage.number("Squat: reps").stepUp()
    assert stage.dialog.settings().choice("glutes", "squat") == StepChoice(
        reps=16, tempo=Tempo.parse("2-1-1-0")
    )
    assert "Not a tempo" in stage.texts()


def test_an_emptied_tempo_is_the_routines_own(opened: Open) -> None:
    stage = opened(
        Settings().with_choice("glutes", "squat", StepChoice(tempo=Tempo.parse("2-0-2-0")))
    )
    stage.type_into("Squat: tempo", "")
    assert stage.dialog.settings().choice("glutes", "squat") == StepChoice()


def test_ok_leads_to_a_wrong_tempo_instead_of_closing(opened: Open, qtbot: QtBot) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2-1-")
    stage.go_to(3)
    with qtbot.assertNotEmitted(stage.dialog.accepted):
        stage.press(QDialogButtonBox.StandardButton.Ok)
    assert stage.tabs.currentIndex() == 0
    assert stage.dialog.focusWidget() is stage.named("Squat: tempo")


def test_reset_drops_a_wrong_tempo(opened: Open, qtbot: QtBot) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2-1-")
    stage.button("reset").click()
    assert "Not a tempo" not in stage.texts()
    with qtbot.waitSignal(stage.dialog.accepted, timeout=1000):
        stage.press(QDialogButtonBox.StandardButton.Ok)


def test_a_wrong_tempo_can_be_cancelled(opened: Open, qtbot: QtBot) -> None:
    stage = opened()
    stage.type_into("Squat: tempo", "2-1-")
    with qtbot.waitSignal(stage.dialog.rejected, timeout=1000):
        QTest.keyClick(stage.dialog, Qt.Key.Key_Escape)
