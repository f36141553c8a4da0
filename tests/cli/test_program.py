"""The program as its own process, with pipes and an exit status."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "trainer")


def test_a_reader_that_has_seen_enough_gets_no_traceback(tmp_path: Path) -> None:
    plan = (*PROGRAM, "--data-dir", str(tmp_path), "plan", "glutes", "--estimate")
    with subprocess.Popen(plan, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if process.stdout and process.stderr:
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("QtWidgets", ()),
        ("QtWidgets", ("self-test",)),
        ("QtSvg", ("figure", "squat", "-o", "x.svg")),
    ],
)
def test_a_library_that_is_lacking_is_told_in_a_sentence(
    module: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    lacking = (
        f"import sys; sys.modules['PySide6.{module}'] = None; from trainer.__main__ import main; "
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        (sys.executable, "-c", lacking, "--data-dir", str(tmp_path), *words),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("A library that Top Hold needs can't be loaded: ")


def test_the_self_test_passes() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        (*PROGRAM, "self-test"), env=env, capture_output=True, text=True, timeout=90, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "Self-test passed.\n", "")


def test_everything_is_kept_under_the_data_folder(tmp_path: Path) -> None:
    env = {name: v for name, v in os.environ.items() if not name.startswith("XDG_")}
    home, data = tmp_path / "home", tmp_path / "data"
    home.mkdir()
    command = (*PROGRAM, "--data-dir", str(data), "plan", "glutes-easy", "--set", "talk=counts")
    done = subprocess.run(
        command, env={**env, "HOME": str(home)}, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert list(home.iterdir()) == []
    assert any((data / "cache").iterdir())


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert condition()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no process groups")
def test_an_interrupted_command_ends_quietly_and_with_its_helpers(tmp_path: Path) -> None:
    command = (*PROGRAM, "--data-dir", str(tmp_path), "plan", "glutes")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_until(lambda: any(tmp_path.rglob("*.wav")))
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=20)
    assert (process.returncode, *said) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="only there it can be seen from outside")
@pytest.mark.parametrize("helper", ["--synthesis-worker", "--player", "--recorder"])
def test_a_helper_ends_with_its_parent_and_not_before(helper: str) -> None:
    numbers = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    if helper == "--synthesis-worker":  # its engine may hang: who asks it to end is heard
        numbers.remove(signal.SIGTERM)
    ignored = sum(1 << number - 1 for number in numbers)
    with subprocess.Popen(
        (*PROGRAM, helper),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:

        def steadfast() -> bool:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            mask = next(line.split()[1] for line in status.splitlines() if "SigIgn" in line)
            return int(mask, 16) & ignored == ignored

        wait_until(steadfast)
        for number in numbers:
            process.send_signal(number)
        said = process.communicate(timeout=20)[1]
    assert (process.returncode, said) == (0, b"")
