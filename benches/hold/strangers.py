"""How many of the attacks in `tests/attacks` succeed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
ATTACKS = "tests/attacks"
SHOWN = 10


@dataclass(frozen=True)
class Attacks:
    """How many were tried, and which came through; one that could not be tried counts as one that did."""

    tried: int
    came_through: tuple[str, ...]


def attack(folder: Path) -> Attacks | None:
    """Run the attacks in a process of their own; None where they did not end in a result."""
    results = folder / "attacks.xml"
    command = [sys.executable, "-m", "pytest", ATTACKS, "-q", "--no-header", f"--junitxml={results}"]
    subprocess.run(command, cwd=ROOT, stdout=sys.stderr, stderr=sys.stderr, check=False)
    return read(results.read_text(encoding="utf-8")) if results.exists() else None


def read(results: str) -> Attacks:
    """Return what the XML of pytest says of the attacks."""
    cases = list(ElementTree.fromstring(results).iter("testcase"))
    failed = [case for case in cases if any(case.find(how) is not None for how in ("failure", "error", "skipped"))]
    return Attacks(len(cases), tuple(f"{case.get('classname')}: {case.get('name')}" for case in failed))
