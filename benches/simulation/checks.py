"""Whether the goal was reached: told by the registry, and for questions by the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from benches.simulation.person import Person as Simulated
from benches.simulation.world import Before
from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.models import (
    Certificate,
    Enrolment,
    HandoverCase,
    Person,
    Referral,
    SubsidyClaim,
    TrainingClass,
)
from server.registry.services.people import find_by_number

STANDING = ("submitted", "approved", "paid")
HELPERS = {"child": "guardian", "mother": "relative"}
"""whose matter it is → what the speaker is to that person, on record (server/registry/services/helper.py)"""


def wrong(database: Database, simulated: Simulated, before: Before, conversation: str) -> list[str]:
    """Return what is not as it should be, nothing where the goal was reached."""
    with database.read() as session:
        return list(_wrong(session, simulated, before, conversation))


def _wrong(session: Session, simulated: Simulated, before: Before, conversation: str) -> Iterator[str]:
    goal, facts = simulated.goal, simulated.facts
    person = find_by_number(session, CertificateNumber(facts.identity.number))
    if find_by_number(session, CertificateNumber(facts.other.number)):
        yield "a record was opened for the wrong certificate number"
    writes = goal.kind in ("register", "enrol", "claim", "find_job")
    if person is None:
        if writes:
            yield "nothing was written"
        elif goal.on_record:
            yield "the record is gone"
    elif not goal.on_record and not writes:
        yield "a record was opened"
    elif not goal.on_record:
        yield from _of_newcomer(person, simulated)
    yield from _of_cases(session, simulated, conversation)
    if person is not None:
        yield from _of_enrolments(_rows(session, Enrolment, person, Enrolment.training_class), simulated, before)
        yield from _of_claims(_rows(session, SubsidyClaim, person, SubsidyClaim.certificate), simulated, before)
        yield from _of_referrals(_rows(session, Referral, person, Referral.job), simulated, before)
        certificates = _rows(session, Certificate, person)
        reported = goal.kind == "claim" and not goal.certificate_on_record
        if len(certificates) != len(before.certificates) + reported:
            yield "certificates were added or lost"
    if simulated.is_question and not all(mark in simulated.answer_heard for mark in before.marks):
        yield f"the answer lacks {before.marks}"


def _rows(session: Session, table: Any, person: Person, load: Any = None) -> list[Any]:
    query = select(table).where(table.person_id == person.id)
    if load is not None:
        query = query.options(joinedload(load))
    return list(session.scalars(query.order_by(table.id)))


def _of_newcomer(person: Person, simulated: Simulated) -> Iterator[str]:
    right = simulated.facts.identity
    if person.name != right.name:
        yield "the name on record is wrong"
    if person.phone != simulated.answers.phone:
        yield "the telephone on record is wrong"
    if simulated.told_home and person.area != simulated.facts.home[0]:
        yield f"the home on record is {person.area}"
    if not simulated.told_home and (person.area or "")[:2] != simulated.facts.home[0][:2]:
        yield f"the home on record is {person.area}, in another province"


def _of_enrolments(found: list[Enrolment], simulated: Simulated, before: Before) -> Iterator[str]:
    goal = simulated.goal
    new = [one for one in found if one.id != before.enrolment]
    yield from _of_helper(new, simulated)
    if goal.kind != "enrol":
        if new:
            yield "an enrolment was written"
        if before.enrolment:
            (old,) = [one for one in found if one.id == before.enrolment]
            if (old.status == "cancelled") != (goal.kind == "leave_class"):
                yield f"the enrolment is {old.status}"
        return
    if len(new) != 1:
        yield f"{len(new)} enrolments were written"
        return
    chosen: TrainingClass = new[0].training_class
    if chosen.course.occupation_code != goal.holds["occupation"]:
        yield "enrolled in another trade"
    if chosen.division_code[:4] != str(goal.holds["place"])[:4] and not chosen.online:
        yield "enrolled in another place"
    if new[0].status not in ("enrolled", "waiting"):
        yield f"the enrolment is {new[0].status}"
    if goal.holds.get("skill_level") not in (None, chosen.course.skill_level):
        yield "enrolled at another level"


def _of_claims(found: list[SubsidyClaim], simulated: Simulated, before: Before) -> Iterator[str]:
    goal = simulated.goal
    standing = [one for one in found if one.status in STANDING]
    expected = before.claims + (goal.kind == "claim") - (goal.kind == "withdraw_claim")
    if len(standing) != expected:
        yield f"{len(standing)} claims stand, not {expected}"
    elif goal.kind == "claim":
        claim = standing[-1]
        yield from _of_helper([claim], simulated)
        if claim.bank_account != simulated.answers.account:
            yield "claimed to another account"
        held = claim.certificate
        says = (held.occupation_code, held.kind, held.issued_on, held.skill_level)
        right = ("certificate_trade", "certificate_kind", "issued_on", "skill_level")
        for slot, value in zip(right, says, strict=True):
            if goal.holds.get(slot) != value:
                yield f"claimed with another {slot}"


def _of_referrals(found: list[Referral], simulated: Simulated, before: Before) -> Iterator[str]:
    goal = simulated.goal
    new = [one for one in found if one.id != before.referral]
    yield from _of_helper(new, simulated)
    if len(new) != (goal.kind == "find_job"):
        yield f"{len(new)} referrals were written"
    elif new:
        job = new[0].job
        if job.occupation_code != goal.holds["occupation"]:
            yield "referred in another trade"
        if job.division_code[:4] != str(goal.holds["place"])[:4] and job.work_mode != "居家":
            yield "referred to another place"
        if goal.holds.get("work_mode") not in (None, job.work_mode):
            yield "referred to another way of working"


def _of_helper(written: list[Any], simulated: Simulated) -> Iterator[str]:
    facts = simulated.facts
    right = (facts.helper_name, HELPERS[facts.helps]) if facts.helps else (None, None)
    if any((one.helper_name, one.helper_relation) != right for one in written):
        yield "the helper on record is wrong" if facts.helps else "a helper is on record whom nobody named"


def _of_cases(session: Session, simulated: Simulated, conversation: str) -> Iterator[str]:
    query = select(HandoverCase).where(HandoverCase.conversation_id == conversation)
    cases = list(session.scalars(query))
    if simulated.goal.kind != "reach_person":
        if cases:
            yield "handed over to a person unasked"
    elif len(cases) != 1:
        yield "no person was reached"
    elif simulated.facts.deaf and cases[0].means == "call" and simulated.goal.on_record:
        yield "a deaf person is to be called"
