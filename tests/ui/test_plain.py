"""What people write is shown as they wrote it, by every widget of every page."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import samples
from trainer.core.exercise import Load, Words
from trainer.core.plan import expand, lay_out
from trainer.core.plan.timeline import PhaseKind
from trainer.core.routine import Group, Reps, Routine, Step
from trainer.core.settings import Settings
from trainer.core.snapshot import State
from trainer.ui.cards import LeftOut, Notice, RoutineDetail
from trainer.ui.describe import step_lines
from trainer.ui.exercise_pane import ExercisePane
from trainer.ui.main_window import MainWindow
from trainer.ui.plain import legible, tip
from trainer.ui.save_audio import Recordable, SaveAudioDialog
from trainer.ui.saving_audio import SavingDialog
from trainer.ui.settings_dialog import SettingsDialog, VoiceChoice

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

HOSTILE = '<img src="/etc/x.png"><b>Evil</b>\x1b[31m\u202e\x07'
ROUTINE = Routine(
    id="hostile",
    name=HOSTILE,
    steps=(
        Group(
            id=HOSTILE,
            rounds=2,
            steps=(
                Step(id="raise", exercise="inverse-leg-raise", reps=Reps.of(3), variants=("out",)),
            ),
        ),
        Step(id="stretch", exercise="back-stretch", seconds=20),
    ),
)


def _hostile(text: str) -> str:
    return f"{text}{HOSTILE}"


EXERCISES = {
    key: replace(
        exercise,
        name=_hostile(exercise.name),
        words=Words(
            eccentric=HOSTILE,
            stretched=HOSTILE,
            concentric=HOSTILE,
            contracted=HOSTILE,
            begin=HOSTILE,
        ),
        setup=(HOSTILE,),
        safety=(HOSTILE,),
        coaching=(HOSTILE,),
        variants=tuple(replace(v, name=HOSTILE) for v in exercise.variants),
        loads=(Load(name=HOSTILE, setup=HOSTILE),),
        needs=(HOSTILE,),
        muscles=(HOSTILE,),
    )
    for key, exercise in samples.EXERCISES.items()
}
TIMELINE = lay_out(ROUTINE, expand(ROUTINE, EXERCISES, Settings()), Settings(), {})


def picker() -> MainWindow:
    window = samples.window_with_figures()
    window.add_commands()
    window.picker.show_cards((samples.card(TIMELINE, own=True),))
    window.picker.choose(TIMELINE.routine)
    resume = TIMELINE.phases[4].address
    window.picker.show_detail(RoutineDetail(id=TIMELINE.routine, timeline=TIMELINE, resume=resume))
    window.show_notice(Notice(text=HOSTILE, details=(HOSTILE,)))
    return window


def details() -> MainWindow:
    window = picker()
    window._show_details(Notice(text=HOSTILE, details=(HOSTILE,)))
    return window


def exercise() -> QWidget:
    pane = ExercisePane()
    pane.show_step(TIMELINE, step_lines(TIMELINE)[0], None)
    return pane


def left_out() -> MainWindow:
    window = picker()
    window.picker.show_left_out((LeftOut(path=HOSTILE, problems=(HOSTILE,)),))
    samples.press(window, "1 file has a problem…")
    return window


def session(kind: PhaseKind, state: State = State.RUNNING, *, far: bool = False) -> MainWindow:
    window = samples.window_with_figures()
    window.show_session(TIMELINE)
    index = samples.find(TIMELINE, lambda phase: phase.kind is kind)
    window.render_snapshot(samples.shot_at(TIMELINE, index, 0.9, state))
    window.session.show_from_afar(on=far)
    window.show_notice(Notice(text=HOSTILE))
    return window


def finished() -> MainWindow:
    return samples.finished(replace(samples.workout(), name=HOSTILE), None)


def settings() -> QWidget:
    voices = (VoiceChoice(id="x", name=HOSTILE),)
    return SettingsDialog(Settings(), ROUTINE, EXERCISES, voices)


def save_audio() -> QWidget:
    return SaveAudioDialog(
        Recordable(name=HOSTILE, steps=(("a", HOSTILE), ("b", HOSTILE)), folder=Path(HOSTILE))
    )


def replacing() -> QWidget:
    dialog = SaveAudioDialog(Recordable(name="x", steps=(("a", HOSTILE),), folder=Path()))
    dialog._ask_to_replace(HOSTILE)
    return dialog


PAGES: Mapping[str, Callable[[], QWidget]] = {
    "routines": picker,
    "exercise": exercise,
    "left-out": left_out,
    "prepare": lambda: session(PhaseKind.PREPARE),
    "move": lambda: session(PhaseKind.MOVE),
    "switch": lambda: session(PhaseKind.SWITCH),
    "timed": lambda: session(PhaseKind.TIMED),
    "paused": lambda: session(PhaseKind.MOVE, State.PAUSED),
    "afar": lambda: session(PhaseKind.MOVE, far=True),
    "finished": finished,
    "settings": settings,
    "save-audio": save_audio,
    "replacing": replacing,
    "saving": lambda: SavingDialog(HOSTILE),
    "details": details,
}


@pytest.mark.parametrize("name", PAGES)
def test_hostile_names_are_shown_as_they_are_written(qtbot: QtBot, name: str) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    samples.settle(page)
    for widget in (page, *page.findChildren(QWidget)):
        widget.grab()  # some tool tips are made where a text is found too long
    shown = 0
    for widget in (page, *page.findChildren(QWidget)):
        for text in _texts(widget):
            assert _is_legible(text), (widget, text)
            shown += "Evil" in text
        for hint in _tips(widget):
            assert _is_plain_tip(hint), (widget, hint)
        assert not isinstance(widget, QLabel) or _is_plain(widget), (widget, widget.text())
    assert shown


def _texts(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget shows or tells a screen reader."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QAbstractItemView():
            yield from _data(widget.model(), Qt.ItemDataRole.AccessibleTextRole)
        case _:
            pass


def _tips(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView):
        yield from _data(widget.model(), Qt.ItemDataRole.ToolTipRole)


def _data(model: QAbstractItemModel, role: Qt.ItemDataRole) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex())):
        yield model.data(model.index(row, 0), role) or ""


def _is_legible(text: str) -> bool:
    return not any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in text if sign != "\n")


def _is_plain(label: QLabel) -> bool:
    return label.textFormat() is Qt.TextFormat.PlainText or "<" not in label.text()


def _is_plain_tip(hint: str) -> bool:
    """Whether a tool tip, shown as Qt shows it, holds its text and nothing else."""
    document = QTextDocument()
    if GuiQt.mightBeRichText(hint):
        document.setHtml(hint)
    else:
        document.setPlainText(hint)
    said = document.toPlainText()
    images = "\ufffc" in said
    return _is_legible(said) and not images and ("Evil" not in said or "<b>Evil</b>" in said)


def test_a_tool_tip_is_plain_where_there_is_nothing_to_escape() -> None:
    assert tip("Squat & hold") == "Squat & hold"
    assert tip("a < b") == '<span style="white-space: pre-wrap">a &lt; b</span>'


def test_control_characters_are_written_and_lines_stay() -> None:
    assert legible("a\x1bb\nc\u202ed") == "a\\x1bb\nc\\u202ed"


def test_the_strips_own_tool_tip_is_plain(qtbot: QtBot) -> None:
    window = session(PhaseKind.MOVE)
    qtbot.addWidget(window)
    window.show()
    window.session._get_countdown().strip._choose(1)
    qtbot.waitUntil(QToolTip.isVisible)
    assert _is_plain_tip(QToolTip.text())
    QToolTip.hideText()
