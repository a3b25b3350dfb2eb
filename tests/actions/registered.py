"""People who are on record, and what is written about them."""

from __future__ import annotations

from sqlalchemy import func, select

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server.registry.models import Enrolment, Person, SubsidyClaim
from server.registry.services import people, proofs
from tests.actions.drive import Talk
from tests.samples import a_proof

WRITTEN = (Person, Enrolment, SubsidyClaim)


def on_record(talk: Talk) -> Talk:
    """Register the person of this conversation, who has still to show who they are."""
    with talk.context.database.write() as session:
        people.register(
            session, talk.name, CertificateNumber(talk.number), talk.phone, "130100", "我同意。", "assistant:sample"
        )
    return talk


def verified(talk: Talk) -> Talk:
    """Register the person of this conversation, who has shown who they are."""
    on_record(talk)
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        a_proof(session, talk.id, person)
        proofs.identify(session, talk.id, person, "assistant:sample")
    return talk


def rows(context: ActionContext) -> dict[str, int]:
    """How many people, enrolments and claims there are: what a task would have written."""
    with context.database.read() as session:
        return {
            table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0 for table in WRITTEN
        }
