"""`make bench-hold`: attacks, floods and deaths, and what of it the service bears; progress goes to stderr."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benches.hold import ci, flood, kills, strangers
from benches.hold.report import Results, last_line, table
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate
from tests.databases import PostgreSQL
from tests.running import SECRET, running_service

PARTS = ("identity", "strangers", "flood", "memory", "kills")
IDENTITY = "benches.hold.identity"
ALWAYS_OPEN = {"office_days": "1234567", "office_opens": "00:00", "office_closes": "24:00"}
VOICE = {"voice": "auto", "synthesizer": "espeak"}


def main(given: Sequence[str] | None = None) -> None:
    """Measure what was asked for and print it, whatever the figures are."""
    options = _options().parse_args(given)
    with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:
        results = measure(Path(folder), options)
    print(table(results), last_line(results), sep="\n\n")


def measure(folder: Path, options: argparse.Namespace) -> Results:
    """Measure the parts one after the other: they share two cores."""
    identity = attacks = flooded = growth = cuts = None
    if "identity" in options.only and find_spec(IDENTITY):
        tell("simulating attackers' hours")
        identity = _simulated(folder)
    if "strangers" in options.only:
        tell("running the attacks")
        attacks = strangers.attack(folder)
    if "flood" in options.only or "memory" in options.only:
        tell("starting the service")
        with running_service(folder / "flooded", **flood.production_like(), **ALWAYS_OPEN, **VOICE) as service:
            if "flood" in options.only:
                tell("flooding")
                flooded = flood.measure(service, options.seconds)
            if "memory" in options.only:
                tell("flooding for long")
                growth = flood.grow(service, options.requests)
    if "kills" in options.only:
        cuts = _kills(folder, options.runs, options.seed)
    minutes = ci.minutes() if options.ci_minutes is None else options.ci_minutes
    return Results(identity, attacks, flooded, growth, cuts, minutes)


def _simulated(folder: Path) -> dict[str, int]:
    use_keyring(Keyring(SECRET))
    database = Database(f"sqlite:///{folder}/identity.db")
    migrate(database)
    figures: dict[str, int] = asdict(import_module(IDENTITY).simulate(database))
    database.close()
    return figures


def _kills(folder: Path, runs: int, seed: int) -> list[kills.Cut]:
    tell(f"cutting {runs} turns short, seed {seed}")
    data_dir = folder / "killed"
    with tempfile.TemporaryDirectory(prefix="tongxing-") as short:  # a socket's path must be short
        postgresql = PostgreSQL(Path(short))
        try:
            own = ("sqlite", f"sqlite:///{data_dir}/tongxing.db"), ("postgresql", postgresql.url(postgresql.create()))
            return list(kills.cut_short(data_dir, own, runs, seed))
        finally:
            postgresql.stop()


def tell(text: str) -> None:
    print(text, file=sys.stderr)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benches.hold", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="how many turns are cut short, half on each database")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which they are")
    parser.add_argument("--requests", type=int, default=100_000, help="of the flood after which memory is looked at")
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="for which the person talks, alone and in the flood"
    )
    parser.add_argument("--ci-minutes", type=float, help="what .ci/run took; else what it noted itself")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="these parts alone")
    return parser


if __name__ == "__main__":
    main()
