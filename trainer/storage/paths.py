"""Where things are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import PlatformDirs

APP_NAME = "tophold"

FIGURE_SUFFIX = ".figure.toml"
"""How the name of a figure's file ends; before it stands that of its exercise's file."""


class NoHomeError(Exception):
    """The system names no home folder, so there is no place for what a person owns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Folders:
    """The folders for what a person owns (data, config) and what can be made anew."""

    data: Path
    config: Path
    cache: Path
    logs: Path

    @classmethod
    def of_user(cls) -> Self:
        """Return the folders that the system has for a user's programs.

        Raises:
            NoHomeError: there are none.

        """
        places = PlatformDirs(APP_NAME, appauthor=False)
        try:
            return cls(
                data=places.user_data_path,
                config=places.user_config_path,
                cache=places.user_cache_path,
                logs=places.user_log_path,
            )
        except RuntimeError as error:  # what platformdirs raises then
            raise NoHomeError(str(error)) from error

    @classmethod
    def under(cls, folder: Path) -> Self:
        """Return folders that keep everything under one."""
        return cls(data=folder, config=folder, cache=folder / "cache", logs=folder / "logs")

    @classmethod
    def chosen(cls, folder: Path | None) -> Self:
        """Return the folders under one, if one is given, or else the user's.

        Raises:
            NoHomeError: none is given, and the user has none.

        """
        return cls.under(folder.absolute()) if folder else cls.of_user()

    @property
    def exercises(self) -> Path:
        """Where a person's own exercises are."""
        return self.data / "exercises"

    @property
    def routines(self) -> Path:
        """Where a person's own routines are."""
        return self.data / "routines"

    @property
    def history(self) -> Path:
        """The diary's database."""
        return self.data / "history.db"

    @property
    def place(self) -> Path:
        """The file that remembers where a session was interrupted."""
        return self.data / "interrupted.json"

    @property
    def lowered(self) -> Path:
        """The file that remembers which other players are lowered."""
        return self.data / "lowered.json"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def clips(self) -> Path:
        """The cache of spoken clips."""
        return self.cache / "clips"


def figure_beside(path: Path) -> Path:
    """Return where the figure of an exercise is, whose file this is."""
    return path.with_suffix(FIGURE_SUFFIX)


def is_toml(path: Path) -> bool:
    """Tell by its name whether a file is written in TOML, as ``.toml`` or ``.TOML``."""
    return path.suffix.lower() == ".toml"


def is_figure(path: Path) -> bool:
    """Tell by its name whether a file holds a figure."""
    return path.name.endswith(FIGURE_SUFFIX)


def exercise_beside(path: Path) -> Path:
    """Return where the exercise is whose figure's file this is."""
    return path.with_name(f"{path.name.removesuffix(FIGURE_SUFFIX)}.toml")


def resource_dir() -> Path:
    """Return the folder of bundled files: inside an installed package, or the checkout's."""
    package = Path(__file__).parent.parent
    return _first_folder((package / "resources", package.parent / "resources"))


def _first_folder(candidates: Iterable[Path]) -> Path:
    """Return the first that exists, or else the last."""
    place = Path()
    for place in candidates:
        if place.is_dir():
            break
    return place
