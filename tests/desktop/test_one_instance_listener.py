"""What the first hears of later launches, and of whoever else may call."""

import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from trainer.desktop import one_instance_call, one_instance_listener
from trainer.desktop.one_instance import UnansweredError, enter
from trainer.desktop.one_instance_listener import Listener
from trainer.desktop.one_instance_message import Asked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="of the Unix sort of socket")


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """Be the first for a folder; yields where others call."""
    folder = tempfile.mkdtemp(prefix="one-")
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    monkeypatch.setattr(one_instance_call, "ANSWER_WITHIN_S", 0.3)
    first = enter(tmp_path, None)
    assert first is not None
    yield first.address
    first.leave()
    shutil.rmtree(folder)


@pytest.fixture
def listener(address: str, qapp: object) -> Iterator[Listener]:
    assert qapp is not None
    listener = Listener(address)
    yield listener
    listener.close()


def call(address: str) -> socket.socket:
    peer = socket.socket(socket.AF_UNIX)
    peer.settimeout(5)
    peer.connect(address)
    return peer


def test_a_later_launch_hands_over_what_it_was_to_start(
    listener: Listener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    with ThreadPoolExecutor() as pool:
        with qtbot.waitSignal(listener.asked) as heard:
            second = pool.submit(enter, tmp_path, "mine.toml")
        assert heard.args == [Asked(start=str(tmp_path / "mine.toml"))]
        assert second.result() is None


def test_many_launches_are_all_heard(listener: Listener, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[Asked] = []
    listener.asked.connect(heard.append)
    with ThreadPoolExecutor(12) as pool:
        seconds = [pool.submit(enter, tmp_path, f"routine-{n}") for n in range(12)]
        qtbot.waitUntil(lambda: all(second.done() for second in seconds))
    assert [second.result() for second in seconds] == [None] * 12
    assert {asked.start for asked in heard} == {f"routine-{n}" for n in range(12)}


def test_a_socket_that_was_left_behind_is_no_obstacle(
    address: str, tmp_path: Path, qtbot: QtBot
) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(address)
    left.close()
    listener = Listener(address)
    with ThreadPoolExecutor() as pool, qtbot.waitSignal(listener.asked):
        pool.submit(enter, tmp_path, None)
    listener.close()


def test_nobody_else_may_call(listener: Listener, address: str) -> None:
    assert listener is not None
    assert Path(address).stat().st_mode & 0o077 == 0


def test_a_first_that_hangs_is_not_waited_for(listener: Listener, tmp_path: Path) -> None:
    assert listener is not None  # and nobody runs its loop
    with pytest.raises(UnansweredError):
        enter(tmp_path, None)


@pytest.mark.parametrize("words", [b'{"start": 1}\n', b"x" * 100_000, b"\n" * 10])
def test_who_talks_nonsense_is_hung_up_on(
    listener: Listener, address: str, words: bytes, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(listener.asked), call(address) as peer:
        with ThreadPoolExecutor() as pool:
            answer = pool.submit(say, peer, words)
            qtbot.waitUntil(answer.done)
        assert answer.result() == b""


def say(peer: socket.socket, words: bytes) -> bytes:
    try:
        peer.sendall(words)
        return peer.recv(100)
    except (BrokenPipeError, ConnectionResetError):
        return b""


def test_who_calls_and_says_nothing_is_hung_up_on(
    listener: Listener, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert listener is not None
    monkeypatch.setattr(one_instance_listener, "SAID_WITHIN_MS", 50)
    with call(address) as peer, ThreadPoolExecutor() as pool:
        answer = pool.submit(say, peer, b'{"start": ')
        qtbot.waitUntil(answer.done)
        assert answer.result() == b""


def test_a_crowd_is_sent_away(listener: Listener, address: str, qtbot: QtBot) -> None:
    crowd = [call(address) for _ in range(20)]
    visits = one_instance_listener._Visit
    qtbot.wait(50)
    assert len(listener.findChildren(visits)) == one_instance_listener.MOST_VISITS
    for peer in crowd:
        peer.close()


def test_a_listener_may_go_in_the_middle_of_a_call(address: str, qtbot: QtBot) -> None:
    for _ in range(10):
        listener = Listener(address)
        with call(address) as peer:
            peer.sendall(b'{"start": null}\n')
            with qtbot.waitSignal(listener.asked):
                pass
            listener.close()
            del listener
            qtbot.wait(1)


def test_one_that_can_not_be_called_is_quiet(qapp: object) -> None:
    assert qapp is not None
    Listener("").close()
    Listener("/no/such/folder/socket").close()
