"""Whether what was heard so far is all of an answer."""

from __future__ import annotations

import pytest

from server.conversation.hearing.completeness import completeness
from server.conversation.messages import Reply
from tests.server.conversation.hearing.spoken import asked

NUMBER = asked("certificate_number", "digits")
PHONE = asked("phone_number", "phone")
CARD = asked("bank_account", "digits")
CLASSES = asked("class", "choice", ("盲人按摩，郑州", "面点，洛阳"))
SURE = asked("confirm", "yes_no", ("是", "不是"))


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("第二个。", CLASSES), ("盲人按摩，郑州", CLASSES), ("是的", SURE), ("不是", SURE), ("取消", None),
        ("轉人工", CLASSES),
        ("幺三八幺二三四五六七九", PHONE), ("四一零一零五一九九零零一零一零零一叉三二", NUMBER), ("6" * 19, CARD),
    ],
)  # fmt: skip
def test_a_whole_answer_is_complete(said: str, last: Reply | None) -> None:
    assert completeness(said, last) == "complete"


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("四一零一", NUMBER), ("四", NUMBER), ("一三八", PHONE), ("6" * 12, CARD), ("我想", None), ("因为", SURE),
        ("我要报按摩，还有", None), ("就是那个", CLASSES), ("我要学按摩，然后。", None),
    ],
)  # fmt: skip
def test_what_goes_on_is_unfinished(said: str, last: Reply | None) -> None:
    assert completeness(said, last) == "unfinished"


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("我想报名", None),
        ("", NUMBER),
        ("我不知道号码", NUMBER),
        ("6" * 17, CARD),
        ("1" * 25, NUMBER),
        ("是的", None),
    ],
)
def test_anything_else_is_unknown(said: str, last: Reply | None) -> None:
    assert completeness(said, last) == "unknown"


def test_an_answer_that_a_recogniser_wrote_twice_is_complete() -> None:
    assert completeness("上一步，上一步", None) == "complete"


def test_a_sentence_that_hangs_goes_on_whatever_was_asked() -> None:
    for said in ("我想学按摩，还有", "我叫", "可是", "我住在石家庄和"):
        assert completeness(said, None) == "unfinished"
