"""The arithmetic of the benches: percentiles and ratios, without anything that runs."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which `share` (0 to 1) of `values` lie, None where there are none.

    Between two values it is read off the straight line (Hyndman and Fan 1996, definition 7).
    """
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values: Sequence[float]) -> float | None:
    """Return the middle of `values`, None where there are none."""
    return percentile(values, 0.5)


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Return how many times `theirs` ours is, None where one of them is unknown."""
    return ours / theirs if ours is not None and theirs else None


def farthest(counts: Sequence[int], wanted: int) -> int | None:
    """Return the count that lies farthest from what is wanted: a bench shows its worst side."""
    return max(counts, key=lambda count: abs(count - wanted), default=None)
