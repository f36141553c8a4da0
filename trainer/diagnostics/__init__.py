"""What is kept of troubles, so that a fault can be understood afterwards."""

from trainer.diagnostics.crashes import CrashWatch
from trainer.diagnostics.log import Log, catch_faults, log_qt_message, open_log
from trainer.diagnostics.report import CrashReport, crash_report, versions, without_home

__all__ = [
    "CrashReport",
    "CrashWatch",
    "Log",
    "catch_faults",
    "crash_report",
    "log_qt_message",
    "open_log",
    "versions",
    "without_home",
]
