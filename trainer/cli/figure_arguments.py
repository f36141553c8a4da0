"""What may be asked of the command that draws a figure."""

import argparse
import os
import re
from dataclasses import dataclass
from typing import Any

from trainer.cli.path_argument import path_argument
from trainer.core.exercise import Side
from trainer.core.text import tr

SMALLEST, LARGEST = 16, 8_000
"""How wide and high a picture may be, in pixels."""

ONE, MANY = (800, 600), (1600, 900)
"""How large a picture is unless one says so: of one pose, of several."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What is to be drawn of an exercise (an id or a file).

    `at` is the part (0 to 1) of the first movement, or of a timed exercise's round; None for
    where the movement leads. A `sheet` shows all of it instead.
    """

    exercise: str = ""
    variant: str | None = None
    side: Side | None = None
    at: float | None = None
    sheet: bool = False
    dark: bool = False
    size: tuple[int, int] = ONE


def add_figure(command: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    command.add_argument(
        "exercise",
        metavar="EXERCISE",
        type=os.path.expanduser,
        help=tr("the exercise's id, or a file"),
    )
    command.add_argument("--variant", metavar="VARIANT", help=tr("the id of one of its variants"))
    command.add_argument("--side", type=Side, choices=tuple(Side), help=tr("the side that works"))
    moment = command.add_mutually_exclusive_group()
    moment.add_argument(
        "--at",
        metavar="PART",
        type=_part,
        help=tr("where in its first movement, 0 to 1; of a timed exercise, where in a round"),
    )
    moment.add_argument("--sheet", action="store_true", help=tr("show the whole movement"))
    command.add_argument(
        "--theme", choices=("light", "dark"), default="light", help=tr("light or dark")
    )
    command.add_argument(
        "--size", metavar="WxH", type=_size, help=tr("width and height of the picture in pixels")
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=path_argument,
        required=True,
        help=tr("the file to write, a .png or .svg"),
    )


def read_picture(given: dict[str, Any]) -> Picture:
    """Return what is to be drawn, as it was understood."""
    return Picture(
        exercise=given["exercise"],
        variant=given["variant"],
        side=given["side"],
        at=given["at"],
        sheet=given["sheet"],
        dark=given["theme"] == "dark",
        size=given["size"] or (MANY if given["sheet"] else ONE),
    )


def _part(text: str) -> float:
    try:
        part = float(text.replace(",", "."))
    except ValueError:
        part = -1
    if not 0 <= part <= 1:
        raise argparse.ArgumentTypeError(
            tr("{text} is not a number from 0 to 1, such as 0.5", text=text)
        )
    return part


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6})[x×](\d{1,6})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= length <= LARGEST for length in size):
        raise argparse.ArgumentTypeError(
            tr(
                "{text} is no size: write 800x600, each from {low} to {high}",
                text=text,
                low=SMALLEST,
                high=LARGEST,
            )
        )
    return size
