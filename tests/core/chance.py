"""Routines, settings and lengths of speech as chance has them."""

from dataclasses import dataclass, replace
from zlib import crc32

from hypothesis import strategies as st

from tests.core.bodies import EXERCISES, length_ms, routine
from trainer.core.exercise import Range, Side, Tempo
from trainer.core.plan import Timeline, expand, lay_out, texts
from trainer.core.plan.timeline import Address, Block, Speech
from trainer.core.routine import Group, Pace, Reps, Routine, SideOrder, Step
from trainer.core.settings import Count, Level, Settings, StepChoice, Talk, WithLoad
from trainer.core.text import sentence

MOVEMENTS = ("0.3", "X", "1", "1.5", "4")
HOLDS = ("0", "0.1", "1", "3")
ROUNDS_OF_RENDERING = 8

tempos = st.builds(
    lambda e, s, c, h: Tempo.parse(f"{e}-{s}-{c}-{h}"),
    st.sampled_from(MOVEMENTS),
    st.sampled_from(HOLDS),
    st.sampled_from(MOVEMENTS),
    st.sampled_from(HOLDS),
)
reps = st.integers(1, 9)
rests = st.sampled_from((0, 0.5, 2, 10, 30))

steps = st.builds(
    Step,
    id=st.just(""),
    exercise=st.sampled_from(tuple(EXERCISES)),
    variants=st.lists(st.sampled_from(("straight", "out", "in")), max_size=3).map(tuple),
    reps=st.builds(Reps, left=reps, right=reps),
    sets=st.integers(1, 2),
    seconds=st.none() | st.sampled_from((5, 20, 30)),
    rest_seconds=st.none() | rests,
    tempo=st.none() | tempos,
    side_order=st.none() | st.sampled_from(SideOrder),
    first_side=st.none() | st.sampled_from(Side),
    range=st.none() | st.sampled_from(Range),
    pace=st.sampled_from((Pace.CLOCK, Pace.CLOCK, Pace.CLOCK, Pace.SELF)),
)


def groups(members: st.SearchStrategy[Step | Group]) -> st.SearchStrategy[Group]:
    """Return groups of such members."""
    return st.builds(
        Group,
        id=st.sampled_from(("warm-up", "circuit")),
        steps=st.lists(members, min_size=1, max_size=2).map(tuple),
        rounds=st.integers(1, 2),
        rest_seconds=rests,
        fill_minutes=st.none() | st.sampled_from((0.3, 1, 2.5, 5)),
    )


def named(node: Step | Group, path: str) -> Step | Group:
    """Give every step an id of its own."""
    if isinstance(node, Step):
        return replace(node, id=path)
    inner = tuple(named(member, f"{path}-{i}") for i, member in enumerate(node.steps))
    return replace(node, steps=inner)


nodes: st.SearchStrategy[Step | Group] = steps | groups(steps | groups(steps))
routines = st.lists(nodes, min_size=1, max_size=2).map(
    lambda chosen: routine(*(named(node, f"s{i}") for i, node in enumerate(chosen)))
)


def usual(node: Step | Group) -> Step | Group:
    """Return a step or group at the exercises' own tempo, without rests, with time to fill."""
    if isinstance(node, Step):
        return replace(node, tempo=None, rest_seconds=None)
    inner = tuple(map(usual, node.steps))
    timed = all(EXERCISES[s.exercise].tempo is None for s in routine(*inner).all_steps())
    minutes = (node.fill_minutes and timed and 15) or None
    return replace(node, steps=inner, rest_seconds=0, fill_minutes=minutes)


choices = st.builds(
    StepChoice,
    reps=st.none() | reps,
    sets=st.none() | st.integers(1, 3),
    seconds=st.none() | st.integers(1, 60),
    tempo=st.none() | tempos,
    skip=st.none() | st.booleans(),
)
settings = st.builds(
    Settings,
    warmup_minutes=st.none() | st.just(0) | st.integers(5, 10),
    side_order=st.none() | st.sampled_from(SideOrder),
    first_side=st.none() | st.sampled_from(Side),
    range=st.none() | st.sampled_from(Range),
    level=st.sampled_from(Level),
    load=st.sampled_from(WithLoad),
    tempo_factor=st.sampled_from((0.5, 0.75, 1, 1.35, 2)),
    hold_seconds=st.none() | st.sampled_from((0, 0.05, 0.5, 1, 5)),
    rest_seconds=st.sampled_from((0, 0, 15)),
    lead_in_seconds=st.integers(0, 10),
    count=st.sampled_from(Count),
    talk=st.sampled_from(Talk),
    speech_wpm=st.sampled_from((80, 120, 160, 230, 300)),
    steps=st.fixed_dictionaries({"test": st.fixed_dictionaries({"s0": choices})}),
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice whose words last as long as they like, the faster ones not always less."""

    seed: int
    wpm: int

    def length_ms(self, speech: Speech) -> int:
        """Return the length of a speech: 0.6 to 1.4 of what is usual."""
        chance = crc32(f"{self.seed}{sentence(speech.said)}{speech.speed}".encode()) % 81
        return max(1, round(length_ms(speech, self.wpm) * (60 + chance) / 100))


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a timeline is made of."""

    routine: Routine
    settings: Settings
    voice_seed: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The routine's blocks."""
        return expand(self.routine, EXERCISES, self.settings)

    def timeline(self, start: Address | None = None) -> Timeline:
        """Lay it out in a few rounds of rendering, as the program does."""
        voice = Voice(self.voice_seed, self.settings.speech_wpm)
        blocks = self.blocks
        wanted = texts(blocks, self.settings)
        lengths: dict[Speech, int] = {}
        for _ in range(ROUNDS_OF_RENDERING):
            lengths |= {speech: voice.length_ms(speech) for speech in wanted}
            timeline = lay_out(self.routine, blocks, self.settings, lengths, start)
            wanted = timeline.missing
            if not wanted:
                return timeline
        raise AssertionError(wanted)


plans = st.builds(Plan, routine=routines, settings=settings, voice_seed=st.integers(0, 99))
