"""The coverage table of the rules' page is the one that the rules give."""

from __future__ import annotations

import yaml

from scripts.policy_coverage import BEGIN, END, PAGE, ROWS, coverage
from server import clock


def test_the_table_is_the_one_that_the_rules_give() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.split(BEGIN)[1].split(END)[0] == coverage(clock.today())


def test_every_row_is_held_by_a_rule_and_can_be_asked_for() -> None:
    rows = [line for line in coverage(clock.today()).splitlines()[2:] if line]
    assert len(rows) == len(yaml.safe_load(ROWS.read_text(encoding="utf-8"))) == 64
    assert all("`" in row and not row.endswith("|  |") for row in rows)
