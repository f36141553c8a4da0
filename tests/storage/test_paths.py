from pathlib import Path

import pytest

from trainer.storage import paths
from trainer.storage.paths import Folders, _first_folder, resource_dir


def test_everything_is_kept_under_the_chosen_folder(tmp_path: Path) -> None:
    folders = Folders.chosen(tmp_path)
    places = (
        folders.exercises,
        folders.routines,
        folders.history,
        folders.place,
        folders.lowered,
        folders.settings,
        folders.clips,
        folders.logs,
    )
    assert [place.relative_to(tmp_path).as_posix() for place in places] == [
        "exercises",
        "routines",
        "history.db",
        "interrupted.json",
        "lowered.json",
        "settings.toml",
        "cache/clips",
        "logs",
    ]


def test_without_a_choice_the_users_folders_are_taken() -> None:
    folders = Folders.chosen(None)
    assert folders == Folders.of_user()
    assert all("tophold" in place.as_posix().lower() for place in (folders.data, folders.config))


def test_the_bundled_files_are_there() -> None:
    assert (resource_dir() / "exercises" / "squat.toml").is_file()
    assert (resource_dir() / "routines" / "glutes.toml").is_file()


def test_the_first_folder_that_exists_is_taken(tmp_path: Path) -> None:
    assert _first_folder((tmp_path, tmp_path / "other")) == tmp_path
    assert _first_folder((tmp_path / "none", tmp_path)) == tmp_path
    assert _first_folder((tmp_path / "none", tmp_path / "other")) == tmp_path / "other"


class _Homeless:
    """What the library of folders is where the system knows no home."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    @property
    def user_data_path(self) -> Path:
        raise RuntimeError("Could not determine home directory.")


def test_without_a_home_there_are_no_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PlatformDirs", _Homeless)
    with pytest.raises(paths.NoHomeError, match="home directory"):
        paths.Folders.of_user()
