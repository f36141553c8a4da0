"""The folders that a person may want to look into."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from trainer.core.text import tr
from trainer.storage.paths import Folders
from trainer.ui.cards import Notice


class Shelves(QObject):
    """Shows folders in the system's file manager.

    Signals:
        refused: carries a `Notice` that names the folder, where the system can't show it.

    """

    refused = Signal(object)

    def __init__(self, folders: Folders, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = folders

    @Slot()
    def show_routines(self) -> None:
        """Show the folder of the person's own routines."""
        self._open(self._folders.routines)

    @Slot()
    def show_log(self) -> None:
        """Show the folder of the log."""
        self._open(self._folders.logs)

    def _open(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = error.strerror or str(error)
            text = tr("The folder {folder} can't be made: {why}.", folder=str(folder), why=why)
            self.refused.emit(Notice(text=text))
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            text = tr(
                "No file manager was found to open the folder. Your files are in {folder}.",
                folder=str(folder),
            )
            self.refused.emit(Notice(text=text))
