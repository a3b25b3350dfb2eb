"""A number that cannot be right is explained and asked again; one that is only written oddly is taken."""

from __future__ import annotations

import pytest

from language.numbers.personal import check_character
from tests.journeys.talk import Talk


def wrong_check_digit(number: str) -> str:
    return number[:17] + ("0" if number[17] != "0" else "1") + number[18:]


def impossible_birth_date(number: str) -> str:
    first = f"{number[:6]}19700230{number[14:17]}"
    return first + check_character(first) + number[18:]


WRONG = {
    "a wrong check digit": wrong_check_digit,
    "a birthday on 30 February": impossible_birth_date,
    "19 characters": lambda number: number[:19],
    "21 characters": lambda number: number + "1",
    "category 9": lambda number: number[:18] + "9" + number[19:],
    "level 8": lambda number: number[:19] + "8",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_certificate_number_is_explained_and_asked_again(talk: Talk, wrong: object) -> None:
    assert callable(wrong)
    talk.say_all("我想登记", "同意", talk.name, wrong(talk.number))
    assert talk.awaited == "certificate_number"
    assert len(talk.reply["messages"]) == 2
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


def full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in text)


def test_full_width_digits_and_blanks_are_taken(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    talk.say(full_width(f"{talk.number[:6]} {talk.number[6:14]} {talk.number[14:]}"))
    assert talk.awaited == "phone_number"
    talk.say(full_width(f"{talk.phone[:3]}-{talk.phone[3:7]}-{talk.phone[7:]}"))
    assert talk.awaited == "verification_code"
    talk.say_all(full_width(" ".join(talk.code())), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_a_number_within_a_sentence_is_taken(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, f"我的证号是{talk.number}，麻烦你了", f"手机是{talk.phone}")
    assert talk.awaited == "verification_code"


def test_a_short_phone_number_is_explained_and_sends_no_code(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone[:10])
    assert talk.awaited == "phone_number"
    assert "11位" in talk.heard
