"""How long one frame of the figure takes to paint, as it moves, in every exercise.

Run by ``python -m tests.bench.figure_paint``. Each frame is painted some times and the least
counts, so that what else the machine does is left out. It is painted in one thread, as by the
program; what all threads together work is told too, to show it.
"""

import os
from collections.abc import Callable, Iterator
from time import process_time, thread_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from tests.bench.figures import middle, spread
from tests.ui import samples
from trainer.core.figure.performance import Performance
from trainer.core.figure.scene import Scene
from trainer.ui.colours import DARK, LIGHT, Colours
from trainer.ui.figure.painting import figure_colours, paint_scene
from trainer.ui.figure.sight import Sight
from trainer.ui.one_thread import paint_in_one_thread

ROUNDS = 5
FRAMES, FRAME_MS = 30, 33
SIZES = ((640, 480), (1440, 900))
BAR_MS = 2.5

Clock = Callable[[], float]


def moving(performance: Performance) -> Iterator[tuple[str, int, tuple[Scene, ...]]]:
    """Yield each exercise once: its name, its block, and a second of its movement."""
    seen = set()
    for number, block in enumerate(performance.timeline.blocks):
        name = f"{block.exercise.id} {block.variant.id if block.variant else ''}".strip()
        if name in seen:
            continue
        seen.add(name)
        phase = performance.demonstration(number)[0]
        parts = [at * FRAME_MS / phase.length_ms for at in range(FRAMES)]
        yield name, number, tuple(performance.scene(phase, part % 1) for part in parts)


def calibrated_ms() -> float:
    """Return how long the same sum takes, to tell a slow machine from a slow picture."""
    start = thread_time()
    sum(number * number % 7 for number in range(20_000))
    return (thread_time() - start) * 1000


class Bench:
    """Paints frames of one size in one theme."""

    def __init__(self, size: tuple[int, int], colours: Colours) -> None:
        self._colours = colours
        self._image = QImage(*size, QImage.Format.Format_RGB32)
        self._image.fill(colours.ground)

    def frames_ms(
        self, sight: Sight, number: int, scenes: tuple[Scene, ...], clock: Clock
    ) -> list[float]:
        """Return the least time that each frame took."""
        view, frame = sight.view_of(number), sight.of_block(number)
        whole, colours = QRectF(self._image.rect()), figure_colours(self._colours)
        took: list[list[float]] = [[] for _ in scenes]
        for number_of_round in range(ROUNDS):
            # In a room of its own, so that nothing is kept from the round before.
            room = whole.adjusted(0, 0, 0, -number_of_round)
            for at, scene in enumerate(scenes):
                painter = QPainter(self._image)
                start = clock()
                paint_scene(painter, room, scene, view, colours, frame=frame)
                took[at].append((clock() - start) * 1000)
                painter.end()
        return [min(times) for times in took]


def main() -> None:
    """Measure and print: all exercises together, and the one that takes longest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    paint_in_one_thread()
    performance = samples.perform(samples.laid_out("glutes"))
    sight, shown = Sight(performance), tuple(moving(performance))
    print(f"a sum: least {min(calibrated_ms() for _ in range(30)):.3f} ms")
    for size in SIZES:
        for name, colours in (("light", LIGHT), ("dark", DARK)):
            bench = Bench(size, colours)
            for clock in (thread_time, process_time):
                took = {
                    what: bench.frames_ms(sight, number, scenes, clock)
                    for what, number, scenes in shown
                }
                where = f"{size[0]} x {size[1]}, {name}, {clock.__name__}"
                print(spread(f"frame, {where}", [ms for row in took.values() for ms in row]))
                worst = max(took, key=lambda what: middle(took[what]))
                print(spread(f"  most: {worst} (bar: p50 {BAR_MS} ms)", took[worst]))
    application.quit()


if __name__ == "__main__":
    main()
