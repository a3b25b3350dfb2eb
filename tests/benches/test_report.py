"""What the benches print, from figures that are made up."""

from __future__ import annotations

import json

import pytest

from benches.claims import Outcome
from benches.figures import farthest, percentile, ratio
from benches.processes import Taken
from benches.report import Results, last_line, table
from benches.statements import Counted
from benches.turns import Load, Seen, Turn

KEYS = {
    "turn_ms_p50", "turn_ms_p95", "bare_rasa_ms_p50", "turn_ratio_p50_1", "turn_ratio_p50_16",
    "claims_allowed_sqlite", "claims_allowed_postgresql", "claims_errors", "server_mb", "bot_mb", "bot_ready_s",
    "statements_per_turn_max",
}  # fmt: skip

STATEMENTS = [Counted("a wish", 12), Counted("the yes", 31), Counted("a wish", 9)]


def turn(ms: float, kind: str = "greeting", said: str = "您好。") -> Turn:
    return Turn(kind, ms, (said,) if said else ())


def load(clients: int, ours: list[Turn], bare: list[Turn]) -> Load:
    return Load(clients, Seen(ours, Taken(0.3, 0.6)), Seen(bare, Taken(0.15, 0.6)))


def results(one: Load | None = None, claims: list[Outcome] | None = None) -> Results:
    sixteen = load(16, [turn(300), turn(330), turn(360)], [turn(280), turn(300), turn(320)])
    plain = [Outcome(name, "registry service", 3, 61, 0) for name in ("sqlite", "postgresql")]
    one = one or load(1, [turn(24), turn(26), turn(100)], [turn(18), turn(20), turn(22)])
    return Results(one, sixteen, plain if claims is None else claims, 3, Taken(120.4, 880.6), 14.26, STATEMENTS)


def test_a_percentile_lies_between_the_values_beside_it() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
    assert percentile([1, 2, 3, 4, 5], 0.95) == pytest.approx(4.8)
    assert percentile([7], 0.95) == 7
    assert (percentile([1, 2], 0), percentile([1, 2], 1)) == (1, 2)


def test_nothing_measured_gives_no_figure_rather_than_a_wrong_one() -> None:
    assert percentile([], 0.5) is None
    assert ratio(None, 2.0) is None
    assert ratio(2.0, 0.0) is None


def test_the_count_farthest_from_the_cap_is_shown() -> None:
    assert farthest([3, 3, 4], 3) == 4
    assert farthest([3, 1, 4], 3) == 1


def test_the_last_line_has_the_keys_of_the_contract_and_no_other() -> None:
    assert json.loads(last_line(results())).keys() == KEYS


def test_the_times_are_those_of_one_client_and_the_ratios_those_of_the_medians() -> None:
    line = json.loads(last_line(results()))
    assert (line["turn_ms_p50"], line["turn_ms_p95"], line["bare_rasa_ms_p50"]) == (26, 92.6, 20)
    assert (line["turn_ratio_p50_1"], line["turn_ratio_p50_16"]) == (1.3, 1.1)
    assert (line["server_mb"], line["bot_mb"], line["bot_ready_s"]) == (120, 881, 14.3)


def test_a_lost_answer_is_counted_and_its_time_is_not() -> None:
    seen = load(1, [turn(20), turn(60_000, said="")], [turn(10), turn(10)])
    assert (seen.lost, seen.unlike) == (1, 1)
    assert json.loads(last_line(results(seen)))["turn_ms_p95"] == 20
    assert "2 turns on each side, 1 lost, 1 answered in other words" in table(results(seen))


def test_claims_show_the_worst_way_and_add_up_the_errors() -> None:
    claims = [Outcome("sqlite", "registry service", 3, 60, 1), Outcome("sqlite", "staff API", 4, 58, 2)]
    line = json.loads(last_line(results(claims=claims)))
    assert (line["claims_allowed_sqlite"], line["claims_allowed_postgresql"], line["claims_errors"]) == (4, None, 3)


def test_the_table_names_each_kind_of_message_once_and_all_of_them_together() -> None:
    seen = load(1, [turn(20), turn(40, "policy"), turn(22)], [turn(10), turn(20, "policy"), turn(12)])
    first = [row.split()[0] for row in table(results(seen)).split("\n\n")[0].splitlines()]
    assert first == ["turns,", "greeting", "policy", "all", "3", "processor:"]


def test_the_processors_time_is_told_for_each_turn_and_process() -> None:
    told = "processor: server 100.0 and bot 200.0 ms a turn; bare: server 50.0 and bot 200.0 ms a turn"
    assert told in table(results())


def test_a_run_in_which_nothing_was_answered_still_prints_its_line() -> None:
    empty = results(load(1, [turn(1, said="")], [turn(1, said="")]), claims=[])
    assert json.loads(last_line(empty))["turn_ratio_p50_1"] is None
    assert "—" in table(empty)


def test_the_dearest_turn_stands_in_the_line_and_each_kind_in_the_table() -> None:
    assert json.loads(last_line(results()))["statements_per_turn_max"] == 31
    rows = [row.split() for row in table(results()).splitlines()]
    assert ["the", "yes", "31", "too", "many"] in rows
    assert ["a", "wish", "12"] in rows
