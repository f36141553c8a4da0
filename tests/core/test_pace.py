"""The session's clock follows the sound, never steps back, and does without it."""

from trainer.core.pace import AHEAD_MS, GRACE_MS, TRUSTED_MS, Pace, SoundReport


def report(position_ms: float, stamp_ms: float, serial: int = 1, *, on: bool = True) -> SoundReport:
    """Return the report with which session time is there at that stamp."""
    sound_ms = position_ms - AHEAD_MS if on else position_ms
    return SoundReport(serial=serial, position_ms=sound_ms, stamp_ms=stamp_ms, playing=on)


def playing() -> Pace:
    """Return a clock whose sound was ordered from 500 ms on when the machine's was at 10,000."""
    pace = Pace()
    pace.began(1, 500, 10_000)
    return pace


def test_without_sound_it_runs_with_the_machine() -> None:
    pace = Pace()
    began_ms = pace.now_ms(10_000)
    assert pace.now_ms(12_345.6) - began_ms == 2_345


def test_it_never_steps_back() -> None:
    pace = Pace()
    assert [pace.now_ms(ms) for ms in (100, 90, 110)] == [100, 100, 110]


def test_it_stands_still_until_the_sound_begins() -> None:
    assert playing().now_ms(10_000 + GRACE_MS) == 10_000


def test_if_the_sound_never_begins_it_goes_on_alone() -> None:
    assert playing().now_ms(10_000 + GRACE_MS + 70) == 10_070


def test_it_is_ahead_of_the_sound_by_what_painting_takes() -> None:
    pace = playing()
    pace.heard(SoundReport(serial=1, position_ms=700, stamp_ms=10_300, playing=True), 10_300)
    assert pace.now_ms(10_300) == 10_200 + AHEAD_MS


def test_it_is_where_the_sound_is() -> None:
    pace = playing()
    pace.heard(report(700, 10_300), 10_300)
    assert pace.now_ms(10_300) == 10_200
    assert pace.now_ms(10_350) == 10_250


def test_a_fast_device_makes_it_run_fast() -> None:
    pace = playing()
    pace.heard(report(500, 10_000), 10_000)
    pace.heard(report(60_506, 70_000), 70_000)
    assert pace.now_ms(70_000) == 70_006


def test_reports_of_another_stretch_are_passed_over() -> None:
    pace = playing()
    pace.heard(report(99_000, 10_100, serial=0), 10_100)
    assert pace.now_ms(10_100) == 10_000


def test_after_a_stop_it_runs_with_the_machine_again() -> None:
    pace = playing()
    pace.heard(report(500, 10_200), 10_200)
    pace.stopped(10_300)
    assert pace.now_ms(10_400) == 10_200
    pace.heard(report(9_000, 10_400), 10_400)
    assert pace.now_ms(10_500) == 10_300


def test_between_reports_the_sound_is_taken_to_run_on_for_a_while() -> None:
    pace = playing()
    pace.heard(report(700, 10_300), 10_310)
    assert pace.now_ms(10_310 + TRUSTED_MS) == 10_210 + TRUSTED_MS
    assert pace.now_ms(10_310 + 2 * TRUSTED_MS) == 10_210 + TRUSTED_MS


def test_an_old_stamp_holds_as_long_as_it_is_repeated() -> None:
    pace = playing()
    pace.heard(report(500, 10_000), 60_000)  # so a player without a device says where it is
    assert pace.now_ms(60_100) == 60_100


def test_sound_that_stopped_by_itself_is_lost() -> None:
    pace = playing()
    pace.heard(report(700, 10_200), 10_200)
    assert not pace.lost
    pace.heard(report(900, 10_400, on=False), 10_450)
    assert pace.lost


def test_where_the_sound_stopped_the_clock_stands_however_late_that_is_known() -> None:
    pace = playing()
    pace.heard(report(700, 10_200), 10_200)
    pace.heard(report(5_500, 15_000, on=False), 70_000)
    assert pace.now_ms(70_000) == 15_000


def test_sound_that_has_not_begun_or_was_stopped_is_not_lost() -> None:
    pace = playing()
    pace.heard(report(0, 10_100, on=False), 10_100)
    assert not pace.lost
    pace.heard(report(700, 10_200), 10_200)
    pace.heard(report(900, 10_400, serial=7, on=False), 10_400)
    assert not pace.lost
    pace.stopped(10_500)
    pace.heard(report(900, 10_500, on=False), 10_600)
    assert not pace.lost
