"""The figures as tables for people, and as one JSON line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles

from benches.nlu import scores
from benches.nlu.held_out import DOUBLE, KINDS
from benches.nlu.pipeline import Outcome
from benches.nlu.scores import Pair

MOST_CONFUSIONS = 12


def of_kind(pairs: Sequence[Pair], kind: str) -> list[Pair]:
    """Return the pairs of one kind of speech."""
    return [pair for pair in pairs if pair[0].kind == kind]


def singles(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs with one wish."""
    return [pair for pair in pairs if pair[0].kind != DOUBLE]


def errors(pairs: Sequence[Pair]) -> int:
    """Return how many sentences with one wish were taken for another."""
    one = singles(pairs)
    return round(len(one) * (1 - scores.accuracy(one)))


def pipelines_table(outcomes: dict[str, tuple[Outcome, list[Pair]]]) -> str:
    """Return a line for each pipeline."""
    head = ["pipeline", *KINDS, DOUBLE, "acted on", "macro F1", "entities F1", "errors", "parse ms p50", "p95",
            "parses/s", "MB", "training s"]  # fmt: skip
    rows = [head, *(_line(name, *found) for name, found in outcomes.items())]
    return _table(rows)


def _line(name: str, outcome: Outcome, pairs: list[Pair]) -> list[str]:
    one = singles(pairs)
    with_entities = scores.f1(scores.entity_scores(pairs).values())
    return [
        name,
        *(f"{scores.accuracy(of_kind(pairs, kind)):.3f}" for kind in KINDS),
        f"{scores.both_found(of_kind(pairs, DOUBLE)):.3f}",
        f"{scores.acted_on(one):.3f}",
        f"{scores.macro_f1(one):.3f}",
        f"{with_entities:.3f}" if with_entities else "–",
        f"{errors(pairs)} of {len(one)}",
        f"{median(outcome.times):.0f}",
        f"{quantiles(outcome.times, n=20)[-1]:.0f}",
        f"{outcome.per_second:.0f}",
        f"{outcome.memory:.0f}",
        f"{outcome.train_s:.0f}",
    ]


def confusions_table(pairs: Sequence[Pair]) -> str:
    """Return what each kind of speech is most often mistaken for."""
    rows = [["kind", "meant", "taken for", "times"]]
    for kind in KINDS:
        found = scores.confusions(of_kind(pairs, kind))[:MOST_CONFUSIONS]
        rows += [[kind, meant, taken, str(times)] for meant, taken, times in found]
    return _table(rows)


def entities_table(pairs: Sequence[Pair]) -> str:
    """Return precision, recall and F1 of each entity, then of all by kind."""
    rows = [["entity", "precision", "recall", "F1", "meant"]]
    rows += [_entity_line(name, *counts) for name, counts in scores.entity_scores(pairs).items()]
    for kind in (*KINDS, DOUBLE):
        counts = scores.entity_scores(of_kind(pairs, kind)).values()
        rows.append(_entity_line(f"all, {kind}", *map(sum, zip(*counts, strict=True))))
    return _table(rows)


def _entity_line(name: str, hit: int, found: int, meant: int) -> list[str]:
    shares = [hit / found if found else 0, hit / meant if meant else 0, 2 * hit / (found + meant)]
    return [name, *(f"{share:.3f}" for share in shares), str(meant)]


def calibration_table(pairs: Sequence[Pair]) -> str:
    """Return for each band of confidence whether it is right as often as it says."""
    rows = [["confidence", "sentences", "said", "right"]]
    rows += [[band, str(n), f"{said:.2f}", f"{right:.2f}"] for band, n, said, right in scores.calibration(pairs)]
    return _table(rows)


def shares_table(shares: Mapping[str, float]) -> str:
    """Return a line for each share."""
    return _table([["what", "share"], *([name, f"{share:.3f}"] for name, share in shares.items())])


def hits_table(counts: Mapping[str, tuple[int, int, int]]) -> str:
    """Return precision and recall of each sign of a message, or of the subjects of questions."""
    rows = [["what", "precision", "recall", "found", "meant"]]
    for name, (hit, found, meant) in counts.items():
        shares = [f"{hit / of:.3f}" if of else "–" for of in (found, meant)]
        rows.append([name, *shares, str(found), str(meant)])
    return _table(rows)


def last_line(ours: Outcome, pairs: list[Pair], stock: list[Pair], read: Mapping[str, float]) -> str:
    """Return the JSON line of contract/api.md; `errors_vs_stock` is our errors as a share of the stock pipeline's.

    `in_context` and `first_sentence` are the shares of utterances whose main act was read and none invented.
    """
    figures = {
        **{kind: round(scores.accuracy(of_kind(pairs, kind)), 4) for kind in KINDS},
        DOUBLE: round(scores.both_found(of_kind(pairs, DOUBLE)), 4),
        "entities_f1": round(scores.f1(scores.entity_scores(pairs).values()), 4),
        "errors_vs_stock": round(errors(pairs) / max(errors(stock), 1), 4),
        "parse_ms_p50": round(median(ours.times), 1),
        "train_s": round(ours.train_s, 1),
        "in_context": read["in_context_main"],
        "first_sentence": read["first_sentence_main"],
        "distress_recall": read["distress_recall"],
        "distress_false": read["distress_false"],
        "macro_f1": round(scores.macro_f1(singles(pairs)), 4),
        "stock": {kind: round(scores.accuracy(of_kind(stock, kind)), 4) for kind in KINDS},
    }
    return json.dumps(figures)


def _table(rows: Iterable[Sequence[str]]) -> str:
    lines = list(rows)
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
