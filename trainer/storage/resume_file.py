"""Where a session was interrupted, so that tomorrow's start can offer to go on there."""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address
from trainer.files import set_aside, write_atomically
from trainer.storage.toml_files import MissingError, UnreadableError, read_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place in a workout, and when it was reached: `when` is an ISO 8601 time with zone."""

    routine: str
    address: Address
    when: str


def save_place(path: Path, place: Place) -> None:
    """Remember a place, as a whole or not at all.

    Raises:
        OSError: it could not be written.

    """
    write_atomically(path, json.dumps(asdict(place), indent=1).encode())


def forget_place(path: Path) -> None:
    """Forget the place, if there is one: the session came to its end.

    Raises:
        OSError: the file could not be removed.

    """
    path.unlink(missing_ok=True)


def load_place(path: Path) -> Place | None:
    """Return the place remembered, if any; a file that makes no sense is set aside."""
    try:
        return _place(json.loads(read_text(path)))
    except MissingError:
        return None
    except (UnreadableError, ValueError, KeyError, TypeError, RecursionError):
        with contextlib.suppress(OSError):
            set_aside(path)
        return None


def _place(data: Any) -> Place:  # noqa: ANN401 - whatever the file holds
    """Raise ValueError, KeyError or TypeError where the file holds something else."""
    address = data["address"]
    side = address["side"]
    return Place(
        routine=_typed(data["routine"], str),
        when=_typed(data["when"], str),
        address=Address(
            step=_typed(address["step"], str),
            round=_typed(address["round"], int),
            set=_typed(address["set"], int),
            variant=_typed(address["variant"], str | None),
            side=Side(side) if side is not None else None,
            rep=_typed(address["rep"], int),
            part=_typed(address["part"], str),
        ),
    )


def _typed(value: Any, kind: Any) -> Any:  # noqa: ANN401 - isinstance's own arguments
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
