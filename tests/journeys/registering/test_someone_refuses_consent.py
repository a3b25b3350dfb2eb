"""Without a yes to the use of personal facts nothing is kept, and what needs none goes on."""

from __future__ import annotations

from sqlalchemy import func, select

from server.registry.models import VerificationCode
from tests.journeys.registry import known_as, text_messages
from tests.journeys.talk import Talk


def test_who_refuses_consent_leaves_nothing_behind(talk: Talk) -> None:
    talk.say("我想登记")
    assert "登记" in talk.say("不同意")
    assert talk.awaited is None
    assert talk.person is None
    assert known_as(talk) is None
    assert text_messages(talk, "verification") == []
    with talk.service.database.read() as session:
        codes = session.scalar(select(func.count()).where(VerificationCode.conversation_id == talk.id))
    assert codes == 0


def test_who_refuses_consent_can_still_look_at_classes(talk: Talk) -> None:
    talk.say_all("我想登记", "不同意", "石家庄有哪些面点培训班")
    assert talk.awaited == "class_choice"


def test_who_refuses_consent_is_asked_again_when_another_task_needs_it(talk: Talk) -> None:
    talk.say_all("我想登记", "不同意", "我想登记")
    assert talk.awaited == "consent"
