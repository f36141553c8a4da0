"""What is used of PulseAudio's client library: loaded where it is, and declared."""

import ctypes
import sys
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_size_t, c_void_p
from functools import cache

WriteCallback = CFUNCTYPE(None, c_void_p, c_size_t, c_void_p)

CONTEXT_READY, CONTEXT_FAILED = 4, 5
STREAM_READY, STREAM_FAILED = 2, 3
NO_AUTOSPAWN = 1
EARLY_REQUESTS = 0x4000
TIMED = 0x0002 | 0x0008  # asked for every now and then, and reckoned on in between
SEEK_RELATIVE = 0
SIGNED_16 = 3 if sys.byteorder == "little" else 4
AS_THE_SERVER_LIKES = 0xFFFFFFFF


class SampleSpec(Structure):
    """What the samples are like; `pa_sample_spec`."""

    _fields_ = (
        ("format", c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class BufferAttr(Structure):
    """How much the server holds and asks for, in bytes; `pa_buffer_attr`."""

    _fields_ = (
        ("maxlength", ctypes.c_uint32),
        ("tlength", ctypes.c_uint32),
        ("prebuf", ctypes.c_uint32),
        ("minreq", ctypes.c_uint32),
        ("fragsize", ctypes.c_uint32),
    )


_P = c_void_p
_FUNCTIONS = {
    "pa_threaded_mainloop_new": (_P, ()),
    "pa_threaded_mainloop_get_api": (_P, (_P,)),
    "pa_threaded_mainloop_start": (c_int, (_P,)),
    "pa_threaded_mainloop_stop": (None, (_P,)),
    "pa_threaded_mainloop_free": (None, (_P,)),
    "pa_threaded_mainloop_lock": (None, (_P,)),
    "pa_threaded_mainloop_unlock": (None, (_P,)),
    "pa_context_new": (_P, (_P, c_char_p)),
    "pa_context_connect": (c_int, (_P, c_char_p, c_int, _P)),
    "pa_context_get_state": (c_int, (_P,)),
    "pa_context_disconnect": (None, (_P,)),
    "pa_context_unref": (None, (_P,)),
    "pa_stream_new": (_P, (_P, c_char_p, POINTER(SampleSpec), _P)),
    "pa_stream_set_write_callback": (None, (_P, WriteCallback, _P)),
    "pa_stream_connect_playback": (c_int, (_P, c_char_p, POINTER(BufferAttr), c_int, _P, _P)),
    "pa_stream_get_state": (c_int, (_P,)),
    "pa_stream_write": (c_int, (_P, c_char_p, c_size_t, _P, c_int64, c_int)),
    "pa_stream_get_latency": (c_int, (_P, POINTER(ctypes.c_uint64), POINTER(c_int))),
    "pa_stream_disconnect": (c_int, (_P,)),
    "pa_stream_unref": (None, (_P,)),
}


@cache
def library() -> ctypes.CDLL:
    """Return the library.

    Raises:
        OSError: it is not there.

    """
    loaded = ctypes.CDLL("libpulse.so.0")
    for name, (result, arguments) in _FUNCTIONS.items():
        function = loaded[name]
        function.restype, function.argtypes = result, arguments
        setattr(loaded, name, function)
    return loaded


def latency_s(lib: ctypes.CDLL, stream: int | None) -> float | None:
    """Return when what is written to a stream now would be heard, in seconds; None if unknown."""
    microseconds, negative = ctypes.c_uint64(), c_int()
    if lib.pa_stream_get_latency(stream, microseconds, negative) < 0 or negative.value:
        return None
    return microseconds.value / 1e6
