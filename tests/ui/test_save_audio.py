from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from trainer.ui.fonts import in_pixels
from trainer.ui.save_audio import Recordable, SaveAudioDialog, SaveWishes, file_name
from trainer.ui.saving_audio import SavingDialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> SaveAudioDialog:
    steps = (("squat", "Squat"), ("raise", "Leg raise"), ("squat-2", "Squat"))
    made = SaveAudioDialog(Recordable(name="Glutes: think up", steps=steps, folder=tmp_path))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    before = qapp.font()
    yield lambda pixels: qapp.setFont(in_pixels(before, pixels))
    qapp.setFont(before)


def files_of(dialog: SaveAudioDialog) -> QFileDialog:
    return dialog.findChildren(QFileDialog)[-1]


def test_by_default_all_of_it_is_saved_without_music_or_captions(
    dialog: SaveAudioDialog, tmp_path: Path
) -> None:
    dialog._take_file(str(tmp_path / "a.flac"))
    assert dialog.wishes() == SaveWishes(target=tmp_path / "a.flac")


def test_all_that_is_chosen_is_wished(dialog: SaveAudioDialog, tmp_path: Path) -> None:
    dialog._first.setCurrentIndex(1)
    dialog._last.setCurrentIndex(1)
    dialog._captions.setCurrentIndex(1)
    dialog._music._path.setText("/music/song.ogg")
    dialog._music._level.setValue(12)
    dialog._take_file(str(tmp_path / "a.Opus"))
    assert dialog.wishes() == SaveWishes(
        target=tmp_path / "a.Opus",
        first="raise",
        last="raise",
        captions=".vtt",
        music=Path("/music/song.ogg"),
        music_db=12,
    )


def test_a_part_never_ends_before_it_begins(dialog: SaveAudioDialog) -> None:
    dialog._last.setCurrentIndex(0)
    dialog._first.setCurrentIndex(2)
    assert dialog._last.currentIndex() == 2
    dialog._last.setCurrentIndex(1)
    assert dialog._first.currentIndex() == 1


def test_the_file_is_named_after_the_routine_and_follows_the_format(
    dialog: SaveAudioDialog,
) -> None:
    dialog.accept()
    files = files_of(dialog)
    assert Path(files.selectedFiles()[0]).name == "Glutes think up.mp3"
    assert files.nameFilters()[0] == files.selectedNameFilter() == "MP3 (*.mp3)"
    files.filterSelected.emit("FLAC (*.flac)")
    assert Path(files.selectedFiles()[0]).name == "Glutes think up.flac"
    assert files.defaultSuffix() == "flac"


def test_a_name_that_ends_in_no_format_gets_an_end_and_is_asked_for_again(
    dialog: SaveAudioDialog, tmp_path: Path
) -> None:
    dialog._take_file(str(tmp_path / "glutes.v2"))
    assert dialog.isVisible()
    assert Path(files_of(dialog).selectedFiles()[0]).name == "glutes.v2.mp3"


def test_captions_that_are_there_are_only_replaced_if_the_person_says_so(
    dialog: SaveAudioDialog, tmp_path: Path
) -> None:
    (tmp_path / "a.vtt").touch()
    dialog._captions.setCurrentIndex(1)
    dialog._take_file(str(tmp_path / "a.mp3"))
    assert dialog.isVisible()
    (box,) = dialog.findChildren(QMessageBox)
    assert "a.vtt is there already" in box.text()
    next(button for button in box.buttons() if button.text() == "Replace").click()
    assert (dialog.isVisible(), dialog.wishes().captions) == (False, ".vtt")


@pytest.mark.parametrize("pixels", [13, 24, 32])
def test_no_field_is_cut_off_in_any_text_size(
    qtbot: QtBot, tmp_path: Path, large_text: Callable[[float], None], pixels: float
) -> None:
    large_text(pixels)
    steps = (("squat", "Squat"), ("raise", "Leg raise"))
    dialog = SaveAudioDialog(Recordable(name="Glutes", steps=steps, folder=tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    for field in dialog.findChildren(QWidget):
        if field.isVisible() and isinstance(field, QComboBox | QPushButton | QAbstractSpinBox):
            assert field.height() >= field.minimumSizeHint().height(), field.accessibleName()


def test_every_system_takes_the_name() -> None:
    assert file_name('A/B: "c" ') == "A B c"
    assert file_name("…?.") == "…"
    assert file_name("//") == "Session"


def test_progress_tells_the_time_that_is_left(qtbot: QtBot) -> None:
    dialog = SavingDialog("glutes.flac")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_progress(0.25, None)
    assert dialog.findChildren(QProgressBar)[0].value() == 250
    dialog.show_progress(0.5, 74.6)
    assert "50 %, 1 min 15 s left" in [label.text() for label in dialog.findChildren(QLabel)]
    with qtbot.waitSignal(dialog.cancel_wanted):
        dialog.close()
