"""Sets up what is missing: `python3 -m scripts.setup [run|test|lint|bot]`. What is there already costs nothing."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scripts.bootstrap_uv import TOOLS, find_uv
from scripts.browser import set_up_browser
from scripts.console import SetupFailure, say
from scripts.environments import Environment, bot_environment, make_ready, server_environment
from scripts.models import set_up_models
from scripts.policy_index import index_of
from scripts.train import ROOT, model_of, train_with_rasa

OLDEST_PYTHON = (3, 11)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second set-up of the same folder wait for the first."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another set-up of this folder …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(environments: list[Environment], *, model: bool) -> None:
    """Make the environments ready, then the model; raises `SetupFailure`."""
    missing = [environment for environment in environments if not environment.is_ready()]
    if missing:
        uv = find_uv()
        for environment in missing:
            make_ready(environment, uv)
    if model:
        index_of(ROOT)
        model_of(ROOT, train_with_rasa)


def main(purpose: str) -> int:
    """Set up for `run`, `test`, `lint` (the tools alone) or `bot` (what trains a model); return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 or newer is needed and this is {sys.version.split()[0]}: install a newer python3.")
        return 1
    environments = []
    if purpose != "bot":
        environments.append(server_environment(with_tests=purpose != "run"))
    if purpose != "lint":
        environments.append(bot_environment())
    try:
        with one_at_a_time():
            set_up(environments, model=purpose in ("run", "test"))
            if purpose in ("run", "test"):
                set_up_models(with_tests=purpose == "test")
            if purpose == "test":
                set_up_browser()
    except SetupFailure as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        say("Stopped before the set-up was complete; the same command goes on from here.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
