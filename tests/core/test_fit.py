"""Which rendering of a line fits into a room."""

import pytest

from trainer.core.plan.fit import Fitted, Meter, estimate_ms
from trainer.core.plan.lines import Line
from trainer.core.plan.timeline import CueKind, Speech
from trainer.core.text import Message, message

LONG, SHORT = message("Next: squat."), message("Squat.")
LINE = Line(CueKind.NEXT, LONG, SHORT)
LENGTHS = {
    **{Speech(LONG, speed): round(960 / speed) for speed in (1.0, 1.2, 1.4, 1.6)},
    **{Speech(SHORT, speed): round(480 / speed) for speed in (1.0, 1.2, 1.4, 1.6)},
}


@pytest.mark.parametrize(
    ("room_ms", "said", "speed"),
    [
        (960, LONG, 1.0),
        (959, LONG, 1.2),
        (700, LONG, 1.4),
        (600, LONG, 1.6),
        (599, SHORT, 1.0),
        (350, SHORT, 1.4),
        (300, SHORT, 1.6),
    ],
)
def test_faster_first_then_shorter(room_ms: int, said: Message, speed: float) -> None:
    fitted = Meter(LENGTHS, 160).fit(LINE, room_ms)
    assert fitted
    assert fitted.speech == Speech(said, speed)


@pytest.mark.parametrize("room_ms", [299, 0, -500])
def test_and_then_not_at_all(room_ms: int) -> None:
    assert Meter(LENGTHS, 160).fit(LINE, room_ms) is None


def test_a_line_without_a_short_form_just_does_not_fit() -> None:
    assert Meter(LENGTHS, 160).fit(Line(CueKind.NEXT, LONG), 500) is None


def test_all_faster_renderings_are_asked_for_at_once() -> None:
    meter = Meter({Speech(LONG): 960}, 160)
    assert meter.fit(LINE, 850) == Fitted(Speech(LONG, 1.2), 800)
    assert list(meter.missing) == [Speech(LONG, speed) for speed in (1.2, 1.4, 1.6)]


def test_what_can_never_fit_is_not_asked_for() -> None:
    meter = Meter({Speech(LONG): 960, Speech(SHORT): 480}, 160)
    assert meter.fit(LINE, 200) is None
    assert not meter.missing


def test_a_faster_rendering_that_is_longer_than_hoped_gives_way_to_a_faster_one() -> None:
    fitted = Meter({**LENGTHS, Speech(LONG, 1.2): 900}, 160).fit(LINE, 850)
    assert fitted == Fitted(Speech(LONG, 1.4), 686)


def test_what_is_known_is_measured_once() -> None:
    meter = Meter(LENGTHS, 160)
    assert meter.fit(LINE, 700) is meter.fit(LINE, 700)
    assert not meter.missing


@pytest.mark.parametrize(
    ("text", "measured_ms"),
    [("Down", 370), ("Hold", 440), ("Switch legs.", 780), ("Two", 300), ("Three", 320)],
)
def test_estimates_are_near_what_is_measured(text: str, measured_ms: int) -> None:
    assert estimate_ms(text, 160) == pytest.approx(measured_ms, rel=0.25)


def test_estimates_go_with_the_rate_and_count_digits_as_words() -> None:
    assert estimate_ms("Down", 80) == 2 * estimate_ms("Down", 160)
    assert estimate_ms("15 reps", 160) > estimate_ms("no reps", 160)
