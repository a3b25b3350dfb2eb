"""Every rule of both documents can be asked for in plain Chinese, and is answered with its clause."""

from __future__ import annotations

import pytest

from server import clock
from server.policies import Parameter, current_rules
from server.policies.rules import NATIONAL
from tests.journeys.talk import Talk
from tests.running import Service

TODAY = clock.today()
ROWS = 64
QUESTIONS_A_CONVERSATION = 12
MOST_FACTS = 3


def asked_for(rules: list[Parameter], service: Service, area: str) -> list[str]:
    """Ask for each rule in its first way; return those that were not answered with their clause."""
    lost = []
    talk = Talk(service, area=area)
    for number, rule in enumerate(rules):
        if number % QUESTIONS_A_CONVERSATION == 0:
            talk = Talk(service, area=area)
        talk.say(rule.asked[0])
        for _ in range(MOST_FACTS):
            if talk.awaited == "confirm":
                talk.say("是")  # whether one may have it depends on facts, and the decision cites the clause
        if rule.clause not in {one["clause"] for one in talk.citations}:
            lost.append(f"{rule.id}: {rule.asked[0]} → {talk.heard[:60]}")
        if talk.awaited is not None:
            talk.say("算了不办了")
    return lost


@pytest.mark.parametrize("area", ["130000", "410000"])
def test_every_rule_is_answered_with_its_clause(service: Service, area: str) -> None:
    rules = [rule for rule in current_rules().on(TODAY, area) if rule.rows]
    lost = asked_for(rules, service, area)
    assert lost == [], "\n".join(lost)


def test_every_row_of_what_the_documents_ask_has_a_rule() -> None:
    held = {row for rule in current_rules().on(TODAY) if rule.province != NATIONAL for row in rule.rows}
    assert held == set(range(1, ROWS + 1))
