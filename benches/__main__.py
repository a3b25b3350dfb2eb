"""`make bench`: a start, turns, claims at once, memory and statements; progress goes to stderr."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benches import claims, processes, start, statements, turns
from benches.report import Results, last_line, table
from benches.sides import bot_url
from tests.databases import PostgreSQL
from tests.running import running_service

SAMPLES_1, SECONDS_1 = 240, 60.0
SAMPLES_16, SECONDS_16 = 1024, 110.0


def main() -> None:
    """Measure everything and print it, whatever the figures are."""
    with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:
        postgresql = PostgreSQL(Path(folder))
        try:
            results = measure(Path(folder), postgresql)
        finally:
            postgresql.stop()
    print(table(results), last_line(results), sep="\n\n")


def measure(folder: Path, postgresql: PostgreSQL) -> Results:
    """Start a bot alone, the service on SQLite, then a second server of the same bot on PostgreSQL."""
    tell("starting a bot")
    ready = start.bot_ready_s(folder / "bot-alone")
    tell("counting the statements of a turn")
    own = f"sqlite:///{folder}/statements.db", postgresql.url(postgresql.create())
    counted = [turn for url in own for turn in statements.on_a_new_registry(url)]
    tell("starting the service")
    with running_service(folder / "with-sqlite") as service:
        tell(f"load average {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
        turns.warm_up(service)
        one = turns.measure(service, 1, SAMPLES_1, SECONDS_1)
        sixteen = turns.measure(service, 16, SAMPLES_16, SECONDS_16)
        held = processes.resident_mb(service)
        tell("claims at once")
        outcomes = [
            claims.through_the_registry(service.database, "sqlite"),
            claims.through_the_staff_api(service, "sqlite"),
        ]
        url = postgresql.url(postgresql.create())
        with running_service(folder / "with-postgresql", url, bot_url=bot_url(service)) as other:
            outcomes += [
                claims.through_the_registry(other.database, "postgresql"),
                claims.through_the_staff_api(other, "postgresql"),
            ]
    return Results(one, sixteen, outcomes, claims.cap(), held, ready, counted)


def tell(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    main()
