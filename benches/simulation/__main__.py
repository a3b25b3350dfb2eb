"""`make simulate`: a simulated person talks with the real bot and server; progress goes to stderr."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benches.simulation.catalogue import catalogue
from benches.simulation.report import both, conversation, last_line, shortest
from benches.simulation.run import EASY, HARD, PLAIN, Outcome, simulate_all
from tests.running import running_service

ALWAYS_OPEN = {"office_days": "1234567", "office_opens": "00:00", "office_closes": "24:00"}


def main(given: Sequence[str] | None = None) -> None:
    """Run the seeds and print what came of them, whatever the figures are."""
    options = _options().parse_args(given)
    first, last = options.seed, options.seed + options.runs
    seeds = options.only or range(first, last)
    with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:
        print("starting the service", file=sys.stderr)
        with running_service(Path(folder), **ALWAYS_OPEN) as service:
            on_offer = catalogue(service.database)
            easy, hard = (
                simulate_all(service, on_offer, seeds, who) if options.who in (who, "both") else []
                for who in (EASY, HARD)
            )
            one_of_each = {outcome.shape: outcome.seed for outcome in reversed([*hard, *easy])}
            plain: list[Outcome] = simulate_all(service, on_offer, sorted(one_of_each.values()), PLAIN)
    for outcome in [*easy, *hard] if options.show else []:
        print(conversation(outcome), end="\n\n")
    for outcome in plain:
        if not outcome.finished:
            print(
                f"even plainly not reached: {outcome.shape}, seed {outcome.seed}: {outcome.failed}", file=sys.stderr
            )
            if options.show:
                print(conversation(outcome), end="\n\n")
    fewest = shortest(plain, [*easy, *hard])
    print(both(easy, hard, fewest), last_line(easy, hard, fewest), sep="\n\n")


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benches.simulation", description=__doc__)
    parser.add_argument("--runs", type=int, default=500, help="how many people of each kind talk")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--who", choices=("both", EASY, HARD), default="both", help="which of the two persons talks")
    parser.add_argument("--only", type=int, nargs="+", help="these seeds alone")
    parser.add_argument("--show", action="store_true", help="print the conversations")
    return parser


if __name__ == "__main__":
    main()
