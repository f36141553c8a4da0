"""What is bundled says what it should, and no more than a person can take in."""

from collections.abc import Iterator

import pytest

from trainer.core.exercise import Direction, Exercise, Sides
from trainer.core.plan import expand, lay_out, texts
from trainer.core.plan.fit import estimate_ms
from trainer.core.plan.timeline import PhaseKind, Timeline
from trainer.core.routine import WARM_UP, Routine, Step
from trainer.core.settings import Settings
from trainer.core.text import sentence
from trainer.storage.library import Library, load_library
from trainer.storage.paths import Folders


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library(Folders.under(tmp_path_factory.mktemp("nobody")))


def routine(library: Library, routine_id: str) -> Routine:
    file = library.find(routine_id)
    assert file
    return file.routine


def test_no_bundled_file_has_a_fault_or_a_warning(library: Library) -> None:
    assert library.problems == ()


def test_every_exercise_has_a_figure(library: Library) -> None:
    missing = [each.id for each in library.exercises.values() if not library.figure(each)]
    assert missing == []
    assert library.figures.problems() == ()


def doses(routine: Routine) -> Iterator[tuple[str, tuple[str, ...], int, int, int | None]]:
    for step in routine.steps:
        if isinstance(step, Step):
            yield step.id, step.variants, step.reps.left, step.sets, step.seconds


def test_the_glute_routine_is_as_it_is_taught(library: Library) -> None:
    angles = ("straight", "out", "in")
    assert list(doses(routine(library, "glutes"))) == [
        ("squat", (), 15, 1, None),
        ("inverse-leg-raise", angles, 10, 1, None),
        ("knee-to-chest-sweep", (), 15, 1, None),
        ("side-leg-raise", (), 15, 1, None),
        ("single-leg-bridge", (), 15, 1, None),
        ("back-stretch", (), 10, 2, 30),
        ("figure-four-stretch", (), 10, 1, 30),
        ("hip-flexor-stretch", (), 10, 1, 30),
        ("hamstring-stretch", (), 10, 1, 30),
    ]


def test_the_easy_routine_has_ten_reps_and_the_bridge_on_both_feet(library: Library) -> None:
    easy = routine(library, "glutes-easy")
    assert {step.reps.left for step in easy.all_steps()} == {10}
    assert "bridge" in {step.exercise for step in easy.all_steps()}
    assert "single-leg-bridge" not in {step.exercise for step in easy.all_steps()}


@pytest.mark.parametrize(
    ("exercise", "tempo", "starts", "sides"),
    [
        ("squat", "1.5-1-1-0", Direction.ECCENTRIC, Sides.BOTH),
        ("inverse-leg-raise", "1-0-1-1", Direction.CONCENTRIC, Sides.EACH),
        ("knee-to-chest-sweep", "1.5-0-1.5-1", Direction.ECCENTRIC, Sides.EACH),
        ("side-leg-raise", "1-0-1-1", Direction.CONCENTRIC, Sides.EACH),
        ("single-leg-bridge", "1-0-1-1", Direction.CONCENTRIC, Sides.EACH),
        ("bridge", "1-0-1-1", Direction.CONCENTRIC, Sides.BOTH),
    ],
)
def test_each_exercise_has_its_tempo_and_its_order(
    library: Library, exercise: str, tempo: str, starts: Direction, sides: Sides
) -> None:
    found = library.exercises[exercise]
    assert (str(found.tempo), found.starts, found.sides) == (tempo, starts, sides)


def test_the_angles_are_those_that_hips_allow(library: Library) -> None:
    variants = library.exercises["inverse-leg-raise"].variants
    assert [(v.id, v.degrees, v.towards) for v in variants] == [
        ("straight", None, None),
        ("out", 25, "out"),
        ("in", 18, "in"),
    ]


def test_the_bridge_has_its_easier_form(library: Library) -> None:
    assert library.exercises["single-leg-bridge"].easier == "bridge"


def laid_out(library: Library, routine_id: str) -> Timeline:
    settings = Settings()
    plan = routine(library, routine_id)
    blocks = expand(plan, library.exercises, settings)
    lengths = {
        speech: estimate_ms(sentence(speech.said), settings.speech_wpm)
        for speech in texts(blocks, settings)
    }
    return lay_out(plan, blocks, settings, lengths)


def spent_ms(timeline: Timeline, routine: Routine, *, warming_up: bool) -> dict[PhaseKind, int]:
    """Return the time spent in each kind of phase, within the warm-up or after it."""
    moves = {step.id for group in routine.all_groups() for step in group.steps}
    spent = dict.fromkeys(PhaseKind, 0)
    for phase in timeline.phases:
        if (phase.address.step in moves) is warming_up:
            spent[phase.kind] += phase.length_ms
    return spent


def test_the_warm_up_lasts_five_minutes_in_moves_of_half_a_minute_to_one(
    library: Library,
) -> None:
    glutes = routine(library, "glutes")
    assert [group.id for group in glutes.all_groups()] == [WARM_UP]
    timeline = laid_out(library, "glutes")
    assert sum(spent_ms(timeline, glutes, warming_up=True).values()) == 300_000
    moves = [b for b in timeline.blocks if b.fill is not None]
    lengths = [
        sum(p.length_ms for p in timeline.phases if timeline.blocks[p.block] is move)
        for move in moves
    ]
    assert len(moves) == 7
    assert 30_000 <= min(lengths) <= max(lengths) <= 60_000


def test_the_whole_takes_about_twenty_minutes_and_little_of_it_is_talk(library: Library) -> None:
    timeline = laid_out(library, "glutes")
    after = spent_ms(timeline, routine(library, "glutes"), warming_up=False)
    changes = after[PhaseKind.PREPARE] + after[PhaseKind.SWITCH]
    assert timeline.total_ms == pytest.approx(20.5 * 60_000, abs=30_000)
    assert changes == pytest.approx(2.6 * 60_000, abs=15_000)
    assert timeline.dropped == ()


def words(text: str) -> int:
    return len(text.replace("-", " ").split())


def test_what_is_said_is_short(library: Library) -> None:
    for exercise in library.exercises.values():
        for text in _setups(exercise):
            assert words(text) <= 13, text
        for text in exercise.safety:
            assert words(text) <= 8, text
        for text in exercise.coaching:
            assert words(text) <= 3, text
        assert len(exercise.setup) <= 3, exercise.id


def _setups(exercise: Exercise) -> Iterator[str]:
    yield from exercise.setup
    yield from (load.setup for load in exercise.loads)
    yield from (variant.turn for variant in exercise.variants)
    yield from (text for text in (exercise.full_setup, exercise.top_setup) if text)


def test_a_safety_line_is_said_once(library: Library) -> None:
    timeline = laid_out(library, "glutes")
    said = [text for block in timeline.blocks for text in block.safety]
    assert len(said) == len(set(said))
    assert {"Sharp pain means stop.", "Keep breathing.", "Keep your pelvis level."} <= set(said)


def test_every_exercise_says_how_and_names_its_muscles(library: Library) -> None:
    for exercise in library.exercises.values():
        assert exercise.setup, exercise.id
        assert exercise.muscles, exercise.id
