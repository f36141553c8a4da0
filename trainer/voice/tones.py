"""The tones and their files."""

from pathlib import Path

TONES = ("up", "down", "hold", "tick", "end")
"""Start of a concentric, of an eccentric, of a hold; a second counted; the end."""

TONE_MS = 80
"""How long each but the last is."""


def tone_path(sounds: Path, name: str) -> Path:
    """Return a tone's file in the folder of sounds."""
    return sounds / f"{name}.wav"
