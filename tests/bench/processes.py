"""What a process costs, as Linux counts it."""

import os
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.stage import children

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """A process at one moment: memory in MB (its own share, and all that is mapped), and counts."""

    pss_mb: float
    rss_mb: float
    descriptors: int
    threads: int


def load_of(pid: int) -> Load:
    """Return what a process holds now.

    Raises:
        OSError: it is gone.

    """
    memory = _fields(Path(f"/proc/{pid}/smaps_rollup"))
    return Load(
        pss_mb=memory["Pss"] / 1024,
        rss_mb=memory["Rss"] / 1024,
        descriptors=len(os.listdir(f"/proc/{pid}/fd")),  # noqa: PTH208 - /proc has no files to stat
        threads=len(os.listdir(f"/proc/{pid}/task")),  # noqa: PTH208 - likewise
    )


def busy_s(pid: int) -> float:
    """Return how long a process has computed so far, in seconds."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / _TICKS_A_SECOND


def player_of(pid: int) -> int | None:
    """Return the player among the window's children."""
    for child in children(pid):
        if b"--player" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    return None


def _fields(file: Path) -> dict[str, int]:
    """Return the numbers of lines like ``Pss:  1234 kB``."""
    words = (line.split() for line in file.read_text(encoding="utf-8").splitlines())
    return {line[0].rstrip(":"): int(line[1]) for line in words if line[-1:] == ["kB"]}
