"""What the command line takes, and how it refuses."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tophold
from trainer import __version__, cli
from trainer.storage.paths import Folders


def test_without_words_the_window_is_wanted() -> None:
    request = cli.read([])
    assert request.command is None
    assert request.folders == Folders.of_user()


def test_options_stand_before_and_after_the_command(tmp_path: Path) -> None:
    words = ["--set", "level=easy", "plan", "glutes", "--set", "count=off", "--data-dir"]
    request = cli.read([*words, str(tmp_path)])
    assert request.overrides == ("level=easy", "count=off")
    assert request.folders == Folders.under(tmp_path)


def test_a_home_that_the_shell_left_alone_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    request = cli.read(["--data-dir=~/x", "--start=~/a.toml"])
    assert request.folders == Folders.under(tmp_path / "x")
    assert request.start is not None
    assert Path(request.start) == tmp_path / "a.toml"
    assert cli.read(["figure", "squat", "--output=~/s.png"]).output == tmp_path / "s.png"
    take = cli.read(["render", "~/a.toml", "--captions=~/a.vtt", "--output=~/~"]).take
    assert take is not None
    assert (take.captions, take.audio) == (tmp_path / "a.vtt", tmp_path / "~")


@pytest.mark.parametrize("name", ["~nobody-of-this-name/x", "x~"])
def test_a_sign_that_means_no_home_is_part_of_the_name(name: str) -> None:
    assert cli.read([f"--data-dir={name}"]).folders == Folders.under(Path(name).absolute())


def test_an_empty_name_is_not_the_folder_one_is_in(tophold: Tophold) -> None:
    answer = tophold("--data-dir=", "list")
    assert (answer.status, answer.out) == (2, "")
    assert "--data-dir: the name is empty" in answer.err


def test_without_a_home_no_folder_gets_its_sign(
    tophold: Tophold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.path.expanduser", str)
    answer = tophold("--data-dir=~/x", "list")
    assert answer.status == 2
    assert "~/x can't be used: there is no home" in answer.err


def test_where_the_current_folder_is_gone_a_full_path_is_asked_for(
    tophold: Tophold, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = tophold("--data-dir", "here", "list")
    assert answer.status == 2
    assert "here can't be used: the current folder is gone. Give a full path" in answer.err


def test_a_word_that_is_refused_does_not_steer_the_terminal(tophold: Tophold) -> None:
    said = tophold("\x1b[2J\nfaked").err
    assert r"\x1b[2J\nfaked" in said
    assert "\x1b" not in said


def test_the_window_can_start_a_routine() -> None:
    assert cli.read(["--start", "glutes", "--debug"]).start == "glutes"


def test_an_option_of_the_window_is_refused_with_a_command(tophold: Tophold) -> None:
    answer = tophold("--start", "glutes", "list")
    assert answer.status == 2
    assert "--start is for the window" in answer.err
    assert not answer.out


def test_the_version_is_told(tophold: Tophold) -> None:
    answer = tophold("--version")
    assert (answer.status, answer.out) == (0, f"Top Hold {__version__}\n")


def test_help_names_every_command(tophold: Tophold) -> None:
    said = tophold("--help").out
    assert all(
        word in said
        for word in ("list", "check", "plan", "render", "figure", "doctor", "self-test")
    )


def test_an_unknown_command_is_refused(tophold: Tophold) -> None:
    answer = tophold("dance")
    assert answer.status == 2
    assert "dance" in answer.err


def test_an_unknown_setting_is_refused_with_what_was_meant(tophold: Tophold) -> None:
    answer = tophold("--set", "speach_wpm=200", "plan", "glutes", "--estimate")
    assert answer.status == 2
    assert answer.err == 'There is no setting "speach_wpm". Did you mean "speech_wpm"?\n'
    assert not answer.out


def test_an_impossible_value_is_refused(tophold: Tophold) -> None:
    answer = tophold("plan", "glutes", "--estimate", "--set", "speech_wpm=9000")
    assert answer.status == 2
    assert "speech_wpm" in answer.err
    assert "300" in answer.err


def test_a_step_that_the_routine_lacks_is_refused(tophold: Tophold) -> None:
    answer = tophold("plan", "glutes", "--estimate", "--set", "reps.squad=3")
    assert answer.status == 2
    assert "squat" in answer.err
