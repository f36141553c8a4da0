"""The score: phases in integer milliseconds, with the cues placed on them. Data only."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import assert_never

from trainer.core.exercise import (
    Direction,
    Exercise,
    Held,
    Load,
    Range,
    Side,
    Tempo,
    Variant,
)
from trainer.core.routine import Step
from trainer.core.text import Message


class PhaseKind(StrEnum):
    """What happens in a phase."""

    PREPARE = "prepare"
    MOVE = "move"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"
    TIMED = "timed"
    WAIT = "wait"

    @property
    def works(self) -> bool:
        """Whether the exercise is done in it, by the clock."""
        match self:
            case PhaseKind.MOVE | PhaseKind.HOLD | PhaseKind.TIMED:
                return True
            case PhaseKind.PREPARE | PhaseKind.SWITCH | PhaseKind.REST | PhaseKind.WAIT:
                return False
            case _:
                assert_never(self)

    @property
    def prepares(self) -> bool:
        """Whether the next block is explained and counted down to in it."""
        return self in {PhaseKind.PREPARE, PhaseKind.SWITCH}

    @property
    def precedes_work(self) -> bool:
        """Whether it lies between two stretches of work: a rest or a preparation."""
        return self.prepares or self is PhaseKind.REST


class CueKind(StrEnum):
    """What a cue is for; its rank follows from it."""

    COUNTDOWN = "countdown"
    PHASE = "phase"
    COUNT = "count"
    SAFETY = "safety"
    NEXT = "next"
    SETUP = "setup"
    COACHING = "coaching"
    TONE = "tone"


class Tone(StrEnum):
    """The tones, each a file of that name."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"
    TICK = "tick"
    STOP = "stop"
    END = "end"


CLOSING = "close"
"""The part of the phase after the last block, which belongs to that block's address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A place in a workout that stays the same when lengths change.

    `round` and `set` count from 1; `rep` too, and is 0 outside reps. `part` is the phase's kind,
    or in a rep the direction of the movement or the end that is held.
    """

    step: str
    round: int
    set: int
    variant: str | None
    side: Side | None
    rep: int
    part: str

    @property
    def of_block(self) -> tuple[object, ...]:
        """What the address has in common with all others in its block."""
        return (self.step, self.round, self.set, self.variant, self.side)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One stretch of one exercise: a step in one round and set, with one variant, on one side.

    `rounds` is how many rounds the groups around it make, 1 in a filled one, which doesn't count
    them; `opens_round` is true for the first block of a round that is counted. `seconds` is set
    for a timed block (None in a filled group, which shares out its time) and `tempo` for an
    exercise in reps, be it done for a time. `opens_step` is true for the first block of its step,
    `fill` is the number of the filled group that it belongs to. `rest_ms` comes before it; with
    `fixed_rest` the routine says so, and the rest holds all that has to be said and done before.
    `safety` holds the safety sentences not said before in the workout; `setup` the set-up
    sentences, where the exercise is new. `load` is the weight that is used, if any. `wait_ms` is
    what a recording leaves for it where it is self-paced; a session has 0, and waits.
    """

    step: Step
    exercise: Exercise
    round: int
    rounds: int
    opens_round: bool
    set: int
    sets: int
    variant: Variant | None
    side: Side | None
    range: Range | None
    reps: int
    tempo: Tempo | None
    seconds: float | None
    rest_ms: int
    fixed_rest: bool
    opens_step: bool
    self_paced: bool
    fill: int | None
    fill_ms: int
    setup: tuple[str, ...]
    safety: tuple[str, ...]
    load: Load | None = None
    wait_ms: int = 0

    @property
    def counted(self) -> bool:
        """Whether it is done in reps."""
        return self.tempo is not None and self.seconds is None

    @property
    def ends_by_clock(self) -> bool:
        """Whether it lasts a set time, with nothing in it that tells when that is over."""
        return not self.counted and not self.self_paced

    @property
    def runs_on(self) -> bool:
        """Whether it starts the moment that the block before ends."""
        return self.fixed_rest and not self.rest_ms

    @property
    def shares(self) -> bool:
        """Whether it takes part in sharing out the time of a filled group."""
        return self.fill is not None and self.ends_by_clock

    @property
    def reps_ms(self) -> int:
        """How long its reps last; nothing at one's own pace."""
        return 0 if self.self_paced or self.tempo is None else self.reps * self.tempo.rep_ms

    def address(self, rep: int, part: str) -> Address:
        """Return the address of a phase in this block."""
        return Address(
            step=self.step.id,
            round=self.round,
            set=self.set,
            variant=self.variant.id if self.variant else None,
            side=self.side,
            rep=rep,
            part=part,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A stretch of time in which one thing happens; `block` is the index of its block.

    A `wait` phase has no length: the session stops there until told to go on.
    """

    start_ms: int
    end_ms: int
    kind: PhaseKind
    address: Address
    block: int
    direction: Direction | None = None
    held: Held | None = None

    @property
    def length_ms(self) -> int:
        """How long it lasts."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Speech:
    """A message spoken at a speed: 1.0 is the rate that the person set."""

    said: Message
    speed: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A word, sentence or tone, from its first audible instant to its last, in ms.

    Exactly one of `speech` and `tone` is set.
    """

    at_ms: int
    ends_ms: int
    kind: CueKind
    speech: Speech | None = None
    tone: Tone | None = None

    def shifted(self, by_ms: int) -> "Cue":
        """Return the same cue, later by some ms."""
        return replace(self, at_ms=self.at_ms + by_ms, ends_ms=self.ends_ms + by_ms)


@dataclass(frozen=True, kw_only=True, slots=True)
class Replies:
    """What answers each control, timed from 0; nothing does where it is None.

    `nexts` is for each block that may be gone to, `arrived` for a wait that was not announced,
    `waiting` for one that lasts.
    """

    paused: Cue | None = None
    going_on: Cue | None = None
    ended: Cue | None = None
    nexts: tuple[Cue | None, ...] = ()
    arrived: Cue | None = None
    waiting: Cue | None = None

    def next(self, block: int) -> Cue | None:
        """Return the answer to going to a block."""
        return self.nexts[block] if self.nexts else None


NO_REPLIES = Replies()


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A routine laid out: its blocks, its phases without gaps from 0, its cues by time.

    `lead_ins` holds, for each block, the countdown into its movement, timed from that start
    ("Three" at -2370 ms); it ends every preparation and is spoken again on resuming. `missing`
    lists the speech whose length had to be guessed, `dropped` the messages for which there was
    no room; `lacking_ms`, for each block, how much longer a fixed rest before it would have to
    be. `replies` are not placed on it: a session answers with them.
    """

    routine: str
    name: str
    blocks: tuple[Block, ...]
    phases: tuple[Phase, ...]
    cues: tuple[Cue, ...]
    lead_ins: tuple[tuple[Cue, ...], ...]
    replies: Replies = NO_REPLIES
    missing: tuple[Speech, ...] = ()
    dropped: tuple[tuple[CueKind, Message], ...] = ()
    lacking_ms: tuple[int, ...] = ()

    @property
    def total_ms(self) -> int:
        """The whole length; waits count nothing."""
        return self.phases[-1].end_ms if self.phases else 0

    @property
    def estimated(self) -> bool:
        """Whether a length of speech was guessed."""
        return bool(self.missing)

    @property
    def self_paced(self) -> bool:
        """Whether the person's own pace comes on top of the length."""
        return any(block.self_paced for block in self.blocks)

    @cached_property
    def block_spans(self) -> tuple[tuple[int, int], ...]:
        """The index of the first phase of every block, and that after its last."""
        spans: list[tuple[int, int]] = []
        for index, phase in enumerate(self.phases):
            if phase.block == len(spans):
                spans.append((index, index + 1))
            else:
                spans[-1] = (spans[-1][0], index + 1)
        return tuple(spans)

    def block_start_ms(self, block: int) -> int:
        """Return where a block begins."""
        return self.phases[self.block_spans[block][0]].start_ms

    @cached_property
    def _by_address(self) -> dict[Address, int]:
        return {phase.address: index for index, phase in enumerate(self.phases)}

    def find(self, address: Address) -> int | None:
        """Return the index of the phase with this address.

        Where an edit has taken the phase away, the nearest that is left of its block: the last
        one of its rep or of those before, else the first that isn't a rest. None if the whole
        block is gone.
        """
        if address in self._by_address:
            return self._by_address[address]
        left = [
            (index, phase)
            for index, phase in enumerate(self.phases)
            if phase.address.of_block == address.of_block and phase.kind is not PhaseKind.REST
        ]
        before = [index for index, phase in left if 0 < phase.address.rep <= address.rep]
        return before[-1] if before else next((index for index, _ in left), None)
