"""The window's composition root: builds every part and introduces them to each other."""

from trainer.app.composition import App
from trainer.app.running import run

__all__ = ["App", "run"]
