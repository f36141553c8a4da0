"""Places in workouts as text, and the file in which older programs kept where to go on."""

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trainer.core.exercise import Side
from trainer.core.plan.timeline import Address
from trainer.files import set_aside
from trainer.storage.toml_files import UnreadableError, read_text

_NONSENSE = (ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place in a workout, and when it was reached: `when` is an ISO 8601 time with zone."""

    routine: str
    address: Address
    when: str


def address_text(address: Address) -> str:
    """Return an address as JSON."""
    return json.dumps(asdict(address))


def read_address(text: str) -> Address | None:
    """Return the address that a text in JSON holds; None where it makes no sense."""
    try:
        return _address(json.loads(text))
    except _NONSENSE:
        return None


def forget_place(path: Path) -> None:
    """Remove the file, if there is one: the diary has the place.

    Raises:
        OSError: the file could not be removed.

    """
    path.unlink(missing_ok=True)


def load_place(path: Path) -> Place | None:
    """Return the place remembered, if any; a file that makes no sense is set aside."""
    try:
        return _place(json.loads(read_text(path)))
    except UnreadableError:  # which may be the disk's fault
        return None
    except _NONSENSE:
        with contextlib.suppress(OSError):
            set_aside(path)
        return None


def _place(data: Any) -> Place:  # noqa: ANN401 - whatever the file holds
    """Raise ValueError, KeyError or TypeError where the file holds something else."""
    return Place(
        routine=_typed(data["routine"], str),
        when=_typed(data["when"], str),
        address=_address(data["address"]),
    )


def _address(data: Any) -> Address:  # noqa: ANN401 - likewise
    side = data["side"]
    return Address(
        step=_typed(data["step"], str),
        round=_typed(data["round"], int),
        set=_typed(data["set"], int),
        variant=_typed(data["variant"], str | None),
        side=Side(side) if side is not None else None,
        rep=_typed(data["rep"], int),
        part=_typed(data["part"], str),
    )


def _typed(value: Any, kind: Any) -> Any:  # noqa: ANN401 - isinstance's own arguments
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
