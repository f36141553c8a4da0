"""What is spoken in a recording, as a file of captions beside it."""

from typing import TYPE_CHECKING

from trainer.core.captions import FORMATS, captions
from trainer.core.plan.timeline import Timeline
from trainer.core.text import Message, message
from trainer.files import write_atomically

if TYPE_CHECKING:
    from trainer.ui.save_audio import SaveWishes


def write_captions(wishes: "SaveWishes", timeline: Timeline) -> Message | None:
    """Write the captions that are wished for, as a whole; returns why they could not be."""
    if not wishes.captions:
        return None
    target = wishes.target.with_suffix(wishes.captions)
    text = FORMATS[wishes.captions](captions(timeline.cues))
    try:
        write_atomically(target, text.encode())
    except OSError as error:
        return message(
            "{file} could not be written: {why}.",
            file=str(target),
            why=error.strerror or str(error),
        )
    return None
