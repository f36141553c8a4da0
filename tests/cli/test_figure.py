"""`figure`: an exercise as a picture."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from tests.cli.conftest import Answer, Tophold
from tests.storage.figures import NODS, RAISE
from tests.storage.files import written
from trainer.ui.colours import DARK, LIGHT

LIFT = """\
format = 1
id = "lift"
name = "Lift"
position = "elbows-and-knees"
sides = "each"
tempo = "1-0-1-1"
variants = [
    { id = "straight", name = "straight", turn = "Lift." },
    { id = "out", name = "out", turn = "Turn out.", degrees = 25, towards = "out" },
]
"""
NOD = 'format = 1\nid = "nod"\nname = "Nod"\nposition = "standing"\n'


@pytest.fixture(autouse=True)
def _screen(qapp: QGuiApplication) -> None:
    """Let all tests of a process share one application."""


@pytest.fixture
def lift(tmp_path: Path) -> Path:
    detailed = RAISE.replace("view", "detail = { turn = 180, tilt = 25 }\nview", 1)
    written(tmp_path, detailed, "lift.figure.toml")
    return written(tmp_path, LIFT, "lift.toml")


@pytest.fixture
def nod(tmp_path: Path) -> Path:
    written(tmp_path, NODS, "nod.figure.toml")
    return written(tmp_path, NOD, "nod.toml")


class Pictures:
    """Draws with the words of a command line, and returns what came of it."""

    def __init__(self, tophold: Tophold, folder: Path) -> None:
        self._tophold = tophold
        self._folder = folder

    def __call__(self, *words: str | Path) -> QImage:
        path = self._folder / "picture.png"
        answer = self._tophold("figure", *words, "-o", path)
        assert answer == Answer(status=0, out="", err="")
        return QImage(str(path))


@pytest.fixture
def drawn(tophold: Tophold, tmp_path: Path) -> Pictures:
    return Pictures(tophold, tmp_path)


def test_a_pose_is_drawn_in_the_size_and_theme_wanted(drawn: Pictures, lift: Path) -> None:
    light = drawn(lift, "--size", "320x200")
    assert (light.width(), light.height()) == (320, 200)
    assert light.pixelColor(1, 1) == QColor(LIGHT.ground)
    assert drawn(lift, "--size", "320x200", "--theme", "dark").pixelColor(1, 1) == QColor(
        DARK.ground
    )


def test_the_pose_depends_on_part_variant_and_side(drawn: Pictures, lift: Path) -> None:
    size = ("--size", "320x200")
    pictures = [
        drawn(lift, *size, *words)
        for words in (
            (),
            ("--at", "0"),
            ("--at", "0.5"),
            ("--variant", "out"),
            ("--variant", "out", "--side", "right"),
        )
    ]
    assert all(a != b for n, a in enumerate(pictures) for b in pictures[:n])
    assert drawn(lift, *size, "--at", "1", "--side", "left") == pictures[0]


def test_a_round_ends_where_it_starts(drawn: Pictures, nod: Path) -> None:
    start, middle, end = (drawn(nod, "--size", "320x200", "--at", at) for at in ("0", "0,5", "1"))
    assert start != middle
    assert start == end == drawn(nod, "--size", "320x200")


def test_a_sheet_names_the_phases_and_shows_the_angle(
    tophold: Tophold, lift: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.svg"
    assert tophold("figure", lift, "--variant", "out", "--sheet", "-o", path).status == 0
    svg = path.read_text(encoding="utf-8")
    words = ["Start", "Up", "Up", "Squeeze", "Down", "Down", "Down", "out"]
    places = [svg.count(f">{word}<") for word in dict.fromkeys(words)]
    assert places == [words.count(word) for word in dict.fromkeys(words)]
    assert "<title>Lift</title>" in svg


def test_a_picture_is_described_for_those_who_do_not_see_it(
    tophold: Tophold, lift: Path, tmp_path: Path
) -> None:
    svg, png = tmp_path / "sheet.svg", tmp_path / "pose.png"
    assert tophold("figure", lift, "--variant", "out", "--sheet", "-o", svg).status == 0
    assert tophold("figure", lift, "--variant", "out", "--at", "1", "-o", png).status == 0
    raised = QImage(str(png)).text("Description")
    assert raised.endswith("left leg raised, angled out 25 degrees.")
    assert raised in svg.read_text(encoding="utf-8")


def test_a_sheet_of_a_timed_exercise_tells_the_time(
    tophold: Tophold, nod: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.svg"
    assert tophold("figure", nod, "--sheet", "-o", path).status == 0
    svg = path.read_text(encoding="utf-8")
    assert all(f">{time} s<" in svg for time in ("0.0", "0.5", "1.0", "1.5"))


def test_a_bundled_exercise_is_named_by_its_id(drawn: Pictures) -> None:
    assert not drawn("inverse-leg-raise", "--set", "range=top").isNull()


def test_the_figures_own_file_may_be_named(drawn: Pictures, lift: Path) -> None:
    assert drawn(lift.with_suffix(".figure.toml"), "--at", "0") == drawn(lift, "--at", "0")


@pytest.mark.parametrize(
    "case",
    [
        (("lift.toml", "--variant", "ot"), 'has no variant ot. Did you mean "out"?'),
        (("lift.toml", "--variant", "x"), "has no variant x. There are: straight, out."),
        (("nod.toml", "--variant", "x"), "The exercise nod has no variant x. Leave it out."),
        (("nod.toml", "--side", "left"), "The exercise nod has no sides. Leave out --side."),
        (("squad",), 'There is no exercise squad. Did you mean "squat"?'),
        (("absent.toml",), "There is no such file. Check its name."),
        (("bare.toml",), "The exercise nod has no figure. Write one into "),
        (("broken.toml",), 'There is no part "legz". Did you mean "legs"?'),
        (("lift.toml", "-o", "picture.jpg"), "picture.jpg: Give it a name that ends in .png or"),
        (
            ("lift.toml", "-o", "nod.toml/picture.png"),
            "could not be written: Not a directory.",
        ),
    ],
)
@pytest.mark.usefixtures("lift", "nod")
def test_what_cannot_be_drawn_is_said_in_a_line(
    tophold: Tophold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[tuple[str], str]
) -> None:
    words, said = case
    written(tmp_path, NOD, "bare.toml")
    written(tmp_path, NOD, "broken.toml")
    written(tmp_path, f'works = ["legz"]\n{NODS}', "broken.figure.toml")
    monkeypatch.chdir(tmp_path)
    answer = tophold("figure", "-o", "picture.png", *words)
    assert (answer.status, answer.out) == (1, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert not Path("picture.png").exists()


def test_the_program_draws_without_a_screen(lift: Path, tmp_path: Path) -> None:
    env = {name: v for name, v in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    command = (sys.executable, "-m", "trainer", "--data-dir", tmp_path / "data", "figure", lift)
    picture = tmp_path / "picture.png"
    done = subprocess.run(
        (*command, "-o", picture), env=env, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert not QImage(str(picture)).isNull()


@pytest.mark.parametrize(
    "words",
    [
        ("--at", "1.1"),
        ("--at", "x"),
        ("--at", "nan"),
        ("--size", "800"),
        ("--size", "1x900"),
        ("--size", "9000x900"),
        ("--at", "0", "--sheet"),
        ("--side", "both"),
        ("--theme", "red"),
    ],
)
def test_what_makes_no_sense_is_a_wrong_use(tophold: Tophold, words: tuple[str, ...]) -> None:
    assert tophold("figure", "squat", "-o", "picture.png", *words).status == 2
