"""Folders are shown in the system's file manager, or named where there is none."""

import shutil

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from tests.app.conftest import Build

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support QPlatformServices")


class FileManager(QObject):
    """Stands in for the system's."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(url.toLocalFile())


def test_a_folder_is_made_and_shown(build: Build) -> None:
    house, manager = build(), FileManager()
    QDesktopServices.setUrlHandler("file", manager, "show")  # type: ignore[arg-type] # it takes text
    house.window.folder_wanted.emit()
    QDesktopServices.unsetUrlHandler("file")
    assert manager.shown == [str(house.folders.routines)]
    assert house.folders.routines.is_dir()


def test_without_a_file_manager_the_folder_is_named(build: Build) -> None:
    house = build()
    house.window.log_wanted.emit()
    assert str(house.folders.logs) in house.notices[-1]


def test_a_folder_that_cannot_be_made_is_told(build: Build) -> None:
    house = build()
    shutil.rmtree(house.folders.logs, ignore_errors=True)
    house.folders.logs.touch()
    house.window.log_wanted.emit()
    assert str(house.folders.logs) in house.notices[-1]
    assert "can't be made" in house.notices[-1]
