"""What a second launch says to the first: one line of JSON, which is data and judged as such."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

LONGEST_LINE = 8192
"""In bytes, with its end: a path has at most 4,096."""

LONGEST_START = 4096
LONGEST_TOKEN = 256
HEARD = b"heard\n"
"""What the first answers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the first is asked for: to show itself, and to start a routine if one is named.

    `start` is an id or an absolute path; `token` is the desktop's leave to come to the front, as
    an activation token of Wayland's, or nothing.
    """

    start: str | None = None
    token: str = ""


def ask(start: str | None) -> Asked:
    """Return what this process would ask the first for; a file is named so that it finds it."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    if start is not None and Path(start).suffix.lower() == ".toml":
        start = str(Path(start).absolute())
    return Asked(start=start, token=token if _is_token(token) else "")


def to_line(asked: Asked) -> bytes:
    """Return what is sent."""
    words = {"start": asked.start, "token": asked.token}
    return json.dumps(words, ensure_ascii=False).encode(errors="surrogateescape") + b"\n"


def from_line(line: bytes) -> Asked | None:
    """Return what was asked for, or None where a line says nothing that makes sense."""
    if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
        return None
    try:
        words = json.loads(line.decode(errors="surrogateescape"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(words, dict):
        return None
    start, token = words.get("start"), words.get("token", "")
    if not (start is None or _is_start(start)):
        return None
    return Asked(start=start, token=token if _is_token(token) else "")


def _is_start(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_START
        and not any(letter < " " or letter == "\x7f" for letter in value)
    )


def _is_token(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_TOKEN
        and value.isascii()
        and value.isprintable()
    )
