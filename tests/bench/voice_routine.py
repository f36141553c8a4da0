"""The voice of the glute routine: made for the first time, found again, and written to a file.

python -m tests.bench.voice_routine
"""

import sys
import tempfile
import time
from pathlib import Path

from trainer.core.settings import Settings
from trainer.core.text import sentence
from trainer.storage.library import load_library
from trainer.storage.paths import Folders, resource_dir
from trainer.voice.clips import ClipCache
from trainer.voice.order import Labels, Order
from trainer.voice.recording import Recording
from trainer.voice.rehearsal import Piece, Rehearsal, rehearse
from trainer.voice.synthesis import Synthesizer


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = load_library(Folders.under(folder))
        glutes = library.find("glutes")
        if glutes is None:
            return 1
        piece = Piece(routine=glutes.routine, exercises=library.exercises, settings=Settings())
        _rehearse(piece, folder / "clips", "the first time (wanted: 3)")
        rehearsal = _rehearse(piece, folder / "clips", "cached (wanted: 0.1)")
        _record(rehearsal, folder / "session.wav")
    return 0


def _rehearse(piece: Piece, clips: Path, turn: str) -> Rehearsal:
    voice = Synthesizer(ClipCache(clips))
    began = time.perf_counter()
    rehearsal = rehearse(piece, voice.render)
    print(f"voice of glutes, {turn}: {time.perf_counter() - began:.3f} s")
    voice.close()
    if rehearsal.problem:
        print(sentence(rehearsal.problem))
    return rehearsal


def _record(rehearsal: Rehearsal, path: Path) -> None:
    began = time.perf_counter()
    order = Order(
        target=path,
        sounds=rehearsal.sounds(resource_dir() / "sounds"),
        total_ms=rehearsal.timeline.total_ms,
        labels=Labels(title=rehearsal.timeline.name),
    )
    Recording(order).run()
    took = time.perf_counter() - began
    times = rehearsal.timeline.total_ms / 1000 / took
    print(f"rendering to WAV: {times:.0f} times real time (wanted: 200)")


if __name__ == "__main__":
    sys.exit(main())
