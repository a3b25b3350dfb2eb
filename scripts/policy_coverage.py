"""Writes the coverage table of docs/reference/policies.md: `.venv/bin/python -m scripts.policy_coverage`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import yaml

from server import clock
from server.policies import Parameter, current_rules

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "policies.md"
ROWS = ROOT / "server" / "policies" / "rows.yaml"
BEGIN, END = "<!-- coverage begins -->\n", "<!-- coverage ends -->\n"
PLACES = {"000000": "nation", "130000": "Hebei", "410000": "Henan"}


def coverage(day: date) -> str:
    """Return the table: each row of what the documents ask, the rules that answer it, a question that finds one."""
    rules = sorted(current_rules().on(day), key=lambda rule: rule.id)
    lines = [
        "| row | what the documents ask | rules, each with its clause | ask for example |",
        "| --- | --- | --- | --- |",
    ]
    for number, title in yaml.safe_load(ROWS.read_text(encoding="utf-8")).items():
        found = [rule for rule in rules if number in rule.rows]
        named = "<br>".join(_named(rule) for rule in found) or "none"
        asked = found[0].asked[0] if found else ""
        lines.append(f"| {number} | {title} | {named} | {asked} |")
    return "\n".join(lines) + "\n"


def _named(rule: Parameter) -> str:
    _, subject, name = rule.id.split(".")
    return f"{PLACES[rule.province]} {rule.clause}: `{subject}.{name}`"


def main() -> int:
    """Put the table between the marks of the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(before + BEGIN + coverage(clock.today()) + END + after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
