"""Claiming the training subsidy: the rule decides and the claim's way to its payment."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, SubsidyClaim
from server.registry.services import subsidy, subsidy_decisions, subsidy_rule
from server.registry.services.subsidy import CertificateClaimed, ClaimRefused
from tests.samples import a_certificate, a_person, an_occupation
from tests.server.registry.services.claims import CLERK, DEFAULT, TODAY, claimed, decided


def test_a_claim_takes_the_first_slot_of_its_year(database: Database) -> None:
    with database.write() as session:
        claim = claimed(session, a_certificate(session, a_person(session)))
    assert (claim.status, claim.cap_year, claim.slot, claim.cap) == ("submitted", 2024, 1, 3)
    assert (claim.province, claim.counted_on) == ("130000", date(2024, 5, 1))


def test_a_fourth_claim_is_refused_with_the_day_from_which_it_is_possible(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            claimed(session, a_certificate(session, person))
        with pytest.raises(ClaimRefused) as refused:
            claimed(session, a_certificate(session, person))
    decision = refused.value.decision
    assert not decision.eligible
    assert decision.next_possible == date(2025, 1, 1)
    assert "cap_reached" in [reason.code for reason in decision.reasons]


def test_the_next_year_has_its_own_slots(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            claimed(session, a_certificate(session, person, issued_on=date(2023, 12, 31)))
        claim = claimed(session, a_certificate(session, person, issued_on=date(2024, 1, 1)))
    assert (claim.cap_year, claim.slot) == (2024, 1)


def test_other_people_have_their_own_slots(database: Database) -> None:
    with database.write() as session:
        for _ in range(4):
            assert claimed(session, a_certificate(session, a_person(session))).slot == 1


def test_the_same_occupation_and_level_is_refused_within_a_year(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        claimed(session, a_certificate(session, person, occupation, date(2023, 9, 1)))
        with pytest.raises(ClaimRefused) as refused:
            claimed(session, a_certificate(session, person, occupation, date(2024, 8, 31)))
        claimed(session, a_certificate(session, person, occupation, date(2024, 8, 31), skill_level=4))
        claimed(session, a_certificate(session, person, occupation, date(2024, 9, 1)))
    assert "repeat" in [reason.code for reason in refused.value.decision.reasons]
    assert refused.value.decision.next_possible == date(2024, 9, 1)


def test_a_year_from_the_twenty_ninth_of_february_ends_on_the_first_of_march(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        first = claimed(session, a_certificate(session, person, occupation, date(2024, 2, 29)))
        assert (first.repeat_from, first.repeat_until) == (date(2024, 2, 29), date(2025, 3, 1))
        with pytest.raises(ClaimRefused):
            claimed(session, a_certificate(session, person, occupation, date(2025, 2, 28)), today=date(2025, 3, 5))
        claimed(session, a_certificate(session, person, occupation, date(2025, 3, 1)), today=date(2025, 3, 5))


def test_an_older_certificate_claimed_later_is_a_repeat_too(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        claimed(session, a_certificate(session, person, occupation, date(2024, 6, 1)))
        with pytest.raises(ClaimRefused):
            claimed(session, a_certificate(session, person, occupation, date(2023, 6, 2)))


def test_one_certificate_is_claimed_once_and_the_standing_claim_is_named(database: Database) -> None:
    with database.write() as session:
        certificate = a_certificate(session, a_person(session))
        first = claimed(session, certificate)
        with pytest.raises(CertificateClaimed) as refused:
            claimed(session, certificate)
    assert refused.value.claim_id == first.id


def test_nobody_claims_for_another_persons_certificate(database: Database) -> None:
    with database.write() as session:
        certificate, another = a_certificate(session, a_person(session)), a_person(session)
        with pytest.raises(LookupError):
            subsidy.claim(session, another.id, certificate.id, None, DEFAULT, "assistant:sample", TODAY)


def test_withdrawing_gives_the_slot_back(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        made = [claimed(session, a_certificate(session, person)) for _ in range(3)]
        subsidy.withdraw(session, person.id, made[1].id, "assistant:sample")
        assert (made[1].status, made[1].slot) == ("withdrawn", None)
        assert claimed(session, a_certificate(session, person)).slot == 2


def test_what_was_withdrawn_can_be_claimed_again(database: Database) -> None:
    with database.write() as session:
        certificate = a_certificate(session, a_person(session))
        subsidy.withdraw(session, certificate.person_id, claimed(session, certificate).id, "assistant:sample")
        assert claimed(session, certificate).status == "submitted"


def test_only_the_person_withdraws_and_only_what_is_not_decided(database: Database) -> None:
    with database.write() as session:
        claim = claimed(session, a_certificate(session, a_person(session)))
        another = a_person(session)
        with pytest.raises(LookupError):
            subsidy.withdraw(session, another.id, claim.id, "assistant:sample")
        decided(session, claim, "approved")
        with pytest.raises(LookupError):
            subsidy.withdraw(session, claim.person_id, claim.id, "assistant:sample")


def test_what_a_clerk_decided_meanwhile_is_not_withdrawn(database: Database) -> None:
    with database.write() as session:
        claim = claimed(session, a_certificate(session, a_person(session)))
    with database.read() as session:
        seen = session.get_one(SubsidyClaim, claim.id)
    with database.write() as session:
        decided(session, claim, "approved")
    with database.write() as session:
        session.add(seen)
        with pytest.raises(LookupError):
            subsidy.withdraw(session, seen.person_id, seen.id, "assistant:sample")


@pytest.mark.parametrize("steps", [("approved", "paid"), ("refused",), ("returned",), ("approved", "returned")])
def test_a_claim_goes_its_way(database: Database, steps: tuple[str, ...]) -> None:
    with database.write() as session:
        claim = decided(session, claimed(session, a_certificate(session, a_person(session))), *steps)
    assert claim.status == steps[-1]
    assert claim.reason == "示例理由"
    assert (claim.slot is None) is (steps[-1] in subsidy.HELD_BACK)


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [((), "paid"), ((), "submitted"), (("approved",), "approved"), (("approved", "paid"), "returned"),
     (("refused",), "approved"), (("returned",), "paid"), ((), "withdrawn"), ((), "nonsense")],
)  # fmt: skip
def test_a_step_that_does_not_follow_is_refused(database: Database, steps: tuple[str, ...], wrong: str) -> None:
    with database.write() as session:
        claim = decided(session, claimed(session, a_certificate(session, a_person(session))), *steps)
        before = (claim.status, claim.slot)
        with pytest.raises(ValueError, match="cannot become"):
            decided(session, claim, wrong)
    assert (claim.status, claim.slot) == before


def test_nothing_is_approved_for_a_certificate_that_no_clerk_has_seen(database: Database) -> None:
    with database.write() as session:
        certificate = a_certificate(session, a_person(session), verified=False)
        claim = claimed(session, certificate)
        with pytest.raises(ValueError, match="checked"):
            decided(session, claim, "approved")
        certificate.verified = True
        assert decided(session, claim, "approved").status == "approved"


@pytest.mark.parametrize("status", ["refused", "returned"])
@pytest.mark.parametrize("reason", [None, ""])
def test_a_refusal_needs_its_reason(database: Database, status: str, reason: str | None) -> None:
    with database.write() as session:
        claim = claimed(session, a_certificate(session, a_person(session)))
        with pytest.raises(ValueError, match="reason"):
            subsidy_decisions.decide(session, claim.id, status, reason, CLERK)


def test_an_unknown_claim_is_not_decided(database: Database) -> None:
    with database.write() as session, pytest.raises(LookupError):
        subsidy_decisions.decide(session, 1, "approved", None, CLERK)


def test_every_step_is_in_the_audit_without_a_personal_fact(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        claim = claimed(session, a_certificate(session, person))
        decided(session, claim, "approved", "paid")
    with database.read() as session:
        noted = session.scalars(
            select(AuditEntry).where(AuditEntry.subject == f"subsidy_claim:{claim.id}").order_by(AuditEntry.id)
        ).all()
    assert [entry.action for entry in noted] == ["subsidy.claim", "subsidy.decide", "subsidy.decide"]
    assert [entry.detail for entry in noted] == [{"slot": 1}, {"status": "approved"}, {"status": "paid"}]


def test_checking_tells_how_many_times_are_left_and_writes_nothing(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        claimed(session, a_certificate(session, person))
    with database.read() as session:
        decision = subsidy_rule.check(session, person, DEFAULT, today=TODAY)
    assert (decision.eligible, decision.remaining) == (True, 2)
