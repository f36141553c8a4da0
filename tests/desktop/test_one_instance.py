"""Who is the first: settled by a lock that a process loses when it ends, however it ends."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from trainer.desktop import one_instance, one_instance_call
from trainer.desktop.one_instance import LOCK_NAME, First, UnansweredError, enter

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="of the Unix sort of lock")

ENTERS = """\
import sys
from pathlib import Path
from trainer.desktop import one_instance, one_instance_call
one_instance_call.LISTEN_WITHIN_S = 0.5
try:
    first = one_instance.enter(Path(sys.argv[1]), None)
    print("first" if first else "called", flush=True)
    sys.stdin.read()
except one_instance.UnansweredError:
    print("unanswered", flush=True)
"""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test a place of its own, whose path is short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="one-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_instance_call, "LISTEN_WITHIN_S", 0.05)
    monkeypatch.setattr(one_instance_call, "ANSWER_WITHIN_S", 0.05)


def first_of(data: Path) -> First:
    first = enter(data, None)
    assert first is not None
    return first


def launch(data: Path, before: str = "") -> subprocess.Popen[str]:
    command = (sys.executable, "-c", before + ENTERS, str(data))
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline().strip() if process.stdout else ""


@pytest.mark.usefixtures("impatient")
def test_there_is_one_first_until_it_leaves(tmp_path: Path) -> None:
    first = first_of(tmp_path)
    with pytest.raises(UnansweredError):
        enter(tmp_path, None)
    first.leave()
    first_of(tmp_path).leave()


@pytest.mark.usefixtures("impatient")
def test_each_data_folder_has_its_own_first_by_whichever_way_one_gets_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    first, other = first_of(tmp_path / "a"), first_of(tmp_path / "b")
    with pytest.raises(UnansweredError):
        enter(tmp_path / "link" / ".." / "a", None)
    with pytest.raises(UnansweredError):
        enter(tmp_path / "link", None)
    first.leave()
    other.leave()


def test_a_killed_first_leaves_its_place_to_the_next(tmp_path: Path) -> None:
    with launch(tmp_path) as process:
        assert said(process) == "first"
        process.kill()
        process.wait()
    first_of(tmp_path).leave()


def test_of_those_that_come_at_once_exactly_one_is_the_first(tmp_path: Path) -> None:
    processes = [launch(tmp_path) for _ in range(5)]
    words = sorted(said(process) for process in processes)
    for process in processes:
        process.communicate()
    assert words == ["first", *["unanswered"] * 4]


def test_who_comes_while_the_first_ends_takes_its_place(tmp_path: Path) -> None:
    first = first_of(tmp_path)
    with launch(tmp_path, "print('here', flush=True)\n") as waiting:
        assert said(waiting) == "here"
        time.sleep(0.1)
        first.leave()
        assert said(waiting) == "first"
        waiting.communicate()


@pytest.mark.usefixtures("impatient")
def test_a_folder_that_others_can_enter_is_not_used(runtime: Path, tmp_path: Path) -> None:
    runtime.chmod(0o755)
    assert not str(one_instance._folder()).startswith(str(runtime))
    first = first_of(tmp_path)
    assert list(runtime.iterdir()) == []
    first.leave()


@pytest.mark.usefixtures("impatient")
def test_where_no_place_is_safe_to_be_called_there_is_one_first_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_instance, "_folder", lambda: None)
    first = first_of(tmp_path)
    assert first.address == ""
    with pytest.raises(UnansweredError):
        enter(tmp_path, None)
    first.leave()


def test_where_no_lock_can_be_made_everybody_is_a_first(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    assert [first_of(tmp_path).address for _ in range(2)] == ["", ""]


@pytest.mark.usefixtures("impatient")
def test_a_second_is_told_where_the_first_is_called_though_its_session_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = first_of(tmp_path)
    other = tmp_path / "other"
    other.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(other))
    assert one_instance._noted_address(tmp_path) == first.address
    with pytest.raises(UnansweredError):
        enter(tmp_path, None)
    first.leave()
    first = first_of(tmp_path)
    assert one_instance._noted_address(tmp_path) == first.address != ""
    first.leave()


def test_a_lock_file_that_is_a_link_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / LOCK_NAME).symlink_to(tmp_path / "mine")
    first_of(tmp_path).leave()
    assert (tmp_path / "mine").read_text() == "mine"


def test_it_is_settled_without_qt_and_without_what_only_a_second_needs() -> None:
    question = (
        "import sys, trainer.app, trainer.desktop.one_instance\n"
        "print([name for name in sys.modules if 'PySide6' in name or 'one_instance_' in name])"
    )
    answer = subprocess.run(
        (sys.executable, "-c", question), capture_output=True, check=True, text=True
    )
    assert answer.stdout == "[]\n"
