"""Writes the lock files anew, each package with its hashes and no address: `make lock`."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.bootstrap_uv import PINNED, find_uv
from scripts.console import ROOT, SetupFailure, run, say, step
from scripts.package_index import uv_environment

OPTIONS = ["--universal", "--upgrade", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"]
NO_LOCK = "The locks could not be written: the lines above say which requirement cannot be met."


def compile_lock(uv: Path, folder: Path, lock: str, *options: str) -> None:
    """Resolve `folder`'s pyproject.toml for every supported Python and platform into `folder`/`lock`."""
    (folder / lock).unlink(missing_ok=True)
    command = [uv, "--directory", folder, "pip", "compile", "pyproject.toml", *OPTIONS, *options, "-o", lock]
    run(command, NO_LOCK, env=uv_environment())


def main() -> int:
    """Lock the server, the server with its tests (the same versions), and the bot; return the exit code."""
    try:
        uv = find_uv()
        with step("Locking the server's and the bot's packages"):
            compile_lock(uv, ROOT, "requirements.lock")
            compile_lock(uv, ROOT, "requirements-dev.lock", "--group", "dev", "--constraints", "requirements.lock")
            compile_lock(uv, ROOT / "bot", "requirements.lock", "--python-version", "3.11")
    except SetupFailure as failure:
        say(str(failure))
        return 1
    say(f"uv itself stays at {PINNED.read_text().split()[0]}, as {PINNED.name} pins it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
