"""Cues that overlap, come late or are cut, over all bundled routines and many settings.

    python -m tests.bench.cue_sweep

With the real lengths of real clips. Every grid point is one lay-out.
"""

import sys
import tempfile
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

from trainer.core.plan.timeline import CueKind, PhaseKind, Timeline
from trainer.core.routine import SideOrder
from trainer.core.settings import Settings, Talk
from trainer.storage.library import load_library
from trainer.storage.paths import Folders
from trainer.voice.clips import ClipCache
from trainer.voice.rehearsal import Piece, Rehearsal, rehearse
from trainer.voice.synthesis import Synthesizer

RATES = tuple(range(80, 301, 20))
FACTORS = (0.5, 0.6, 0.7, 0.85, 1.0, 1.25, 1.6, 2.0)
NAMING = {CueKind.PHASE, CueKind.COUNT, CueKind.COUNTDOWN}


def grid() -> Iterator[Settings]:
    """Yield the settings of every point."""
    for wpm, factor, order, talk in product(RATES, FACTORS, SideOrder, Talk):
        yield Settings(speech_wpm=wpm, tempo_factor=factor, side_order=order, talk=talk)


def faults(rehearsal: Rehearsal) -> Iterator[str]:
    """Yield what is wrong with a lay-out, a word for each case."""
    timeline = rehearsal.timeline
    spoken = [cue for cue in timeline.cues if cue.speech]
    yield from ("overlapping" for a, b in pairwise(spoken) if a.ends_ms > b.at_ms)
    yield from ("without a clip" for cue in spoken if cue.speech not in rehearsal.clips)
    for cue in spoken:
        clip = rehearsal.clips.get(cue.speech) if cue.speech else None
        if clip and clip.length_ms > cue.ends_ms - cue.at_ms:
            yield "cut"
    yield from _late(timeline)
    yield from _unannounced(timeline)


def _late(timeline: Timeline) -> Iterator[str]:
    """Words that belong to a start and don't end in time: within the phase that they announce."""
    starts = [phase.start_ms for phase in timeline.phases]
    for cue in timeline.cues:
        if cue.kind is not CueKind.PHASE or cue.speech is None:
            continue
        after = bisect_left(starts, cue.ends_ms)
        if after == len(starts) or starts[after] != cue.ends_ms:
            yield "late"
    last_ms = max((cue.ends_ms for cue in timeline.cues), default=0)
    if last_ms > timeline.total_ms:
        yield "cut"


def _unannounced(timeline: Timeline) -> Iterator[str]:
    tones = {cue.at_ms for cue in timeline.cues if cue.tone}
    words = {cue.ends_ms for cue in timeline.cues if cue.speech and cue.kind in NAMING}
    for phase in timeline.phases:
        if phase.kind is PhaseKind.MOVE and phase.start_ms not in tones | words:
            yield "a movement without word or tone"


def main() -> int:
    """Sweep and print; returns 1 if anything was wrong."""
    began = time.perf_counter()
    found: Counter[str] = Counter(
        {"overlapping": 0, "late": 0, "cut": 0, "a movement without word or tone": 0}
    )
    plans = cues = dropped = dropped_usually = 0
    with tempfile.TemporaryDirectory() as folder:
        library = load_library(Folders.under(Path(folder)))
        voice = Synthesizer(ClipCache(Path(folder) / "clips"))
        for settings, file in product(grid(), library.routines):
            piece = Piece(routine=file.routine, exercises=library.exercises, settings=settings)
            rehearsal = rehearse(piece, voice.render)
            found.update(faults(rehearsal))
            plans, cues = plans + 1, cues + len(rehearsal.timeline.cues)
            dropped += len(rehearsal.timeline.dropped)
            if settings.speech_wpm == 160 and settings.tempo_factor == 1:
                dropped_usually += len(rehearsal.timeline.dropped)
        voice.close()
    print(f"{plans} lay-outs with {cues} cues in {time.perf_counter() - began:.0f} s")
    for what, count in found.items():
        print(f"{what}: {count}")
    print(f"dropped at 160 words a minute and factor 1: {dropped_usually}; anywhere: {dropped}")
    return 1 if any(found.values()) or dropped_usually else 0


if __name__ == "__main__":
    sys.exit(main())
