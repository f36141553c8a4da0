"""The figures of the window: their files are read, and their code loaded, when all else is done."""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from trainer.app.preferences import Preferences
from trainer.storage.library import Library
from trainer.storage.problems import BadFileError
from trainer.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.core.figure.performance import Performance
    from trainer.core.plan.timeline import Timeline
    from trainer.ui.figure.step_figures import StepFigures

_log = logging.getLogger(__name__)

KEPT = 4
"""So many performances are kept: pages show the same ones again."""

AFTER_MS = 60
"""So long after the first page is there its figures follow."""

NEEDED = (
    "trainer.core.figure.stance",
    "trainer.core.figure.performance",
    "trainer.ui.figure.painting",
    "trainer.ui.figure.step_figures",
    "trainer.storage.ways_file",
    "trainer.storage.figure_files",
)
"""What figures need, to be loaded one by one: together it would be felt."""


class FigureDesk(QObject):
    """Gives the pages their figures."""

    def __init__(
        self,
        library: Library,
        preferences: Preferences,
        window: MainWindow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._preferences = preferences
        self._window = window
        self._made: list[Performance] = []
        self._steps: StepFigures | None = None
        self._needed: Iterator[str] = iter(NEEDED)
        self._later = QTimer(self, singleShot=True)  # is gone when this is
        self._later.timeout.connect(self._load)
        window.session.use_figures(self.perform)
        preferences.changed.connect(self._apply_settings)

    def wake(self) -> None:
        """Show the figures of the first page soon."""
        self._later.start(AFTER_MS)

    def perform(self, timeline: "Timeline") -> "Performance | None":
        """Return a timeline's performance; None where the files for it can't be used."""
        from trainer.core.figure.performance import Performance  # noqa: PLC0415 - for start-up

        for made in self._made:
            if made.timeline is timeline:
                return made
        try:
            ways = self._library.figures.ways()
        except BadFileError as error:
            _log.warning("No figure is shown: %s", error)
            return None
        performance = Performance(timeline, self._library.figure, ways)
        self._made = [performance, *self._made[: KEPT - 1]]
        return performance

    def use(self, library: Library) -> bool:
        """Show the figures of another library; returns whether they are other ones."""
        same, self._library = library.figures is self._library.figures, library
        if not same:
            self._made.clear()
            if self._steps:
                self._steps.forget()
        return not same

    @Slot()
    def _load(self) -> None:
        name = next(self._needed, None)
        if name is None:
            self._show()
        else:
            import_module(name)
            self._later.start(0)

    def _show(self) -> None:
        from trainer.ui.figure.step_figures import StepFigures  # noqa: PLC0415 - for start-up

        self._steps = StepFigures(self.perform, self)
        self._window.picker.use_figures(self._steps)
        self._apply_settings()

    @Slot()
    def _apply_settings(self) -> None:
        self._window.picker.set_still(self._preferences.of("").reduce_motion)
