"""What a person prefers: every setting with its default and its limits, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from trainer.core.exercise import Range, Side, Tempo
from trainer.core.routine import SideOrder
from trainer.core.text import Message, message


class Level(StrEnum):
    """How hard the exercises are: as written, or in their easier form."""

    STANDARD = "standard"
    EASY = "easy"


class WithLoad(StrEnum):
    """Whether the optional weights are used, and which where an exercise has several."""

    NONE = "none"
    WITH = "with"
    """The first that an exercise names."""

    BARBELL = "barbell"
    """A barbell where an exercise can be done with one, else the first."""


class Count(StrEnum):
    """How reps are counted aloud."""

    UP = "up"
    DOWN = "down"
    LAST_THREE = "last-three"
    OFF = "off"


class Talk(StrEnum):
    """How much is said."""

    FULL = "full"
    NAMES_AND_COUNTS = "names-and-counts"
    COUNTS = "counts"
    TONES = "tones"


class Theme(StrEnum):
    """Light or dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, kw_only=True, slots=True)
class StepChoice:
    """What a person chose for one step of one routine; None leaves it to the routine.

    Of a group there is only `skip`: whether it is left out.
    """

    reps: int | None = None
    sets: int | None = None
    seconds: int | None = None
    tempo: Tempo | None = None
    skip: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Everything a person can choose, with its default; None leaves it to routine and exercise.

    `steps` holds the choices per routine id and the id of a step or group. What is chosen for a
    step wins over what is chosen for all. A warm-up of 0 minutes is left out.
    """

    warmup_minutes: int | None = None
    side_order: SideOrder | None = None
    first_side: Side | None = None
    range: Range | None = None
    level: Level = Level.STANDARD
    load: WithLoad = WithLoad.NONE
    tempo_factor: float = 1.0
    hold_seconds: float | None = None
    rest_seconds: float = 0.0
    lead_in_seconds: int = 3
    count: Count = Count.UP
    talk: Talk = Talk.FULL
    voice: str = ""
    speech_wpm: int = 160
    voice_volume: int = 100
    tone_volume: int = 40
    sound_delay_ms: int = 0
    keep_awake_sound: bool = False
    lower_music: bool = False
    theme: Theme = Theme.SYSTEM
    reduce_motion: bool = False
    viewing_distance_m: float = 3.0
    screen_inches: float | None = None
    distance_at_start: bool = False
    steps: Mapping[str, Mapping[str, StepChoice]] = field(default_factory=dict)

    def choice(self, routine_id: str, step_id: str) -> StepChoice:
        """Return what was chosen for a step of a routine."""
        return self.steps.get(routine_id, {}).get(step_id, StepChoice())

    def with_choice(self, routine_id: str, step_id: str, choice: StepChoice) -> "Settings":
        """Return these settings with another choice for one step."""
        routine = {**self.steps.get(routine_id, {}), step_id: choice}
        kept = {step: c for step, c in routine.items() if c != StepChoice()}
        return replace(self, steps={**self.steps, routine_id: kept})

    def without_choices(self, routine_id: str) -> "Settings":
        """Return these settings with nothing chosen for the routine's steps."""
        return replace(self, steps={k: v for k, v in self.steps.items() if k != routine_id})


class BadSettingError(ValueError):
    """A value that a setting can't have; `problem` says what it can."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.source)
        self.problem = problem


def read_tempo(text: object) -> Tempo:
    """Return a tempo from its notation.

    Raises:
        BadSettingError: it is not one.

    """
    try:
        return Tempo.parse(text if isinstance(text, str) else "")
    except ValueError:
        raise BadSettingError(TEMPO_FORM) from None


TEMPO_FORM = message(
    'it must be four numbers of seconds such as "1.5-1-1-0" '
    "(eccentric, pause stretched, concentric, pause contracted): "
    "movements 0.3 to 20 or X, pauses 0 or 0.1 to 20"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spec:
    """What values a setting takes.

    `kind` is the Python type; numbers lie within `low` and `high` (in the unit of the key's name)
    and are entered in units of `step`; with `zero` they may also be 0, for none. Choices are the
    members of a StrEnum. `optional` settings may be unset.
    """

    key: str
    kind: type
    low: float = 0
    high: float = 0
    step: float = 1
    optional: bool = False
    zero: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that the setting may be, if it is a choice between words."""
        return tuple(self.kind) if issubclass(self.kind, StrEnum) else ()

    def read(self, value: object) -> Any:  # noqa: ANN401 - the type that the key has
        """Return the value as the setting keeps it, from a file's value.

        Raises:
            BadSettingError: it has the wrong type or lies outside the limits.

        """
        if self.choices:
            return self._word(value)
        if self.kind is bool:
            return self._of_type(value, bool)
        if self.kind is str:
            return self._of_type(value, str)
        return read_tempo(value) if self.kind is Tempo else self._number(value)

    def write(self, value: object) -> object:
        """Return a value of the setting as a file has it."""
        return str(value) if self.choices or self.kind is Tempo else value

    def parse(self, text: str) -> Any:  # noqa: ANN401 - the type that the key has
        """Return the value as the setting keeps it, from a word of the command line.

        Decimals stand after a point or a comma.

        Raises:
            BadSettingError: it is not such a value or lies outside the limits.

        """
        if self.kind is bool:
            flags = {"true": True, "false": False, "on": True, "off": False}
            return self.read(flags.get(text.lower(), text))
        if self.choices or self.kind is str:
            return self.read(text)
        digits = text.replace(",", ".")
        if self.kind is Tempo:
            return self.read(digits)
        try:
            number = int(digits) if self.kind is int else float(digits)
        except ValueError:
            raise self._bad_number() from None
        return self.read(number)

    def _word(self, value: object) -> Any:  # noqa: ANN401 - a member of the key's own enum
        if not isinstance(value, str) or value not in self.choices:
            raise BadSettingError(
                message("it must be one of {choices}", choices=", ".join(self.choices))
            )
        return self.kind(value)

    def _of_type(self, value: object, kind: type) -> object:
        if not isinstance(value, kind):
            word = "true or false" if kind is bool else "text in quotes"
            raise BadSettingError(message("it must be {kind}", kind=message(word)))
        return value

    def _number(self, value: object) -> float:
        wanted = (int,) if self.kind is int else (int, float)
        if isinstance(value, bool) or not isinstance(value, wanted) or not self._allows(value):
            raise self._bad_number()
        return self.kind(value)  # type: ignore[no-any-return]  # a number, by `kind`

    def _allows(self, number: float) -> bool:
        return self.low <= number <= self.high or (self.zero and number == 0)

    def _bad_number(self) -> BadSettingError:
        rule = message(_RULES[self.kind is int], low=f"{self.low:g}", high=f"{self.high:g}")
        if self.zero:
            rule = message("{rule}, or 0 for none", rule=rule)
        return BadSettingError(rule)


_RULES = {
    False: "it must be a number from {low} to {high}",
    True: "it must be a whole number from {low} to {high}",
}
"""What a number must be, by whether it must be whole."""


def _spec(key: str, kind: type, **limits: Any) -> Spec:  # noqa: ANN401 - Spec's own fields
    return Spec(key=key, kind=kind, **limits)


SPECS: Mapping[str, Spec] = {
    spec.key: spec
    for spec in (
        _spec("warmup_minutes", int, low=5, high=10, optional=True, zero=True),
        _spec("side_order", SideOrder, optional=True),
        _spec("first_side", Side, optional=True),
        _spec("range", Range, optional=True),
        _spec("level", Level),
        _spec("load", WithLoad),
        _spec("tempo_factor", float, low=0.5, high=2, step=0.05),
        _spec("hold_seconds", float, low=0, high=5, step=0.5, optional=True),
        _spec("rest_seconds", float, low=0, high=300, step=5),
        _spec("lead_in_seconds", int, low=0, high=10),
        _spec("count", Count),
        _spec("talk", Talk),
        _spec("voice", str),
        _spec("speech_wpm", int, low=80, high=300, step=5),
        _spec("voice_volume", int, low=0, high=100, step=5),
        _spec("tone_volume", int, low=0, high=100, step=5),
        _spec("sound_delay_ms", int, low=0, high=500, step=10),
        _spec("keep_awake_sound", bool),
        _spec("lower_music", bool),
        _spec("theme", Theme),
        _spec("reduce_motion", bool),
        _spec("viewing_distance_m", float, low=1, high=5, step=0.5),
        _spec("screen_inches", float, low=5, high=300, step=0.1, optional=True),
        _spec("distance_at_start", bool),
    )
}
"""Every setting but those per step, by key, in the order of the settings file."""

STEP_SPECS: Mapping[str, Spec] = {
    "reps": _spec("reps", int, low=1, high=200, optional=True),
    "sets": _spec("sets", int, low=1, high=20, optional=True),
    "seconds": _spec("seconds", int, low=1, high=3600, step=5, optional=True),
    "tempo": _spec("tempo", Tempo, optional=True),
    "skip": _spec("skip", bool, optional=True),
}
"""What values each part of a `StepChoice` takes."""
