"""The command line where encodings, locales, folders, outputs and screens are awkward.

Whatever they are, each command has its exit status, and says in whole lines what is wrong.
"""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Tophold
from trainer.__main__ import main
from trainer.storage import paths

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux's sort of awkwardness")

ROUTINE = """\
format = 1
id = "odd"
name = "Ünïcode → 🦵"

[[steps]]
exercise = "squat"
reps = 1
"""
WRONG = 'format = 1\nid = "odd"\nname = "Odd"\n"k\\u001B[2Jéy →" = 1\nsteps = []\n'

BASH = shutil.which("bash") or "/bin/bash"

DRIVER = """\
import json, os, sys
from trainer.__main__ import main
for words in json.loads(sys.argv[1]):
    status = main(words)
    os.write(1, b"\\0%d\\0" % status)
    os.write(2, b"\\0")
"""
"""Runs several command lines in one process; after each, its status comes to the output."""

ENCODINGS: dict[str, dict[str, str | None]] = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "strict UTF-8": {"PYTHONIOENCODING": "utf-8:strict"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "German": {"LC_ALL": "de_DE.UTF-8"},
}
HOMES: dict[str, dict[str, str | None]] = {
    "read-only home": {"HOME": "/proc"},
    "home that is a file": {"HOME": "/dev/null"},
    "home that is not there": {"HOME": "{tmp}/home/not/there"},
    "relative XDG": {
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "../c",
    },
    "empty XDG": {"XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": ""},
    "XDG files": {"XDG_DATA_HOME": "{tmp}/file", "XDG_CONFIG_HOME": "{tmp}/file"},
    "XDG loops": {"XDG_DATA_HOME": "{tmp}/loop", "XDG_CACHE_HOME": "{tmp}/loop"},
}
READING_HOMES: dict[str, dict[str, str | None]] = {
    "no home": {"HOME": None},
    "empty home": {"HOME": ""},
    "relative home": {"HOME": "home"},
}
"""In these the user's real folders are looked up; nothing is written there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a command line came to."""

    status: int
    out: bytes
    err: bytes


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales that a system seldom has."""
    folder = tmp_path_factory.mktemp("locales")
    for name in ("tr_TR", "de_DE"):
        command = ("localedef", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8")
        made = shutil.which("localedef") and subprocess.run(
            command, check=False, capture_output=True
        )
        if not (made and (folder / f"{name}.UTF-8" / "LC_CTYPE").exists()):
            if os.environ.get("CI"):
                pytest.fail(f"the locale {name} could not be made")
            pytest.skip(f"the locale {name} could not be made")
    return folder


@pytest.fixture
def place(tmp_path: Path, locales: Path) -> dict[str, str]:
    """A place with what the commands need; returns the usual environment there."""
    (tmp_path / "home").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "odd.toml").write_text(ROUTINE, encoding="utf-8")
    (tmp_path / "wrong.toml").write_text(WRONG, encoding="utf-8")
    dropped = ("XDG_", "COVERAGE_PROCESS", "PYTHONIO", "LC_", "DISPLAY", "WAYLAND_", "PYTHONUN")
    usual = {k: v for k, v in os.environ.items() if not k.startswith(dropped)}
    root = str(Path(__file__).parents[2])
    return {**usual, "HOME": f"{tmp_path}/home", "LOCPATH": str(locales), "PYTHONPATH": root}


def changed(
    place: Mapping[str, str], tmp: Path, changes: Mapping[str, str | None]
) -> dict[str, str]:
    env = {**place, **{k: v.format(tmp=tmp) for k, v in changes.items() if v is not None}}
    return {k: v for k, v in env.items() if changes.get(k, "") is not None}


def run_all(commands: Sequence[Sequence[str]], env: dict[str, str], cwd: Path) -> list[Said]:
    done = subprocess.run(
        (sys.executable, "-c", DRIVER, json.dumps(commands)),
        env=env, cwd=cwd, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    parts = done.stdout.split(b"\0")[:-1]
    errors = done.stderr.split(b"\0")
    assert (done.returncode, errors.pop()) == (0, b"")
    return [
        Said(status=int(status), out=out, err=err)
        for out, status, err in zip(parts[::2], parts[1::2], errors, strict=True)
    ]


def assert_plain(said: Said) -> None:
    """Check that there is no traceback, and nothing that a terminal would obey."""
    assert b"Traceback" not in said.err
    for stream in (said.out, said.err):
        text = stream.decode("utf-8", "replace")
        odd = [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]
        assert odd == []


READING = (
    (("list", "--estimate"), {0}),
    (("list", "--estimate", "--json"), {0}),
    (("check", "odd.toml"), {0}),
    (("check", "wrong.toml", "odd.toml"), {1}),
    (("plan", "odd.toml", "--estimate"), {0}),
    (("plan", "odd.toml", "--estimate", "--json"), {0}),
    (("figure", "squat", "-o", "squat.png"), {0}),
    (("plan", "nowhere.toml"), {1}),
    (("dance\x1b[2J →",), {2}),
)
WRITING = (
    (("doctor", "--json"), {0, 1}),
    (("render", "odd.toml", "--captions", "odd.vtt"), {0}),
)


@pytest.mark.parametrize("name", [*ENCODINGS, *HOMES, *READING_HOMES])
def test_every_command_answers_in_every_place(
    name: str, place: dict[str, str], tmp_path: Path
) -> None:
    changes = {**ENCODINGS, **HOMES, **READING_HOMES}[name]
    commands = READING if name in READING_HOMES else (*READING, *WRITING)
    env = changed(place, tmp_path, changes)
    answers = run_all([words for words, _ in commands], env, tmp_path)
    for (words, statuses), said in zip(commands, answers, strict=True):
        assert_plain(said)
        assert said.status in statuses, (words, said)
        if "--json" in words:
            json.loads(said.out)
        elif name in ENCODINGS and said.status == 0 and words[0] in {"check", "figure"}:
            assert said.out + said.err == b""
    assert (tmp_path / "squat.png").read_bytes().startswith(b"\x89PNG")
    assert {path.name for path in tmp_path.iterdir()} <= {
        "home", "file", "loop", "odd.toml", "wrong.toml", "squat.png", "odd.vtt", "config",
    }  # fmt: skip  # libpulse makes the last


def test_without_any_home_it_says_what_to_set(
    tophold: Tophold, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Homeless:
        @property
        def user_data_path(self) -> Path:
            raise RuntimeError

    monkeypatch.setattr(paths, "PlatformDirs", lambda *_, **_named: Homeless())
    assert tophold("list", "--estimate").status == 0
    assert main(["list"]) == 1
    said = capsys.readouterr()
    told = "There is no home folder. Set HOME, or name a folder with --data-dir DIR.\n"
    assert (said.out, said.err) == ("", told)
    with pytest.raises(paths.NoHomeError):
        paths.Folders.chosen(None)


ODD_NAMES = (b"a b", b"a\nb", "🦵".encode(), b"caf\xe9", b"-x", b"\x1b[2J", "ä\u202e".encode())


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii", "cp1252"])
def test_files_of_any_name_are_used_and_named(
    encoding: str, place: dict[str, str], tmp_path: Path
) -> None:
    data = tmp_path / os.fsdecode(b"data \xf0\x9f\xa6\xb5\n\xe9")
    (data / "routines").mkdir(parents=True)
    for number, name in enumerate(ODD_NAMES):
        text = ROUTINE.replace('"odd"', f'"odd-{number}"')
        (data / "routines" / os.fsdecode(name + b".toml")).write_text(text, "utf-8")
    files = [str(path) for path in (data / "routines").iterdir()]
    common = ("--data-dir", str(data))
    commands = [
        (*common, "list", "--estimate"),
        (*common, "list", "--estimate", "--json"),
        (*common, "check", *files, f"{data}/no\nsuch\x1b\udcff.toml"),
        *((*common, "plan", "--estimate", file) for file in files),
        (*common, "figure", "squat", "-o", f"{data}/pic\n\udce9.svg"),
        (*common, "doctor", "--json"),
    ]
    env = {**place, "PYTHONIOENCODING": encoding}
    answers = run_all(commands, env, tmp_path)
    for said in answers:
        assert_plain(said)
    assert [said.status for said in answers[:-1]] == [0, 0, 1, *[0] * len(files), 0]
    rows = json.loads(answers[1].out)
    assert sum(row["id"].startswith("odd-") for row in rows) == len(ODD_NAMES)
    assert answers[2].out.endswith(
        b"such\\x1b\\xff.toml:1: There is no such file. Check its name.\n"
    )
    assert answers[2].out.count(b"\n") == 1


def program(*words: str | Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "trainer", *map(str, words))


def in_shell(
    place: dict[str, str], tmp_path: Path, redirection: str, *words: str
) -> subprocess.CompletedProcess[str]:
    """Run a command line with what a shell does to its streams; says its status last."""
    script = f'( "$@" ) {redirection}'
    return subprocess.run(
        (BASH, "-o", "pipefail", "-c", script, "bash", *program(*words)),
        env=place, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


PLAN = ("plan", "odd.toml", "--estimate")
NO_ROOM = "The answer could not be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("redirection", "words", "status", "err"),
    [
        (">&-", PLAN, 0, ""),
        (">&-", ("check", "wrong.toml"), 1, ""),
        (">&-", ("--help",), 0, ""),
        ("<&-", ("figure", "squat", "-o", "s.svg"), 0, ""),
        ("2>&-", ("plan", "nowhere.toml"), 1, ""),
        ("<&- >&- 2>&-", ("doctor",), None, ""),
        ("| head -0", PLAN, 0, ""),
        ("| head -0", ("check", "wrong.toml"), 1, ""),
        (">/dev/full", PLAN, 1, NO_ROOM),
        (">/dev/full", ("list", "--estimate", "--json"), 1, NO_ROOM),
        ("2>/dev/full", ("plan", "nowhere.toml"), 1, ""),
    ],
)
def test_whatever_the_streams_are_the_status_is_right(
    redirection: str,
    words: tuple[str, ...],
    status: int | None,
    err: str,
    place: dict[str, str],
    tmp_path: Path,
) -> None:
    done = in_shell(place, tmp_path, redirection, *words)
    assert (done.stdout, done.stderr) == ("", err)
    assert done.returncode in ({0, 1} if status is None else {status})


@pytest.mark.parametrize(
    "words",
    [
        ("figure", "squat", "-o", "s.png"),
        ("render", "odd.toml", "-o", "odd.wav"),
        ("render", "odd.toml", "--captions", "odd.vtt"),
    ],
)
def test_on_a_full_disk_it_says_what_was_not_written_and_leaves_nothing(
    words: tuple[str, ...], place: dict[str, str], tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        (BASH, "-c", 'ulimit -f 0; "$@" 2>&1 | cat; exit ${PIPESTATUS[0]}', "bash",
         *program(*words)),
        env=place, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"{words[-1]}" in done.stdout.splitlines()[-1]
    assert "File too large" in done.stdout.splitlines()[-1]
    assert "Traceback" not in done.stdout
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("changes", [{}, {"DISPLAY": ":7654"}, {"LC_ALL": "C"}])
def test_without_a_screen_the_window_says_so(
    changes: dict[str, str], place: dict[str, str], tmp_path: Path
) -> None:
    env = {**place, **changes}
    del env["QT_QPA_PLATFORM"]
    data = ("--data-dir", str(tmp_path / "data"))
    done = subprocess.run(
        program(*data), env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no screen that Top Hold can open its window on.")
    assert done.stderr.count("\n") == 1
    (said,) = run_all([(*data, "doctor", "--json")], env, tmp_path)
    findings = {found["what"]: found for found in json.loads(said.out)["findings"]}
    assert not findings["window"]["works"]
    assert findings["window"]["found"] == done.stderr.strip()


def test_the_window_starts_where_the_letter_i_has_no_dot(
    place: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        program("self-test"),
        env={**place, "LC_ALL": "tr_TR.UTF-8"}, cwd=tmp_path, capture_output=True,
        encoding="utf-8", timeout=90, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "Self-test passed.\n", "")
