from dataclasses import replace

import pytest

from tests.ui import samples
from trainer.core.exercise import Direction, Held
from trainer.core.plan.timeline import Phase, PhaseKind, Speech
from trainer.core.snapshot import Snapshot, State
from trainer.core.text import message
from trainer.ui.describe import (
    block_title,
    captions,
    clock,
    exercises_line,
    guide,
    needs_line,
    next_line,
    phase_word,
    place,
    rep_of,
    seconds_left,
    step_lines,
    time_left,
    total_length,
)

GLUTES = samples.laid_out("glutes")
ODD = samples.laid_out("odd")


def _at(step: str, rep: int = 0, variant: str | None = None, fraction: float = 0.5) -> Snapshot:
    def fits(phase: Phase) -> bool:
        here = phase.address
        return here.step == step and here.rep == rep and variant in {None, here.variant}

    return samples.shot_at(GLUTES, samples.find(GLUTES, fits), fraction)


def _words(step: str, rep: int = 1) -> list[str]:
    phases = [p for p in GLUTES.phases if p.address.step == step and p.address.rep == rep]
    first = [p for p in phases if p.block == phases[0].block]
    return [phase_word(phase, GLUTES.blocks[phase.block]) for phase in first]


def test_a_phase_is_named_by_its_exercises_word() -> None:
    assert _words("squat") == ["Down", "Hold", "Up"]
    assert _words("knee-to-chest-sweep") == ["In", "Back", "Squeeze"]
    assert _words("back-stretch", rep=0) == ["Prepare", "Stretch"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [(PhaseKind.REST, "Rest"), (PhaseKind.SWITCH, "Switch"), (PhaseKind.WAIT, "Your pace")],
)
def test_a_phase_between_has_a_word_too(kind: PhaseKind, word: str) -> None:
    phase = replace(GLUTES.phases[0], kind=kind)
    assert phase_word(phase, GLUTES.blocks[0]) == word


def test_a_title_says_exercise_variant_side_and_set() -> None:
    titles = [block_title(block) for block in (*GLUTES.blocks, *ODD.blocks)]
    assert "Squat" in titles
    assert "Inverse leg raise · out 25° · left leg" in titles
    assert "Back stretch · set 2 of 2" in titles
    assert "Side leg raise · right leg · set 1 of 2 · round 2 of 2" in titles


def test_what_comes_next_is_named_and_so_is_the_end() -> None:
    assert next_line(_at("squat", 3)) == "Next: Inverse leg raise · straight · left leg"
    assert next_line(samples.shot_at(GLUTES, len(GLUTES.phases) - 1)) == "Next: the end"


@pytest.mark.parametrize(
    ("left_ms", "shown"),
    [(0, "0:00"), (1, "0:01"), (59_001, "1:00"), (754_000, "12:34"), (3_725_000, "1:02:05")],
)
def test_a_clock_shows_the_second_that_has_begun(left_ms: int, shown: str) -> None:
    assert clock(left_ms) == shown
    assert time_left(left_ms) == f"{shown} left"


def test_seconds_stand_alone_up_to_a_minute() -> None:
    assert seconds_left(8_200, 30_000) == "9"
    assert seconds_left(8_200, 90_000) == "0:09"


def test_reps_keep_their_width() -> None:
    assert rep_of(7, 15) == "\u20077 / 15"
    assert rep_of(12, 15) == "12 / 15"


def test_sentences_stay_while_the_next_is_spoken() -> None:
    said = captions(_at("inverse-leg-raise", variant="straight", fraction=0.6))
    assert len(said) >= 2
    assert said[0].startswith("Inverse leg raise.")


def test_a_count_stands_alone() -> None:
    assert captions(_at("squat", 4, fraction=0.99)) in {("Four",), ("Hold",), ("Down",)}
    assert captions(replace(_at("squat", 4), spoken=())) == ()


def test_who_waits_is_told_how_to_go_on() -> None:
    assert captions(replace(_at("squat", 4), state=State.WAITING)) == (
        "When you are done, press Space, a media key or a remote's button.",
    )


def test_length_says_when_it_is_not_the_whole_truth() -> None:
    short = replace(GLUTES, phases=(replace(GLUTES.phases[0], end_ms=90_000),))
    assert total_length(short) == "1 min 30 s"
    assert total_length(replace(short, missing=(Speech(message("Up")),))) == "about 1 min 30 s"
    assert total_length(ODD).endswith(" + your own pace")


def test_exercises_are_listed_once() -> None:
    assert exercises_line(ODD) == "Squat, Side leg raise, Back stretch"


def test_needs_are_told_apart_from_what_one_may_like() -> None:
    assert needs_line(GLUTES).startswith("You need: mat. If you like: ")
    assert needs_line(replace(GLUTES, blocks=())) == ""


def test_steps_are_listed_with_their_dose() -> None:
    doses = {line.name: (line.forms, line.dose) for line in step_lines(GLUTES)}
    assert doses["Squat"] == ("", "15 reps")
    assert doses["Inverse leg raise"] == ("straight, out 25°, in 18°", "10 reps of each, each leg")
    assert doses["Back stretch"] == ("", "2 × 30 s")
    assert doses["Hip flexor stretch"] == ("", "30 s, each leg")


def test_rounds_and_sets_multiply() -> None:
    doses = {line.name: line.dose for line in step_lines(ODD)}
    assert doses["Squat"] == "2 × 100 reps"
    assert doses["Side leg raise"] == "4 × 10 reps, each leg"


def test_a_place_is_told_by_its_rep_where_it_has_one() -> None:
    assert place(GLUTES, _at("squat", 7).phase.address) == "Squat, rep 7"
    assert place(GLUTES, _at("back-stretch").phase.address) == "Back stretch · set 1 of 2"


def test_every_hold_and_movement_has_a_word() -> None:
    moving = [p for p in GLUTES.phases if p.direction or p.held]
    assert {p.direction for p in moving} >= set(Direction)
    assert {p.held for p in moving} >= set(Held)
    assert all(phase_word(p, GLUTES.blocks[p.block]) for p in moving)


def test_a_routines_own_exercises_come_before_those_of_the_warm_up() -> None:
    names = samples.exercises("glutes")
    assert names.startswith("Squat, Inverse leg raise, Knee-to-chest sweep")
    assert names.endswith("Cat and cow")


def test_a_guide_says_all_that_there_is_to_say() -> None:
    line = next(line for line in step_lines(GLUTES) if line.step == "inverse-leg-raise")
    paragraphs = dict(guide(GLUTES, line.block))
    assert list(paragraphs)[:4] == ["What to do", "Straight", "Out 25°", "In 18°"]
    assert paragraphs["Out 25°"] == "Angle your leg out 25 degrees."
    assert paragraphs["Muscles"].startswith("Gluteus maximus, ")
    assert "You need" in paragraphs
