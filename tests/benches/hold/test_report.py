"""What `make bench-hold` makes of its figures, which are made up here."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benches.hold.flood import Flood, Growth
from benches.hold.kills import Cut
from benches.hold.report import Results, last_line, table
from benches.hold.strangers import Attacks, read

KEYS = {
    "locked_out", "guesses_a_day", "strangers_in", "flood_p95_ratio", "memory_growth_mb", "turns_lost",
    "turns_doubled", "ci_minutes",
}  # fmt: skip


def cut(**differs: Any) -> Cut:
    """Return a turn that was cut short and lost nothing, but for what differs."""
    kept = {"database": "sqlite", "deed": "claim", "victim": "server", "said": 1, "answered": True, "done": 1}
    return Cut(**{**kept, "alike": True, **differs})


def results(**differs: Any) -> Results:
    measured = {
        "identity": {"locked_out": 1, "guesses_a_day": 10},
        "attacks": Attacks(12, ("tests.attacks.test_a: test_b",)),
        "flood": Flood([100.0] * 19 + [200.0], [150.0] * 19 + [500.0], {"201": 40, "429": 80}, 12.0),
        "growth": Growth(180.0, 191.26, {"429": 99_000, "201": 1_000}),
        "cuts": [cut(), cut(said=0), cut(done=2)],
        "ci_minutes": 33.84,
    }
    return Results(**{**measured, **differs})


def line(measured: Results) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(last_line(measured))
    return found


def test_the_last_line_has_the_keys_of_the_contract_and_no_other() -> None:
    assert line(results()).keys() == line(Results()).keys() == KEYS


def test_each_figure_is_that_of_its_part() -> None:
    assert line(results()) == {
        "locked_out": 1, "guesses_a_day": 10, "strangers_in": 1, "flood_p95_ratio": 1.6, "memory_growth_mb": 11.3,
        "turns_lost": 1, "turns_doubled": 1, "ci_minutes": 33.8,
    }  # fmt: skip


def test_what_was_not_measured_is_unknown_and_not_nought() -> None:
    assert set(line(Results()).values()) == {None}
    assert set(line(results(cuts=[cut()], attacks=Attacks(3, ()), growth=Growth(1, 1, {}))).values()) >= {0}


@pytest.mark.parametrize(
    "differs", [{"said": 0}, {"answered": False}, {"done": 0}], ids=["words gone", "no answer", "deed undone"]
)
def test_a_turn_is_lost_where_its_words_its_answer_or_its_deed_is_missing(differs: dict[str, Any]) -> None:
    assert cut(**differs).lost
    assert not cut(**differs).doubled


@pytest.mark.parametrize(
    "differs", [{"said": 2}, {"done": 2}, {"alike": False}], ids=["words twice", "done twice", "another answer"]
)
def test_a_turn_is_doubled_where_anything_came_of_its_message_twice(differs: dict[str, Any]) -> None:
    assert cut(**differs).doubled
    assert not cut(**differs).lost


def test_talk_that_does_nothing_is_whole_with_its_words_and_its_answer() -> None:
    plain = cut(deed="talk", done=None)
    assert (plain.lost, plain.doubled) == (False, False)


def test_the_table_tells_the_runs_and_what_became_of_them() -> None:
    cuts = [cut(), cut(victim="bot", said=0), cut(database="postgresql", done=2), cut()]
    rows = [" ".join(row.split()) for row in table(results(cuts=cuts)).splitlines()]
    assert {"sqlite server 2 0 0", "sqlite bot 1 1 0", "postgresql server 1 0 1", "all 4 1 1"} <= set(rows)


def test_the_table_tells_what_the_flood_was_and_which_attack_succeeded() -> None:
    printed = table(results())
    assert "the flood: 10 requests a second; 201: 40, 429: 80" in printed
    assert "after 100000 requests 191 MB" in printed
    assert "tests.attacks.test_a: test_b" in printed


def test_an_attack_that_failed_to_run_counts_as_one_that_succeeded() -> None:
    told = (
        '<testsuites><testsuite><testcase classname="a" name="held"/>'
        '<testcase classname="a" name="let in"><failure/></testcase>'
        '<testcase classname="b" name="broken"><error/></testcase>'
        '<testcase classname="b" name="left out"><skipped/></testcase></testsuite></testsuites>'
    )
    assert read(told) == Attacks(4, ("a: let in", "b: broken", "b: left out"))
