"""How fast sessions are recorded, against real time, and in how much memory: each in a process.

python -m tests.bench.voice_recording [--music]

The glute routine, and one of two hours: that routine in rounds. `--music` puts a quarter of an
hour of noise beneath, of another rate.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

from trainer.core.routine import Group, Routine
from trainer.core.settings import Settings
from trainer.storage.library import load_library
from trainer.storage.paths import Folders, resource_dir
from trainer.voice.clips import ClipCache
from trainer.voice.order import Order
from trainer.voice.ordering import ordered
from trainer.voice.recording import Recording
from trainer.voice.rehearsal import Piece, rehearse
from trainer.voice.synthesis import Synthesizer

WANTED = {".wav": 200, ".flac": 200, ".opus": 50, ".mp3": 50}
WANTED_MB = 200
ROUNDS = {"glutes": 1, "two hours": 6}
MUSIC_S, MUSIC_RATE = 900, 44_100


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--music", action="store_true", help="with music beneath")
    parser.add_argument("--one", nargs=3, metavar=("FOLDER", "ROUTINE", "FORMAT"))
    asked = parser.parse_args()
    if asked.one:
        folder, routine, suffix = asked.one
        return _record(Path(folder), routine, suffix)
    with tempfile.TemporaryDirectory() as name:
        if asked.music:
            _write_music(Path(name) / "music.flac")
        for routine in ROUNDS:
            _order(Path(name), routine, ".wav")  # makes the clips
            for suffix in WANTED:
                one = ("--one", name, routine, suffix)
                subprocess.run((sys.executable, "-m", __spec__.name, *one), check=True)
    return 0


def _record(folder: Path, routine: str, suffix: str) -> int:
    order = _order(folder, routine, suffix)
    before = _highest_mb()
    began, busy = time.perf_counter(), time.process_time()
    Recording(order).run()
    took, busy = time.perf_counter() - began, time.process_time() - busy
    length_s = order.total_ms / 1000
    size_mb = order.target.stat().st_size / 1e6
    print(
        f"{routine}, {length_s / 60:.0f} min, to {suffix}: {length_s / took:.0f} x real time, "
        f"{length_s / busy:.0f} x by processor (wanted: {WANTED[suffix]}); "
        f"{_highest_mb():.0f} MB at most (wanted: {WANTED_MB}), {before:.0f} before; "
        f"file {size_mb:.1f} MB",
        flush=True,
    )
    os.unlink(order.target)  # noqa: PTH108 - two hours of them need not lie about together
    return 0


def _order(folder: Path, name: str, suffix: str) -> Order:
    library = load_library(Folders.under(folder))
    glutes = library.find("glutes")
    assert glutes is not None
    piece = Piece(
        routine=_in_rounds(glutes.routine, ROUNDS[name]),
        exercises=library.exercises,
        settings=Settings(),
    )
    voice = Synthesizer(ClipCache(folder / "clips"))
    rehearsal = rehearse(piece, voice.render)
    voice.close()
    music = folder / "music.flac"
    return ordered(
        folder / f"session{suffix}",
        rehearsal,
        piece.settings,
        resource_dir(),
        music=music if music.exists() else None,
    )


def _in_rounds(routine: Routine, rounds: int) -> Routine:
    if rounds == 1:
        return routine
    return replace(routine, steps=(Group(id="all", steps=routine.steps, rounds=rounds),))


def _write_music(path: Path) -> None:
    chance = np.random.default_rng(1)
    with soundfile.SoundFile(path, "w", MUSIC_RATE, 2) as file:
        for _ in range(MUSIC_S):
            file.write(chance.normal(0, 0.1, (MUSIC_RATE, 2)))


def _highest_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
