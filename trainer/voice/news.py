"""Whether a report is worth telling: some are due, some are news."""

from trainer.voice.protocol import PlayerReport

TELL_EVERY_S = 0.1
MOVED_MS = 3


class News:
    """Judges the reports that could be made one after the other."""

    def __init__(self) -> None:
        self._told: PlayerReport | None = None
        self._told_s = 0.0

    def worth_telling(self, report: PlayerReport, now: float) -> bool:
        """Return whether a report is due, or says what the last one did not let expect.

        What is worth it counts as told, at `now`, in seconds.
        """
        due = now - self._told_s >= TELL_EVERY_S
        if not due and self._told is not None and _follows(report, self._told):
            return False
        self._told, self._told_s = report, now
        return True


def _follows(report: PlayerReport, told: PlayerReport) -> bool:
    """Whether a report could be worked out from the one before."""
    if (report.serial, report.playing, report.device) != (told.serial, told.playing, told.device):
        return False
    passed_ms = (report.stamp_s - told.stamp_s) * 1000 if report.playing else 0
    return abs(report.position_ms - told.position_ms - passed_ms) < MOVED_MS
