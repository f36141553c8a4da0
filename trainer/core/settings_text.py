"""Settings as words: `KEY=VALUE`, as the command line takes them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, TypeVar

from trainer.core.nearest import nearest
from trainer.core.settings import SPECS, STEP_SPECS, BadSettingError, Settings
from trainer.core.text import Message, message

T = TypeVar("T")

SKIP = "skip"
"""The one thing that can be chosen for a group too."""


def apply_option(
    settings: Settings,
    routine_id: str,
    option: str,
    steps: Collection[str] = (),
    groups: Collection[str] = (),
) -> Settings:
    """Return the settings with one changed, as ``KEY=VALUE`` says.

    A key such as ``reps.squat`` is about a step of that routine: one of `steps`, where these are
    given; ``skip.warm-up`` may also be about one of its `groups`. Without a value an optional
    setting is unset.

    Raises:
        BadSettingError: there is no such setting, or it can't have that value; its problem is a
            whole sentence.

    """
    key, equals, text = (part.strip() for part in option.partition("="))
    if not equals:
        raise BadSettingError(message('"{option}" has no "=". Write KEY=VALUE.', option=option))
    kind, dot, step = key.partition(".")
    if dot and kind in STEP_SPECS:
        known = (*steps, *groups) if kind == SKIP else steps
        return _with_choice(settings, (routine_id, step), (key, text), known)
    if key not in SPECS:
        raise BadSettingError(unknown_setting(key))
    spec = SPECS[key]
    unset = spec.optional and not text
    value: Any = None if unset else _checked(key, text, spec.parse)
    return replace(settings, **{key: value})


def option_key(option: str) -> str:
    """Return what a ``KEY=VALUE`` is about."""
    return option.partition("=")[0].strip()


def unknown_setting(key: str) -> Message:
    """Return the sentence for a setting that doesn't exist."""
    known = (*SPECS, *(f"{kind}.STEP" for kind in STEP_SPECS))
    meant = nearest(key, known)
    if meant:
        return message('There is no setting "{key}". Did you mean "{meant}"?', key=key, meant=meant)
    return message(
        'There is no setting "{key}". Use one of: {known}.', key=key, known=", ".join(known)
    )


def _with_choice(
    settings: Settings, place: tuple[str, str], wanted: tuple[str, str], steps: Collection[str]
) -> Settings:
    (routine_id, step), (key, text) = place, wanted
    if steps and step not in steps:
        raise BadSettingError(_unknown_step(step, steps))
    kind = key.partition(".")[0]
    value = _checked(key, text, STEP_SPECS[kind].parse) if text else None
    return with_step_value(settings, (routine_id, step), kind, value)


def with_step_value(
    settings: Settings,
    place: tuple[str, str],
    kind: str,
    value: Any,  # noqa: ANN401 - the type that this kind of choice has
) -> Settings:
    """Return the settings with one more choice for a step; `place` is routine id and step id."""
    choice = replace(settings.choice(*place), **{kind: value})
    return settings.with_choice(*place, choice)


def _unknown_step(step: str, steps: Collection[str]) -> Message:
    meant = nearest(step, steps)
    if meant:
        return message('There is no step "{step}". Did you mean "{meant}"?', step=step, meant=meant)
    return message(
        'There is no step "{step}". Use one of: {known}.', step=step, known=", ".join(steps)
    )


def _checked(key: str, text: str, parse: Callable[[str], T]) -> T:
    try:
        return parse(text)
    except BadSettingError as error:
        raise BadSettingError(
            message(
                '"{key}" is "{text}", but {rule}. Correct it.',
                key=key,
                text=text,
                rule=error.problem,
            )
        ) from None
