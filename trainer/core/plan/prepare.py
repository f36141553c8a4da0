"""What comes before a block: its rest, its words, its countdown, and the body's way to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.core.exercise import Position
from trainer.core.plan.fit import WORD_GAP_MS, Fitted, Meter
from trainer.core.plan.lines import RANK, Line
from trainer.core.plan.score import TONE_MS, speech_cue, tone_cue
from trainer.core.plan.sentences import (
    changes_over,
    in_sentences,
    opening,
    puts_down,
    rest_line,
    takes_up,
)
from trainer.core.plan.timeline import Block, Cue, CueKind, PhaseKind, Tone
from trainer.core.plan.way import way_ms
from trainer.core.plan.words import countdown
from trainer.core.settings import Settings, Talk

SENTENCE_GAP_MS = 250
"""The pause after a sentence."""

BEAT_MS = 1_000
"""The countdown's step."""

WEIGHT_MS = 4_000
"""How long it takes to take a weight up, to put it down, or to move it to the other side."""

SHORTEST_REST_PHASE_MS = 1_000
"""A rest that the preparation leaves less of than this is all preparation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preparation:
    """What comes before a block: a rest, then the preparation itself; either may last 0 ms.

    The cues are timed from the start. `lead_in` is the countdown again, timed from the movement's
    start. `dropped` are the lines for which a fixed rest has no room, and `lacking_ms` is how much
    longer it would have to be for them and for the body's way.
    """

    kind: PhaseKind
    rest_ms: int
    length_ms: int
    cues: tuple[Cue, ...]
    lead_in: tuple[Cue, ...]
    dropped: tuple[Line, ...] = ()
    lacking_ms: int = 0

    @property
    def total_ms(self) -> int:
        """The time from the end of the block before to the first movement."""
        return self.rest_ms + self.length_ms


def prepare(
    block: Block,
    before: Block | None,
    settings: Settings,
    meter: Meter,
    lines: Sequence[Line] | None = None,
) -> Preparation:
    """Return a block's preparation.

    After the rest it lasts as long as its words or the body's way, whichever is longer. A fixed
    rest holds both, and lasts exactly as long as the routine says. The sentences are those of
    the block's opening, unless others are given in `lines`.
    """
    lines = tuple(opening(block, before, settings)) if lines is None else lines
    named = bool(lines) or (before is None and in_sentences(settings))
    words = _Words(
        meter=meter,
        signal=_signal(before, at_once=named and not block.rest_ms),
        said={line: meter.plain(line.said) for line in lines},
        lead_in=lead(block, settings, meter),
    )
    start = before.exercise.position if before else Position.STANDING
    way = way_ms(start, block.exercise.position) + _handling_ms(block, before)
    lacking_ms = 0
    if block.fixed_rest:
        words_ms, move_ms = words.length_ms, _move_ms(before, block)
        words.squeeze(block.rest_ms)
        needed_ms = max(words_ms, move_ms) if words.dropped else move_ms
        lacking_ms = max(0, needed_ms - block.rest_ms)
    rest_ms, length_ms = words.phases(block, way, rest_line(block, settings))
    return Preparation(
        kind=PhaseKind.SWITCH if _only_side_changes(block, before) else PhaseKind.PREPARE,
        rest_ms=rest_ms,
        length_ms=length_ms,
        cues=words.cues(rest_ms, rest_ms + length_ms),
        lead_in=words.lead_in,
        dropped=tuple(words.dropped),
        lacking_ms=lacking_ms,
    )


def running_on(block: Block, before: Block, settings: Settings, meter: Meter) -> Preparation:
    """Return the preparation of a block that follows without a gap: it takes no time.

    The block before announces it and counts down to it; nothing else can be said.
    """
    said = tuple(opening(block, before, settings))
    dropped = tuple(line for line in said if line.kind is not CueKind.NEXT)
    words_ms = sum(meter.plain(line.said).length_ms + SENTENCE_GAP_MS for line in dropped)
    return Preparation(
        kind=PhaseKind.PREPARE,
        rest_ms=0,
        length_ms=0,
        cues=(),
        lead_in=lead(block, settings, meter),
        dropped=dropped,
        lacking_ms=max(words_ms, _move_ms(before, block)),
    )


def _handling_ms(block: Block, before: Block | None) -> int:
    """Return how long it takes to take up, change over or put down a weight, in ms."""
    if before is None:
        return WEIGHT_MS if takes_up(block, None) else 0
    changes = (puts_down(block, before), takes_up(block, before), changes_over(block, before))
    return WEIGHT_MS * sum(changes)


def _move_ms(before: Block | None, block: Block) -> int:
    """Return how long the body needs to another position; nothing where it stays in one."""
    if before and before.exercise.position is block.exercise.position:
        return 0
    start = before.exercise.position if before else Position.STANDING
    return way_ms(start, block.exercise.position)


def lead(block: Block, settings: Settings, meter: Meter) -> tuple[Cue, ...]:
    """Return the countdown into a block, timed from the start of its movement.

    The last word ends there; the others begin a beat apart, or as far apart as they are long.
    """
    if settings.talk is Talk.TONES and not block.self_paced:
        return tuple(
            tone_cue(Tone.TICK, -n * BEAT_MS) for n in range(settings.lead_in_seconds, 0, -1)
        )
    cues: list[Cue] = []
    at_ms = 0
    for line in reversed(list(countdown(block, settings))):
        fitted = meter.plain(line.said)
        latest_ms = at_ms - (WORD_GAP_MS if cues else 0) - fitted.length_ms
        at_ms = min(latest_ms, at_ms - BEAT_MS) if cues else latest_ms
        cues.append(speech_cue(line.kind, fitted, at_ms))
    return tuple(reversed(cues))


def lead_within(lead_in: tuple[Cue, ...], room_ms: int, meter: Meter) -> tuple[Cue, ...]:
    """Return the end of a countdown that fits into a room; its last word faster, if need be."""
    fitting = tuple(cue for cue in lead_in if -cue.at_ms <= room_ms)
    last = lead_in[-1] if lead_in else None
    if fitting or last is None or last.speech is None:
        return fitting
    faster = meter.fit(Line(last.kind, last.speech.said), room_ms)
    return (speech_cue(last.kind, faster, -faster.length_ms),) if faster else ()


@dataclass(kw_only=True, slots=True)
class _Words:
    """What sounds before a block, in this order.

    `signal` tells that the block before is over; then, in a rest that is long enough, how long it
    lasts (`rest`), the sentences, and the countdown.
    """

    meter: Meter
    signal: Tone | None
    said: dict[Line, Fitted]
    lead_in: tuple[Cue, ...]
    rest: tuple[Line, Fitted] | None = None
    dropped: list[Line] = field(default_factory=list)

    @property
    def signal_ms(self) -> int:
        """How long the signal lasts, with the pause after it."""
        return TONE_MS[self.signal] + SENTENCE_GAP_MS if self.signal else 0

    @property
    def length_ms(self) -> int:
        """How long all of it lasts, without the word for the rest."""
        sentences_ms = sum(each.length_ms + SENTENCE_GAP_MS for each in self.said.values())
        return self.signal_ms + sentences_ms + _length_ms(self.lead_in)

    def squeeze(self, room_ms: int) -> None:
        """Shorten and give up what does not fit into a room, the least important first.

        The countdown and what comes next stay as long as there is room for anything.
        """
        for line in sorted(self.said, key=lambda line: RANK[line.kind], reverse=True):
            if line.kind is not CueKind.NEXT and self.length_ms > room_ms:
                self._concede(line, room_ms)
        if self.length_ms > room_ms:
            self._cut_countdown(room_ms)

    def _concede(self, line: Line, room_ms: int) -> None:
        if line.short:
            self.said[line] = self.meter.plain(line.short)
        if self.length_ms > room_ms:
            self._drop(line)

    def _drop(self, line: Line) -> None:
        del self.said[line]
        self.dropped.append(line)

    def _cut_countdown(self, room_ms: int) -> None:
        """Count from as high up as leaves room for what comes next, however fast it is said.

        Where nothing does, the last of several lines is given up first.
        """
        whole, room_ms = self.lead_in, room_ms - self.signal_ms
        while self.said:
            for first in range(max(1, len(whole))):
                fitted = self._hurried(room_ms - _length_ms(whole[first:]))
                if None not in fitted.values():
                    self.said = {line: each for line, each in fitted.items() if each}
                    self._count_from(whole[first:])
                    return
            self._drop(next(reversed(self.said)))
        self._count_from(lead_within(whole, room_ms, self.meter))

    def _hurried(self, room_ms: int) -> dict[Line, Fitted | None]:
        """Return the lines as they fit into a room that they share out by their lengths."""
        room_ms -= SENTENCE_GAP_MS * len(self.said)
        plain_ms = {line: self.meter.plain(line.said).length_ms for line in self.said}
        whole_ms = sum(plain_ms.values())
        return {
            line: self.meter.fit(line, room_ms * length_ms // whole_ms)
            for line, length_ms in plain_ms.items()
        }

    def _count_from(self, lead_in: tuple[Cue, ...]) -> None:
        gone = self.lead_in[: len(self.lead_in) - len(lead_in)]
        self.dropped += [Line(cue.kind, cue.speech.said) for cue in gone if cue.speech]
        self.lead_in = lead_in

    def phases(self, block: Block, way: int, rest: Line | None) -> tuple[int, int]:
        """Return the lengths of the rest and of the preparation, and fit in the rest's word."""
        taken_ms = self.length_ms if block.fixed_rest else self.signal_ms
        fitted = rest and self.meter.fit(rest, block.rest_ms - taken_ms - SENTENCE_GAP_MS)
        self.rest = (rest, fitted) if rest and fitted else None
        if not block.rest_ms:
            return 0, max(way, self.length_ms)
        length_ms = max(way, self.length_ms - self.signal_ms)
        if not block.fixed_rest:
            return block.rest_ms, length_ms
        rest_ms = max(block.rest_ms - length_ms, self._opened_ms)
        rest_ms = rest_ms if rest_ms >= SHORTEST_REST_PHASE_MS else 0
        return rest_ms, block.rest_ms - rest_ms

    @property
    def _opened_ms(self) -> int:
        """When the sentences may begin: after the signal and the word for the rest."""
        return self.signal_ms + (self.rest[1].length_ms + SENTENCE_GAP_MS if self.rest else 0)

    def cues(self, rest_ms: int, end_ms: int) -> tuple[Cue, ...]:
        """Return all of it, timed from its start, with the sentences after the rest."""
        placed = [tone_cue(self.signal, 0)] if self.signal else []
        if self.rest:
            line, fitted = self.rest
            placed.append(speech_cue(line.kind, fitted, self.signal_ms))
        at_ms = max(rest_ms, self._opened_ms)
        for line, fitted in self.said.items():
            placed.append(speech_cue(line.kind, fitted, at_ms))
            at_ms = placed[-1].ends_ms + SENTENCE_GAP_MS
        return (*placed, *(cue.shifted(end_ms) for cue in self.lead_in))


def _length_ms(lead_in: Sequence[Cue]) -> int:
    return -lead_in[0].at_ms if lead_in else 0


def _signal(before: Block | None, *, at_once: bool) -> Tone | None:
    """Return the tone that tells that the block before is over.

    A block in reps has none where a sentence follows `at_once`.
    """
    if before and before.ends_by_clock:
        return Tone.STOP
    return None if at_once else Tone.TICK


def _only_side_changes(block: Block, before: Block | None) -> bool:
    return (
        before is not None
        and block.side is not before.side
        and not block.opens_step
        and (block.step.id, block.round, block.set, block.variant)
        == (before.step.id, before.round, before.set, before.variant)
    )
