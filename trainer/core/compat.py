"""What the oldest supported Python lacks."""

import sys
from typing import TYPE_CHECKING

if sys.version_info >= (3, 12):
    from typing import override
elif TYPE_CHECKING:
    from typing_extensions import override
else:  # pragma: no cover - one Python runs it, another does not

    def override(method: object) -> object:
        """Mark a method that overrides its base's; checkers read it, it does nothing."""
        return method


__all__ = ["override"]
