"""A name is corrected at the end, by its old value, by the key of a list, and two answers later."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk


def registered_as(talk: Talk) -> str | None:
    """The name that stands on the record after the yes."""
    talk.answer()
    assert talk.awaited == "confirm", talk.heard
    talk.say("是")
    person = talk.person
    return person.name if person else None


@pytest.mark.parametrize("said", ["名字错了，应该是李示例", "不是王示例，是李示例", "我叫李示例，不是王示例"])
def test_someone_corrects_the_name_at_the_very_end_and_nothing_else_is_asked(talk: Talk, said: str) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say(said)
    assert "姓名改成了李示例" in talk.heard
    assert talk.awaited == "confirm"
    assert registered_as(talk) == "李示例"


def test_someone_says_no_at_the_end_and_chooses_what_to_change(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("不对")
    talk.choose("姓名")
    assert talk.awaited == "person_name"
    talk.say("赵示例")
    assert registered_as(talk) == "赵示例"


def test_someone_corrects_the_name_two_answers_later_without_the_new_one(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "王失礼", talk.number, talk.phone, "名字写错了")
    assert talk.awaited == "person_name"
    talk.say(talk.name)
    assert talk.awaited == "verification_code"
    assert registered_as(talk) == talk.name


def test_someone_corrects_the_name_and_then_corrects_the_correction(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say_all("名字错了，应该是李示例", "不对，名字是赵示例")
    assert "赵示例" in talk.heard
    assert registered_as(talk) == "赵示例"


def test_someone_corrects_name_and_phone_number_in_one_sentence(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.phone = "19988887766"
    talk.say(f"名字错了，是李示例，手机号也错了，是{talk.phone}")
    assert "李示例" in talk.heard
    assert "7766" in talk.heard
    assert talk.awaited == "verification_code"
    assert registered_as(talk) == "李示例"
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


@pytest.mark.parametrize("said", ["刚才那个不对", "安全不安全", "从头再来"])
def test_what_looks_like_a_name_and_is_none_is_not_taken_for_it(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", said)
    assert talk.awaited == "person_name"
    assert registered_as(talk) == talk.name


def test_someone_gives_the_number_and_corrects_the_name_in_one_sentence(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "王失礼", f"{talk.number}，名字改成王示例")
    assert talk.awaited == "phone_number"
    assert registered_as(talk) == "王示例"


def test_someone_corrects_to_what_was_said_already(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone, f"不对，手机号是{talk.phone}")
    assert talk.phone[-4:] in talk.heard
    assert talk.awaited == "verification_code"
    assert registered_as(talk) == talk.name
