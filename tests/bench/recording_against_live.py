"""A rendered file against the loudspeaker: by how much the onsets of one routine differ.

    python -m tests.bench.recording_against_live [--routine ROUTINE] [--minutes MINUTES]

The real session is played and recorded, the same routine rendered to FLAC by the program's own
command. Both are set to their first sound; every other one is compared. A routine is an id or a
file, without steps at one's own pace: the session would wait there.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from tests.bench.figures import spread
from tests.bench.session_onsets import WATCHED, listen, stretches_of
from tests.e2e.listening import ALIKE, Samples, Score, locate, samples, score
from tests.e2e.sound_server import RATE
from tests.e2e.stage import PROGRAM, Stage
from trainer.voice.protocol import Sound
from trainer.voice.units import FRAMES_PER_MS, frames

ROUTINE = "glutes"
BAR_MS = 1.0
STARTS_IN_S = 5.0
"""What the program is given until the session begins, above the session's own length."""

Onset = tuple[Sound, int]
"""A sound, and the frame with which it begins."""


def main() -> int:
    """Measure and print; returns 1 if any onset differs by more than the bar."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--routine", default=ROUTINE, help="an id or a file (%(default)s)")
    parser.add_argument("--minutes", type=float, help="how much of it is played (all)")
    asked = parser.parse_args()
    routine = Path(asked.routine).resolve() if asked.routine.endswith(".toml") else asked.routine
    with tempfile.TemporaryDirectory(prefix="against-") as folder:
        data = Path(folder) / "data"
        plan = score(data, routine)
        if plan.timeline.self_paced:
            parser.error("the routine waits for a person")
        whole_s = plan.timeline.total_ms / 1000
        seconds = min(whole_s, 60 * asked.minutes) if asked.minutes else whole_s
        played = _played(plan, data, routine, seconds + STARTS_IN_S)
        rendered = _rendered(plan, data, routine, Path(folder) / "session.flac")
    return _judge(played, rendered)


def _played(plan: Score, data: Path, routine: str | Path, seconds: float) -> list[Onset]:
    """Play the session; returns the sounds that are found at the loudspeaker."""
    record = data.parent / "record.jsonl"
    with Stage() as stage, stage.sound.recording() as recording:
        words = (record, "--", "--data-dir", data, "--start", routine)
        with stage.program(*words, command=WATCHED) as program:
            time.sleep(seconds)
            program.end(5)
    lines = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    heard = samples(recording.samples)
    stretch, *others = stretches_of(lines, recording.start_s + len(heard) / RATE)
    if others:
        raise AssertionError("the session was interrupted")
    found, lost = listen(plan, heard, recording.start_s, stretch)
    print(f"at the loudspeaker: {len(found)} sounds, {lost} not found")
    return found


def _rendered(plan: Score, data: Path, routine: str | Path, target: Path) -> list[Onset]:
    """Render the session; returns the sounds that are found in the file."""
    words = ("--data-dir", data, "render", routine, "-o", target, "--quiet")
    subprocess.run((*PROGRAM, *map(str, words)), check=True, stdout=subprocess.DEVNULL)
    read, rate = soundfile.read(target, dtype="float64")
    if rate != RATE:
        raise AssertionError(rate)
    heard: Samples = read * np.iinfo(np.int16).max
    places = [locate(heard, sound, frames(sound.at_ms)) for sound in plan.sounds]
    found = [(place.sound, place.frame) for place in places if place.likeness >= ALIKE]
    print(f"in the file: {len(found)} sounds, {len(places) - len(found)} not found")
    return found


def _judge(played: list[Onset], rendered: list[Onset]) -> int:
    in_file = dict(rendered)
    both = [(frame, in_file[sound]) for sound, frame in played if sound in in_file]
    if len(both) <= 1:
        print("nothing was measured")
        return 1
    live, file = np.array(both, np.float64).T
    differ_ms = ((live - live[0]) - (file - file[0])) / FRAMES_PER_MS
    print(spread("|live - file| of onsets", [float(each) for each in differ_ms[1:]]))
    return int(bool(np.abs(differ_ms).max() > BAR_MS))


if __name__ == "__main__":
    sys.exit(main())
