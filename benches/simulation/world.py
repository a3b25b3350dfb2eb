"""What the office knows of a person before they speak, and what comes to their telephone."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from benches.simulation.facts import Facts, stream
from benches.simulation.goals import Goal
from language.numbers.personal import CertificateNumber
from server import clock
from server.policies import SubsidySettings, yearly_cap
from server.registry.database import Database
from server.registry.models import Certificate, Occupation, Person, SentMessage
from server.registry.services import jobs, people, subsidy, training
from server.registry.services.messages import phone_index

ACTOR = "system"


@dataclass
class Before:
    """What stood on record, by the ids that the check needs; `marks` must be in the answer to a question."""

    enrolment: int | None = None
    claim: int | None = None
    claims: int = 0
    certificates: list[int] = field(default_factory=list)
    referral: int | None = None
    marks: list[str] = field(default_factory=list)


def prepare(database: Database, facts: Facts, goal: Goal) -> Before:
    """Put on record what this goal begins with."""
    made = Before()
    if not goal.on_record:
        return made
    with database.write() as session:
        person = people.register(
            session, facts.identity.name, CertificateNumber(facts.identity.number), facts.identity.phone,
            facts.home[0], "我同意。", ACTOR,
        )  # fmt: skip
        _enrolled(session, person, goal, made)
        _certified(session, person, facts, goal, made)
        if goal.kind == "check_referral" and goal.target:
            made.referral = jobs.refer(session, person.id, goal.target.id, ACTOR, clock.today()).id
            made.marks = [f"{made.referral:06d}"]
    return made


def _enrolled(session: Session, person: Person, goal: Goal, made: Before) -> None:
    if goal.kind not in ("check_enrolment", "leave_class") or goal.target is None:
        return
    enrolled = training.enrol(session, person.id, goal.target.id, ACTOR, clock.today(), may_wait=True)
    made.enrolment = enrolled.enrolment.id
    made.marks = [f"{made.enrolment:06d}"]


def _certified(session: Session, person: Person, facts: Facts, goal: Goal, made: Before) -> None:
    draw = stream(facts.seed, "world")
    if goal.certificate_on_record:
        held = Certificate(
            person_id=person.id, occupation_code=goal.holds["certificate_trade"],
            skill_level=goal.holds.get("skill_level"), kind=goal.holds["certificate_kind"],
            issued_on=goal.holds["issued_on"], verified=True,
        )  # fmt: skip
        session.add(held)
        session.flush()
        made.certificates.append(held.id)
    if goal.kind in ("check_claim", "withdraw_claim"):
        made.claim = _claim(session, person, made.certificates[0], facts)
        made.claims, made.marks = 1, [f"{made.claim:06d}"]
    if goal.kind == "check_certificate":
        made.marks = [goal.says["certificate_trade"]]
    if goal.kind == "ask_left":
        for number in range(goal.claims_before):
            made.certificates.append(_another(session, person, goal, draw, number))
            _claim(session, person, made.certificates[-1], facts)
        made.claims = goal.claims_before
        cap = int(yearly_cap(f"{facts.home[0][:2]}0000", clock.today()).value)
        made.marks = [f"{cap - goal.claims_before}次"]


def _another(session: Session, person: Person, goal: Goal, draw: random.Random, number: int) -> int:
    codes = sorted(
        session.scalars(select(Occupation.code).where(Occupation.sample, Occupation.medical.is_(False))).all()
    )
    code = draw.sample([code for code in codes if code != goal.holds["certificate_trade"]], 3)[number]
    held = Certificate(
        person_id=person.id, occupation_code=code, skill_level=5, kind="职业技能等级证书", verified=True,
        issued_on=clock.today() - timedelta(days=number + 1),
    )  # fmt: skip
    session.add(held)
    session.flush()
    return held.id


def _claim(session: Session, person: Person, certificate: int, facts: Facts) -> int:
    account = facts.identity.account
    return subsidy.claim(session, person.id, certificate, account, SubsidySettings(), ACTOR, clock.today()).id


def code_sent_to(database: Database, phone: str) -> str | None:
    """Return the newest code on this telephone."""
    query = select(SentMessage.body).where(
        SentMessage.phone_hash == phone_index(phone), SentMessage.kind == "verification"
    )
    with database.read() as session:
        found = re.search(r"\d{6}", session.scalars(query.order_by(SentMessage.id.desc())).first() or "")
    return found.group() if found else None
