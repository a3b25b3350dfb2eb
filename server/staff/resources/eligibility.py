"""Who may have which benefit: the decision, why, by which values and clauses, and what is still to be known."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import BaseModel

from server.policies import Citation, Claim, Reason, Request, evaluate
from server.policies.eligibility.decision import Eligibility, Missing
from server.policies.eligibility.evaluate import decide
from server.policies.eligibility.subsidy import of_the_training_subsidy
from server.policies.eligibility.wording import load_wording
from server.policies.facts import Facts
from server.policies.training_subsidy.evaluate import SUBJECT
from server.registry.models import Certificate, Person
from server.registry.services import eligibility
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import CertificateKind, Code, Day, DivisionCode, OccupationCode, RowId, SkillLevel
from server.staff.problems import invalid_field
from server.staff.routing import resource_router

router = resource_router("eligibility")
Reader = Annotated[Desk, Depends(allowed("read", "eligibility"))]
Benefit = Literal[
    "training-subsidy",
    "skill-appraisal-subsidy",
    "start-up-support",
    "flexible-employment-support",
    "minimum-living",
]
TrainingPlace = Literal["户籍地", "常住地", "求职地", "其他"]


class Asked(Facts):
    """Either a person on record, perhaps with one of their certificates, or a province and what is known of a person.

    For a person what is on record counts: the province and the certificate. `on` is the day of the decision, today
    unless given. Facts that are left out are not known.
    """

    person_id: Code | None = None
    certificate_id: RowId | None = None
    province: DivisionCode | None = None
    on: Day | None = None
    training_place: TrainingPlace | None = None
    occupation_code: OccupationCode | None = None
    skill_level: SkillLevel | None = None
    certificate_kind: CertificateKind | None = None
    competition: bool = False

    def facts(self) -> Facts:
        """What is told of the person."""
        return Facts(**self.model_dump(include=set(Facts.model_fields)))


class Value(BaseModel):
    """One rule that was looked at: its value, from when it holds, where it stands, what it was compared with."""

    parameter: str
    value: Any
    valid_from: date
    document: str
    clause: str
    title: str
    compared: str


class Answer(BaseModel):
    """The decision. `automated` says that no person decided; `review` tells the person how to have one look at it."""

    benefit: Benefit
    decision: Literal["yes", "no", "unclear", "no_rule"]
    opening: str
    reasons: list[Reason]
    values: list[Value]
    citations: list[Citation]
    offers: list[str]
    apply_at: str
    changes_on: date | None
    missing: list[Missing]
    notes: list[str]
    automated: Literal[True] = True
    review: str


@router.get("/{benefit}")
def check_eligibility(benefit: Benefit, desk: Reader, asked: Annotated[Asked, Query()]) -> Answer:
    """Decide for a person of the area, or for the facts given."""
    subject = benefit.replace("-", "_")
    day = asked.on or desk.today
    if asked.person_id is None:
        if asked.province is None:
            raise invalid_field("province", "missing", "请写明省份，或者写明是谁。")
        if asked.certificate_id is not None:
            raise invalid_field("certificate_id", "missing_person", "写了证书，也要写明是谁的。")
        return _shown(benefit, _for_facts(subject, asked, asked.province, desk, day))
    with desk.read() as session:
        person = rows.find(session, desk, Person, asked.person_id)
        certificate = None
        if asked.certificate_id is not None:
            certificate = rows.find(session, desk, Certificate, asked.certificate_id)
            if certificate.person_id != person.id:
                raise invalid_field("certificate_id", "another_person", "这本证书不是这个人的。")
        found = eligibility.check(
            session, person, subject, asked.facts(), desk.settings.subsidy, day, desk.today, certificate,
            asked.training_place,
        )  # fmt: skip
        return _shown(benefit, found)


def _for_facts(subject: str, asked: Asked, province: str, desk: Desk, day: date) -> Eligibility:
    if subject != SUBJECT:
        return decide(subject, province, asked.facts(), day, desk.today)
    request = Request(
        on=day,
        occupation=asked.occupation_code,
        skill_level=asked.skill_level,
        certificate_kind=asked.certificate_kind,
        province=province,
        competition=asked.competition,
        training_place=asked.training_place,
    )
    no_claims: list[Claim] = []
    return of_the_training_subsidy(evaluate(request, no_claims, desk.settings.subsidy, desk.today))


def _shown(benefit: Benefit, found: Eligibility) -> Answer:
    return Answer(
        benefit=benefit,
        decision=found.answer,
        opening=found.opening,
        reasons=list(found.reasons),
        values=[Value.model_validate(step, from_attributes=True) for step in found.values],
        citations=list(found.citations),
        offers=list(found.offers),
        apply_at=found.apply_at,
        changes_on=found.changes_on,
        missing=list(found.missing),
        notes=list(found.notes),
        review=load_wording().by_machine,
    )
