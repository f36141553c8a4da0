"""Who gives the pages a figure: the root that may read files."""

from collections.abc import Callable
from typing import TypeAlias

from trainer.core.figure.performance import Performance
from trainer.core.plan.timeline import Timeline

Perform: TypeAlias = Callable[[Timeline], Performance | None]
"""Returns the performance of a timeline; None where there is nothing to show."""
