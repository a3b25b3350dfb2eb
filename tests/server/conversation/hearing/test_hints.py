"""What is likely now: the options first, then the kind, then steering and the field."""

from __future__ import annotations

import pytest

from actions.reading.commands import COMMANDS as TAUGHT
from actions.reading.yes_no import NO, YES
from server.conversation.hearing.hints import MOST, hints
from server.conversation.hearing.phrases import COMMANDS
from server.conversation.messages import AwaitingKind
from tests.server.conversation.hearing.spoken import asked


def test_options_come_first_and_by_their_beginning() -> None:
    phrases, digits = hints(asked("class", "choice", ("盲人按摩，郑州", "面点，洛阳")))
    assert phrases[:3] == ("盲人按摩", "面点", "第一个")
    assert not digits


@pytest.mark.parametrize("kind", ["digits", "phone"])
def test_where_a_number_is_asked_digits_are_awaited(kind: AwaitingKind) -> None:
    phrases, digits = hints(asked("certificate_number", kind))
    assert digits
    assert "取消" in phrases


def test_there_are_never_too_many_and_none_twice() -> None:
    phrases, _ = hints(asked("class", "choice", tuple(f"班{number}" for number in range(90))))
    assert len(phrases) == len(set(phrases)) == MOST


def test_before_the_first_question_there_are_the_words_of_the_field() -> None:
    assert "残疾人证" in hints(None)[0]


def test_every_taught_word_is_known_as_a_command() -> None:
    taught = {word for words in TAUGHT.values() for word in words.split()} | YES | NO
    spoken = {word for word in taught if len(word) > 1 and not word.isascii()}
    doubled = {word for word in spoken if word[: len(word) // 2] * 2 == word}
    assert {word for word in spoken - doubled if word in TAUGHT} <= COMMANDS
    assert {word for words in TAUGHT.values() for word in words.split() if word.isalpha()} - {"零"} <= COMMANDS
