"""Computes the vectors of the rules for the search, only when the rules have changed."""

from __future__ import annotations

from pathlib import Path

from scripts.console import ROOT, run, step
from scripts.train import files_below, hash_of

NOT_INDEXED = "The search over the rules could not be made ready: the lines above say why."


def index_of(root: Path) -> None:
    """Make the vectors of the rules as they are now; what was computed before is kept."""
    rules = root / "server" / "policies"
    files = [*files_below(rules / "parameters"), *files_below(rules / "retrieval")]
    done = root / "models" / f"policy-vectors-{hash_of(files, root)}.done"
    if done.exists() and (root / "models" / "policy-vectors.npz").exists():
        return
    with step("Reading the rules into the search, because they have changed"):
        run([ROOT / ".venv" / "bin" / "tongxing", "policy", "index"], NOT_INDEXED)
    done.parent.mkdir(exist_ok=True)
    for other in done.parent.glob("policy-vectors-*.done"):
        other.unlink()
    done.touch()
