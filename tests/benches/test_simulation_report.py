"""What `make simulate` prints, from runs that are made up."""

from __future__ import annotations

import json

from benches.simulation.report import conversation, last_line, shortest, table
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
    line = json.loads(last_line(RUNS, FEWEST))
    assert (line["runs"], line["finished"], line["finished_share"]) == (4, 2, 0.5)
    assert line["turns_over_shortest"] == 1.75
    assert (line["gave_up"], line["wrong"]) == (1, 1)


def test_the_table_tells_goals_habits_and_reasons_with_the_seeds_to_replay() -> None:
    told = table(RUNS, FEWEST)
    assert "corrects" in told
    assert "enrol: gave up, no progress at place  seeds 3" in told


def test_no_run_that_finished_still_gives_a_line() -> None:
    line = json.loads(last_line([RUNS[2]], {}))
    assert (line["finished"], line["turns_over_shortest"]) == (0, None)


def test_a_conversation_can_be_read_with_why_each_thing_was_said() -> None:
    outcome = run(1, 1)
    outcome.moves, outcome.lines = (("asks", "我想登记"),), [("person", "我想登记"), ("assistant", "您同意吗？")]
    assert "> 我想登记    (asks)" in conversation(outcome)
