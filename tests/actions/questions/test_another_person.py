"""A second person in one conversation: nothing of the one is written on the record of the other."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, Enrolment
from tests.actions.drive import Talk
from tests.actions.registered import on_record, verified


def other(context: ActionContext) -> Talk:
    """Somebody else who is on record."""
    somebody = Talk(context)
    somebody.name = "李示例"
    return on_record(somebody)


def enrolled(context: ActionContext) -> list[str]:
    with context.database.read() as session:
        return list(session.scalars(select(Enrolment.person_id)))


def chooses_a_class(talk: Talk, said: str = "我想报名郑州的面点班") -> None:
    talk.say(said, "enrol_training")
    talk.say("第一个")


def test_another_number_is_said_to_be_somebody_elses_and_asked_about(talk: Talk, context: ActionContext) -> None:
    verified(talk)
    chooses_a_class(talk)
    assert talk.awaited == "confirm"
    number = other(context).number
    talk.say(f"证号是{number}")
    assert "whose.another" in talk.keys
    assert talk.awaited == "for_whom"
    assert talk.options[:2] == [talk.name, f"证号尾号{number[-4:]}的那位"]


def test_who_begins_anew_for_the_second_person_writes_on_that_record(talk: Talk, context: ActionContext) -> None:
    verified(talk)
    second = other(context)
    chooses_a_class(talk)
    talk.say(f"证号是{second.number}")
    talk.say("2")
    assert talk.awaited == "consent"  # what the first agreed to is no consent of the second
    talk.say("同意")
    assert talk.awaited == "phone_number", talk.heard
    first_id = talk.person.id if talk.person else ""
    talk.say(second.phone)
    assert talk.awaited == "verification_code"
    talk.say(second.code())
    assert second.name in talk.heard
    talk.answer(until="confirm")
    assert second.name in talk.heard
    talk.say("是")
    assert second.person is not None
    assert enrolled(context) == [second.person.id]
    assert first_id not in enrolled(context)


def test_who_stays_with_the_first_person_goes_on_and_is_asked_again_for_the_yes(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk)
    chooses_a_class(talk)
    talk.say(f"是，证号{other(context).number}")
    assert talk.awaited == "for_whom"
    assert enrolled(context) == []
    talk.say("1")
    assert talk.awaited == "confirm", talk.heard
    assert talk.name in talk.heard
    talk.say("是")
    assert talk.person is not None
    assert enrolled(context) == [talk.person.id]


def test_a_number_told_before_any_task_is_asked_about_in_the_next_one(talk: Talk, context: ActionContext) -> None:
    verified(talk).say(f"这是我邻居的证号{other(context).number}", role="background")
    assert "whose.another" in talk.keys
    chooses_a_class(talk)
    assert talk.awaited == "for_whom"


def test_the_number_of_the_very_person_changes_nothing(talk: Talk) -> None:
    verified(talk)
    chooses_a_class(talk)
    talk.say(f"证号是{talk.number}")
    assert talk.awaited == "confirm"
    assert "whose.another" not in talk.keys


def test_bank_card_and_choice_of_one_are_not_those_of_the_other(talk: Talk, context: ActionContext) -> None:
    verified(talk)
    talk.know(bank_account="6222021234567894", certificate_choice=1, for_whom="self", wished_for_whom="mother")
    chooses_a_class(talk)
    assert talk.awaited == "for_whom"
    talk.say("2")
    assert talk.facts["bank_account"] is None
    assert talk.facts["certificate_choice"] is None
    with context.database.read() as session:
        assert session.get_one(Conversation, talk.id).person_id is None


@pytest.mark.parametrize(("said", "intent"), [("删除我的信息", "delete_my_data"), ("我撤回同意", "withdraw_consent")])
def test_nothing_of_the_first_is_deleted_for_the_second(
    talk: Talk, context: ActionContext, said: str, intent: str
) -> None:
    verified(talk).say(f"帮我妈{said}，她的证号{other(context).number}", intent)
    assert talk.awaited == "for_whom", talk.heard
    talk.say("2")
    assert talk.awaited != "confirm"
    assert talk.person is not None


def test_a_confirmation_names_the_person(talk: Talk) -> None:
    verified(talk)
    chooses_a_class(talk)
    assert talk.awaited == "confirm"
    assert f"为{talk.name}" in talk.heard
