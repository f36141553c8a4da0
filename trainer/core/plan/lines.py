"""What may be said: a message, what it is for, and what gives way to it."""

from dataclasses import dataclass

from trainer.core.plan.timeline import CueKind
from trainer.core.text import Message

RANK = {
    kind: rank
    for rank, kinds in enumerate(
        (
            (CueKind.COUNTDOWN, CueKind.PHASE, CueKind.TONE),
            (CueKind.COUNT,),
            (CueKind.SAFETY,),
            (CueKind.NEXT,),
            (CueKind.SETUP,),
            (CueKind.COACHING,),
        )
    )
    for kind in kinds
}
"""What gives way to what: the higher the number, the earlier it is dropped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message with its rank's kind, and a shorter one that may stand for it."""

    kind: CueKind
    said: Message
    short: Message | None = None
