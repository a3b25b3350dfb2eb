"""Trains the model into `models/`, only when what it is made from has changed.

A model's name holds the hash of its inputs; the newest `models/*.tar.gz` is the one in use.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from scripts.console import ROOT, SetupFailure, run, say, step

MODELS_KEPT = 2
NOT_TRAINED_FROM = {"endpoints.yml", "credentials.yml", "pyproject.toml", "README.md"}
READ_WITH = (
    "language/catalogues.py",
    "language/certificate_kinds.py",
    "language/kinship.py",
    "language/levels.py",
    "language/named_wishes.py",
    "language/numbers",
    "language/outside.py",
    "language/places.py",
    "language/roles.py",
    "language/supports.py",
    "language/thresholds.py",
    "language/time",
    "language/trades.py",
    "language/writing/plain.py",
)
"""what our components read with, shared with the actions"""
CATALOGUE = re.compile(r"^\s+(?:divisions|occupations):\s*([^\s#]+)", re.MULTILINE)
NO_MODEL = "The model could not be trained: the lines above say why, and {log} holds the rest."


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file below `folder` but hidden and compiled ones."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        yield from (Path(here, name) for name in names if not name.startswith("."))


def code_files(root: Path) -> Iterator[Path]:
    """Yield what runs while a model is trained and what it reads there beside the data.

    These are our components, the lock of their environment, the readings and the catalogues that `config.yml` names.
    """
    yield from (path for path in files_below(root / "bot") if path.name not in NOT_TRAINED_FROM)
    for name in READ_WITH:
        path = root / name
        yield from files_below(path) if path.is_dir() else [path] if path.exists() else []
    config = (root / "config.yml").read_text(encoding="utf-8")
    yield from (path for name in CATALOGUE.findall(config) if (path := root / name).exists())


def input_files(root: Path) -> Iterator[Path]:
    """Yield all that decides what model comes out."""
    yield from (path for path in (root / "config.yml", root / "domain.yml") if path.exists())
    yield from files_below(root / "domain")
    yield from files_below(root / "data")
    yield from code_files(root)


def hash_of(files: Iterable[Path], root: Path) -> str:
    """Return one short hash of the names and contents of `files`, whatever their order."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(os.path.relpath(path, root).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def newest_model(models: Path) -> Path | None:
    """Return the model in use, or None before the first was trained."""
    return max(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime_ns, default=None)


def model_of(root: Path, train: Callable[[Path, Path], None]) -> Path:
    """Return the model of the inputs as they are now; `train(target, cache)` is called when there is none."""
    models = root / "models"
    model = models / f"tongxing-{hash_of(input_files(root), root)}.tar.gz"
    if not model.exists():
        # Rasa's cache knows a component by the source of its class alone, not of what that calls.
        cache = models / ".cache" / hash_of(code_files(root), root)
        train(model, cache)
        for other in cache.parent.glob("*"):
            if other != cache:
                shutil.rmtree(other)
    elif newest_model(models) != model:
        model.touch()
    keep_the_last(models)
    return model


def keep_the_last(models: Path) -> None:
    """Delete all models but the newest ones."""
    ours = sorted(models.glob("tongxing-*.tar.gz"), key=lambda path: path.stat().st_mtime_ns)
    for old in ours[:-MODELS_KEPT]:
        old.unlink()


def train_with_rasa(target: Path, cache: Path) -> None:
    """Train into `target`, which appears only once it is whole; raises `SetupFailure`."""
    unfinished, log = target.parent / ".unfinished", target.parent / "train.log"
    unfinished.mkdir(parents=True, exist_ok=True)
    python = ROOT / "bot" / ".venv" / "bin" / "python"
    domain = "domain.yml" if (ROOT / "domain.yml").exists() else "domain"
    sources = ["--config", "config.yml", "--domain", domain, "--data", "data"]
    env = {
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "RASA_CACHE_DIRECTORY": str(cache),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    name = ["--out", str(unfinished), "--fixed-model-name", target.name]
    with step("Training the model, because what it learns from has changed"), log.open("w") as kept:
        command = [python, "-m", "rasa", "train", *sources, *name]
        run(command, NO_MODEL.format(log=log), env=env, watch=Progress(), log=kept)
    made = unfinished / target.name
    if not made.exists():
        raise SetupFailure(NO_MODEL.format(log=log))
    os.replace(made, target)


class Progress:
    """Says which part is being trained and how far it is, from the lines that Rasa prints."""

    def __init__(self) -> None:
        self._said = ""

    def __call__(self, line: str) -> None:
        component = re.search(r"Starting to train component '(\w+)'", line)
        epochs = re.search(r"Epochs:\s+([2468]0|100)%", line)
        if component:
            self._say(f"  {component[1]}")
        elif epochs:
            self._say(f"    {epochs[1]} %")

    def _say(self, text: str) -> None:
        if text != self._said:
            self._said = text
            say(text)
