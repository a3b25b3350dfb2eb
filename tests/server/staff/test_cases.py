"""Cases and referrals: taken up by a clerk, step by step."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database, utcnow
from server.registry.models import (
    AuditEntry,
    Conversation,
    HandoverCase,
    HandoverMessage,
    Person,
    Proof,
    SentMessage,
    Turn,
)
from server.registry.services import handover, jobs, proofs
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk

TOLD = "19900005678"


@pytest.fixture
def case_id(database: Database) -> int:
    """A case of a person who cannot take calls and asks for a text message."""
    with database.write() as session:
        person = samples.a_person(session, phone="19900001234")
        conversation = samples.a_conversation(session, person)
        reply = {"messages": [{"text": "好的。"}], "awaiting": None}
        session.add(Turn(conversation_id=conversation.id, message_id="1", said="找人工", reply=json.dumps(reply)))
        session.add(Turn(conversation_id=conversation.id, message_id="2", said="在吗", reply=None))
        return handover.open_case(
            session, conversation.id, "想问补贴", {"occupation": "示例"}, "sms", True, "assistant:sample"
        ).id


def test_a_clerk_reads_a_case_with_its_transcript(desk: Desk, database: Database, case_id: int) -> None:
    case = desk("clerk", "130100").get(f"/handover-cases/{case_id}").json()
    assert (case["wish"], case["gathered"]) == ("想问补贴", {"occupation": "示例"})
    assert case["cannot_take_calls"] is True
    assert [turn["said"] for turn in case["turns"]] == ["找人工", "在吗"]
    assert case["turns"][0]["reply"]["messages"][0]["text"] == "好的。"
    with database.read() as session:
        assert "handover.read" in session.scalars(select(AuditEntry.action)).all()


def test_the_queue_and_those_who_need_no_names_see_no_wish(desk: Desk, case_id: int) -> None:
    assert "wish" not in desk("clerk").get("/handover-cases?status=waiting").json()["items"][0]
    assert "turns" not in desk("auditor").get(f"/handover-cases/{case_id}").json()


def test_a_case_is_accepted_answered_and_closed(desk: Desk, database: Database, case_id: int) -> None:
    clerk, path = desk("clerk"), f"/handover-cases/{case_id}"
    assert clerk.patch(path, json={"status": "accepted"}).json()["status"] == "accepted"
    assert clerk.patch(path, json={"status": "accepted"}).json()["code"] == "step_not_possible"
    assert clerk.post(f"{path}/messages", json={"body": "请带上证书来。"}).status_code == 201
    case = clerk.get(path).json()
    assert (case["status"], case["messages"][0]["body"]) == ("answered", "请带上证书来。")
    assert clerk.patch(path, json={"status": "closed"}).json()["status"] == "closed"
    assert clerk.post(f"{path}/messages", json={"body": "还有一句。"}).status_code == 409
    with database.read() as session:
        told = session.scalars(select(HandoverMessage).order_by(HandoverMessage.id)).all()
        sent = session.scalars(select(SentMessage).order_by(SentMessage.id)).all()
    assert [(one.step, one.body, one.shown_at) for one in told] == [
        ("accepted", "", None), (None, "请带上证书来。", None), ("closed", "", None)
    ]  # fmt: skip
    assert {one.phone for one in sent} == {"19900001234"}
    assert [one.body for one in sent][1] == "【同行】请带上证书来。"
    assert all(f"{case_id:06d}" in one.body for one in (sent[0], sent[2]))


def test_steps_are_no_words_of_a_clerk(desk: Desk, case_id: int) -> None:
    clerk, path = desk("clerk"), f"/handover-cases/{case_id}"
    clerk.patch(path, json={"status": "accepted"})
    assert clerk.get(path).json()["messages"] == []


def told_a_number(database: Database, channel: str, proved: bool, urgent: bool = False) -> int:
    with database.write() as session:
        conversation = samples.a_conversation(session)
        conversation.channel = channel
        if proved:
            samples.a_proof(session, conversation.id, samples.a_person(session, phone=TOLD))
        told = {"phone_number": TOLD}
        return handover.open_case(
            session, conversation.id, "想问补贴", told, "sms", True, "assistant:sample", urgent
        ).id


@pytest.mark.parametrize(
    ("channel", "proved"), [(channel, proved) for channel in ("kiosk", "hotline", "web") for proved in (True, False)]
)
def test_a_number_that_was_only_told_hears_no_more_than_that_there_is_an_answer(
    desk: Desk, database: Database, channel: str, proved: bool
) -> None:
    path = f"/handover-cases/{told_a_number(database, channel, proved)}"
    clerk = desk("clerk")
    assert clerk.get(path).json()["phone_proved"] is proved
    clerk.patch(path, json={"status": "accepted"})
    for body in ("请带上证书来。", "还有身份证。"):
        clerk.post(f"{path}/messages", json={"body": body})
    with database.read() as session:
        sent = session.scalars(select(SentMessage).order_by(SentMessage.id)).all()
    assert {one.phone for one in sent} == {TOLD}
    assert [one.kind for one in sent] == (["handover"] * 3 if proved else ["notice"])
    assert any("请带上证书来。" in one.body for one in sent) is proved


def test_in_distress_who_cannot_telephone_reads_what_the_office_writes_whichever_number_was_told(
    desk: Desk, database: Database
) -> None:
    path = f"/handover-cases/{told_a_number(database, 'web', proved=False, urgent=True)}"
    clerk = desk("clerk")
    assert clerk.get(path).json()["phone_proved"] is False
    clerk.post(f"{path}/messages", json={"body": "我在，您愿意说说吗？"})
    with database.read() as session:
        sent = session.scalars(select(SentMessage)).one()
    assert (sent.phone, sent.kind) == (TOLD, "handover")
    assert "我在，您愿意说说吗？" in sent.body


def test_a_referral_goes_from_interview_to_hired(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person, job = samples.a_person(session), samples.a_job(session)
        referral = jobs.refer(session, person.id, job.id, "assistant:sample")
    clerk, path = desk("clerk"), f"/referrals/{referral.id}"
    assert clerk.patch(path, json={"status": "interview"}).json()["status"] == "interview"
    assert clerk.patch(path, json={"status": "hired"}).json()["status"] == "hired"
    assert clerk.patch(path, json={"status": "interview"}).json()["code"] == "step_not_possible"
    assert len(clerk.get(f"/referrals?person_id={person.id}&status=hired").json()["items"]) == 1


def test_an_urgent_case_is_seen_by_whoever_is_on_duty(desk: Desk, database: Database) -> None:
    with database.write() as session:
        here = samples.a_conversation(session)
        urgent = handover.open_case(session, here.id, "很难受", {}, "text", False, "assistant:sample", urgent=True)
        urgent_id = urgent.id
    for area in ("410100", "130100", "410000"):
        seen = desk("clerk", area).get("/handover-cases?urgent=true").json()["items"]
        assert [one["id"] for one in seen] == [urgent_id]


def test_the_office_of_a_case_is_that_of_the_place_that_was_named(desk: Desk, database: Database) -> None:
    with database.write() as session:
        here = samples.a_conversation(session)
        named = handover.open_case(
            session, here.id, "问补贴", {}, "text", False, "assistant:sample", told_area="410105"
        )
        case_id = named.id
    assert desk("clerk", "410100").get(f"/handover-cases/{case_id}").status_code == 200
    assert desk("clerk", "130100").get(f"/handover-cases/{case_id}").status_code == 404


def test_a_clerk_who_made_sure_lets_the_person_go_on_without_a_code(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person, conversation = samples.a_person(session), samples.a_conversation(session, area="130100")
        case = handover.open_case(session, conversation.id, "想报名", {}, "call", False, "assistant:sample")
    path, who = f"/handover-cases/{case.id}/identity", {"person_id": person.id}
    assert desk("auditor").post(path, json=who).status_code == 403
    assert desk("clerk", "410100").post(path, json=who).status_code == 404
    assert desk("clerk", "130100").post(path, json=who).json()["person_id"] == person.id
    with database.read() as session:
        known = session.get_one(Conversation, conversation.id)
        assert proofs.person_of(session, known) is not None
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "conversation.vouch")).one()
        told = session.scalars(select(HandoverMessage)).one()
    assert entry.actor.startswith("staff:")
    assert "接着办" in told.body


def test_nobody_is_let_in_on_a_closed_case(desk: Desk, database: Database, case_id: int) -> None:
    clerk = desk("clerk")
    person_id = clerk.get(f"/handover-cases/{case_id}").json()["person_id"]
    clerk.patch(f"/handover-cases/{case_id}", json={"status": "closed"})
    assert clerk.post(f"/handover-cases/{case_id}/identity", json={"person_id": person_id}).status_code == 409


def a_turn(session: Session, conversation_id: str, said: str, at: datetime) -> None:
    session.add(Turn(conversation_id=conversation_id, message_id=said, said=said, created_at=at))


def said_in(answer: dict[str, Any]) -> list[str]:
    return [turn["said"] for turn in answer["turns"]]


def test_a_case_follows_the_person_who_is_known_only_later(desk: Desk, database: Database) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session)
        conversation.area = samples.a_place(session).code
        case_id = handover.open_case(session, conversation.id, "想问补贴", {}, "text", False, "assistant:sample").id
        person = samples.a_person(session, area=samples.ZHENGZHOU)
        samples.a_proof(session, conversation.id, person)
        proofs.identify(session, conversation.id, person, "assistant:sample")
    assert desk("clerk", "130100").get(f"/handover-cases/{case_id}").status_code == 404
    case = desk("clerk", "410100").get(f"/handover-cases/{case_id}").json()
    assert (case["area"], case["person_id"]) == ("410100", person.id)
    desk("clerk", "000000").patch(f"/people/{person.id}", json={"area": "130100"})
    assert desk("clerk", "130100").get(f"/handover-cases/{case_id}").status_code == 200


def test_what_somebody_else_hands_over_in_the_same_conversation_is_their_own_case(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        first, second = samples.a_person(session), samples.a_person(session, area=samples.ZHENGZHOU)
        conversation = samples.a_conversation(session, first)
        one = handover.open_case(session, conversation.id, "一", {}, "text", False, "assistant:sample").id
        proofs.forget(session, conversation.id, "assistant:sample")
        samples.a_proof(session, conversation.id, second)
        proofs.identify(session, conversation.id, second, "assistant:sample")
        other = handover.open_case(session, conversation.id, "二", {}, "text", False, "assistant:sample").id
    assert one != other
    clerk = desk("clerk")
    assert [clerk.get(f"/handover-cases/{each}").json()["wish"] for each in (one, other)] == ["一", "二"]


def test_a_transcript_ends_with_its_case(desk: Desk, database: Database) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session, samples.a_person(session))
        a_turn(session, conversation.id, "之前", utcnow())
        case_id = handover.open_case(session, conversation.id, "想问补贴", {}, "text", False, "assistant:sample").id
    clerk, path = desk("clerk"), f"/handover-cases/{case_id}"
    clerk.patch(path, json={"status": "closed"})
    with database.write() as session:
        a_turn(session, conversation.id, "之后", utcnow())
    assert said_in(clerk.get(path).json()) == ["之前"]


def test_who_helps_from_elsewhere_reads_nothing_beyond_the_moment_somebody_was_known(
    desk: Desk, database: Database
) -> None:
    now = utcnow()
    with database.write() as session:
        person = samples.a_person(session)
        conversation = samples.a_conversation(session, person)
        proof = session.scalars(select(Proof)).one()
        proof.proved_at = now - timedelta(minutes=5)
        a_turn(session, conversation.id, "很难受", now - timedelta(minutes=9))
        a_turn(session, conversation.id, "我的卡号", now - timedelta(minutes=1))
        case_id = handover.open_case(
            session, conversation.id, "很难受", {}, "text", False, "assistant:sample", urgent=True
        ).id
    path = f"/handover-cases/{case_id}"
    assert said_in(desk("clerk", "410100").get(path).json()) == ["很难受"]
    assert said_in(desk("clerk", "130100").get(path).json()) == ["很难受", "我的卡号"]


def test_what_becomes_urgent_waits_to_be_accepted_whatever_was_accepted_before(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session, samples.a_person(session))
        case_id = handover.open_case(session, conversation.id, "想问补贴", {}, "text", False, "assistant:sample").id
    clerk, path = desk("clerk"), f"/handover-cases/{case_id}"
    clerk.patch(path, json={"status": "accepted"})
    with database.write() as session:
        urgent = handover.open_case(
            session, conversation.id, "很难受", {}, "text", False, "assistant:sample", urgent=True
        ).id
    assert [one["id"] for one in clerk.get("/handover-cases?urgent=true&status=waiting").json()["items"]] == [urgent]


def test_of_two_clerks_who_accept_at_once_one_does(desk: Desk, case_id: int) -> None:
    clerks = [desk("clerk", name=f"clerk-{number}") for number in range(4)]
    outcomes = together(
        [partial(clerk.patch, f"/handover-cases/{case_id}", json={"status": "accepted"}) for clerk in clerks]
    )
    assert sorted(one.status_code for one in outcomes) == [200, 409, 409, 409]


def a_case(session: Session, conversation: Conversation, person: Person | None) -> int:
    case = HandoverCase(
        conversation_id=conversation.id, person_id=person and person.id, area=person.area if person else "130100",
        wish="示例", gathered="{}", means="text",
    )  # fmt: skip
    session.add(case)
    session.flush()
    return case.id


def test_a_persons_case_shows_what_that_person_said_and_nothing_of_who_was_proved_before_or_after(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        here, there = samples.a_person(session), samples.a_person(session, area=samples.ZHENGZHOU)
        conversation = samples.two_in_turn(session, here, there)
        first, second = a_case(session, conversation, here), a_case(session, conversation, there)
    assert said_in(desk("clerk", "130100").get(f"/handover-cases/{first}").json()) == ["甲"]
    assert said_in(desk("clerk", "410100").get(f"/handover-cases/{second}").json()) == ["乙"]
    assert said_in(desk("clerk").get(f"/handover-cases/{first}").json()) == ["甲"]


def test_what_was_said_between_two_people_is_read_with_the_case_of_the_second(desk: Desk, database: Database) -> None:
    now = utcnow()
    with database.write() as session:
        here, there = samples.a_person(session), samples.a_person(session, area=samples.ZHENGZHOU)
        conversation = samples.a_conversation(session)
        left = proofs.keep(session, conversation.id, here.phone_hash, here.number_hash, now - timedelta(minutes=50))
        samples.a_turn(session, conversation.id, now - timedelta(minutes=49), "甲")
        left.ended_at = now - timedelta(minutes=9)
        samples.a_turn(session, conversation.id, now - timedelta(minutes=9), "我叫示例乙")
        proofs.keep(session, conversation.id, there.phone_hash, there.number_hash, now - timedelta(minutes=5))
        first, second = a_case(session, conversation, here), a_case(session, conversation, there)
    assert said_in(desk("clerk").get(f"/handover-cases/{first}").json()) == ["甲"]
    assert said_in(desk("clerk").get(f"/handover-cases/{second}").json()) == ["我叫示例乙"]


def test_who_helps_from_elsewhere_reads_nothing_of_who_was_proved_there_before(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        there, here = samples.a_person(session, area=samples.ZHENGZHOU), samples.a_person(session)
        conversation = samples.two_in_turn(session, there, here)
        case_id = a_case(session, conversation, here)
        session.get_one(HandoverCase, case_id).urgent = True
    assert said_in(desk("clerk", "410200").get(f"/handover-cases/{case_id}").json()) == []


def test_nobodys_case_shows_nothing_of_who_was_proved_there_and_belongs_elsewhere(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        here, there = samples.a_person(session), samples.a_person(session, area=samples.ZHENGZHOU)
        conversation = samples.two_in_turn(session, here, there)
        case_id = a_case(session, conversation, None)
    assert said_in(desk("clerk", "130100").get(f"/handover-cases/{case_id}").json()) == ["甲"]
    assert said_in(desk("clerk").get(f"/handover-cases/{case_id}").json()) == ["甲", "乙"]


def test_who_is_let_in_hears_of_it_on_the_phone_that_is_on_record(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person, conversation = samples.a_person(session, phone=TOLD), samples.a_conversation(session, area="130100")
        case = handover.open_case(session, conversation.id, "想报名", {}, "text", False, "assistant:sample")
    desk("clerk", "130100").post(f"/handover-cases/{case.id}/identity", json={"person_id": person.id})
    with database.read() as session:
        sent = session.scalars(select(SentMessage)).one()
        assert (sent.phone, sent.kind) == (TOLD, "let_in")
        assert "不是您本人" in sent.body
        assert (session.scalars(select(Proof.vouched_by)).one() or "").startswith("staff:")
