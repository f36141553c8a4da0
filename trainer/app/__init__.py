"""The window's composition root: builds every part and introduces them to each other."""

from trainer.app.entering import run

__all__ = ["run"]
