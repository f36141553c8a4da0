"""Where a recording's chapters begin, and the cue sheet that says so."""

from itertools import pairwise

from tests.core.bodies import CIRCLES, MARCH, RAISE, SQUAT, STRETCH, rendered, routine, step
from trainer.core.chapters import Chapter, chapters, cue_sheet, shortened
from trainer.core.plan.timeline import Timeline
from trainer.core.routine import Group


def titles(timeline: Timeline) -> list[str]:
    return [chapter.title for chapter in chapters(timeline)]


def test_every_exercise_is_a_chapter_with_all_its_sides_variants_and_sets() -> None:
    timeline = rendered(routine(step(SQUAT, sets=2), step(RAISE, 1), step(STRETCH)))
    assert titles(timeline) == ["Squat", "Inverse leg raise", "Back stretch"]


def test_chapters_begin_with_the_words_of_their_step_and_leave_no_gap() -> None:
    timeline = rendered(routine(step(SQUAT), step(RAISE, 1), step(STRETCH)))
    marks = chapters(timeline)
    assert (marks[0].start_ms, marks[-1].end_ms) == (0, timeline.total_ms)
    assert all(one.end_ms == other.start_ms for one, other in pairwise(marks))
    opening = [n for n, block in enumerate(timeline.blocks) if block.opens_step]
    assert [mark.start_ms for mark in marks] == [timeline.block_start_ms(n) for n in opening]


def test_rounds_are_told_apart() -> None:
    warm_up = Group(
        id="again", rounds=2, steps=(step(MARCH, seconds=20), step(CIRCLES, seconds=20))
    )
    timeline = rendered(routine(warm_up, step(SQUAT, 1)))
    assert titles(timeline) == [
        "March, round 1",
        "Hip circles, round 1",
        "March, round 2",
        "Hip circles, round 2",
        "Squat",
    ]


def test_the_same_exercise_as_another_step_is_another_chapter() -> None:
    assert titles(rendered(routine(step(SQUAT, 1), step(SQUAT, 2, id="squat-2")))) == [
        "Squat",
        "Squat",
    ]


def test_a_sheet_gives_times_in_75ths_of_a_second() -> None:
    marks = (
        Chapter(start_ms=0, end_ms=65_999, title="One"),
        Chapter(start_ms=65_999, end_ms=6_100_500, title="Two"),
        Chapter(start_ms=6_100_500, end_ms=6_200_000, title="Three"),
    )
    lines = cue_sheet(marks, "a.wav", "Title", "Who").splitlines()
    assert lines[:3] == ['PERFORMER "Who"', 'TITLE "Title"', 'FILE "a.wav" WAVE']
    indices = [line.strip() for line in lines if "INDEX" in line]
    assert indices == ["INDEX 01 00:00:00", "INDEX 01 01:05:74", "INDEX 01 101:40:37"]


def many(number: int) -> tuple[Chapter, ...]:
    return tuple(Chapter(start_ms=n, end_ms=n + 1, title=str(n)) for n in range(number))


def test_where_there_is_no_room_for_all_the_last_goes_on_to_the_end() -> None:
    few = shortened(many(150), 99)
    assert len(few) == 99
    assert (few[-1].start_ms, few[-1].end_ms) == (98, 150)
    assert shortened(many(99), 99) == many(99)
    assert cue_sheet(many(150), "a.wav", "", "").count("TRACK") == 99
