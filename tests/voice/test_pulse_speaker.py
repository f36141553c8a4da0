"""Which loudspeaker is taken where no PulseAudio server answers."""

import numpy as np
import pytest

from trainer.voice import pulse, pulse_speaker
from trainer.voice.loudspeaker import NoDeviceError
from trainer.voice.pulse_speaker import PulseSpeaker, best_speaker
from trainer.voice.wav import Clip


def pull(count: int) -> Clip:
    return np.zeros(count, np.int16)


def no_library() -> None:
    raise OSError("not here")


def test_without_the_library_there_is_no_such_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "library", no_library)
    with pytest.raises(NoDeviceError, match="not here"):
        PulseSpeaker(pull)


def test_without_a_server_another_device_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/at/all")
    other = object()
    monkeypatch.setattr(pulse_speaker, "Loudspeaker", lambda _: other)
    assert best_speaker(pull) is other
