"""The checkout's virtual environment: made once, brought up to date when its recipe changes."""

import hashlib
import os
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from machine import Machine


class SetupError(Exception):
    """The set-up cannot go on; the text says in a sentence what happened and what to do."""


class Kind(Enum):
    """What an environment is for."""

    RUN = auto()
    TEST = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Environment:
    """``.venv`` in the checkout at ``root``."""

    root: Path
    machine: Machine

    @property
    def folder(self) -> Path:
        """Where the environment is."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def exists(self) -> bool:
        """Tell whether there is a whole environment, of this Python's version, on its base.

        A making that broke off leaves one without pip.
        """
        try:
            made_by = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        except OSError:
            return False
        version = f"version = {sys.version_info.major}.{sys.version_info.minor}."
        return version in made_by and self.python.exists() and self._pip_script.exists()

    def provide(self, kind: Kind) -> None:
        """Make it and install into it what is missing; do nothing where nothing has changed."""
        if not self.exists():
            self._make()
        if not self.is_ready(kind):
            self._install(kind)

    def is_ready(self, kind: Kind) -> bool:
        """Tell whether the last complete installation still stands for what is asked."""
        try:
            stamp = self._stamp.read_text(encoding="utf-8").split()
        except OSError:
            return False
        return self.fingerprint(kind) in stamp

    def fingerprint(self, kind: Kind) -> str:
        """Digest what an installation depends on: the recipe, the Python, the place, the kind."""
        recipe = (self.root / "pyproject.toml").read_bytes()
        rest = f"{sys.version} {self.root} {kind.name}".encode()
        return hashlib.sha256(recipe + rest).hexdigest()

    @property
    def _pip_script(self) -> Path:
        return self.python.with_name("pip.exe" if os.name == "nt" else "pip")

    @property
    def _stamp(self) -> Path:
        return self.folder / "bootstrap.stamp"

    def _make(self) -> None:
        self.machine.say(f"Making a virtual environment in {self.folder} ...")
        if not self.machine.run(sys.executable, "-m", "venv", "--clear", str(self.folder)):
            raise SetupError(
                f"{sys.executable} could not make the virtual environment {self.folder}; "
                "see the lines above for what it lacks, and start this again."
            )

    def _install(self, kind: Kind) -> None:
        self.machine.say(
            "Installing Top Hold and what it needs into .venv; the first time it takes minutes ..."
        )
        self._stamp.unlink(missing_ok=True)
        package = ("--editable", str(self.root))
        if kind is Kind.TEST:
            self._pip("pip>=25.1")  # the first that knows dependency groups
            self._pip(*package, "--group", f"{self.root / 'pyproject.toml'}:dev")
        else:
            self._pip(*package)
        # What tests have, running has too.
        kinds = {kind, Kind.RUN}
        self._stamp.write_text("\n".join(map(self.fingerprint, kinds)), encoding="utf-8")

    def _pip(self, *what: str) -> None:
        quiet = () if self.machine.has_person else ("--quiet",)
        pip = (str(self.python), "-m", "pip", "--disable-pip-version-check", "install", *quiet)
        if not self.machine.run(*pip, *what):
            raise SetupError(
                "pip could not install what is needed; look at the lines above, "
                "check the connection to the internet, and start this again."
            )
