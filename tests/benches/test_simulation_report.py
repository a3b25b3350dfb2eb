"""What `make simulate` prints, from runs that are made up."""

from __future__ import annotations

import json

from benches.simulation.report import both, conversation, last_line, shortest, table
from benches.simulation.run import Outcome


def run(seed: int, turns: int, failed: str | None = None, habits: dict[str, int] | None = None) -> Outcome:
    return Outcome(seed, "enrol", "enrol known", "typed", turns, failed, habits or {})


RUNS = [
    run(1, 9, habits={"corrects": 1}), run(2, 12), run(3, 20, "gave up, no progress at place"),
    run(4, 8, "enrolled in another trade (thought it done)", {"corrects": 2}),
]  # fmt: skip
FEWEST = shortest([run(1, 6)], RUNS)


def test_the_shortest_way_is_that_of_whoever_got_there_in_fewest_turns() -> None:
    assert FEWEST == {"enrol known": 6}
    assert shortest([run(1, 6, "gave up")], RUNS) == {"enrol known": 9}


def test_the_last_line_counts_runs_and_sets_the_turns_beside_the_shortest() -> None:
    line = json.loads(last_line(RUNS, [], FEWEST))
    assert (line["runs"], line["finished"], line["finished_share"]) == (4, 2, 0.5)
    assert line["turns_over_shortest"] == 1.75
    assert (line["gave_up"], line["wrong"]) == (1, 1)


def test_the_table_tells_goals_habits_and_reasons_with_the_seeds_to_replay() -> None:
    told = table(RUNS, FEWEST)
    assert "corrects" in told
    assert "enrol: gave up, no progress at place  seeds 3" in told


def test_no_run_that_finished_still_gives_a_line() -> None:
    line = json.loads(last_line([RUNS[2]], [], {}))
    assert (line["finished"], line["turns_over_shortest"]) == (0, None)


HARD = [
    Outcome(1, "enrol", "enrol known", "curt for a mother", 12, None, {"vague": 2}),
    Outcome(2, "enrol", "enrol known", "curt", 4, "gave up, three useless answers at place"),
]


def test_the_last_line_tells_the_hard_person_beside_the_easy_one() -> None:
    line = json.loads(last_line(RUNS, HARD, FEWEST))
    assert (line["runs"], line["finished"], line["finished_share"]) == (4, 2, 0.5)
    assert (line["hard_runs"], line["hard_finished"], line["hard_finished_share"]) == (2, 1, 0.5)
    assert (line["hard_gave_up"], line["hard_wrong"], line["hard_turns_over_shortest"]) == (1, 0, 2.0)
    assert (line["hard_for_another"], line["hard_for_another_finished"]) == (1, 1)
    assert "hard_second_wishes" not in line


def test_the_table_shows_both_persons_and_leaves_out_who_did_not_talk() -> None:
    told = both(RUNS, HARD, FEWEST)
    rows = [row.split()[:3] for row in told.splitlines()]
    assert ["easy", "4", "2"] in rows
    assert ["hard", "2", "1"] in rows
    assert "enrol: gave up, three useless answers at place  seeds 2" in told
    assert "the easy person" not in both([], HARD, FEWEST)


def test_a_conversation_can_be_read_with_why_each_thing_was_said() -> None:
    outcome = run(1, 1)
    outcome.moves, outcome.lines = (("asks", "我想登记"),), [("person", "我想登记"), ("assistant", "您同意吗？")]
    assert "> 我想登记    (asks)" in conversation(outcome)
