"""The program as its own process, with pipes and an exit status."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = (sys.executable, "-m", "trainer")


def test_a_reader_that_has_seen_enough_gets_no_traceback(tmp_path: Path) -> None:
    plan = (*PROGRAM, "--data-dir", str(tmp_path), "plan", "glutes", "--estimate")
    with subprocess.Popen(plan, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        if process.stdout and process.stderr:
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.wait(20) in {0, 1}


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
