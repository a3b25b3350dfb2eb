"""From the margins of every piece to segments: where the label changes, and what each part is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.reading.packed_file import Floats

MARKS = frozenset("，,。．.；;！!？?：:、~～…\n\t 　")


@dataclass(frozen=True)
class Run:
    """Pieces `first` … `last` (exclusive) that have one label."""

    first: int
    last: int
    label: int


def runs(chances: Floats, cuts: Floats, weight: float, switch: float) -> list[Run]:
    """Return the likeliest row of labelled runs (Viterbi).

    `chances` are the logarithms of the share of each label at each piece, `cuts` the margins of a new segment
    beginning there. `weight` says how much a piece counts (its neighbours say much the same), `switch` what a new
    segment costs.
    """
    begins, stays = -np.logaddexp(0, -cuts), -np.logaddexp(0, cuts)
    score = weight * chances[0]
    came = np.full(chances.shape, -1)
    for at in range(1, len(chances)):
        best = int(score.argmax())
        other, same = score[best] + begins[at] - switch, score + stays[at]
        came[at] = np.where(other > same, best, -1)
        score = np.maximum(other, same) + weight * chances[at]
    label, found, last = int(score.argmax()), [], len(chances)
    for at in range(len(chances) - 1, 0, -1):
        if came[at, label] >= 0:
            found.append(Run(at, last, label))
            label, last = int(came[at, label]), at
    return [*found, Run(0, last, label)][::-1]


def merged(found: Sequence[Run]) -> list[Run]:
    """Return the runs with equal neighbours as one."""
    done: list[Run] = []
    for run in found:
        if done and done[-1].label == run.label:
            done[-1] = Run(done[-1].first, run.last, run.label)
        else:
            done.append(run)
    return done


def cut_places(text: str, starts: Sequence[int]) -> list[int]:
    """Return where in the text each run begins: marks and blanks belong to what stands before them."""
    places = [0]
    for start in starts[1:]:
        place = max(start, places[-1])
        while 0 < place < len(text) and text[place] in MARKS:
            place += 1
        places.append(place)
    return places
