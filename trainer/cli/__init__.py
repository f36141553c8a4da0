"""The command line: the same core, without a window."""

from trainer.cli.arguments import Request, read

__all__ = ["Request", "read"]
