"""The screen, kept on by the system when it is asked to; the window never waits for the answer."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from trainer.core.text import tr

CLOSE_WITHIN_S = 0.5
"""No longer than this the program's end waits; what is held goes with the process anyway."""


class Asking(Protocol):
    """How the system is asked; a call may take seconds."""

    def ask(self) -> bool:
        """Ask that the screen stay on; returns whether the system agreed."""

    def give_back(self) -> None:
        """Let the screen go dark again."""


class Awake(QObject):
    """Keeps the screen on while it is held.

    Signals:
        answered: carries whether the system agreed to the last `hold`.
        refused: carries a sentence for the person; once in a run.

    Args:
        asking: makes what asks the system, in the thread that does so.

    """

    answered = Signal(bool)
    refused = Signal(str)
    _heard = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, *, asking: Callable[[], Asking] | None = None
    ) -> None:
        super().__init__(parent)
        self._asking = asking or _of_the_system
        self._wishes: queue.SimpleQueue[bool | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._held = False
        self._told = False
        self._heard.connect(self._take_answer)

    def hold(self) -> None:
        """Ask that the screen stay on until `release`."""
        self._wish(held=True)

    def release(self) -> None:
        """Let the screen go dark again when nobody touches the machine."""
        self._wish(held=False)

    def close(self) -> None:
        """Give back what is held, for good."""
        if self._thread:
            self._wishes.put(None)
            self._thread.join(CLOSE_WITHIN_S)
            self._thread = None

    def _wish(self, *, held: bool) -> None:
        if held is self._held:
            return
        self._held = held
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="awake", daemon=True)
            self._thread.start()
        self._wishes.put(held)

    @Slot(bool)
    def _take_answer(self, agreed: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.answered.emit(agreed)
        if not agreed and not self._told:
            self._told = True
            self.refused.emit(_what_to_do())

    def _run(self) -> None:
        asking = self._asking()
        held = False
        while (wish := self._latest()) is not None:
            if wish and not held:
                held = asking.ask()
                with suppress(RuntimeError):  # the window has gone meanwhile
                    self._heard.emit(held)
            elif held and not wish:
                asking.give_back()
                held = False
        if held:
            asking.give_back()

    def _latest(self) -> bool | None:
        """Wait for a wish; of several that have come meanwhile only the last counts."""
        wish = self._wishes.get()
        while wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish


def _of_the_system() -> Asking:
    from trainer.desktop.awake_request import Request  # noqa: PLC0415 - 25 ms, not the window's

    return Request()


def _what_to_do() -> str:
    return tr(
        "The system did not agree to keep the screen on. The voice goes on if it turns dark; "
        "to prevent it, turn off the screen saver in the system's settings."
    )
