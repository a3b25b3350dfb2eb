"""The two Python environments: `.venv` for the server and its tests, `bot/.venv` for Rasa."""

from __future__ import annotations

import hashlib
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.console import ROOT, SetupFailure, run, step
from scripts.package_index import uv_environment

STAMP = "tongxing.stamp"
NO_PACKAGES = (
    "The packages could not be fetched: check the network, "
    "or name a reachable package index in PIP_INDEX_URL, and run the same command again."
)
NO_PYTHON = (
    "A Python {version} is needed and could be neither found nor fetched: "
    "install it so that `python{version}` is on the PATH, or name a mirror in UV_PYTHON_INSTALL_MIRROR, "
    "and run the same command again."
)


@dataclass(frozen=True)
class Environment:
    """An environment, what it is for, the locks that satisfy it (the first is installed) and its Python."""

    name: str
    folder: Path
    locks: tuple[Path, ...]
    python: str
    version: str
    gigabytes: float
    project: Path | None = None
    sees: Path | None = None
    """a folder whose packages can be imported in it, from wherever its Python is started"""

    @property
    def interpreter(self) -> Path:
        return self.folder / "bin" / "python"

    def key(self, lock: Path) -> str:
        """Return the hash of all that decides what lies in the environment once `lock` is installed."""
        parts = [str(self.folder).encode(), str(self.sees).encode(), lock.read_bytes()]
        if self.project:
            parts.append((self.project / "pyproject.toml").read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def is_ready(self) -> bool:
        """Tell whether one of the locks lies here, installed to the end."""
        stamp = self.folder / STAMP
        if not (stamp.exists() and self.interpreter.exists()):
            return False
        return stamp.read_text() in {self.key(lock) for lock in self.locks}


def server_environment(*, with_tests: bool) -> Environment:
    """Describe `.venv`; one that has the tests' packages too serves to run as well, and keeps them when renewed."""
    run_lock, test_lock = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
    folder = ROOT / ".venv"
    has_tests = (folder / "bin" / "pytest").exists()
    locks = (test_lock,) if with_tests else (test_lock, run_lock) if has_tests else (run_lock, test_lock)
    return Environment("the server", folder, locks, sys.executable, "3.11", 0.8, project=ROOT)


def bot_environment() -> Environment:
    """Describe `bot/.venv`; TensorFlow 2.12 has no wheel for a Python newer than 3.11."""
    python = sys.executable if sys.version_info[:2] == (3, 11) else "3.11"
    lock = ROOT / "bot" / "requirements.lock"
    return Environment("the bot", ROOT / "bot" / ".venv", (lock,), python, "3.11", 4, sees=ROOT)


def make_ready(environment: Environment, uv: Path) -> None:
    """Install what is missing or changed; costs nothing when nothing is.

    Raises `SetupFailure` when the Python, the packages or the room on the disk cannot be had.
    """
    if environment.is_ready():
        return
    new = not environment.interpreter.exists()
    if new:
        require_room(environment)
    (environment.folder / STAMP).unlink(missing_ok=True)
    env = uv_environment()
    with step(f"Setting up the environment of {environment.name}" + (", once" if new else "")):
        lock, into = environment.locks[0], ["--quiet", "--python", environment.interpreter]
        if new or not lies_where_it_was_made(environment.folder):
            command = [uv, "venv", "--quiet", "--clear", "--python", environment.python, environment.folder]
            run(command, NO_PYTHON.format(version=environment.version), env=env)
        run([uv, "pip", "sync", *into, "--require-hashes", lock], NO_PACKAGES, env=env)
        if environment.project:
            editable = ["--no-deps", "--editable", environment.project]
            run([uv, "pip", "install", *into, *editable], NO_PACKAGES, env=env)
        if environment.sees:
            for packages in environment.folder.glob("lib/python3*/site-packages"):
                (packages / "tongxing.pth").write_text(f"{environment.sees}\n")
    (environment.folder / STAMP).write_text(environment.key(lock))


def lies_where_it_was_made(folder: Path) -> bool:
    """Tell whether the environment was not moved: its programs name their Python by its full path."""
    activate = folder / "bin" / "activate"
    return activate.exists() and str(folder) in activate.read_text()


def require_room(environment: Environment) -> None:
    """Raise `SetupFailure` when the disk is too full for the environment."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < environment.gigabytes:
        raise SetupFailure(
            f"The environment of {environment.name} needs about {environment.gigabytes:g} GB of disk and "
            f"{free:.1f} GB are free at {ROOT}: make room and run the same command again."
        )
