"""Where each exercise begins in a recording: the marks that a player can jump to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from trainer.core.plan.timeline import Block, Timeline
from trainer.core.text import tr

CUE_FRAMES = 75
"""Frames a second in the times of a cue sheet, as on a compact disc."""

CUE_TRACKS = 99
"""A cue sheet has no more tracks than a compact disc."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """A stretch of a recording with a name, in ms from its start."""

    start_ms: int
    end_ms: int
    title: str


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """Return the chapters of a timeline, without gaps: one for each exercise, as often as it comes.

    Sets, sides and variants that follow each other are one; each round has its own.
    """
    again = {block.step.id for block in timeline.blocks if block.round > 1}
    numbers = range(len(timeline.blocks))
    firsts = [
        next(group)
        for _, group in groupby(numbers, lambda number: _of_chapter(timeline.blocks[number]))
    ]
    starts = [timeline.block_start_ms(number) for number in firsts]
    return tuple(
        Chapter(
            start_ms=start,
            end_ms=end,
            title=_title(
                timeline.blocks[number], in_rounds=timeline.blocks[number].step.id in again
            ),
        )
        for number, start, end in zip(firsts, starts, (*starts[1:], timeline.total_ms), strict=True)
    )


def cue_sheet(marks: Iterable[Chapter], audio: str, title: str, performer: str) -> str:
    """Return a cue sheet that names the chapters of an audio file beside it.

    Its times are in 75ths of a second; the chapters beyond the 99th belong to that one.
    """
    lines = [
        f"PERFORMER {_quoted(performer)}",
        f"TITLE {_quoted(title)}",
        f"FILE {_quoted(audio)} WAVE",
    ]
    for number, mark in enumerate(shortened(marks, CUE_TRACKS), 1):
        lines += [
            f"  TRACK {number:02d} AUDIO",
            f"    TITLE {_quoted(mark.title)}",
            f"    INDEX 01 {_cue_time(mark.start_ms)}",
        ]
    return "\n".join(lines) + "\n"


def shortened(marks: Iterable[Chapter], most: int) -> tuple[Chapter, ...]:
    """Return as many chapters as there may be; the last of them lasts to the end."""
    every = tuple(marks)
    if len(every) <= most:
        return every
    return (*every[: most - 1], replace(every[most - 1], end_ms=every[-1].end_ms))


def _of_chapter(block: Block) -> tuple[str, int]:
    return block.step.id, block.round


def _title(block: Block, *, in_rounds: bool) -> str:
    name = tr(block.exercise.name)
    return tr("{exercise}, round {round}", exercise=name, round=block.round) if in_rounds else name


def _quoted(text: str) -> str:
    """Return a text as a cue sheet takes it: it knows no way to write a quotation mark."""
    return '"' + " ".join(text.replace('"', "'").split()) + '"'


def _cue_time(ms: int) -> str:
    seconds, rest = divmod(ms, 1000)
    return f"{seconds // 60:02d}:{seconds % 60:02d}:{rest * CUE_FRAMES // 1000:02d}"
