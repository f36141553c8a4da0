"""What the first page is told: frozen data, made by those who may read files."""

from dataclasses import dataclass

from trainer.core.plan.timeline import Address, Timeline


@dataclass(frozen=True, kw_only=True, slots=True)
class RoutineCard:
    """A routine in the list: its name, its length and exercises in words, and whose it is.

    The exercises that tell it from others come first.
    """

    id: str
    name: str
    length: str
    exercises: str
    description: str = ""
    own: bool = False
    path: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoutineDetail:
    """The chosen routine, laid out; `resume` is where an interrupted session of it stopped."""

    id: str
    timeline: Timeline
    description: str = ""
    resume: Address | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StartAt:
    """A routine that is to be started, and where: at one of its steps."""

    id: str
    address: Address


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A file that could not be read, and what is wrong with it, line by line."""

    path: str
    problems: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceProgress:
    """How many of a routine's clips are ready."""

    done: int
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One calm line for the person, with more to read where there is more to say."""

    text: str
    details: tuple[str, ...] = ()
