"""The child process: `python -m server.list_imports NUMBER CLAIM`, with the settings of its server on standard input.

They hold the keys, which stand neither among the arguments nor in the environment.
"""

from __future__ import annotations

import json
import sys

import structlog

from server.list_imports.work import work
from server.logs import configure_logs
from server.open_registry import use_keys
from server.policies import use_rules
from server.registry.database import Database
from server.registry.services.import_turns import Taken
from server.settings import Settings

log = structlog.get_logger()


def main(number: int, claim: str) -> None:
    """Work on one import to its end, or leave it as somebody else's."""
    settings = Settings(**json.load(sys.stdin))
    configure_logs(settings)
    use_keys(settings)
    use_rules(settings.policy_dir)
    database = Database(settings.database_url)
    try:
        work(database, settings, number, claim)
    except Taken:
        log.warning("import_taken", number=number)
    except Exception as error:  # its text may quote what a row holds
        log.error("import_failed", number=number, error=type(error).__name__)
        sys.exit(1)
    finally:
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
