"""What the command line takes, and how it refuses."""

from pathlib import Path

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
