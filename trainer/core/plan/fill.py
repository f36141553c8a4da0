"""Sharing out the minutes of a filled group among its moves, its words included."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from trainer.core.plan.fit import Meter
from trainer.core.plan.lines import RANK, Line
from trainer.core.plan.prepare import Preparation, prepare, running_on
from trainer.core.plan.sentences import opening
from trainer.core.plan.timeline import Block
from trainer.core.settings import Settings

SHORTEST_TIMED_MS = 5_000
"""What a move in a filled group is left at the least; sentences give way to it."""

_Spoken: TypeAlias = dict[int, Line]
"""A block's sentences by their place."""


@dataclass(kw_only=True, slots=True)
class Spans:
    """How long what comes before every block lasts, and every timed block.

    `preparations` are by the block's number, `timed_ms` too where a block is timed; `given_up`
    holds the lines that a filled group has no time for, by the block's number.
    """

    blocks: Sequence[Block]
    settings: Settings
    meter: Meter
    preparations: list[Preparation] = field(default_factory=list)
    timed_ms: dict[int, int] = field(default_factory=dict)
    given_up: dict[int, list[Line]] = field(default_factory=dict)

    def measure(self) -> None:
        """Find all lengths."""
        for number, block in enumerate(self.blocks):
            self.preparations.append(self._prepared(number, None))
            if block.seconds is not None:
                self.timed_ms[number] = round(block.seconds * 1000)
        for members in self._fills().values():
            self._make_room(members)
            self._share_out(members)

    def _prepared(self, number: int, lines: Sequence[Line] | None) -> Preparation:
        block, before = self.blocks[number], self.blocks[number - 1] if number else None
        if before and block.runs_on:
            return running_on(block, before, self.settings, self.meter)
        return prepare(block, before, self.settings, self.meter, lines)

    def _fills(self) -> Mapping[int, Sequence[int]]:
        groups: dict[int, list[int]] = {}
        for number, block in enumerate(self.blocks):
            if block.fill is not None:
                groups.setdefault(block.fill, []).append(number)
        return groups

    def _make_room(self, members: Sequence[int]) -> None:
        """Shorten and then give up sentences, the least first, until the moves have time."""
        needed_ms = SHORTEST_TIMED_MS * len(self._timed(members))
        spoken = {number: self._opening(number) for number in members}
        for concede in (self._shorten, self._give_up):
            for number, place in _least_first(spoken):
                if self._left_ms(members) >= needed_ms:
                    return
                concede(number, place, spoken[number])

    def _opening(self, number: int) -> _Spoken:
        before = self.blocks[number - 1] if number else None
        return dict(enumerate(opening(self.blocks[number], before, self.settings)))

    def _shorten(self, number: int, place: int, spoken: _Spoken) -> None:
        line = spoken[place]
        if line.short and self._saves(number, {**spoken, place: Line(line.kind, line.short)}):
            spoken[place] = Line(line.kind, line.short)

    def _give_up(self, number: int, place: int, spoken: _Spoken) -> None:
        if self._saves(number, {at: line for at, line in spoken.items() if at != place}):
            self.given_up.setdefault(number, []).append(spoken.pop(place))

    def _saves(self, number: int, spoken: _Spoken) -> bool:
        """Prepare a block with these sentences instead, if that takes less time."""
        preparation = self._prepared(number, tuple(spoken.values()))
        shorter = preparation.total_ms < self.preparations[number].total_ms
        if shorter:
            self.preparations[number] = preparation
        return shorter

    def _share_out(self, members: Sequence[int]) -> None:
        timed = self._timed(members)
        if timed:
            left_ms = max(SHORTEST_TIMED_MS * len(timed), self._left_ms(members))
            share_ms, over = divmod(left_ms, len(timed))
            self.timed_ms |= {i: share_ms + (n < over) for n, i in enumerate(timed)}

    def _timed(self, members: Sequence[int]) -> Sequence[int]:
        return [i for i in members if self.blocks[i].shares]

    def _left_ms(self, members: Sequence[int]) -> int:
        """Return what a group's words, rests and reps leave of its time; it may be too little."""
        used_ms = sum(self.preparations[i].total_ms + self.blocks[i].reps_ms for i in members)
        return self.blocks[members[0]].fill_ms - used_ms


def _least_first(spoken: Mapping[int, _Spoken]) -> Iterator[tuple[int, int]]:
    """Yield block and place of every sentence: the lowest rank first, in it the last first."""
    ranked = [
        (RANK[line.kind], number, place)
        for number, lines in spoken.items()
        for place, line in lines.items()
    ]
    yield from ((number, place) for _, number, place in sorted(ranked, reverse=True))
