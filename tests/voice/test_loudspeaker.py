"""What becomes of a device that cannot be started."""

import threading
from collections.abc import Generator

import miniaudio
import numpy as np
import pytest

from trainer.voice import loudspeaker
from trainer.voice.loudspeaker import Loudspeaker, NoDeviceError


class StubbornDevice:
    def __init__(self) -> None:
        self.closed = threading.Event()

    def start(self, _: Generator[bytes, int, None]) -> None:
        raise miniaudio.MiniaudioError("busy")

    def close(self) -> None:
        self.closed.set()


def test_a_device_that_does_not_start_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    device = StubbornDevice()
    monkeypatch.setattr(loudspeaker, "_opened", lambda: device)
    with pytest.raises(NoDeviceError, match="busy"):
        Loudspeaker(lambda count: np.zeros(count, np.int16))
    assert device.closed.wait(5)
