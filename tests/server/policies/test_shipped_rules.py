"""What holds for every rule that is shipped."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from server.policies import NATIONAL, Parameter
from server.policies.load import PARAMETERS, load_rules
from server.policies.retrieval.find import KEPT, Finder
from server.policies.retrieval.vectors import VectorStore
from server.policies.retrieval.weights import load_weights
from server.policies.shapes import LONGEST_SENTENCE
from server.policies.values import Conditions

TODAY = date(2026, 11, 27)
RULES = list(load_rules((PARAMETERS,)).on(TODAY))
ROWS = range(1, 65)


def told(rule: Parameter) -> Iterator[str]:
    """Everything that a person may be told of a rule."""
    yield from (rule.title, rule.for_whom, rule.example, rule.summary, *rule.more)
    if isinstance(rule.value, Conditions):
        for test in (*rule.value.all_of, *rule.value.any_of):
            yield from (test.met, test.unmet, test.question)
        yield from (*rule.value.offers, rule.value.apply_at)


def of_each(texts: dict[str, Any]) -> str:
    return "\n".join(f"{rule_id}: {text}" for rule_id, text in texts.items())


def test_every_way_of_asking_finds_its_clause_first() -> None:
    store = VectorStore(KEPT)
    search = Finder(load_rules((PARAMETERS,)), TODAY, store)
    asked = [(rule, text) for rule in search.rules for text in rule.asked]
    weights, vectors = load_weights(), store.of([text for _, text in asked])

    missed = []
    for (rule, text), vector in zip(asked, vectors, strict=True):
        found = search.judge(text, rule.province, search.index.likenesses(text, vector), weights)
        if not found.answered or (found.rules[0].source, found.rules[0].clause) != (rule.source, rule.clause):
            missed.append(f"{rule.id}, {text}: {found.rules[0].id} at {found.confidence}")

    assert len(missed) <= len(asked) / 100, "\n".join(missed)


def test_no_two_rules_of_a_province_are_asked_in_the_same_words() -> None:
    asked = [(rule.province, text) for rule in RULES for text in rule.asked]

    assert sorted(set(asked)) == sorted(asked)


def test_every_title_is_of_one_rule_in_its_province() -> None:
    titles = {(rule.province, rule.title): rule.id for rule in RULES}

    assert len(titles) == len(RULES)


def test_every_sentence_is_short() -> None:
    long = {
        rule.id: sentence
        for rule in RULES
        for text in (*told(rule), *rule.asked)
        for sentence in text.replace("？", "。").split("。")
        if len(sentence) >= LONGEST_SENTENCE
    }

    assert not long, of_each(long)


def test_what_is_said_ends_as_a_sentence_and_shouts_at_nobody() -> None:
    said = {rule.id: text for rule in RULES for text in (rule.example, rule.summary, *rule.more) if text[-1] != "。"}
    loud = {rule.id: text for rule in RULES for text in told(rule) if "！" in text or "!" in text}

    assert not said, of_each(said)
    assert not loud, of_each(loud)


def test_people_are_addressed_politely_and_examples_are_of_somebody_else() -> None:
    rude = {rule.id: text for rule in RULES for text in told(rule) if set(text) & set("你俺咱")}
    asking = {rule.id: text for rule in RULES for text in rule.asked if "您" in text}
    meant = {rule.id: rule.example for rule in RULES if "您" in rule.example or not rule.example.startswith("示例")}

    assert not rude, of_each(rude)
    assert not asking, of_each(asking)
    assert not meant, of_each(meant)


def test_conditions_say_to_the_person_what_is_met_and_ask_in_a_question() -> None:
    tests = [
        (rule.id, test)
        for rule in RULES
        if isinstance(rule.value, Conditions)
        for test in (*rule.value.all_of, *rule.value.any_of)
    ]

    assert tests
    assert not [rule_id for rule_id, test in tests if "？" not in test.question]
    assert not [rule_id for rule_id, test in tests if not (test.met.endswith("。") and test.unmet.endswith("。"))]


def test_every_rule_of_the_provinces_answers_a_row_of_the_checklist() -> None:
    without = [
        rule.id
        for rule in RULES
        if rule.province != NATIONAL and not rule.rows and not rule.id.endswith(".plan_period")  # how long it holds
    ]

    assert not without


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_checklist_is_held_by_a_rule(row: int) -> None:
    assert [rule.id for rule in RULES if row in rule.rows]


def test_no_rule_names_a_row_that_is_not_on_the_checklist() -> None:
    assert {row for rule in RULES for row in rule.rows} <= set(ROWS)
