import os
import time
from pathlib import Path

import pytest

from trainer.files import draft_beside, keep_copy, set_aside, write_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file"
    write_atomically(path, b"all")
    assert path.read_bytes() == b"all"


def test_a_failed_writing_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "place"
    path.mkdir()
    with pytest.raises(OSError, match="place"):
        write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_files_set_aside_do_not_replace_one_another(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    for number in range(3):
        path.write_text(str(number))
        set_aside(path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "a.toml.bad": "0",
        "a.toml.bad-2": "1",
        "a.toml.bad-3": "2",
    }


def test_a_copy_is_kept_once_for_each_content(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    for text in ("one", "one", "two", "one"):
        path.write_text(text)
        assert keep_copy(path).read_text() == text
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "a.toml": "one",
        "a.toml.bad": "one",
        "a.toml.bad-2": "two",
    }


def test_only_old_drafts_of_our_own_are_removed(tmp_path: Path) -> None:
    with draft_beside(tmp_path / "a.wav") as draft:
        left = draft.name
    names = {left, f"{left}.txt", ".0123456789abcdef.part", ".tophold-mine.part", "song.part"}
    for name in names:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, time.time() - 25 * 3600))
    with draft_beside(tmp_path / "a.wav"):
        assert {path.name for path in tmp_path.iterdir()} == names - {left}


def test_a_draft_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    with draft_beside(tmp_path / "a.wav") as draft:
        draft.touch()
        with draft_beside(tmp_path / "b.wav"):
            assert draft.exists()
