"""From a rehearsal to what is to be recorded: the same for the window and the command line."""

from pathlib import Path

from trainer.core.chapters import chapters
from trainer.core.excerpt import spoken
from trainer.core.settings import Settings
from trainer.core.text import tr
from trainer.voice.order import Bed, Labels, Order
from trainer.voice.rehearsal import Rehearsal

RECORDED_WAIT_MS = 30_000
"""How long a wait lasts in a recording, where nobody can say "go on"."""


def ordered(
    target: Path,
    rehearsal: Rehearsal,
    settings: Settings,
    resources: Path,
    *,
    music: Path | None = None,
    music_db: float = 6.0,
) -> Order:
    """Return what records a rehearsal.

    Args:
        target: the file, its suffix the format.
        rehearsal: the session, its waits as long as they are to be in the file.
        settings: tell how loud voice and tones are.
        resources: the folder of the tones and of the cover.
        music: what to play beneath.
        music_db: how much softer than the voice that is where nobody speaks.

    Raises:
        OSError: the cover can't be read.

    """
    timeline = rehearsal.timeline
    return Order(
        target=target,
        sounds=rehearsal.sounds(resources / "sounds"),
        total_ms=timeline.total_ms,
        labels=Labels(
            title=tr(timeline.name),
            cover=(resources / "icons" / "cover.png").read_bytes(),
            chapters=chapters(timeline),
        ),
        voice_volume=settings.voice_volume / 100,
        tone_volume=settings.tone_volume / 100,
        music=Bed(path=music, below_db=music_db, spoken=spoken(timeline)) if music else None,
    )
