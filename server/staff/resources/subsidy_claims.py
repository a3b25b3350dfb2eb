"""Claims of the training subsidy: a refusal says why, from when it is possible, and where that stands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from server.policies import Decision
from server.registry.database import Base
from server.registry.models import Certificate, Person, SubsidyClaim
from server.registry.services import subsidy, subsidy_decisions
from server.registry.services.four_eyes import SamePerson
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import (
    BankAccountText,
    CertificateKind,
    Code,
    Day,
    DivisionCode,
    LongLine,
    MaskedNumber,
    OccupationCode,
    RowId,
    SkillLevel,
    Strict,
    Year,
)
from server.staff.four_eyes_problem import four_eyes_problem
from server.staff.paging import Listing, Page
from server.staff.problems import StaffProblem, invalid_field, step_not_possible
from server.staff.routing import resource_router

router = resource_router("subsidy-claims")
Reader = Annotated[Desk, Depends(allowed("read", "subsidy-claims"))]
Writer = Annotated[Desk, Depends(allowed("write", "subsidy-claims"))]
Decider = Annotated[Desk, Depends(allowed("decide", "subsidy-claims"))]


CAUSES: dict[subsidy_decisions.Cause, tuple[str, str]] = {
    "step": ("step_not_possible", "这一步现在不能做。请先看记录的状态。"),
    "certificate_not_verified": ("certificate_not_verified", "证书还没有核对。请先让人核对证书，再办这一步。"),
    "number_stands_twice": ("number_taken", "这本证书的编号和另一本相同。请先查清楚是谁的。"),
    "no_reason": ("reason_missing", "请写明原因。申请人会看到。"),
    "no_bank_account": ("bank_account_missing", "申请里没有银行卡号，不能登记拨款。请先退回，让申请人补上。"),
    "no_room": ("yearly_cap_reached", "这一年的次数已经用完。"),
}
"""why a decision cannot be: its code, and the sentence for staff"""


class ClaimSummary(BaseModel):
    """A claim in a list; the bank account is masked everywhere."""

    id: int
    person_id: str
    certificate_id: int
    province: str
    occupation_code: str
    skill_level: int | None
    certificate_kind: str
    competition: bool
    counted_on: date
    cap_year: int
    cap: int
    slot: int | None
    counts: bool
    status: str
    bank_account: MaskedNumber | None
    helper_relation: str | None
    created_at: datetime
    updated_at: datetime


class ClaimDetail(ClaimSummary):
    """A claim with the clerk's reason, in words for the person."""

    reason: str | None


class Claims(Listing):
    """`year` is the calendar year that a claim counts in (`cap_year`)."""

    person_id: Code | None = None
    certificate_id: RowId | None = None
    province: DivisionCode | None = None
    occupation_code: OccupationCode | None = None
    skill_level: SkillLevel | None = None
    certificate_kind: CertificateKind | None = None
    competition: bool | None = None
    counted_on: Day | None = None
    year: Year | None = None
    cap_year: Year | None = None
    counts: bool | None = None
    status: Literal["submitted", "approved", "paid", "refused", "returned", "withdrawn", "reversed"] | None = None

    def condition(self, model: type[Base], field: str, value: Any) -> ColumnElement[bool]:
        return super().condition(model, "cap_year" if field == "year" else field, value)


class NewClaim(Strict):
    """A claim for a certificate of the person."""

    person_id: Code
    certificate_id: RowId
    bank_account: BankAccountText | None = None


class ClaimStep(Strict):
    """A decision; refused, returned and reversed (paid wrongly) need a reason in words for the person."""

    status: Literal["approved", "paid", "refused", "returned", "withdrawn", "reversed"]
    reason: LongLine | None = None


@router.get("")
def list_claims(desk: Reader, wanted: Annotated[Claims, Query()]) -> Page[ClaimSummary]:
    """Claims of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, SubsidyClaim, wanted, ClaimSummary)


@router.get("/{claim_id}")
def read_claim(claim_id: int, desk: Reader) -> ClaimDetail | ClaimSummary:
    """One claim."""
    with desk.read() as session:
        return _shown(desk, rows.find(session, desk, SubsidyClaim, claim_id))


@router.post("", status_code=201)
def submit_claim(new: NewClaim, desk: Writer) -> ClaimDetail | ClaimSummary:
    """Submit a claim; the rule decides."""
    with desk.write() as session:
        rows.find(session, desk, Person, new.person_id)
        rows.find(session, desk, Certificate, new.certificate_id)
        return _shown(desk, _claim(session, desk, new))


@router.patch("/{claim_id}")
def decide_claim(claim_id: int, step: ClaimStep, desk: Decider) -> ClaimDetail | ClaimSummary:
    """Decide on a claim, or take it back for the person."""
    if step.status in subsidy_decisions.NEEDS_REASON and step.reason is None:
        raise invalid_field("reason", "missing", "请写明原因。申请人会看到。")
    with desk.write() as session:
        claim = rows.find(session, desk, SubsidyClaim, claim_id)
        try:
            if step.status == "withdrawn":
                subsidy.withdraw(session, claim.person_id, claim.id, desk.actor)
            else:
                subsidy_decisions.decide(
                    session, claim.id, step.status, step.reason, desk.actor, desk.settings.subsidy,
                    desk.settings.four_eyes,
                )  # fmt: skip
        except subsidy_decisions.DecisionRefused as error:
            raise StaffProblem(409, *CAUSES[error.cause]) from error
        except LookupError as error:
            raise step_not_possible() from error
        except SamePerson as error:
            raise four_eyes_problem(session, desk, error, "subsidy-claims") from error
        session.flush()
        return _shown(desk, claim)


def _claim(session: Session, desk: Desk, new: NewClaim) -> SubsidyClaim:
    try:
        return subsidy.claim(
            session,
            new.person_id,
            new.certificate_id,
            new.bank_account,
            desk.settings.subsidy,
            desk.actor,
            desk.today,
        )
    except LookupError as error:
        raise invalid_field("certificate_id", "another_person", "这本证书不是这个人的。") from error
    except subsidy.CertificateClaimed as error:
        raise StaffProblem(409, "certificate_claimed", "这本证书已经申请过补贴。", claim_id=error.claim_id) from error
    except subsidy.ClaimRefused as error:
        raise _refusal(error.decision) from error


def _refusal(decision: Decision) -> StaffProblem:
    return StaffProblem(
        409,
        "subsidy_refused",
        decision.reasons[0].text if decision.reasons else "按规定不能申请。",
        reasons=[asdict(reason) for reason in decision.reasons],
        next_possible=decision.next_possible.isoformat() if decision.next_possible else None,
        citations=[asdict(citation) for citation in decision.citations],
        remaining=decision.remaining,
        setting_notes=list(decision.setting_notes),
    )


def _shown(desk: Desk, claim: SubsidyClaim) -> ClaimDetail | ClaimSummary:
    shape = ClaimDetail if desk.sees_personal_facts else ClaimSummary
    return shape.model_validate(claim, from_attributes=True)
