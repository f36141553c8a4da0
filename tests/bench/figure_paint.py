"""How long one frame of the figure takes to paint, the poses that cost the most among them.

Run by ``python -m tests.bench.figure_paint``.
"""

import os
from time import thread_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from tests.bench.figures import middle, spread
from tests.ui.figure.bodies import Sight, sights
from trainer.ui.colours import DARK, LIGHT, Colours
from trainer.ui.figure.painting import figure_colours, frame_around, paint_scene

FRAMES = 40
SIZES = ((640, 480), (1440, 900))
BAR_MS = 2.5


def frames_ms(sight: Sight, colours: Colours, size: tuple[int, int]) -> list[float]:
    """Return how long the thread worked at each of some frames."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colours.ground)
    frame = frame_around(sight.scenes, sight.view)
    took = []
    for number in range(FRAMES):
        scene = sight.scenes[number % len(sight.scenes)]
        painter = QPainter(image)
        start = thread_time()
        room = QRectF(image.rect())
        paint_scene(painter, room, scene, sight.view, figure_colours(colours), frame=frame)
        took.append((thread_time() - start) * 1000)
        painter.end()
    return took


def main() -> None:
    """Measure and print: all exercises together, and the one that takes longest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for size in SIZES:
        for name, colours in (("light", LIGHT), ("dark", DARK)):
            took = {sight.name: frames_ms(sight, colours, size) for sight in sights()}
            where = f"{size[0]} x {size[1]}, {name}"
            print(spread(f"frame, {where}", [ms for frames in took.values() for ms in frames]))
            worst = max(took, key=lambda sight: middle(took[sight]))
            print(spread(f"  most: {worst} (bar: p50 {BAR_MS} ms)", took[worst]))
            print(f"  least of that: {min(took[worst]):.3f} ms")
    application.quit()


if __name__ == "__main__":
    main()
