"""Whose volume was lowered, so that it comes back even if the program is killed meanwhile."""

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trainer.core.music import LoweredPlayer
from trainer.files import set_aside, write_atomically
from trainer.storage.toml_files import AccessError, MissingError, UnreadableError, read_text


def save_lowered(path: Path, players: Iterable[LoweredPlayer]) -> None:
    """Remember the players that are lowered, all or none of them; without any, no file is left.

    Raises:
        OSError: it could not be written.

    """
    known = [asdict(player) for player in players]
    if known:
        write_atomically(path, json.dumps(known, indent=1).encode())
    else:
        path.unlink(missing_ok=True)


def load_lowered(path: Path) -> tuple[LoweredPlayer, ...]:
    """Return the players that were left lowered; a file that makes no sense is set aside."""
    try:
        return tuple(_player(entry) for entry in json.loads(read_text(path)))
    except (MissingError, AccessError):
        return ()
    except (UnreadableError, ValueError, KeyError, TypeError, RecursionError):
        with contextlib.suppress(OSError):
            set_aside(path)
        return ()


def _player(data: Any) -> LoweredPlayer:  # noqa: ANN401 - whatever the file holds
    """Raise ValueError, KeyError or TypeError where the file holds something else."""
    if not isinstance(data["name"], str):
        raise TypeError(data)
    return LoweredPlayer(
        name=data["name"], volume=_volume(data["volume"]), lowered=_volume(data["lowered"])
    )


def _volume(value: Any) -> float:  # noqa: ANN401 - likewise
    number = float(value)
    if not 0 <= number < _LOUDEST:
        raise ValueError(value)
    return number


_LOUDEST = 100.0
"""Some players go beyond 1; none goes here."""
