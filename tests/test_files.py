from pathlib import Path

import pytest

from trainer.files import keep_copy, set_aside, write_atomically


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
