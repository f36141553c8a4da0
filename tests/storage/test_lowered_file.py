import errno
from pathlib import Path

import pytest

from tests.storage.files import written
from trainer.core.music import LoweredPlayer
from trainer.storage.lowered_file import load_lowered, save_lowered

RADIO = LoweredPlayer(name="org.mpris.MediaPlayer2.radio", volume=0.8, lowered=0.24)
FILM = LoweredPlayer(name="org.mpris.MediaPlayer2.film", volume=1.0, lowered=0.3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lowered.json"


def test_players_are_remembered(path: Path) -> None:
    save_lowered(path, (RADIO, FILM))
    assert load_lowered(path) == (RADIO, FILM)


def test_no_file_is_left_when_all_are_restored(path: Path) -> None:
    save_lowered(path, (RADIO,))
    save_lowered(path, ())
    assert not path.exists()
    assert load_lowered(path) == ()
    save_lowered(path, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "[3]",
        "[{}]",
        "[" * 100_000,
        '[{"name": 3, "volume": 1, "lowered": 1}]',
        '[{"name": "x", "volume": "loud", "lowered": 1}]',
        '[{"name": "x", "volume": -1, "lowered": 1}]',
        '[{"name": "x", "volume": 1, "lowered": NaN}]',
        '[{"name": "x", "volume": Infinity, "lowered": 1}]',
    ],
)
def test_a_file_that_makes_no_sense_is_set_aside(path: Path, text: str) -> None:
    written(path.parent, text, path.name)
    assert load_lowered(path) == ()
    assert path.with_name("lowered.json.bad").read_text() == text


def test_a_file_that_cannot_be_set_aside_is_passed_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _other: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    written(path.parent, "?", path.name)
    monkeypatch.setattr(Path, "rename", refuse)
    assert load_lowered(path) == ()


def test_a_file_that_the_system_does_not_give_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "lowered.json"
    path.write_text("?")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", fail)
        assert load_lowered(path) == ()
    assert path.read_text() == "?"
