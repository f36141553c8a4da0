"""How figures are printed: a name, percentiles, a unit."""

from collections.abc import Sequence

import numpy as np


def spread(name: str, values: Sequence[float], unit: str = "ms") -> str:
    """Return percentiles of the values' sizes as a line."""
    size = np.abs(np.array(values, np.float64))
    if not size.size:
        return f"{name}: nothing was measured"
    p50, p95, p99 = np.percentile(size, [50, 95, 99])
    return (
        f"{name}: p50 {p50:.3f}, p95 {p95:.3f}, p99 {p99:.3f}, max {size.max():.3f} {unit}, "
        f"n {size.size}"
    )


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return float(np.median(np.array(values, np.float64)))
