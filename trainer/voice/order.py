"""What is to be recorded: data alone, which the window can make without what does the work."""

import base64
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.core.chapters import Chapter
from trainer.voice.protocol import Sound

SUFFIXES = (".wav", ".flac", ".opus", ".ogg", ".mp3")
"""What a recording's name may end in."""

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """What is written on a recording; `cover` is a PNG file's content, if there is one."""

    title: str
    artist: str = "Top Hold"
    album: str = "Top Hold"
    cover: bytes = b""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bed:
    """What music to play: a file in any format that libsndfile reads.

    `below_db` is how much softer than the voice it is where nobody speaks; `spoken` are the
    stretches, in ms and in order, in which it is lowered further.
    """

    path: Path
    below_db: float = 6.0
    spoken: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What is to be recorded.

    `target` is the file, its suffix the format; `sounds` the plan, times in ms. Of the volumes,
    0 to 1, only counts how loud voice and tones are against each other. `labels` are what players
    show, and `music` is heard beneath.
    """

    target: Path
    sounds: tuple[Sound, ...]
    total_ms: int
    labels: Labels
    voice_volume: float = 1.0
    tone_volume: float = 1.0
    music: Bed | None = None


def encode_order(order: Order) -> str:
    """Return an order as one line, with its end."""
    return json.dumps(asdict(order), default=_plain, separators=(",", ":")) + "\n"


def decode_order(line: str) -> Order:
    """Return the order that a line holds.

    Raises:
        ValueError: the line is none of ours.

    """
    try:
        fields = json.loads(line)
        labels, music = fields["labels"], fields["music"]
        labels["cover"] = base64.b64decode(labels["cover"])
        labels["chapters"] = tuple(Chapter(**chapter) for chapter in labels["chapters"])
        if music is not None:
            music["path"] = Path(music["path"])
            music["spoken"] = tuple((first, last) for first, last in music["spoken"])
        fields["target"] = Path(fields["target"])
        fields["sounds"] = tuple(Sound(**sound) for sound in fields["sounds"])
        fields["labels"], fields["music"] = Labels(**labels), Bed(**music) if music else None
        return Order(**fields)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"not an order: {line[:80]!r}") from error


def _plain(value: object) -> str:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else str(value)
