"""Saving a routine as audio in the window: a real recorder, files and a real file dialog."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.app.conftest import PATIENCE_MS, Build, House
from trainer.ui.save_audio import SaveAudioDialog
from trainer.ui.saving_audio import SavingDialog


@pytest.fixture
def house(build: Build) -> Iterator[House]:
    house = build()
    house.app.open()
    house.window.picker.choose("lonely")
    house.app._recording._folder = house.folders.data
    yield house
    house.close()


def asked(house: House) -> SaveAudioDialog:
    """Return the dialog that the button opens."""
    buttons = house.window.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Save as audio…").click()
    (dialog,) = house.window.findChildren(SaveAudioDialog)
    return dialog


def choose(dialog: SaveAudioDialog, name: str, kind: str = "FLAC (*.flac)") -> None:
    """Choose the kind of file and its place in the file dialog."""
    dialog.accept()
    (files,) = dialog.findChildren(QFileDialog)
    files.selectNameFilter(kind)
    files.filterSelected.emit(kind)
    files.selectFile(name)
    QDialog.accept(files)
    files.fileSelected.emit(files.selectedFiles()[0])


def test_a_part_is_saved_with_its_captions_and_its_place_is_told(
    house: House, qtbot: QtBot
) -> None:
    dialog = asked(house)
    dialog._first.setCurrentIndex(1)
    dialog._captions.setCurrentIndex(2)
    choose(dialog, "late.mp3", "MP3 (*.mp3)")
    target = house.folders.data / "late.mp3"
    with qtbot.waitSignal(house.app._recording.noticed, timeout=PATIENCE_MS):
        pass
    assert house.notices[-1].startswith(f"Saved: {target} (")
    assert 5 < soundfile.info(target).duration < 120
    assert "1\n00:00:0" in target.with_suffix(".srt").read_text(encoding="utf-8")
    assert not any(each.isVisible() for each in house.window.findChildren(SavingDialog))


def test_cancelled_it_leaves_nothing(house: House, qtbot: QtBot) -> None:
    before = files_in(house.folders.data)
    choose(asked(house), "gone.wav")
    (progress,) = house.window.findChildren(SavingDialog)
    progress.reject()
    qtbot.waitUntil(lambda: house.app._recording._work is None, timeout=PATIENCE_MS)
    assert (progress.isVisible(), files_in(house.folders.data)) == (False, before)
    assert house.notices == []


def test_closing_the_window_gives_it_up(house: House, qtbot: QtBot) -> None:
    before = files_in(house.folders.data)
    choose(asked(house), "gone.opus", "Opus (*.opus *.ogg)")
    qtbot.waitUntil(lambda: _linked(house), timeout=PATIENCE_MS)
    house.window.close()
    house.app._recording.close()
    assert files_in(house.folders.data) <= before | {"window.bin"}


def test_music_that_cannot_be_read_is_told(house: House, qtbot: QtBot) -> None:
    dialog = asked(house)
    dialog._music._path.setText(str(house.folders.data / "none.mp3"))
    choose(dialog, "with.flac")
    with qtbot.waitSignal(house.app._recording.noticed, timeout=PATIENCE_MS):
        pass
    assert "none.mp3 can't be used as music" in house.notices[-1]


def test_a_session_may_run_meanwhile_with_the_progress_out_of_sight(
    house: House, qtbot: QtBot
) -> None:
    choose(asked(house), "meanwhile.flac")
    (progress,) = house.window.findChildren(SavingDialog)
    assert progress.isVisible()
    house.window.picker.start_wanted.emit("lonely")
    qtbot.waitUntil(lambda: bool(house.began), timeout=PATIENCE_MS)
    assert not progress.isVisible()
    with qtbot.waitSignal(house.app._recording.noticed, timeout=PATIENCE_MS):
        pass
    assert house.window.session.under_way
    assert (house.folders.data / "meanwhile.flac").is_file()


def test_a_change_of_the_settings_does_not_drop_it(house: House, qtbot: QtBot) -> None:
    choose(asked(house), "kept.flac")
    house.app._backstage.drop_rehearsals()
    with qtbot.waitSignal(house.app._recording.noticed, timeout=PATIENCE_MS):
        pass
    assert (house.folders.data / "kept.flac").is_file()


def _linked(house: House) -> bool:
    work = house.app._recording._work
    return work is not None and work.link is not None


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
