"""Runs the benches, one after the other: those that take less than two minutes, or all.

python -m tests.bench [--long]
"""

import argparse
import subprocess
import sys

SHORT: tuple[tuple[str, ...], ...] = (
    ("core_bench",),
    ("figure_paint",),
    ("drift",),
    ("voice_routine",),
    ("voice_synthesis",),
    ("voice_recording",),
    ("cue_sweep",),
    ("window_cost",),
    ("picker_size",),
    ("voice_pause",),
    ("voice_restart",),
    ("voice_dry",),
    ("session_onsets", "--seconds", "60", "--keys"),
    ("figure_against_voice",),
    ("controls", "--actions", "300", "--real", "30"),
)
LONG: tuple[tuple[str, ...], ...] = (
    ("voice_onsets",),
    ("voice_onsets", "--stall"),
    ("session_onsets",),
    ("session_onsets", "--stall"),
    ("recording_against_live",),
    ("long_session",),
    ("controls",),
    ("kills",),
)


def main() -> int:
    """Run them; returns 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--long", action="store_true", help="also those that take longer")
    chosen = (*SHORT, *(LONG if parser.parse_args().long else ()))
    status = 0
    for name, *options in chosen:
        print(f"\n== {' '.join((name, *options))}", flush=True)
        command = (sys.executable, "-m", f"tests.bench.{name}", *options)
        status |= subprocess.run(command, check=False).returncode != 0
    return status


if __name__ == "__main__":
    sys.exit(main())
