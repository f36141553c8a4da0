"""What is to be spoken, by whom, and what came of it: plain records, no sound in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.core.text import Message, sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """A text and how fast to say it, in words per minute, with any speeding up counted in."""

    text: str
    wpm: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipInfo:
    """A clip on disk; `length_ms` is what is audible, rounded up."""

    path: Path
    length_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """One of the engine's voices; `language` is a tag as "en-gb", empty where unknown."""

    id: str
    name: str
    language: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineInfo:
    """The speech engine, and the voice that it uses unless another is chosen."""

    name: str
    version: str
    default_voice: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderResult:
    """The clips that could be made, the rest, and why: one thing to tell the person."""

    clips: Mapping[Utterance, ClipInfo]
    failed: tuple[Utterance, ...] = ()
    problem: Message | None = None


class NoVoiceError(Exception):
    """No speech engine works here; its message says so to the person."""

    def __init__(self, problem: Message) -> None:
        super().__init__(sentence(problem))
        self.problem = problem
