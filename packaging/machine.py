"""The machine that is being set up, as far as the set-up asks it; tests put a fake in its place."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class Machine:
    """Questions and commands, each answered at once and by this machine."""

    @property
    def is_linux(self) -> bool:
        """Whether libraries come from a Linux distribution."""
        return sys.platform == "linux"

    @property
    def is_root(self) -> bool:
        """Whether packages may be installed without asking."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    @property
    def has_person(self) -> bool:
        """Whether somebody is there to type a password."""
        return sys.stdin is not None and sys.stdin.isatty()

    def has_library(self, name: str) -> bool:
        """Whether the dynamic linker finds a library, wherever it came from."""
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    def has_program(self, name: str) -> bool:
        """Whether a program is on the path."""
        return shutil.which(name) is not None

    def has_module(self, name: str) -> bool:
        """Whether this Python has a module."""
        return importlib.util.find_spec(name) is not None

    def has_font(self) -> bool:
        """Whether there is any outline font; without one Qt draws no text at all."""
        folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
        return any(
            file.suffix.lower() in {".ttf", ".otf", ".ttc"}
            for folder in folders
            for file in folder.rglob("*")
        )

    def has_file(self, name: str) -> bool:
        """Whether there is a file of this path."""
        return Path(name).is_file()

    def run(self, *command: str) -> bool:
        """Run a command whose output the person sees; say whether it succeeded."""
        return subprocess.run(command, check=False).returncode == 0

    def say(self, text: str) -> None:
        """Tell the person, at once also through a pipe."""
        print(f"bootstrap: {text}", flush=True)
