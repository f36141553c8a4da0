"""The command line: the same core, without a window."""

from trainer.cli.arguments import Request, read
from trainer.cli.commands import run

__all__ = ["Request", "read", "run"]
