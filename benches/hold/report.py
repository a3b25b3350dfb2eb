"""What `make bench-hold` prints: a table for people, and one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from benches.figures import percentile
from benches.hold.flood import Flood, Growth
from benches.hold.kills import Cut
from benches.hold.strangers import Attacks
from benches.tables import columns, rounded, shown


@dataclass(frozen=True)
class Results:
    """All that was measured in one run; None where a part was left out."""

    identity: dict[str, int] | None = None
    attacks: Attacks | None = None
    flood: Flood | None = None
    growth: Growth | None = None
    cuts: Sequence[Cut] | None = None
    ci_minutes: float | None = None


def last_line(results: Results) -> str:
    """Return the JSON of the contract; null where nothing was measured."""
    identity, cuts = results.identity or {}, results.cuts
    return json.dumps(
        {
            "locked_out": identity.get("locked_out"),
            "guesses_a_day": identity.get("guesses_a_day"),
            "strangers_in": len(results.attacks.came_through) if results.attacks else None,
            "flood_p95_ratio": rounded(results.flood.ratio if results.flood else None, 2),
            "memory_growth_mb": rounded(results.growth.mb if results.growth else None, 1),
            "turns_lost": sum(cut.lost for cut in cuts) if cuts else None,
            "turns_doubled": sum(cut.doubled for cut in cuts) if cuts else None,
            "ci_minutes": rounded(results.ci_minutes, 1),
        }
    )


def table(results: Results) -> str:
    """Return what people read."""
    parts = [
        _identity(results.identity) if results.identity else None,
        _attacks(results.attacks) if results.attacks else None,
        _flood(results.flood) if results.flood else None,
        _growth(results.growth) if results.growth else None,
        _cuts(results.cuts) if results.cuts else None,
        f"the last whole .ci/run took {shown(results.ci_minutes, 1)} minutes",
    ]
    return "\n\n".join(part for part in parts if part)


def _identity(simulated: dict[str, int]) -> str:
    return columns([["who is speaking", ""], *([name, str(count)] for name, count in simulated.items())])


def _attacks(attacks: Attacks) -> str:
    came = attacks.came_through
    return "\n".join([f"attacks   {attacks.tried} tried, {len(came)} succeeded", *came])


def _flood(flood: Flood) -> str:
    rows = [
        [name, str(len(turns)), *(shown(percentile(turns, share), 0) for share in (0.5, 0.95))]
        for name, turns in (("alone", flood.alone), ("in the flood", flood.flooded))
    ]
    asked = sum(flood.answers.values()) / flood.seconds
    return "\n".join(
        [columns([["one person's turns (ms)", "turns", "p50", "p95"], *rows]),
         f"the flood: {asked:.0f} requests a second; {_answers(flood.answers)}"]
    )  # fmt: skip


def _growth(growth: Growth) -> str:
    asked = sum(growth.answers.values())
    return (
        f"memory of the server   {growth.before:.0f} MB, after {asked} requests {growth.after:.0f} MB; "
        f"{_answers(growth.answers)}"
    )


def _answers(answers: dict[str, int]) -> str:
    return ", ".join(f"{status}: {count}" for status, count in sorted(answers.items()))


def _cuts(cuts: Sequence[Cut]) -> str:
    groups: dict[tuple[str, str], list[Cut]] = {}
    for cut in cuts:
        groups.setdefault((cut.database, cut.victim), []).append(cut)
    rows = [[*group, *_outcome(those)] for group, those in sorted(groups.items())]
    return columns([["turns cut short", "killed", "runs", "lost", "doubled"], *rows, ["all", "", *_outcome(cuts)]])


def _outcome(cuts: Sequence[Cut]) -> list[str]:
    return [str(len(cuts)), str(sum(cut.lost for cut in cuts)), str(sum(cut.doubled for cut in cuts))]
