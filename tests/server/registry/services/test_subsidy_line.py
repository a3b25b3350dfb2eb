"""The database itself holds the line: no race, no other channel and no fault above it exceeds the cap."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.models import Certificate, SubsidyClaim
from server.registry.services.subsidy import ClaimRefused
from tests.concurrently import at_once
from tests.samples import a_certificate, a_person, an_occupation
from tests.server.registry.services.claims import CAP, all_claims, claimed, decided


def raw(certificate: Certificate, slot: int | None, **other: Any) -> dict[str, Any]:
    """The row of a claim as somebody might write it past the services."""
    plain = {
        "person_id": certificate.person_id, "certificate_id": certificate.id, "province": "130000",
        "occupation_code": certificate.occupation_code, "skill_level": 5, "certificate_kind": certificate.kind,
        "counted_on": certificate.issued_on, "cap_year": 2024, "cap": CAP, "slot": slot, "status": "submitted",
        "repeat_key": f"{certificate.occupation_code}/level-5", "repeat_from": certificate.issued_on,
        "repeat_until": date(2025, 5, 1),
    }  # fmt: skip
    return plain | other


def refuses(database: Database, row: dict[str, Any], why: str) -> None:
    with pytest.raises(IntegrityError, match=why), database.write() as session:
        session.execute(insert(SubsidyClaim).values(**row))


def test_sixty_four_claims_at_once_for_one_person_are_granted_exactly_as_often_as_the_cap_says(
    database: Database,
) -> None:
    with database.write() as session:
        person = a_person(session)
        certificates = [a_certificate(session, person) for _ in range(64)]
    outcomes = at_once(database, claimed, certificates)
    assert [o for o in outcomes if not isinstance(o, SubsidyClaim | ClaimRefused)] == []
    assert sum(isinstance(outcome, SubsidyClaim) for outcome in outcomes) == CAP
    assert all(not o.decision.eligible and o.decision.reasons for o in outcomes if isinstance(o, ClaimRefused))
    assert sorted(claim.slot or 0 for claim in all_claims(database)) == [1, 2, 3]


def test_payments_at_once_are_as_many_as_the_cap_says(database: Database) -> None:
    reading = SubsidySettings(one_time="paid", year_of_cap="rolling")
    with database.write() as session:
        person = a_person(session)
        approved = [
            decided(session, claimed(session, a_certificate(session, person), reading), "approved") for _ in range(12)
        ]
    outcomes = at_once(database, lambda session, claim: decided(session, claim, "paid", settings=reading), approved)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["DecisionRefused"] * 9 + ["SubsidyClaim"] * CAP
    assert sum(claim.status == "paid" for claim in all_claims(database)) == CAP


def test_two_claims_for_the_same_occupation_and_level_at_once_leave_one(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        certificates = [a_certificate(session, person, occupation) for _ in range(8)]
    outcomes = at_once(database, claimed, certificates)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ClaimRefused"] * 7 + ["SubsidyClaim"]


@pytest.mark.parametrize(
    ("slot", "why"), [(4, "slot_within_cap"), (0, "slot_within_cap"), (None, "slot_while_counting")]
)
def test_a_fourth_claim_written_past_the_services_is_refused(database: Database, slot: int | None, why: str) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            claimed(session, a_certificate(session, person))
        fourth = a_certificate(session, person)
    refuses(database, raw(fourth, slot), why)


def test_a_slot_is_not_given_twice(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        claimed(session, a_certificate(session, person))
        second = a_certificate(session, person)
    refuses(database, raw(second, 1), r"uq_subsidy_claims|subsidy_claims\.slot")


def test_a_repeat_written_past_the_services_is_refused(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        claimed(session, a_certificate(session, person, occupation, date(2024, 2, 29)))
        second = a_certificate(session, person, occupation, date(2024, 5, 1))
        older = a_certificate(session, person, occupation, date(2023, 6, 1))
    refuses(database, raw(second, 2), "subsidy_claims_no_repeat")
    refuses(database, raw(older, 1, cap_year=2023, repeat_until=date(2024, 6, 1)), "subsidy_claims_no_repeat")


@pytest.mark.parametrize("slot_at_payment", [False, True])
def test_a_repeat_outside_the_cap_is_refused_as_soon_as_it_counts(database: Database, slot_at_payment: bool) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        first, second = (a_certificate(session, person, occupation) for _ in range(2))
    outside = {"counts": False, "slot_at_payment": slot_at_payment, "status": "paid"}
    with database.write() as session:
        session.execute(insert(SubsidyClaim).values(**raw(first, None, **outside)))
    refuses(database, raw(second, None, **outside), "subsidy_claims_no_repeat")
    with database.write() as session:
        session.execute(insert(SubsidyClaim).values(**raw(second, None, **outside | {"status": "returned"})))


def test_a_claim_brought_back_by_hand_is_refused_where_its_room_is_taken(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        first = claimed(session, a_certificate(session, person, occupation))
        decided(session, first, "returned")
        claimed(session, a_certificate(session, person, occupation))
    back = update(SubsidyClaim).where(SubsidyClaim.id == first.id).values(status="submitted", slot=2)
    with pytest.raises(IntegrityError, match="subsidy_claims_no_repeat"), database.write() as session:
        session.execute(back)


def test_a_slot_is_not_kept_by_a_claim_that_was_refused(database: Database) -> None:
    with database.write() as session:
        claim = claimed(session, a_certificate(session, a_person(session)))
    with pytest.raises(IntegrityError, match="slot_given_back"), database.write() as session:
        session.get_one(SubsidyClaim, claim.id).status = "refused"
