"""Titles of one list that can be told apart, by eye and by ear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence


def told_apart(candidates: Sequence[Sequence[str]]) -> list[str]:
    """Return one title for each entry; `candidates` go from short to full, the last of them unlike any other's.

    Entries that share their shortest title all take the first fuller one that differs for each of them.
    """
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for position, titles in enumerate(candidates):
        alike[titles[0]].append(position)
    chosen = [titles[0] for titles in candidates]
    for group in alike.values():
        fullest = min(len(candidates[position]) for position in group)
        for depth in range(fullest):
            titles_here = [candidates[position][depth] for position in group]
            if len(set(titles_here)) == len(group) or depth == fullest - 1:
                for position, title in zip(group, titles_here, strict=True):
                    chosen[position] = title
                break
    return chosen
