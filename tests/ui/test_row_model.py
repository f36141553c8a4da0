"""The list's model: what stays the same is not told to be another, and loses nothing."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from trainer.ui.row_model import ROW, FoundRows, Row, RowModel
from trainer.ui.rows import RowList


def rows(names: str, **others: str) -> list[Row]:
    return [Row(key=n, name=n, aside=others.get(n, ""), searched=f"{n} move") for n in names]


def keys(model: QAbstractItemModel) -> str:
    return "".join(model.index(at, 0).data(ROW).key for at in range(model.rowCount()))


@pytest.mark.parametrize("after", ["abcd", "bd", "", "xabcdy", "axbcyd", "dcba", "bcda", "xyz"])
def test_any_rows_can_follow_any_others(qtmodeltester: ModelTester, after: str) -> None:
    model = RowModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the plugin's own
    model.show_rows(rows("abcd"))
    model.show_rows(rows(after))
    assert keys(model) == after


def test_only_what_differs_is_told(qtbot: QtBot) -> None:
    model = RowModel()
    model.show_rows(rows("abcd"))
    told: list[int] = []
    model.dataChanged.connect(lambda first, _: told.append(first.row()))
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.assertNotEmitted(model.rowsRemoved):
        model.show_rows(rows("abcd", c="20 min"))
        model.change_row(rows("b", b="9 min")[0])
        model.change_row(rows("b", b="9 min")[0])
        model.change_row(rows("z")[0])
    assert told == [2, 1]


@pytest.mark.parametrize(
    ("text", "found"), [("", "abc"), ("B", "b"), ("move C", "c"), ("a b", ""), ("m.v", "")]
)
def test_all_words_are_searched_for(text: str, found: str) -> None:
    model = RowModel()
    model.show_rows(rows("abc"))
    shown = FoundRows(model)
    shown.search(text)
    assert keys(shown) == found


def test_a_row_is_told_to_a_screen_reader() -> None:
    model = RowModel()
    model.show_rows([Row(key="a", name="Squat", aside="15 reps", below="slow")])
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Squat, 15 reps, slow"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Squat"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_choice_and_place_stay_while_rows_change(qtbot: QtBot) -> None:
    model = RowModel()
    names = [f"r{n}" for n in range(60)]
    model.show_rows(_named(names))
    view = RowList(model, choosable=True)
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()
    view.setCurrentIndex(model.index(30))
    view.verticalScrollBar().setValue(700)
    at = view.verticalScrollBar().value()
    model.show_rows(_named([*names, "r60"]))
    model.change_row(Row(key="r31", name="r31", aside="20 min"))
    assert view.current is not None
    assert (view.current.key, view.verticalScrollBar().value()) == ("r30", at)


def _named(names: Sequence[str]) -> list[Row]:
    return [Row(key=name, name=name) for name in names]
