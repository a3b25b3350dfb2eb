"""Why do you need this, is it safe: answered, and the question stands."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk


@pytest.mark.parametrize("question", ["为啥要这个", "你们要这个干啥", "安全不安全"])
@pytest.mark.parametrize("slot", ["person_name", "certificate_number", "phone_number"])
def test_someone_asks_why_a_personal_fact_is_needed_and_then_tells_it(talk: Talk, slot: str, question: str) -> None:
    answers = {"person_name": talk.name, "certificate_number": talk.number}
    talk.say_all("我想登记", "同意")
    while talk.awaited != slot:
        talk.say(answers[talk.awaited or ""])
    talk.say(question)
    assert "登记建档" in talk.heard
    assert "转人工" in talk.heard
    assert talk.awaited == slot
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name
