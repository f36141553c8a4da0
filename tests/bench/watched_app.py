"""The real program with a watch on it: when it ordered sound, and when it painted.

    python -m tests.bench.watched_app RECORD [--stall] -- WORDS OF THE COMMAND LINE

RECORD gets a JSON line for each stretch of play that is ordered, each silence, and each first
paint of a phase, with the time of the machine's monotonic clock. With --stall the window's thread
stands still for 400 ms every 2 s.
"""

import json
import sys
import time
from functools import partial
from typing import Any, TextIO

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from trainer.__main__ import main
from trainer.app.composition import App
from trainer.app.sound import Loudspeaker
from trainer.core.compat import override
from trainer.core.plan.timeline import PhaseKind
from trainer.core.session import Play
from trainer.core.snapshot import Snapshot
from trainer.ui.phase_ring import PhaseRing

STALL_S, STALL_EVERY_MS = 0.4, 2000


class Watch(QObject):
    """Writes down what happens in a program.

    Args:
        record: where to.
        part: the kind of widget whose paints are noted.
        every: whether each paint is, not the first of a phase alone.

    """

    def __init__(
        self, record: TextIO, part: type[QWidget] = PhaseRing, *, every: bool = False
    ) -> None:
        super().__init__()
        self._part, self._every = part, every
        self._record = record
        self._shot: Snapshot | None = None
        self._painted: object = None
        self._stall = QTimer(self, interval=STALL_EVERY_MS)
        self._stall.timeout.connect(_stand_still)

    def note(self, what: str, **facts: float) -> None:
        """Write a line."""
        line = {"what": what, "at_s": time.perf_counter(), **facts}
        self._record.write(json.dumps(line) + "\n")
        self._record.flush()

    def begin(self, app: App, *, stall: bool) -> None:
        """Watch an app whose window is open."""
        app.workouts.shown.connect(self._take)
        app.workouts.began.connect(self._look_at_part)
        self._window = app.window
        if stall:
            self._stall.start()

    def _take(self, shot: Snapshot) -> None:
        self._shot = shot

    def _look_at_part(self) -> None:
        for part in self._window.findChildren(self._part):
            part.removeEventFilter(self)
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._shot and not self._shot.lead_in_ms:
            phase = self._shot.phase
            fresh, self._painted = phase is not self._painted, phase
            if fresh or self._every:
                moves_ms = phase.length_ms if phase.kind is PhaseKind.MOVE else 0
                # Behind the present event, so when all is painted and handed to the screen.
                note = partial(self.note, start_ms=phase.start_ms, moves_ms=moves_ms)
                QTimer.singleShot(0, partial(note, "paint" if fresh else "frame"))
        return False


def _stand_still() -> None:
    time.sleep(STALL_S)


def run(watch: Watch, words: list[str], *, stall: bool = False) -> int:
    """Run the program under watch; returns its exit status."""
    order, silence, show = Loudspeaker.order, Loudspeaker.silence, App.open

    def noted_order(self: Loudspeaker, play: Play) -> int:
        watch.note("play", start_ms=play.start_ms, from_ms=play.from_ms)
        return order(self, play)

    def noted_silence(self: Loudspeaker) -> None:
        watch.note("silence")
        silence(self)

    def watched_open(self: App, start: str | None = None) -> None:
        show(self, start)
        watch.begin(self, stall=stall)

    patches: dict[tuple[type, str], Any] = {
        (Loudspeaker, "order"): noted_order,
        (Loudspeaker, "silence"): noted_silence,
        (App, "open"): watched_open,
    }
    for (kind, name), patched in patches.items():
        setattr(kind, name, patched)
    return main(words)


if __name__ == "__main__":
    split = sys.argv.index("--")
    with open(sys.argv[1], "w", encoding="utf-8") as file:  # noqa: PTH123 - the shortest way
        sys.exit(run(Watch(file), sys.argv[split + 1 :], stall="--stall" in sys.argv[:split]))
