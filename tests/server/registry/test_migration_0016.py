"""Registries from before a claim named who submitted it: what waits to be decided on takes two people as well."""

from __future__ import annotations

from datetime import date

import pytest
from alembic import command
from sqlalchemy import select

from server.policies import SubsidySettings
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import config, migrate
from server.registry.models import SubsidyClaim
from server.registry.services import subsidy, subsidy_decisions
from server.registry.services.four_eyes import SamePerson
from tests.samples import a_certificate, a_person

TODAY = date(2024, 9, 1)
SUBMITTED = ("staff:7", "cli:wang", "assistant:sample", "staff:7")


@pytest.fixture
def before(empty_database: Database) -> Database:
    """A registry of 0015 with claims that wait, of each kind of actor, and one that was approved."""
    use_keyring(Keyring("test"))
    migrate(empty_database)
    with empty_database.write() as session:
        for actor in SUBMITTED:
            person = a_person(session)
            claim = subsidy.claim(
                session, person.id, a_certificate(session, person).id, None, SubsidySettings(), actor, TODAY
            )
        subsidy_decisions.decide(session, claim.id, "approved", None, "staff:8")
    with empty_database.engine.execution_options(write=True).begin() as connection:
        command.downgrade(config(connection), "0015")
    return empty_database


def test_who_of_the_office_submitted_what_waits_is_known_from_the_audit(before: Database) -> None:
    migrate(before)
    with before.read() as session:
        by = session.scalars(select(SubsidyClaim.submitted_by).order_by(SubsidyClaim.id)).all()
    assert by == ["staff:7", "cli:wang", None, None]


def test_who_submitted_a_claim_before_does_not_approve_it(before: Database) -> None:
    migrate(before)
    with before.write() as session:
        first = session.scalars(select(SubsidyClaim.id).order_by(SubsidyClaim.id)).first()
        assert first is not None
        with pytest.raises(SamePerson):
            subsidy_decisions.decide(session, first, "approved", None, "staff:7")
        assert subsidy_decisions.decide(session, first, "approved", None, "staff:8").approved_by == "staff:8"
