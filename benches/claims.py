"""One person's 64 certificates of different trades, claimed for at the same moment."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benches.connection import Connection
from server import clock
from server.policies import SubsidySettings, yearly_cap
from server.registry.database import Database
from server.registry.models import Certificate, SubsidyClaim
from server.registry.services import subsidy
from server.staff.tokens import Role, Staff, issue_token
from tests.concurrently import at_once, together
from tests.running import SECRET, Service
from tests.samples import a_certificate, a_person

AT_ONCE = 64
PROVINCE = "130000"
ACCOUNT = "6222000000000000000"
SHOWN = 3


@dataclass(frozen=True)
class Outcome:
    """How 64 claims ended: `allowed` is what the database holds afterwards, `refused` was told why in a sentence."""

    database: str
    way: str
    allowed: int
    refused: int
    errors: int


def cap() -> int:
    """Return how many claims the rule allows the person this year."""
    return int(yearly_cap(PROVINCE, clock.today()).value)


def through_the_registry(database: Database, name: str) -> Outcome:
    """Claim in threads of this process, each in a transaction of its own."""
    certificates = certificates_of_one_person(database)
    answers = at_once(database, _claim, certificates)
    return _outcome(database, name, "registry service", certificates, [_told(answer) for answer in answers])


def through_the_staff_api(service: Service, name: str) -> Outcome:
    """Claim over HTTP at a running copy, as clerks would."""
    certificates = certificates_of_one_person(service.database)
    token = issue_token(Staff(Role.CLERK, PROVINCE), SECRET)
    answers = together([partial(_post, service, token, certificate) for certificate in certificates])
    return _outcome(service.database, name, "staff API", certificates, [_told_by_http(answer) for answer in answers])


def certificates_of_one_person(database: Database) -> list[Certificate]:
    """Put a person with 64 certificates on record, each of another trade and of today."""
    with database.write() as session:
        person = a_person(session)
        return [a_certificate(session, person, issued_on=clock.today()) for _ in range(AT_ONCE)]


def _claim(session: Session, of: Certificate) -> SubsidyClaim:
    return subsidy.claim(session, of.person_id, of.id, ACCOUNT, SubsidySettings(), "assistant:bench")


def _post(service: Service, token: str, of: Certificate) -> tuple[int, dict[str, object]]:
    connection = Connection(service.url, token)
    try:
        return connection.post(
            "/api/v1/subsidy-claims",
            {"person_id": of.person_id, "certificate_id": of.id, "bank_account": ACCOUNT},
        )
    finally:
        connection.close()


def _told(answer: object) -> str:
    if isinstance(answer, SubsidyClaim):
        return "allowed"
    if isinstance(answer, subsidy.ClaimRefused) and any(reason.text for reason in answer.decision.reasons):
        return "refused"
    return repr(answer)


def _told_by_http(answer: object) -> str:
    match answer:
        case (201, _):
            return "allowed"
        case (409, {"code": "subsidy_refused", "reasons": [{"text": str(sentence)}, *_]}) if sentence:
            return "refused"
    return repr(answer)


def _outcome(
    database: Database, name: str, way: str, certificates: Sequence[Certificate], told: Sequence[str]
) -> Outcome:
    errors = [answer for answer in told if answer not in ("allowed", "refused")]
    for error in errors[:SHOWN]:
        print(f"claims: {name}, {way}: {error}", file=sys.stderr)
    with database.read() as session:
        kept = session.scalar(
            select(func.count(SubsidyClaim.id)).where(
                SubsidyClaim.person_id == certificates[0].person_id, SubsidyClaim.status.in_(subsidy.COUNTING)
            )
        )
    # A claim on record that nobody was told of, or the reverse, is an answer that was lost.
    lost = abs((kept or 0) - told.count("allowed"))
    return Outcome(name, way, kept or 0, told.count("refused"), len(errors) + lost)
