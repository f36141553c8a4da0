"""The last pass: blocks and the lengths of their words become phases and cues."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from trainer.core.exercise import Direction, Held
from trainer.core.plan.fit import WORD_GAP_MS, Fitted, Meter
from trainer.core.plan.prepare import (
    SENTENCE_GAP_MS,
    TONE_MS,
    Preparation,
    prepare,
    shifted,
    tone_cue,
)
from trainer.core.plan.timeline import (
    Address,
    Block,
    Cue,
    CueKind,
    Phase,
    PhaseKind,
    Speech,
    Timeline,
    Tone,
)
from trainer.core.plan.words import CLOSE, Line, extras, rest_line, timed_lines, word
from trainer.core.routine import Routine
from trainer.core.settings import Settings, Talk
from trainer.core.text import Message

SHORTEST_TIMED_MS = 5_000
"""What a move in a filled group is left at the least; its sentences give way to it."""


def lay_out(
    routine: Routine,
    blocks: Sequence[Block],
    settings: Settings,
    lengths: Mapping[Speech, int],
    start: Address | None = None,
    wait_ms: int = 0,
) -> Timeline:
    """Return the timeline of these blocks.

    `lengths` are those of the spoken messages in ms; what is missing there is estimated and
    listed in the timeline's `missing`. With `start` the timeline begins with the block, and in
    it with the rep, of that address. `wait_ms` is what a wait lasts (in a recording; a session
    stops there).
    """
    meter = Meter(lengths, settings.speech_wpm)
    preparations, timed = _spans(blocks, settings, meter)
    score = _Score(settings=settings, meter=meter, wait_ms=wait_ms)
    first = _find(blocks, start)
    for number in range(first, len(blocks)):
        block = blocks[number]
        preparation = preparations[number]
        if number == first > 0:
            preparation = prepare(block, None, settings, meter)
        score.after = blocks[number + 1] if number + 1 < len(blocks) else None
        score.add(block, preparation, timed.get(number, 0), _first_rep(start, number == first))
    if blocks:
        score.close(blocks[-1])
    score.cues.sort(key=_place)
    return Timeline(
        routine=routine.id,
        name=routine.name,
        blocks=tuple(blocks[first:]),
        phases=tuple(score.phases),
        cues=tuple(score.cues),
        lead_ins=tuple(p.lead_in for p in preparations[first:]),
        missing=tuple(meter.missing),
        dropped=tuple(score.dropped),
    )


def _place(cue: Cue) -> int:
    return cue.at_ms


def _find(blocks: Sequence[Block], start: Address | None) -> int:
    if start is None:
        return 0
    places = (i for i, b in enumerate(blocks) if b.address(0, "").of_block == start.of_block)
    return next(places, 0)


def _first_rep(start: Address | None, here: bool) -> int:  # noqa: FBT001 - reads as its caller
    return start.rep if start and here and start.rep else 1


def _spans(
    blocks: Sequence[Block], settings: Settings, meter: Meter
) -> tuple[list[Preparation], dict[int, int]]:
    """Return every block's preparation, and the length of every timed block by its number."""
    befores = (None, *blocks[:-1])
    preparations = [prepare(b, a, settings, meter) for b, a in zip(blocks, befores, strict=True)]
    timed = {i: round(b.seconds * 1000) for i, b in enumerate(blocks) if b.seconds is not None}
    for fill in dict.fromkeys(b.fill for b in blocks if b.fill is not None):
        members = [i for i, b in enumerate(blocks) if b.fill == fill]
        room = blocks[members[0]].fill_ms // len(members) - SHORTEST_TIMED_MS
        for i in members:
            if blocks[i].rest_ms + preparations[i].length_ms > room:
                preparations[i] = prepare(blocks[i], befores[i], settings, meter, room)
        timed |= _shares(members, blocks, preparations)
    return preparations, timed


def _shares(
    members: Sequence[int], blocks: Sequence[Block], preparations: Sequence[Preparation]
) -> dict[int, int]:
    used = sum(blocks[i].rest_ms + preparations[i].length_ms for i in members)
    left = max(SHORTEST_TIMED_MS * len(members), blocks[members[0]].fill_ms - used)
    share, over = divmod(left, len(members))
    return {i: share + (n < over) for n, i in enumerate(members)}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a rep: a movement or a hold."""

    kind: PhaseKind
    length_ms: int
    name: str
    tone: Tone
    direction: Direction | None = None
    held: Held | None = None


def _parts(block: Block) -> tuple[_Part, ...]:
    """Return the parts of one rep in the order in which this exercise does them."""
    assert block.tempo is not None  # noqa: S101 - a block in reps has a tempo
    down, stretched = Direction.ECCENTRIC, Held.STRETCHED
    up, contracted = Direction.CONCENTRIC, Held.CONTRACTED
    tempo = block.tempo
    lower = (
        _Part(PhaseKind.MOVE, tempo.eccentric_ms, down.value, Tone.DOWN, direction=down),
        _Part(PhaseKind.HOLD, tempo.stretched_ms, stretched.value, Tone.HOLD, held=stretched),
    )
    lift = (
        _Part(PhaseKind.MOVE, tempo.concentric_ms, up.value, Tone.UP, direction=up),
        _Part(PhaseKind.HOLD, tempo.contracted_ms, contracted.value, Tone.HOLD, held=contracted),
    )
    both = (*lower, *lift) if block.exercise.starts is down else (*lift, *lower)
    return tuple(part for part in both if part.length_ms)


@dataclass(kw_only=True, slots=True)
class _Score:
    """The timeline under construction, up to `now_ms`; `after` is the block that comes next."""

    settings: Settings
    meter: Meter
    wait_ms: int
    now_ms: int = 0
    number: int = -1
    after: Block | None = None
    phases: list[Phase] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    dropped: list[tuple[CueKind, Message]] = field(default_factory=list)

    def add(self, block: Block, preparation: Preparation, timed_ms: int, first_rep: int) -> None:
        """Append a block: rest, preparation, and its work."""
        self.number += 1
        self._rest(block)
        self.cues.extend(shifted(cue, self.now_ms) for cue in preparation.cues)
        self._drop(preparation.dropped)
        self._phase(preparation.kind, preparation.length_ms, block.address(0, preparation.kind))
        if block.self_paced:
            self._phase(PhaseKind.WAIT, self.wait_ms, block.address(0, PhaseKind.WAIT))
        elif block.tempo is None:
            self._timed(block, timed_ms)
        else:
            self._reps(block, first_rep)

    def close(self, last: Block) -> None:
        """Append the short close."""
        at = SENTENCE_GAP_MS
        if self.settings.talk in {Talk.FULL, Talk.NAMES_AND_COUNTS}:
            said = self.meter.plain(CLOSE)
            self._say(CueKind.COACHING, said, self.now_ms + at)
            at += said.length_ms + SENTENCE_GAP_MS
        self.cues.append(tone_cue(Tone.END, self.now_ms + at))
        self._phase(PhaseKind.REST, at + TONE_MS[Tone.END], last.address(0, "close"))

    def _rest(self, block: Block) -> None:
        if not block.rest_ms:
            return
        line = rest_line(block, self.settings)
        if line:
            self._place(line, self.now_ms, block.rest_ms - WORD_GAP_MS)
        self._phase(PhaseKind.REST, block.rest_ms, block.address(0, PhaseKind.REST))

    def _timed(self, block: Block, length_ms: int) -> None:
        start = self.now_ms
        self.cues.append(tone_cue(Tone.UP, start))
        floor = TONE_MS[Tone.UP] + WORD_GAP_MS
        limit = length_ms
        for at, line in reversed(list(timed_lines(length_ms, self.after, self.settings))):
            fitted = self.meter.fit(line, limit - floor)
            if fitted is None:
                self._drop((line,))
                continue
            begins = min(at, limit - fitted.length_ms)
            self._say(line.kind, fitted, start + begins)
            limit = begins - WORD_GAP_MS
        self._phase(PhaseKind.TIMED, length_ms, block.address(0, PhaseKind.TIMED))

    def _reps(self, block: Block, first_rep: int) -> None:
        parts = _parts(block)
        rooms: dict[int, list[_Room]] = {}
        for rep in range(first_rep, block.reps + 1):
            for number, part in enumerate(parts):
                self._phase(
                    part.kind,
                    part.length_ms,
                    block.address(rep, part.name),
                    direction=part.direction,
                    held=part.held,
                )
                if rep > first_rep or number:
                    self._announce(block, rooms)
                self.cues.append(tone_cue(part.tone, self.phases[-1].start_ms))
        self._room_after(self.now_ms, rooms)
        for rep in range(first_rep, block.reps + 1):
            for line in extras(block, rep, self.settings):
                self._squeeze_in(line, (rooms.get(rep, []), rooms.get(rep - 1, [])))

    def _announce(self, block: Block, rooms: dict[int, list["_Room"]]) -> None:
        """Let the word of the phase that was added last end where it starts."""
        before, phase = self.phases[-2:]
        line = word(block, phase, self.settings)
        free_from = before.start_ms + TONE_MS[Tone.UP] + WORD_GAP_MS
        fitted = line and self.meter.fit(line, phase.start_ms - free_from)
        begins = phase.start_ms
        if line and fitted:
            begins -= fitted.length_ms
            self._say(line.kind, fitted, begins)
        elif line:
            self._drop((line,))
        rooms.setdefault(before.address.rep, []).append(_Room(free_from, begins - WORD_GAP_MS))

    def _room_after(self, end_ms: int, rooms: dict[int, list["_Room"]]) -> None:
        last = self.phases[-1]
        free_from = last.start_ms + TONE_MS[Tone.UP] + WORD_GAP_MS
        rooms.setdefault(last.address.rep, []).append(_Room(free_from, end_ms - WORD_GAP_MS))

    def _squeeze_in(self, line: Line, choices: Sequence[list["_Room"]]) -> None:
        """Say a line in the first room where it fits, of its own rep or else of the one before."""
        for rooms in choices:
            for room in _by_width(rooms):
                if self._place(line, room.from_ms, room.to_ms - room.from_ms, or_drop=False):
                    rooms.remove(room)
                    return
        self._drop((line,))

    def _place(self, line: Line, at_ms: int, room_ms: int, *, or_drop: bool = True) -> bool:
        fitted = self.meter.fit(line, room_ms)
        if fitted is None:
            self._drop((line,) if or_drop else ())
            return False
        self._say(line.kind, fitted, at_ms)
        return True

    def _say(self, kind: CueKind, fitted: Fitted, at_ms: int) -> None:
        ends = at_ms + fitted.length_ms
        self.cues.append(Cue(at_ms=at_ms, ends_ms=ends, kind=kind, speech=fitted.speech))

    def _drop(self, lines: Sequence[Line]) -> None:
        self.dropped.extend((line.kind, line.said) for line in lines)

    def _phase(
        self,
        kind: PhaseKind,
        length_ms: int,
        address: Address,
        *,
        direction: Direction | None = None,
        held: Held | None = None,
    ) -> None:
        start, self.now_ms = self.now_ms, self.now_ms + length_ms
        self.phases.append(
            Phase(
                start_ms=start,
                end_ms=self.now_ms,
                kind=kind,
                address=address,
                block=self.number,
                direction=direction,
                held=held,
            )
        )


@dataclass(frozen=True, slots=True)
class _Room:
    """A silence between words, in ms of the timeline."""

    from_ms: int
    to_ms: int


def _by_width(rooms: Sequence[_Room]) -> Iterator[_Room]:
    yield from sorted(rooms, key=_width, reverse=True)


def _width(room: _Room) -> int:
    return room.to_ms - room.from_ms
