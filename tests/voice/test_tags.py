"""What players show of a recording, read back from real files."""

import base64
from pathlib import Path
from typing import cast

import mutagen
import pytest
from mutagen.flac import FLAC, Picture
from mutagen.id3 import ID3
from mutagen.oggopus import OggOpus
from mutagen.wave import WAVE

from tests.voice.recorded import COVER, order
from trainer.voice.audio_file import FORMATS
from trainer.voice.order import Labels
from trainer.voice.recording import Recording, RecordingError
from trainer.voice.tags import sheet, write_tags

TITLE = "Glutes: think up"


def recorded(folder: Path, name: str) -> Path:
    wanted = order(folder, name)
    Recording(wanted).run()
    return wanted.target


def assert_id3(tags: ID3) -> None:
    assert (str(tags["TIT2"]), str(tags["TPE1"]), str(tags["TALB"])) == (
        TITLE,
        "Top Hold",
        "Top Hold",
    )
    (cover,) = tags.getall("APIC")
    assert cover.data == COVER.read_bytes()
    (contents,) = tags.getall("CTOC")
    chapters = [tags[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [(c.start_time, c.end_time, str(c.sub_frames["TIT2"])) for c in chapters] == [
        (0, 5_999, "Squat"),
        (5_999, 7_500, "Bridge “low”"),
    ]


def test_an_mp3_has_title_cover_and_chapters(tmp_path: Path) -> None:
    assert_id3(ID3(recorded(tmp_path, "new.mp3")))


def test_a_wav_has_title_cover_and_a_sheet_of_chapters_beside_it(tmp_path: Path) -> None:
    assert_id3(cast("ID3", WAVE(recorded(tmp_path, "new.wav")).tags))
    assert (tmp_path / "new.cue").read_text(encoding="utf-8") == (
        'PERFORMER "Top Hold"\n'
        'TITLE "Glutes: think up"\n'
        'FILE "new.wav" WAVE\n'
        "  TRACK 01 AUDIO\n"
        '    TITLE "Squat"\n'
        "    INDEX 01 00:00:00\n"
        "  TRACK 02 AUDIO\n"
        '    TITLE "Bridge “low”"\n'
        "    INDEX 01 00:05:74\n"
    )


@pytest.mark.parametrize("name", ["new.flac", "new.opus", "new.ogg"])
def test_flac_and_opus_have_comments_and_a_picture(name: str, tmp_path: Path) -> None:
    path = recorded(tmp_path, name)
    file = mutagen.File(path)
    assert isinstance(file, FLAC | OggOpus)
    said = {key.upper(): file[key] for key in file}
    assert said["TITLE"] == [TITLE]
    assert said["ARTIST"] == said["ALBUM"] == ["Top Hold"]
    assert (said["CHAPTER001"], said["CHAPTER001NAME"]) == (["00:00:00.000"], ["Squat"])
    assert (said["CHAPTER002"], said["CHAPTER002NAME"]) == (["00:00:05.999"], ["Bridge “low”"])
    if isinstance(file, FLAC):
        (picture,) = file.pictures
    else:
        picture = Picture(base64.b64decode(said["METADATA_BLOCK_PICTURE"][0]))
    assert (picture.data, picture.mime) == (COVER.read_bytes(), "image/png")
    assert (picture.width, picture.height) == (600, 600)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_what_has_neither_cover_nor_chapters_is_labelled_too(suffix: str, tmp_path: Path) -> None:
    path = recorded(tmp_path, f"new{suffix}")
    bare = path.with_name(f"bare{suffix}")
    path.rename(bare)
    write_tags(bare, bare, Labels(title="Plain"))
    assert "Plain" in str(mutagen.File(bare).tags.pprint())


def test_what_is_no_sound_file_cannot_be_labelled(tmp_path: Path) -> None:
    path = tmp_path / "new.flac"
    path.write_text("no sound")
    with pytest.raises(OSError, match="not a valid FLAC"):
        write_tags(path, path, Labels(title="None"))


def test_a_file_that_is_gone_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "new.opus"
    with pytest.raises(FileNotFoundError):
        write_tags(path, path, Labels(title="None"))


def test_a_sheet_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "new.cue").mkdir()
    with pytest.raises(RecordingError, match="could not be written"):
        Recording(order(tmp_path, "new.wav")).run()


def test_a_quotation_mark_cannot_break_a_sheet() -> None:
    assert "TITLE \"Say 'up' twice\"" in sheet(Path("a.wav"), Labels(title='Say "up"\ntwice'))
