from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QWidget,
)

from tests.ui.settings.samples import EXERCISES, ROUTINE
from tests.ui.settings.stage import Open
from trainer.core.exercise import Range
from trainer.core.plan import expand
from trainer.core.routine import Routine, SideOrder, Step
from trainer.core.settings import SPECS, Level, Settings, StepChoice, Talk, Theme
from trainer.ui.number_box import DecimalBox


def test_opened_it_has_changed_nothing(opened: Open) -> None:
    settings = Settings(side_order=SideOrder.SNAKE, hold_seconds=2.5, voice="de")
    settings = settings.with_choice("glutes", "squat", StepChoice(reps=20))
    stage = opened(settings)
    assert stage.dialog.settings() == settings
    assert stage.drafts == []


def test_every_edit_is_told_with_the_whole_draft(opened: Open) -> None:
    stage = opened(Settings(voice="de"))
    stage.number("Squat: reps").stepUp()
    stage.pick("Colours", "Dark")
    assert stage.drafts[-1] == stage.dialog.settings()
    assert stage.drafts[-1].choice("glutes", "squat") == StepChoice(reps=16)
    assert (stage.drafts[-1].theme, stage.drafts[-1].voice) == (Theme.DARK, "de")


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("Warm-up", "7", "warmup_minutes", 7),
        ("Tempo", "1.25", "tempo_factor", 1.25),
        ("Hold", "0", "hold_seconds", 0.0),
        ("Rest before each set", "30", "rest_seconds", 30.0),
        ("Lead-in countdown", "5", "lead_in_seconds", 5),
        ("Speed", "200", "speech_wpm", 200),
        ("Volume of the voice", "55", "voice_volume", 55),
        ("Volume of the tones", "0", "tone_volume", 0),
        ("Distance to the screen", "2.5", "viewing_distance_m", 2.5),
    ],
)
def test_a_typed_number_is_in_the_draft(
    opened: Open, name: str, typed: str, key: str, value: float
) -> None:
    stage = opened()
    stage.type_into(name, typed)
    found = getattr(stage.dialog.settings(), key)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "picked", "key", "value"),
    [
        ("Side order", "Snake: 3 changes of legs", "side_order", "snake"),
        ("First side", "Right", "first_side", "right"),
        ("Range", "Pulses in the upper half", "range", Range.TOP),
        ("Level", "Easier forms", "level", Level.EASY),
        ("Load", "With weights", "load", "with"),
        ("Reps are counted", "Only the last three", "count", "last-three"),
        ("How much is said", "Tones only", "talk", Talk.TONES),
        ("Colours", "Light", "theme", "light"),
    ],
)
def test_a_picked_choice_is_in_the_draft(
    opened: Open, name: str, picked: str, key: str, value: str
) -> None:
    stage = opened()
    stage.pick(name, picked)
    found = getattr(stage.dialog.settings(), key)
    assert found == value
    assert isinstance(found, SPECS[key].kind)


def test_a_picked_voice_is_in_the_draft(opened: Open) -> None:
    stage = opened()
    stage.pick_voice("germ")
    assert stage.dialog.settings() == Settings(voice="de")


def test_reduce_motion_is_in_the_draft(opened: Open) -> None:
    stage = opened()
    flag = stage.named("Reduce motion")
    assert isinstance(flag, QAbstractButton)
    flag.click()
    assert stage.dialog.settings().reduce_motion is True


def test_every_setting_has_its_field_and_shows_its_value(opened: Open) -> None:
    stage = opened()
    for key in SPECS:
        assert stage.dialog.findChild(QWidget, key) is not None, key


@pytest.mark.parametrize("key", [k for k, s in SPECS.items() if s.choices])
def test_every_choice_has_a_name(opened: Open, key: str) -> None:
    box = opened().dialog.findChild(QComboBox, key)
    assert box is not None
    offered = [box.itemData(i) for i in range(box.count())]
    assert [o for o in offered if o is not None] == list(SPECS[key].choices)
    assert (None in offered) is SPECS[key].optional


def test_no_number_goes_beyond_its_limits(opened: Open) -> None:
    stage = opened()
    for key, spec in SPECS.items():
        box = stage.dialog.findChild(QWidget, key)
        assert box is not None
        numbers = [box] if isinstance(box, QDoubleSpinBox) else box.findChildren(QDoubleSpinBox)
        for number in numbers:
            number.setValue(1e9)
            assert getattr(stage.dialog.settings(), key) == spec.high
            number.setValue(-1e9)
            lowest = None if spec.optional else spec.low
            assert getattr(stage.dialog.settings(), key) == lowest


@pytest.mark.parametrize(
    ("name", "words", "first"),
    [("Warm-up", "5 min", 6), ("Hold", "as each exercise says", 1.5)],
)
def test_an_unset_number_says_so_and_can_be_set_and_unset(
    opened: Open, name: str, words: str, first: float
) -> None:
    stage = opened()
    box = stage.number(name)
    assert (box.text(), box.lineEdit().placeholderText()) == ("", words)
    box.stepUp()
    assert box.value() == first
    stage.type_into(name, "")
    assert box.text() == ""
    assert stage.dialog.settings() == Settings()


def test_no_minutes_typed_means_no_warm_up(opened: Open) -> None:
    stage = opened()
    stage.type_into("Warm-up", "0")
    assert stage.dialog.settings() == Settings(warmup_minutes=0)
    stage.named("Hold").setFocus()
    assert stage.number("Warm-up").text() == "none"
    assert not stage.check("Warm-up").isChecked()


@pytest.mark.parametrize("typed", ["1.5", "1,5", "1.50", "1,50 × as long"])
@pytest.mark.parametrize("locale", ["de_DE", "en_US", "ar_EG", "fr_CH", "de_CH"])
def test_a_point_and_a_comma_both_stand_before_the_decimals(
    opened: Open, locale: str, typed: str
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        stage = opened()
        stage.type_into("Tempo", typed)
        assert stage.dialog.settings().tempo_factor == 1.5
        stage.named("Hold").setFocus()
        assert stage.dialog.settings().tempo_factor == 1.5
    finally:
        QLocale.setDefault(before)


def test_every_number_is_typed_into_the_one_kind_of_box(opened: Open) -> None:
    boxes = opened().dialog.findChildren(QAbstractSpinBox)
    assert boxes
    assert all(isinstance(box, DecimalBox) for box in boxes)


@pytest.mark.parametrize(
    ("order", "name"),
    [
        (SideOrder.LEG_BY_LEG, "Leg by leg: one change of legs"),
        (SideOrder.ANGLE_BY_ANGLE, "Angle by angle: 5 changes of legs"),
        (SideOrder.SNAKE, "Snake: 3 changes of legs"),
    ],
)
def test_a_side_order_tells_how_often_it_changes_sides(
    opened: Open, order: SideOrder, name: str
) -> None:
    assert opened(Settings(side_order=order)).choice("Side order").currentText() == name
    blocks = expand(ROUTINE, EXERCISES, Settings(side_order=order))
    sides = [block.side for block in blocks if block.step.id == "raise"]
    changes = sum(before != after for before, after in pairwise(sides))
    assert str(changes) in name.replace("one", "1")


def test_without_variants_no_order_promises_anything(opened: Open) -> None:
    step = Step(id="bridge", exercise="single-leg-bridge")
    box = opened(routine=Routine(id="r", name="R", steps=(step,))).choice("Side order")
    assert [box.itemText(i) for i in range(box.count())] == [
        *("As the routine says", "Leg by leg", "Angle by angle", "Snake")
    ]


def test_what_the_tempo_factor_does_is_told(opened: Open) -> None:
    stage = opened()
    stage.dialog.show_effect("Makes this routine 3 min longer.")
    assert "Makes this routine 3 min longer." in stage.texts()


@pytest.mark.parametrize(("typed", "taken"), [("3", 5), ("4", 5), ("11", 10), ("100", 10)])
def test_a_typed_number_beyond_the_limits_becomes_the_nearest_within(
    opened: Open, typed: str, taken: int
) -> None:
    stage = opened(Settings(warmup_minutes=7))
    stage.type_into("Warm-up", typed)
    stage.named("Hold").setFocus()
    assert stage.number("Warm-up").text() == f"{taken} min"
    assert stage.dialog.settings() == Settings(warmup_minutes=taken)


def test_an_unset_choice_says_so_and_can_be_unset(opened: Open) -> None:
    stage = opened(Settings(range=Range.TOP))
    side_order = stage.choice("Side order")
    assert side_order.currentIndex() == -1
    assert side_order.placeholderText() == "Leg by leg: one change of legs"
    stage.pick("Range", "As the routine says")
    assert stage.dialog.settings() == Settings()
