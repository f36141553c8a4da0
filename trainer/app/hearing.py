"""What the window says where nothing can be heard."""

from PySide6.QtCore import QObject, Slot

from trainer.core.text import tr
from trainer.ui.cards import Notice
from trainer.ui.main_window import MainWindow


class Hearing(QObject):
    """Shows that there is no sound while there is none; in so many words only once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told = False

    @Slot(bool)
    def show(self, heard: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show whether anything can be heard."""
        self._window.session.show_no_sound(not heard)
        silence = Notice(
            text=tr("Sound does not work at the moment. The captions will guide you until it does.")
        )
        if heard:
            self._window.withdraw_notice(silence)
        elif not self._told:
            self._told = True
            self._window.show_notice(silence)
