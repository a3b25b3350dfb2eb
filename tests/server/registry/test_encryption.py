"""No personal fact lies in plain text in the database."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, make_url, text

from language.numbers.personal import CertificateNumber
from server.policies import SubsidySettings
from server.registry.crypto import Keyring, UnreadableSecret, use_keyring
from server.registry.database import Database
from server.registry.models import HandoverMessage, Person, SubsidyException, Turn
from server.registry.services import (
    assessment,
    complaints,
    employment,
    feedback,
    handover,
    jobs,
    list_imports,
    people,
    questions,
    staff_accounts,
    subsidy,
    subsidy_decisions,
    training,
    verification,
)
from server.registry.services.helper import Helper
from tests.samples import a_certificate, a_certificate_number, a_class, a_conversation, a_job, a_person

NUMBER = a_certificate_number()
REISSUED = NUMBER[:18] + "42B1"
PHONE = "19900001234"
SECRETS = [
    "示例秘密", NUMBER, NUMBER[:18], NUMBER[6:14], REISSUED, PHONE, PHONE[3:], "6222000000001111", "示例号码",
    "我的秘密愿望", "秘密内容", "我说的秘密", "回答的秘密", "秘密理由", "验证码",
    "秘密单位", "screen_reader", "秘密投诉", "秘密地点", "秘密时间", "秘密评语", "秘密问题", "秘密帮手", "秘密答复",
    "19900007777", "秘密名单", base64.b64encode("秘密名单里的人".encode()).decode(),
]  # fmt: skip


@pytest.fixture
def lived_in(database: Database) -> Database:
    """A registry in which one person has done everything that can be done."""
    with database.write() as session:
        person = a_person(session, name="示例秘密", number=NUMBER, phone=PHONE)
        people.note_certificate(session, person, CertificateNumber(REISSUED), "staff:clerk")
        conversation = a_conversation(session, person)
        verification.send_code(session, conversation.id, PHONE, CertificateNumber(NUMBER), verification.CodeRules())
        certificate = a_certificate(session, person, number="示例号码")
        claim = subsidy.claim(
            session, person.id, certificate.id, "6222000000001111", SubsidySettings(), "assistant:sample"
        )
        subsidy_decisions.decide(session, claim.id, "returned", "秘密理由", "staff:clerk")
        session.add(SubsidyException(
            person_id=person.id, certificate_id=certificate.id, approver="示例主任", reason="秘密理由"
        ))  # fmt: skip
        training.enrol(session, person.id, a_class(session).id, "assistant:sample")
        jobs.refer(session, person.id, a_job(session).id, "assistant:sample")
        case = handover.open_case(
            session, conversation.id, "我的秘密愿望", {"姓名": "示例秘密"}, "text", False, "assistant:sample"
        )
        helper = Helper("秘密帮手", "son")
        told = employment.report(session, person.id, "started", "秘密单位", None, "assistant:sample", helper=helper)
        told.answer = "秘密答复"
        complaints.file(
            session, conversation.id, person.id, "秘密投诉", "秘密地点", "秘密时间", "19900007777", "assistant:sample"
        )
        feedback.give(session, conversation.id, person.id, 1, "service", None, "秘密评语", "assistant:sample")
        questions.ask(session, conversation.id, "case", None, "秘密问题", "text", None, "assistant:sample")
        assessment.save(session, person.id, conversation.id, {"sight": "ears"}, "assistant:sample")
        session.add(HandoverMessage(case_id=case.id, body="秘密内容"))
        clerk = staff_accounts.create(session, "wang", "示例", "clerk", ["410100"], "system").id
        sent = list_imports.receive(
            session, "people", "秘密名单.csv", "秘密名单里的人".encode(), clerk, "staff:clerk"
        )
        sent.findings = "秘密名单里的一格"
        session.add(Turn(conversation_id=conversation.id, message_id="1", said="我说的秘密", reply="回答的秘密"))
    return database


def test_no_personal_fact_is_readable_in_any_column(lived_in: Database) -> None:
    cells = list(all_cells(lived_in))
    assert len(cells) > 100
    for secret in SECRETS:
        assert [cell for cell in cells if secret in cell] == []


def test_no_personal_fact_is_readable_in_the_bytes_on_disk(lived_in: Database) -> None:
    if lived_in.is_sqlite:
        files = list(Path(make_url(lived_in.url).database or "").parent.glob("registry.db*"))
    else:  # what the server writes of this database
        with lived_in.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("checkpoint"))
            folder = connection.scalar(
                text("select current_setting('data_directory') || '/base/' || oid from pg_database"
                     " where datname = current_database()")
            )  # fmt: skip
        files = [path for path in Path(folder).iterdir() if path.is_file()]
    written = b"".join(path.read_bytes() for path in files)
    assert "示例课程".encode() in written
    for secret in SECRETS:
        assert secret.encode() not in written


def test_with_another_key_the_record_does_not_open(lived_in: Database) -> None:
    use_keyring(Keyring("another"))
    with lived_in.read() as session, pytest.raises(UnreadableSecret):
        session.query(Person).one()


def all_cells(database: Database) -> Iterator[str]:
    """Every value of every row, as the database holds it."""
    with database.engine.connect() as connection:
        for table in inspect(database.engine).get_table_names():
            for row in connection.execute(text(f"select * from {table}")):
                yield from map(str, row)
