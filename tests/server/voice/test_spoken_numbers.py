"""What becomes of a number that is said."""

from __future__ import annotations

from server.conversation.hearing import Mended
from server.conversation.messages import Awaiting
from server.voice.spoken_numbers import SpokenNumbers
from server.words import Wording

PHONE = Awaiting(slot="phone_number", kind="phone", step=4, of=6)
CARD = Awaiting(slot="bank_account", kind="digits", step=1, of=2)
CONFIRM = Awaiting(slot="confirm", kind="yes_no", step=6, of=6)


def heard(text: str, sure: bool = True) -> Mended:
    return Mended(text, text, (), sure, 0.9)


def text_of(told: Wording | str | None) -> str:
    assert isinstance(told, Wording)
    return told.text


def test_what_answers_another_question_is_for_the_bot_where_it_is_sure() -> None:
    numbers = SpokenNumbers()
    assert numbers.heard(heard("对"), CONFIRM) == "对"
    assert numbers.heard(heard("对", sure=False), CONFIRM) is None
    assert numbers.heard(heard("你好"), None) == "你好"


def test_a_number_is_for_the_bot() -> None:
    assert SpokenNumbers().heard(heard("13912345678"), PHONE) == "13912345678"


def test_a_number_that_is_not_sure_is_asked_again_and_then_part_by_part() -> None:
    numbers = SpokenNumbers()
    assert "再说一遍" in text_of(numbers.heard(heard("1391234567", sure=False), PHONE))
    assert "一段一段" in text_of(numbers.heard(heard("1391234567", sure=False), PHONE))
    assert "接下来的4位" in text_of(numbers.heard(heard("139"), PHONE))


def test_a_number_that_the_bot_refuses_twice_is_asked_for_part_by_part() -> None:
    numbers = SpokenNumbers()
    assert numbers.answered("同意", PHONE) is None
    assert numbers.answered("1391234567", PHONE) is None
    asked = numbers.answered("1391234567", PHONE)
    assert asked is not None
    assert "一段一段" in asked.text


def test_what_is_asked_in_between_does_not_count() -> None:
    numbers = SpokenNumbers()
    numbers.answered("同意", PHONE)
    for text in ("为什么要手机号", "慢一点", "重复"):
        assert numbers.heard(heard(text), PHONE) == text
        assert numbers.answered(text, PHONE) is None


def test_the_part_is_asked_for_again_after_another_answer_of_the_bot() -> None:
    numbers = SpokenNumbers()
    numbers.answered("同意", PHONE)
    numbers.heard(heard("分段说"), PHONE)
    assert numbers.asked() is not None
    numbers.heard(heard("139"), PHONE)
    assert numbers.heard(heard("慢一点"), PHONE) == "慢一点"
    asked = numbers.answered("慢一点", PHONE)
    assert asked is not None
    assert "接下来的4位" in asked.text


def test_all_parts_together_are_for_the_bot_and_what_was_typed_meanwhile_ends_them() -> None:
    numbers = SpokenNumbers()
    numbers.heard(heard("分段说"), PHONE)
    numbers.heard(heard("139"), PHONE)
    numbers.heard(heard("1234"), PHONE)
    assert numbers.completeness("567") == "unfinished"
    assert numbers.completeness("5678") == "complete"
    assert numbers.heard(heard("5678"), PHONE) == "13912345678"
    assert numbers.answered("13912345678", CONFIRM) is None
    assert numbers.completeness("5678") is None
    assert numbers.asked() is None


def test_a_card_whose_length_nobody_knows_is_asked_for_as_a_whole() -> None:
    numbers = SpokenNumbers()
    for _ in range(3):
        assert "一段一段" not in text_of(numbers.heard(heard("62220000", sure=False), CARD))
    assert numbers.completeness("6222") is None
