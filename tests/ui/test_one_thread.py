"""Shapes with gradients are filled in the window's thread: seen in a process of its own."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import os
from pathlib import Path
from PySide6.QtGui import QGuiApplication, QImage, QLinearGradient, QPainter
from trainer.ui.one_thread import paint_in_one_thread
application = QGuiApplication([])
{call}
image = QImage(200, 600, QImage.Format.Format_RGB32)
painter = QPainter(image)
painter.fillRect(image.rect(), QLinearGradient(0, 0, 200, 600))
painter.end()
names = [(task / "comm").read_text() for task in Path("/proc/self/task").iterdir()]
print(sum("pooled" in name for name in names), "QT_NO_GUI_THREADPOOL" in os.environ)
"""


def _after(call: str) -> str:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = (sys.executable, "-c", PROGRAM.format(call=call))
    done = subprocess.run(command, env=env, capture_output=True, check=True, timeout=60)
    return done.stdout.decode().strip()


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted as Linux shows them")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor has no threads to share with")
def test_what_is_painted_wakes_no_other_threads() -> None:
    assert _after("") != "0 False"
    assert _after("paint_in_one_thread()") == "0 False"
