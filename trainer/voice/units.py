"""Milliseconds and frames: clips have 48 kHz, so that one millisecond is 48 frames exactly."""

RATE = 48_000
FRAMES_PER_MS = RATE // 1000


def frames(ms: int) -> int:
    """Return how many frames so many milliseconds are; exact."""
    return ms * FRAMES_PER_MS


def whole_ms(count: int) -> int:
    """Return the milliseconds that so many frames last, rounded up."""
    return -(-count // FRAMES_PER_MS)
