"""A sound device that asks for its samples at the moment when its server wants them."""

from typing import Any

import miniaudio

from trainer.core.compat import override

HELD_MS = 200
"""How much sound the server is to hold ready, where it is asked for as it is wanted.

It holds 120 ms in truth, so that the player may be kept waiting for 100 ms without a gap; a pause
is heard after 110 ms.
"""

PROMPT_LATENCY_S = 0.118
"""How long after a prompt call its last frame is heard, there.

Measured on a PulseAudio null sink: 116 to 120 ms, by when in its round the sink began or ran dry.
"""

PORTIONED_LATENCY_S = 0.157
"""The same where whole periods are asked for, of 100 ms."""

_lib, _ffi = miniaudio.lib, miniaudio.ffi
_CONFIG = "ma_device_config"
_FLAG_AT = _ffi.offsetof(_CONFIG, "periods") + 8 + 3


class PromptDevice(miniaudio.PlaybackDevice):  # type: ignore[misc]  # it has no types
    """A device that asks for just what its server wants, where that is PulseAudio.

    miniaudio would ask for whole periods and keep what the server does not want yet. How much that
    is changes whenever the server runs dry, and with it the time until a frame is heard; and it
    is played before anything is asked for again.

    WORKAROUND: the binding does not offer the setting, `noFixedSizedCallback`. It is the last of
    the four flags after `periods` and the performance profile, which fill 8 bytes.

    Attributes:
        latency_s: how long after a prompt call its last frame is heard.

    """

    latency_s = PORTIONED_LATENCY_S

    @override
    def _make_context(self, *choice: Any) -> Any:
        context = super()._make_context(*choice)
        if context.backend == _lib.ma_backend_pulseaudio and _flags_are_known():
            self._devconfig.periodSizeInMilliseconds = HELD_MS
            _ffi.cast("char *", _ffi.addressof(self._devconfig))[_FLAG_AT] = b"\1"
            self.latency_s = PROMPT_LATENCY_S
        return context


def _flags_are_known() -> bool:
    """Whether the callback, aligned, comes right after the four flags."""
    after = _ffi.offsetof(_CONFIG, "dataCallback")
    return bool(_FLAG_AT < after <= _FLAG_AT + _ffi.sizeof("void *"))
