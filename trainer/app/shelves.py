"""The folders that a person may want to look into."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from trainer.storage.paths import Folders


class Shelves(QObject):
    """Shows folders in the system's file manager."""

    def __init__(self, folders: Folders, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = folders

    @Slot()
    def show_routines(self) -> None:
        """Show the folder of the person's own routines."""
        _open(self._folders.routines)

    @Slot()
    def show_log(self) -> None:
        """Show the folder of the log."""
        _open(self._folders.logs)


def _open(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
