"""The clauses of a document by the numbers at the beginnings of its lines."""

from __future__ import annotations

import pytest

from server.policies.originals.outline import HEADING, clauses_of, number_of, numerals_of


def labels(*lines: str) -> list[str]:
    return [clause.label for clause in clauses_of("\n".join(lines))]


def test_clauses_nest_to_four_levels() -> None:
    lines = (
        "《示例办法》",
        "一、示例",
        "（一）示例",
        "1.示例",
        "（1）示例",
        "（2）示例",
        "2.示例",
        "（二）示例",
        "二、示例",
    )

    assert labels(*lines) == [
        "开头", "一", "一（一）", "一（一）1", "一（一）1（1）", "一（一）1（2）", "一（一）2", "一（二）", "二",
    ]  # fmt: skip


def test_numbers_begin_anew_inside_each_clause() -> None:
    assert labels("一、示例", "（一）示例", "二、示例", "（一）示例", "1.示例", "（二）示例", "1.示例") == [
        "一", "一（一）", "二", "二（一）", "二（一）1", "二（二）", "二（二）1",
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("（一）", "（1）"), ("(一)", "(1)"), ("（一)", "(1）")])
@pytest.mark.parametrize("number", ["1.", "1．", "1、", "１．"])
def test_brackets_and_points_may_have_half_or_full_width(first: str, second: str, number: str) -> None:
    assert labels("一、示例", f"{first}示例", f"{number}示例", f"{second}示例")[1:] == [
        "一（一）",
        "一（一）1",
        "一（一）1（1）",
    ]


def test_articles_count_past_a_hundred() -> None:
    names = [f"第{numerals_of(number)}条" for number in range(1, 100)] + ["第一百条", "第一百零一条", "第一百零二条"]

    assert labels("示例总则", *(f"{name} 示例" for name in names)) == ["开头", *names]


def test_an_article_that_is_only_spoken_of_is_none() -> None:
    found = clauses_of("第一条 示例\n第五条 在这里是引用\n第二条　示例\n第二条所说的示例")

    assert [clause.label for clause in found] == ["第一条", "第二条"]
    assert found[0].text == "第一条 示例\n第五条 在这里是引用"
    assert found[1].text == "第二条　示例\n第二条所说的示例"


@pytest.mark.parametrize("broken", ["（二）的规定办理", "三、四季度各一次", "2.5 万人", "（三）项", "3.示例"])
def test_a_broken_line_that_begins_with_a_number_out_of_order_is_no_clause(broken: str) -> None:
    found = clauses_of(f"一、示例\n按照前面\n{broken}\n（一）示例")

    assert [clause.label for clause in found] == ["一", "一（一）"]
    assert found[0].text == f"一、示例\n按照前面\n{broken}"


def test_the_annex_is_a_clause_of_its_own_once_the_text_has_begun() -> None:
    assert labels("附件", "示例通知", "一、示例", "附件", "示例市 12") == ["开头", "一", "附件"]
    assert labels("第一条 示例", "附件1：", "示例市 12") == ["第一条", "附件"]
    assert labels("一、示例", "附件所列的不算") == ["一"]


def test_a_clause_has_its_own_text_without_that_of_the_clauses_inside_it() -> None:
    found = clauses_of("一、示例\n\n  先说的话  \n（一）里面的\n")

    assert [(clause.heading, clause.text) for clause in found] == [
        ("一、示例", "一、示例\n先说的话"),
        ("（一）里面的", "（一）里面的"),
    ]


def test_the_heading_is_the_beginning_of_a_long_line() -> None:
    (clause,) = clauses_of("一、" + "示例" * 50)

    assert len(clause.heading) == HEADING
    assert clause.text.startswith(clause.heading)


def test_a_text_without_numbers_is_a_beginning_alone_and_no_text_is_nothing() -> None:
    assert labels("示例", "示例") == ["开头"]
    assert labels("", "  ") == []


def test_more_clauses_than_can_be_named_break_nothing() -> None:
    lines = [f"{numerals_of(number)}、示例" for number in range(1, 100)]

    assert len(clauses_of("\n".join([*lines, "一百、示例", "一百零一、示例"]))) == 99


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("四十五", 45),
        ("一百零二", 102),
        ("一百一十", 110),
        ("〇", 0),
    ],
)
def test_numerals_have_their_value(numerals: str, number: int) -> None:
    assert number_of(numerals) == number


def test_numbers_and_numerals_lead_back_to_each_other() -> None:
    assert [number_of(numerals_of(number)) for number in range(1, 100)] == list(range(1, 100))
