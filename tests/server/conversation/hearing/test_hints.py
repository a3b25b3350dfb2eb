"""What is likely now: the options first, then the kind, then steering and the field."""

from __future__ import annotations

import pytest

from language.commands import COMMANDS as TAUGHT
from language.yes_no import NO, YES
from server.conversation.hearing.hints import MOST, hints
from server.conversation.hearing.phrases import COMMANDS
from server.conversation.messages import AwaitingKind, Reply
from tests.server.conversation.hearing.spoken import asked


def test_options_come_first_and_by_their_beginning() -> None:
    phrases, digits = hints(asked("class", "choice", ("盲人按摩，郑州", "面点，洛阳")))
    assert phrases[:3] == ("盲人按摩", "面点", "第一个")
    assert not digits


@pytest.mark.parametrize("kind", ["digits", "phone"])
def test_where_a_number_is_asked_digits_are_awaited(kind: AwaitingKind) -> None:
    assert hints(asked("certificate_number", kind)) == ((), True)


def test_there_are_never_too_many_and_none_twice() -> None:
    phrases, _ = hints(asked("class", "choice", tuple(f"班{number}" for number in range(90))))
    assert len(phrases) == len(set(phrases)) == MOST


@pytest.mark.parametrize("last", [None, asked("complaint", "text"), Reply(messages=[])])
def test_where_anything_may_be_said_nothing_is_hinted(last: Reply | None) -> None:
    assert hints(last) == ((), False)


def test_an_answer_may_also_steer_or_name_the_field() -> None:
    phrases, _ = hints(asked("confirm", "yes_no", ("是", "不是")))
    assert {"是", "好的", "取消", "转人工", "残疾人证"} <= set(phrases)


def test_every_taught_word_is_known_as_a_command() -> None:
    taught = {word for words in TAUGHT.values() for word in words.split() if word.isalpha()}
    assert taught - {"零"} <= COMMANDS


def test_the_short_words_of_yes_and_no_are_commands_too() -> None:
    assert {"是的", "好的", "同意", "不是", "不同意", "不用"} <= (YES | NO) & COMMANDS
