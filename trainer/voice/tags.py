"""What a player shows of a recording: its title, its cover, and where each exercise begins."""

import base64
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

import mutagen
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, CHAP, CTOC, ID3, TALB, TIT2, TPE1, CTOCFlags, PictureType
from mutagen.oggopus import OggOpus
from mutagen.wave import WAVE

from trainer.core.chapters import Chapter, cue_sheet, shortened
from trainer.voice.order import Labels

UTF_8 = 3
_PNG = "image/png"
_ID3_CHAPTERS, _COMMENTED_CHAPTERS = 255, 999
"""How many chapters there can be: an ID3 table counts them in a byte, comments in three digits."""
_NO_OFFSET = 0xFFFFFFFF
"""In an ID3 chapter: only its times count, not its place in the file."""


WITHOUT_CHAPTERS = (".wav",)
"""Formats in which players look for no chapters: they know cue sheets."""


def write_tags(path: Path, target: Path, labels: Labels) -> None:
    """Put the labels into an audio file at a path, which later gets its target's name.

    Raises:
        OSError: it could not be written.

    """
    try:
        _WRITERS[target.suffix.lower()](path, labels)
    except mutagen.MutagenError as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from error
        raise OSError(str(error)) from error


def sheet(audio: Path, labels: Labels) -> str:
    """Return the cue sheet of an audio file."""
    return cue_sheet(labels.chapters, audio.name, labels.title, labels.artist)


def _mp3(path: Path, labels: Labels) -> None:
    tags = ID3()
    _fill(tags, labels)
    tags.save(path)


def _wave(path: Path, labels: Labels) -> None:
    file = WAVE(path)
    if file.tags is None:
        file.add_tags()
    _fill(cast("ID3", file.tags), labels)
    file.save()


def _flac(path: Path, labels: Labels) -> None:
    file = FLAC(path)
    file.update(_comments(labels))
    if labels.cover:
        file.add_picture(_picture(labels.cover))
    file.save()


def _opus(path: Path, labels: Labels) -> None:
    file = OggOpus(path)
    file.update(_comments(labels))
    if labels.cover:
        block = base64.b64encode(_picture(labels.cover).write()).decode("ascii")
        file["METADATA_BLOCK_PICTURE"] = block
    file.save()


_WRITERS: Mapping[str, Callable[[Path, Labels], None]] = {
    ".mp3": _mp3,
    ".wav": _wave,
    ".flac": _flac,
    ".opus": _opus,
    ".ogg": _opus,
}


def _fill(tags: ID3, labels: Labels) -> None:
    """Put labels into an ID3 tag, with its chapters (ID3v2 Chapter Frame Addendum 1.0)."""
    tags.add(TIT2(encoding=UTF_8, text=labels.title))
    tags.add(TPE1(encoding=UTF_8, text=labels.artist))
    tags.add(TALB(encoding=UTF_8, text=labels.album))
    if labels.cover:
        tags.add(APIC(encoding=UTF_8, mime=_PNG, type=PictureType.COVER_FRONT, data=labels.cover))
    chapters = shortened(labels.chapters, _ID3_CHAPTERS)
    names = [f"chapter{number}" for number, _ in enumerate(chapters, 1)]
    if names:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        tags.add(CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))
    for name, chapter in zip(names, chapters, strict=True):
        tags.add(_frame(name, chapter))


def _frame(name: str, chapter: Chapter) -> CHAP:
    return CHAP(
        element_id=name,
        start_time=chapter.start_ms,
        end_time=chapter.end_ms,
        start_offset=_NO_OFFSET,
        end_offset=_NO_OFFSET,
        sub_frames=[TIT2(encoding=UTF_8, text=chapter.title)],
    )


def _comments(labels: Labels) -> dict[str, str]:
    return {
        "TITLE": labels.title,
        "ARTIST": labels.artist,
        "ALBUM": labels.album,
        **dict(_chapter_comments(labels)),
    }


def _chapter_comments(labels: Labels) -> Iterator[tuple[str, str]]:
    """Yield the chapters as comments (Xiph's "Chapter Extension" of Vorbis comments)."""
    for number, chapter in enumerate(shortened(labels.chapters, _COMMENTED_CHAPTERS), 1):
        minutes, ms = divmod(chapter.start_ms, 60_000)
        time = f"{minutes // 60:02d}:{minutes % 60:02d}:{ms // 1000:02d}.{ms % 1000:03d}"
        yield f"CHAPTER{number:03d}", time
        yield f"CHAPTER{number:03d}NAME", chapter.title


def _picture(cover: bytes) -> Picture:
    picture = Picture()
    picture.type = PictureType.COVER_FRONT
    picture.mime = _PNG
    picture.data = cover
    picture.width, picture.height = _size(cover)
    picture.depth = 24
    return picture


def _size(png: bytes) -> tuple[int, int]:
    """Return a PNG file's width and height, which stand at a fixed place in it."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
