"""The score under construction: phases are appended to it, and cues are put on them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from trainer.core.plan.fit import Fitted, Meter
from trainer.core.plan.lines import Line
from trainer.core.plan.timeline import Address, Cue, CueKind, Phase, PhaseKind, Tone
from trainer.core.text import Message

TONE_MS = {
    Tone.UP: 80,
    Tone.DOWN: 80,
    Tone.HOLD: 80,
    Tone.TICK: 80,
    Tone.STOP: 200,
    Tone.END: 600,
}
"""How long the tones last."""


def tone_cue(tone: Tone, at_ms: int) -> Cue:
    """Return a tone that starts at a time."""
    return Cue(at_ms=at_ms, ends_ms=at_ms + TONE_MS[tone], kind=CueKind.TONE, tone=tone)


def speech_cue(kind: CueKind, fitted: Fitted, at_ms: int) -> Cue:
    """Return a word or sentence that starts at a time."""
    ends_ms = at_ms + fitted.length_ms
    return Cue(at_ms=at_ms, ends_ms=ends_ms, kind=kind, speech=fitted.speech)


@dataclass(kw_only=True, slots=True)
class Score:
    """The timeline up to `now_ms`; `block` is the number of the block that is being added."""

    meter: Meter
    now_ms: int = 0
    block: int = -1
    phases: list[Phase] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    dropped: list[tuple[CueKind, Message]] = field(default_factory=list)

    def phase(self, kind: PhaseKind, length_ms: int, address: Address) -> None:
        """Append a phase."""
        start_ms, self.now_ms = self.now_ms, self.now_ms + length_ms
        self.phases.append(
            Phase(
                start_ms=start_ms,
                end_ms=self.now_ms,
                kind=kind,
                address=address,
                block=self.block,
            )
        )

    def place(self, line: Line, at_ms: int, room_ms: int) -> None:
        """Say a line at a time, or drop it where no form of it fits into the room."""
        fitted = self.meter.fit(line, room_ms)
        if fitted:
            self.cues.append(speech_cue(line.kind, fitted, at_ms))
        else:
            self.drop((line,))

    def drop(self, lines: Iterable[Line]) -> None:
        """Note that there was no room for these."""
        self.dropped.extend((line.kind, line.said) for line in lines)
