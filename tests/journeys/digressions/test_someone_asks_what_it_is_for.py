"""Why do you need this, is it safe: answered, and the question stands."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk

WHY = {"person_name": "名字", "certificate_number": "证号", "phone_number": "手机号"}
"""what the reason speaks of"""


@pytest.mark.parametrize("question", ["为啥要这个", "你们拿这个干什么", "告诉你们安全吗"])
@pytest.mark.parametrize("slot", ["person_name", "certificate_number", "phone_number"])
def test_someone_asks_why_a_personal_fact_is_needed_and_then_tells_it(talk: Talk, slot: str, question: str) -> None:
    answers = {"person_name": talk.name, "certificate_number": talk.number}
    talk.say_all("我想登记", "同意")
    while talk.awaited != slot:
        talk.say(answers[talk.awaited or ""])
    talk.say(question)
    assert WHY[slot] in talk.heard
    assert "只用" in talk.heard or "为了" in talk.heard or "不会给别人" in talk.heard
    assert "转人工" in talk.options
    assert talk.awaited == slot
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name
