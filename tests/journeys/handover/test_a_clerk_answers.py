"""What a clerk writes is shown once, before the next answer."""

from __future__ import annotations

from server.registry.models import HandoverMessage
from tests.journeys.registry import cases
from tests.journeys.talk import Talk


def test_the_answer_of_the_office_comes_with_the_next_turn_and_only_once(talk: Talk) -> None:
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    (case,) = cases(talk)
    with talk.service.database.write() as session:
        session.add(HandoverMessage(case_id=case.id, body="请带上证书原件"))
    assert "请带上证书原件" in talk.say("谢谢")
    assert "请带上证书原件" not in talk.say("有哪些培训班")
