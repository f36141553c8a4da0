import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from trainer.files import (
    draft_beside,
    keep_copy,
    path_text,
    put_in_place,
    read_ordinary,
    set_aside,
    temporary_prefix,
    write_atomically,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="of links and modes as Unix has them")


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


@POSIX
def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    link, target = tmp_path / "settings.toml", tmp_path / "dotfiles" / "settings.toml"
    link.symlink_to(target)
    for text in (b"made", b"replaced"):
        write_atomically(link, text)
        assert link.is_symlink()
        assert target.read_bytes() == text
    assert [path.name for path in target.parent.iterdir()] == ["settings.toml"]


@POSIX
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(mode)
    write_atomically(path, b"new")
    assert path.stat().st_mode & 0o777 == mode


@POSIX
def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    write_atomically(tmp_path / "new", b"new")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "any").stat().st_mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="the system has none")
def test_a_file_keeps_its_attributes_but_not_its_time(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    os.utime(path, (0, 0))
    try:
        os.setxattr(path, "user.mine", b"1")
    except OSError:
        pytest.skip("the file system has none")
    write_atomically(path, b"new")
    assert os.getxattr(path, "user.mine") == b"1"
    assert path.stat().st_mtime > 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="of administrators")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    os.chown(path, 12345, 12346)
    write_atomically(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)


@POSIX
@pytest.mark.parametrize("leads_to", ["itself", "/dev/full", "folder", "/proc/nowhere/file"])
def test_what_cannot_be_replaced_is_refused_by_its_name(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "itself"
    link.symlink_to(leads_to)
    with pytest.raises(OSError, match=r"itself") as refused:
        write_atomically(link, b"new")
    assert refused.value.filename == str(link)
    assert link.is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "itself"}


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is protected")
def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert path.read_text() == "old"


@POSIX
def test_a_draft_takes_the_place_of_what_a_link_leads_to(tmp_path: Path) -> None:
    link, target = tmp_path / "song.wav", tmp_path / "real" / "song.wav"
    target.parent.mkdir()
    target.touch(0o640)
    link.symlink_to(target)
    with draft_beside(link) as draft:
        draft.write_text("new")
        put_in_place(draft, link)
    assert (link.is_symlink(), target.read_text()) == (True, "new")
    assert target.stat().st_mode & 0o777 == 0o640


@POSIX
def test_of_a_link_the_file_is_set_aside_and_copied(tmp_path: Path) -> None:
    link, target = tmp_path / "a.toml", tmp_path / "real" / "b.toml"
    write_atomically(target, b"bad")
    link.symlink_to(target)
    assert keep_copy(link) == target.with_name("b.toml.bad")
    assert set_aside(link) == target.with_name("b.toml.bad-2")
    assert (link.is_symlink(), link.exists()) == (True, False)


@POSIX
def test_only_a_file_is_set_aside_never_what_a_link_leads_to_else(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for number, target in enumerate((pipe, folder)):
        link = tmp_path / f"link-{number}"
        link.symlink_to(target)
        before = sorted(tmp_path.iterdir())
        with pytest.raises(OSError, match=link.name):
            set_aside(link)
        assert sorted(tmp_path.iterdir()) == before


@POSIX
def test_only_ordinary_files_of_a_known_size_are_read(tmp_path: Path) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_bytes(b"four")
    assert read_ordinary(file, 4) == b"four"
    for path, most in ((pipe, 4), (file, 3), (tmp_path, 4)):
        with pytest.raises(OSError, match=path.name):
            read_ordinary(path, most)


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
    with draft_beside(tmp_path / "elsewhere" / "a.wav") as draft:
        left = draft.name
    shutil.rmtree(draft.parent)
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


@POSIX
def test_temporary_folders_of_killed_runs_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen((sys.executable, "-c", "")) as gone:
        gone.wait()
    mine = temporary_prefix("voice")
    names = {
        f"tophold-voice-{gone.pid}-abc",
        f"tophold-clips-{gone.pid}-_9z",
        f"{mine}abc",
        "tophold-1-abc",
        "tophold-of-mine",
        f"tophold-voice-1-{'x' * 8}",
    }
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "raw.wav").touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / f"tophold-voice-{gone.pid}-new").mkdir()
    (tmp_path / f"tophold-voice-{gone.pid}-link").symlink_to(tmp_path)
    temporary_prefix("voice")
    left = {path.name for path in tmp_path.iterdir()}
    assert names - left == {f"tophold-voice-{gone.pid}-abc", f"tophold-clips-{gone.pid}-_9z"}
    assert {f"tophold-voice-{gone.pid}-new", f"tophold-voice-{gone.pid}-link"} <= left


@POSIX
def test_a_path_is_text_whatever_its_bytes_are() -> None:
    assert path_text(Path(os.fsdecode(b"/caf\xe9/caf\xc3\xa9"))) == r"/caf\xe9/café"
