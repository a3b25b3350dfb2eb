"""Whether an answer and a number are understood, by the readers that the forms use."""

from __future__ import annotations

import pytest

from benches.voice.sentences import Sentence, certificate_numbers, load_sentences
from benches.voice.understanding import outcome, reading
from server.conversation.hearing import Mended

NUMBER = certificate_numbers(1)[0]


def answer(text: str) -> Sentence:
    return next(one for one in load_sentences() if one.text == text)


def mended(text: str, sure: bool = True) -> Mended:
    return Mended(text=text, raw=text, repairs=(), sure=sure, confidence=0.9)


def digit_changed(number: str, at: int) -> str:
    return f"{number[:at]}{(int(number[at]) + 1) % 10}{number[at + 1 :]}"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("中", "好"),
        ("郑州的", "郑州"),
        ("第一个", "头一个"),
        ("居家", "在家做"),
        ("四级", "4级"),
        ("美甲", "做指甲"),
    ],
)
def test_another_wording_of_the_same_answer_is_read_alike(said: str, heard: str) -> None:
    reply = answer(said).reply
    assert reply is not None

    assert reading(heard, reply) == reading(said, reply) is not None


@pytest.mark.parametrize(
    ("said", "heard"), [("中", "不中"), ("郑州的", "正周的"), ("第一个", "第二个"), ("四级", "十级")]
)
def test_another_answer_is_read_otherwise(said: str, heard: str) -> None:
    reply = answer(said).reply
    assert reply is not None

    assert reading(heard, reply) != reading(said, reply)


def test_a_number_heard_as_it_was_said_is_right() -> None:
    assert outcome(NUMBER, mended(NUMBER.text)) == "right"


@pytest.mark.parametrize("at", [0, 3, 8, 15])
def test_a_wrong_digit_is_asked_again(at: int) -> None:
    assert outcome(NUMBER, mended(digit_changed(NUMBER.number, at))) == "asked"


def test_a_number_that_is_not_sure_is_asked_again() -> None:
    assert outcome(NUMBER, mended(NUMBER.number, sure=False)) == "asked"


def test_another_number_that_can_be_right_is_a_wrong_one() -> None:
    assert outcome(NUMBER, mended(certificate_numbers(2)[1].number)) == "wrong"


def test_what_is_heard_as_no_number_is_lost() -> None:
    assert outcome(NUMBER, mended("我的证找不到了")) == "lost"
