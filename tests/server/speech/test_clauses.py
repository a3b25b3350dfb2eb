"""What is cut where, so that the first sound comes early."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.speech.clauses import clauses


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("您好，我是同行。请说您的残疾人证号。", ["您好，", "我是同行。", "请说您的残疾人证号。"]),
        ("想查进度，就说“查补贴进度”。", ["想查进度，", "就说“查补贴进度”。"]),
        ("一共3,000元，9：30开始。", ["一共3,000元，", "9：30开始。"]),
        ("地点（郑州，金水区）定了。", ["地点（郑州，金水区）定了。"]),
        ("就说“撤，回”。", ["就说“撤，回”。"]),
        ("“您好。”他说。", ["“您好。”", "他说。"]),
        ("好，", ["好，"]),
    ],
)
def test_a_text_is_cut_at_its_marks_and_not_inside_what_belongs_together(text: str, cut: list[str]) -> None:
    assert clauses(text) == cut


def test_a_long_first_clause_is_cut_at_a_natural_place() -> None:
    assert (
        clauses("我想报名参加郑州的盲人按摩培训班或者洛阳的电子商务培训班。")[0] == "我想报名参加郑州的盲人按摩培训班"
    )


def test_a_very_short_clause_goes_with_the_next() -> None:
    assert clauses("记下了。好，我们继续吧。") == ["记下了。", "好，我们继续吧。"]


def test_nothing_to_say_is_no_clause() -> None:
    assert clauses("。。……") == clauses("") == []


@given(st.text(alphabet="您好同行一二三19。，！？：；、（）“”《》,. \n", max_size=80))
def test_nothing_is_lost_and_every_clause_has_something_to_say(text: str) -> None:
    cut = clauses(text)

    assert "".join(cut) == (text if cut else "")
    assert all(any(character.isalnum() for character in clause) for clause in cut)
