"""What `make bench` prints: a table for people, and one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benches.claims import Outcome
from benches.figures import farthest, median, percentile, ratio
from benches.processes import Taken
from benches.statements import BOUND, Counted, worst
from benches.tables import columns, rounded, shown
from benches.turns import Load, Seen, Turn

Figure = float | int | None


@dataclass(frozen=True)
class Results:
    """All that was measured in one run: `cap` is how many claims the rule allows, `memory` is in MB.

    `bot_ready_s` is the time from the start of the bot's process to its first answered parse.
    """

    one: Load
    sixteen: Load
    claims: Sequence[Outcome]
    cap: int
    memory: Taken
    bot_ready_s: float | None
    statements: Sequence[Counted]


def last_line(results: Results) -> str:
    """Return the JSON of the contract: times in ms of one client, ratios of medians, memory in MB, a start in s.

    Where the ways into one database differ, the count that lies farthest from the cap stands.
    """
    ours, bare = _times(results.one.ours.turns), _times(results.one.bare.turns)
    figures: dict[str, Figure] = {
        "turn_ms_p50": rounded(median(ours), 1),
        "turn_ms_p95": rounded(percentile(ours, 0.95), 1),
        "bare_rasa_ms_p50": rounded(median(bare), 1),
        "turn_ratio_p50_1": rounded(_ratio(results.one), 3),
        "turn_ratio_p50_16": rounded(_ratio(results.sixteen), 3),
        "claims_allowed_sqlite": _allowed(results, "sqlite"),
        "claims_allowed_postgresql": _allowed(results, "postgresql"),
        "claims_errors": sum(outcome.errors for outcome in results.claims),
        "server_mb": round(results.memory.server),
        "bot_mb": round(results.memory.bot),
        "bot_ready_s": rounded(results.bot_ready_s, 1),
        "statements_per_turn_max": max(worst(results.statements).values(), default=None),
    }
    return json.dumps(figures)


def table(results: Results) -> str:
    """Return what people read."""
    claims = [
        [one.database, one.way, f"{one.allowed} of {results.cap}", str(one.refused), str(one.errors)]
        for one in results.claims
    ]
    return "\n\n".join(
        [
            _turns(results.one),
            _turns(results.sixteen),
            columns([["claims at once", "through", "allowed", "refused", "errors"], *claims]),
            f"resident memory   server {results.memory.server:.0f} MB   bot {results.memory.bot:.0f} MB",
            _statements(results.statements),
            f"start of the bot to its first parse   {shown(results.bot_ready_s, 1)} s",
        ]
    )


def _turns(load: Load) -> str:
    who = "1 client" if load.clients == 1 else f"{load.clients} clients"
    rows = [[f"turns, {who} (ms)", "API p50", "p95", "bare p50", "p95", "ratio p50"]]
    for kind in [*dict.fromkeys(turn.kind for turn in load.ours.turns), "all"]:
        ours, bare = _times(load.ours.turns, kind), _times(load.bare.turns, kind)
        figures = [median(ours), percentile(ours, 0.95), median(bare), percentile(bare, 0.95)]
        rows.append([kind, *(shown(figure, 1) for figure in figures), shown(ratio(figures[0], figures[2]), 2)])
    counted = f"{len(load.ours.turns)} turns on each side, {load.lost} lost, {load.unlike} answered in other words"
    return "\n".join([columns(rows), counted, f"processor: {_cpu(load.ours)}; bare: {_cpu(load.bare)}"])


def _statements(counted: Sequence[Counted]) -> str:
    rows = [[kind, str(cost), "" if cost <= BOUND else "too many"] for kind, cost in worst(counted).items()]
    return columns([[f"statements of a turn (at most {BOUND})", "most", ""], *rows])


def _cpu(seen: Seen) -> str:
    server, bot = (shown(ratio(s * 1000, len(seen.turns)), 1) for s in (seen.cpu.server, seen.cpu.bot))
    return f"server {server} and bot {bot} ms a turn"


def _times(turns: Iterable[Turn], kind: str = "all") -> list[float]:
    return [turn.ms for turn in turns if turn.said and kind in (turn.kind, "all")]


def _ratio(load: Load) -> float | None:
    return ratio(median(_times(load.ours.turns)), median(_times(load.bare.turns)))


def _allowed(results: Results, database: str) -> int | None:
    return farthest([one.allowed for one in results.claims if one.database == database], results.cap)
