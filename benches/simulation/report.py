"""What `make simulate` prints: success by goal and habit, turns, reasons with seeds to replay, one line of JSON."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from benches.figures import median, ratio
from benches.simulation.run import Outcome
from benches.tables import columns

SEEDS_SHOWN = 12


def shortest(plain: Iterable[Outcome], runs: Iterable[Outcome]) -> dict[str, int]:
    """Return by shape of goal the fewest turns in which it was reached, by a plain person or by any other."""
    fewest: dict[str, int] = {}
    for outcome in [*plain, *runs]:
        if outcome.finished:
            fewest[outcome.shape] = min(outcome.turns, fewest.get(outcome.shape, outcome.turns))
    return fewest


def both(easy: Sequence[Outcome], hard: Sequence[Outcome], fewest: dict[str, int]) -> str:
    """Return what people read of both: the two beside each other, then each by itself."""
    people = {"easy": list(easy), "hard": list(hard)}
    parts = [_success("person", {name: runs for name, runs in people.items() if runs}, fewest)]
    parts += [f"the {name} person\n\n{table(runs, fewest)}" for name, runs in people.items() if runs]
    return "\n\n".join(parts)


def table(runs: Sequence[Outcome], fewest: dict[str, int]) -> str:
    """Return what people read of one of the two."""
    by_goal, by_habit, by_manner = (defaultdict[str, list[Outcome]](list) for _ in range(3))
    for outcome in runs:
        by_goal[outcome.goal].append(outcome)
        by_manner[outcome.manner].append(outcome)
        for habit in outcome.habits or {"none": 1}:
            by_habit[habit].append(outcome)
    parts = [
        _success("goal", by_goal, fewest), _success("habit that showed", by_habit, fewest),
        _success("manner", by_manner, fewest), _reasons(runs),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def last_line(easy: Sequence[Outcome], hard: Sequence[Outcome], fewest: dict[str, int]) -> str:
    """Return the JSON: counts, the share that finished, turns of those beside the shortest possible.

    Of the hard person the same under `hard_…`, with those who spoke for somebody else.
    """
    own = {f"hard_{name}": figure for name, figure in _figures(hard, fewest).items() if "second" not in name}
    for_another = [one for one in hard if " for a " in one.manner]
    told = sum(one.finished for one in for_another)
    shares = {"hard_for_another": len(for_another), "hard_for_another_finished": told}
    return json.dumps(_figures(easy, fewest) | own | shares)


def _figures(runs: Sequence[Outcome], fewest: dict[str, int]) -> dict[str, float | int | None]:
    finished = [outcome for outcome in runs if outcome.finished]
    return {
        "runs": len(runs),
        "finished": len(finished),
        "finished_share": _rounded(ratio(len(finished), len(runs))),
        "turns_mean": _rounded(ratio(sum(one.turns for one in finished), len(finished))),
        "turns_over_shortest": _rounded(_over(finished, fewest)),
        "gave_up": sum((one.failed or "").startswith("gave up") for one in runs),
        "wrong": sum("thought it done" in (one.failed or "") for one in runs),
        "second_wishes": sum("second_wish" in one.habits for one in runs),
        "second_wishes_told_again": sum(one.second_asked_again for one in runs),
        "errors": sum((one.failed or "").startswith(("no answer", "the simulation")) for one in runs),
    }


def conversation(outcome: Outcome) -> str:
    """Return a run as it was spoken, with why the person said each thing."""
    said = [f"seed {outcome.seed}: {outcome.shape}, {outcome.manner}, habits {outcome.habits}"]
    moves = iter(outcome.moves)
    for who, text in outcome.lines:
        if who == "person":
            said.append(f"  > {text}    ({next(moves)[0]})")
        else:
            said.append(f"    {text}" if who == "assistant" else f"      … {text}")
    return "\n".join([*said, f"  {outcome.turns} turns: {outcome.failed or 'finished'}"])


def _success(name: str, groups: dict[str, list[Outcome]], fewest: dict[str, int]) -> str:
    rows = [[name, "runs", "finished", "share", "turns p50", "over shortest"]]
    for group, runs in sorted(groups.items(), key=lambda item: -len(item[1])):
        finished = [outcome for outcome in runs if outcome.finished]
        over = _over(finished, fewest)
        rows.append([
            group, str(len(runs)), str(len(finished)), f"{len(finished) / len(runs):.0%}",
            _shown(median([one.turns for one in finished])), "—" if over is None else f"{over:.2f}",
        ])  # fmt: skip
    return columns(rows)


def _reasons(runs: Sequence[Outcome]) -> str:
    seeds = defaultdict[str, list[int]](list)
    for outcome in runs:
        if outcome.failed:
            seeds[f"{outcome.goal}: {outcome.failed}"].append(outcome.seed)
    counted = Counter({reason: len(found) for reason, found in seeds.items()})
    rows = [
        f"{count:4}  {reason}  seeds {' '.join(map(str, sorted(seeds[reason])[:SEEDS_SHOWN]))}"
        for reason, count in counted.most_common()
    ]
    return "\n".join(["not finished", *rows]) if rows else ""


def _over(finished: Sequence[Outcome], fewest: dict[str, int]) -> float | None:
    known = [one for one in finished if one.shape in fewest]
    return ratio(sum(one.turns for one in known), sum(fewest[one.shape] for one in known))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _shown(value: float | None) -> str:
    return "—" if value is None else f"{value:.0f}"
