"""Who gave a code back right has proved one phone for one certificate number, in one conversation."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.models import SentMessage
from server.registry.services.verification import CodeRules, NotProved, check_code, require_proof, send_code
from tests.samples import a_certificate_number, a_phone_number

NUMBER, OTHER_NUMBER = (CertificateNumber(a_certificate_number(category=4)) for _ in range(2))
PHONE, OTHER_PHONE = a_phone_number(), a_phone_number()
RULES = CodeRules()


def code_of(session: Session) -> str:
    sent = session.scalars(select(SentMessage.body).order_by(SentMessage.id.desc()).limit(1)).one()
    return re.findall(r"\d{6}", sent)[0]


def prove(session: Session, conversation: str = "c1") -> None:
    send_code(session, conversation, PHONE, NUMBER, RULES)
    assert check_code(session, conversation, PHONE, NUMBER, code_of(session), RULES).outcome == "right"


def test_what_was_proved_stands(database: Database) -> None:
    with database.write() as session:
        prove(session)
        require_proof(session, "c1", PHONE, NUMBER)


@pytest.mark.parametrize(
    ("conversation", "phone", "number"),
    [("c2", PHONE, NUMBER), ("c1", OTHER_PHONE, NUMBER), ("c1", PHONE, OTHER_NUMBER)],
)
def test_it_proves_nothing_else(database: Database, conversation: str, phone: str, number: CertificateNumber) -> None:
    with database.write() as session:
        prove(session)
        with pytest.raises(NotProved):
            require_proof(session, conversation, phone, number)


def test_a_code_that_a_newer_one_took_the_place_of_proves_nothing(database: Database) -> None:
    with database.write() as session:
        send_code(session, "c1", PHONE, NUMBER, RULES)
        send_code(session, "c1", PHONE, NUMBER, RULES)
        with pytest.raises(NotProved):
            require_proof(session, "c1", PHONE, NUMBER)
