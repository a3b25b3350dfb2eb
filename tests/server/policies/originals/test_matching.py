"""Which document a text is, and whether the rules that cite it find their clauses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from server.policies.documents import Document
from server.policies.load import load_rules
from server.policies.originals.matching import citing, recognise, unresolved
from server.policies.originals.outline import clauses_of
from server.policies.rules import Rules
from tests.server.policies.rule_files import documents, rule, version

SHORT = Document(title="《示例办法》", province="130000", clauses=("一",))
LONG = Document(title="《示例办法“十四五”实施方案》", province="130000", clauses=("一",))
KNOWN = {"short": SHORT, "long": LONG}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("示例办法\n一、示例", "short"),
        ("关于印发\n《示例办法》的通知", "short"),
        ("示例办法\n“十四五”实施方案", "long"),
        ("示 例 办 法\n『十四五』\n实施方案", "long"),
        ("根据《示例办法》，制定示例办法“十四五”实施方案", "long"),
        ("另一份文件", None),
        ("", None),
    ],
)
def test_a_document_is_known_by_the_longest_title_in_its_text(text: str, name: str | None) -> None:
    assert recognise(text, KNOWN) == name


def test_every_shipped_document_is_known_by_its_title() -> None:
    shipped = load_rules().documents

    assert {name: recognise(document.title, shipped) for name, document in shipped.items()} == {
        name: name for name in shipped
    }


@pytest.fixture
def rules(tmp_path: Path) -> Rules:
    """Two rules of an example, one of which moves to another clause."""
    rule(documents(tmp_path), "one", version("{a: 1}", "2024-01-01", clause="一（一）"), subject="example")
    moved = (version("{a: 1}", "2023-01-01", "2024-12-31"), version("{a: 2}", "2025-01-01", clause="二"))
    rule(tmp_path, "other", *moved, subject="example")
    return load_rules((tmp_path,))


def test_the_rules_that_cite_a_document_are_those_of_the_day(rules: Rules) -> None:
    document = rules.documents["example"]
    days = (date(2022, 1, 1), date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 1))

    assert [[one.clause for one in citing(rules, document, day)] for day in days] == [
        [],
        ["一"],
        ["一（一）", "一"],
        ["一（一）", "二"],
    ]
    assert citing(rules, SHORT, days[2]) == []


def test_a_rule_whose_clause_the_document_does_not_have_is_named(rules: Rules) -> None:
    cited = citing(rules, rules.documents["example"], date(2025, 6, 1))

    assert [one.id for one in unresolved(cited, clauses_of("一、示例\n二、示例"))] == ["130000.example.one"]
    assert unresolved(cited, clauses_of("一、示例\n（一）示例\n二、示例")) == []
