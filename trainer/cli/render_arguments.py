"""What may be asked of the command that records a session."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.cli.path_argument import path_argument
from trainer.core.text import tr

BELOW_DB, MOST_DB = 6.0, 40.0
"""How much softer music is than the voice: unless one says so, and at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Take:
    """What is to be made of a routine: a recording, captions, or both.

    `first` and `last` are the steps that a part begins and ends with. `music_db` is how much
    softer than the voice the music is where nobody speaks.
    """

    audio: Path | None = None
    captions: Path | None = None
    first: str | None = None
    last: str | None = None
    music: Path | None = None
    music_db: float = BELOW_DB
    quiet: bool = False


def add_render(command: argparse.ArgumentParser) -> None:
    """Add what the command takes, besides its routine."""
    command.add_argument(
        "-o",
        "--output",
        dest="audio",
        metavar="FILE",
        type=path_argument,
        help=tr("the audio file to write: .wav, .flac, .opus, .ogg (Opus too) or .mp3"),
    )
    command.add_argument(
        "--captions",
        metavar="FILE",
        type=path_argument,
        help=tr("write what is said as captions, a .vtt or .srt; with or without a recording"),
    )
    command.add_argument(
        "--from", dest="first", metavar="STEP", help=tr("begin with this step (its id)")
    )
    command.add_argument("--to", dest="last", metavar="STEP", help=tr("end with this step"))
    command.add_argument(
        "--music",
        metavar="FILE",
        type=path_argument,
        help=tr("play this beneath, again and again, softer where there are words"),
    )
    command.add_argument(
        "--music-level",
        dest="music_db",
        metavar="DB",
        type=_decibels,
        default=BELOW_DB,
        help=tr(
            "how much softer than the voice the music is where there are no words, 0 to 40 dB (6)"
        ),
    )
    command.add_argument("--quiet", action="store_true", help=tr("show no progress"))


def read_take(given: dict[str, Any], parser: argparse.ArgumentParser) -> Take:
    """Return what is to be made, as it was understood.

    Raises:
        SystemExit: nothing was to be made.

    """
    take = Take(**{name: given[name] for name in Take.__slots__})
    if take.audio is None and take.captions is None:
        parser.error(tr("render needs a file to write: -o FILE, --captions FILE, or both"))
    if take.audio is None and take.music is not None:
        parser.error(tr("--music is for a recording: name its file with -o FILE"))
    return take


def _decibels(text: str) -> float:
    try:
        level = float(text.replace(",", "."))
    except ValueError:
        level = -1
    if not 0 <= level <= MOST_DB:
        raise argparse.ArgumentTypeError(
            tr(
                "{text} is no level: write a number of dB from 0 to {most}, such as 6.5",
                text=text,
                most="40",
            )
        )
    return level
