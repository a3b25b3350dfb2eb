"""`python -m server.speech.models [--tests]`: what the set-up calls, since it is quick where nothing is missing."""

from __future__ import annotations

import sys

from server.speech.models.folders import is_whole, models_folder
from server.speech.models.manifest import to_fetch
from server.speech.models.progress import Progress


def main(arguments: list[str]) -> int:
    """Fetch what is missing; return 1 where something cannot be had, after saying why."""
    root = models_folder()
    missing = [model for model in to_fetch(tests="--tests" in arguments) if not is_whole(model, root / model.name)]
    if not missing:
        return 0
    from server.speech.models.fetch import fetch_all  # the HTTP client takes most of a second

    progress = Progress()
    failures = fetch_all(missing, root, progress)
    for failure in failures:
        progress.say(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
