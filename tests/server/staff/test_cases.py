"""Cases and referrals: taken up by a clerk, step by step."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, Conversation, HandoverMessage, SentMessage, Turn
from server.registry.services import handover, jobs, proofs
from tests import samples
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


def told_a_number(database: Database, channel: str, proved: bool) -> int:
    with database.write() as session:
        conversation = samples.a_conversation(session)
        conversation.channel = channel
        if proved:
            samples.a_proof(session, conversation.id, samples.a_person(session, phone=TOLD))
        told = {"phone_number": TOLD}
        return handover.open_case(session, conversation.id, "想问补贴", told, "sms", True, "assistant:sample").id


@pytest.mark.parametrize(
    ("channel", "proved", "texted"),
    [("kiosk", False, [TOLD]), ("hotline", False, [TOLD]), ("web", True, [TOLD]), ("web", False, [])],
)
def test_a_number_that_was_only_typed_into_a_web_page_is_sent_nothing(
    desk: Desk, database: Database, channel: str, proved: bool, texted: list[str]
) -> None:
    path = f"/handover-cases/{told_a_number(database, channel, proved)}"
    assert desk("clerk").get(path).json()["phone_proved"] is proved
    desk("clerk").post(f"{path}/messages", json={"body": "请带上证书来。"})
    with database.read() as session:
        sent = session.scalars(select(SentMessage).where(SentMessage.kind == "handover")).all()
        assert [one.phone for one in sent] == texted


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
