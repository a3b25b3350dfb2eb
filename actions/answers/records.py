"""What is on a person's record, said to that person."""

from __future__ import annotations

from typing import Any

from actions.answers.days import said
from actions.answers.subsidy import STATUS_WORDS, explain
from actions.menu import A_PERSON, to
from actions.questions.whose import SELF, relation
from actions.said import Choice
from actions.turn import Turn
from language.asking import asks_how_much, asks_when
from language.levels import LEVEL_NAMES
from server.policies.eligibility.wording import load_wording
from server.registry.models import Certificate, Person
from server.registry.repositories import records
from server.registry.services import class_seats, subsidy_rule
from server.words import Digits

RECORD_INTENTS = (
    "check_enrolment_status", "check_subsidy_eligibility", "check_subsidy_status", "check_referral_status",
    "ask_certificate",
)  # fmt: skip
REFERRAL_WORDS = {
    "sent": "材料已送到单位，等回信",
    "interview": "单位约您面试",
    "hired": "已录用",
    "declined": "单位这次没有录用",
    "withdrawn": "已撤回",
}
REACHES_THE_EMPLOYER = ("sent", "interview", "hired")
"""a referral that is under way, or went well: its person may ring up who was named there"""
MOST = 5


def show_record(turn: Turn, intent: str) -> None:
    """Say the part of the record that the intent asks for; of money, what is known. The person must be verified."""
    person = turn.person
    assert person is not None
    if asks_how_much(turn.text) and "amount" in turn.reading.whole.topics:
        turn.say("subsidy.amount_unknown", options=[to(A_PERSON)])
        return
    if relation(turn) != SELF:
        turn.say("record.of", name=person.name)
    SHOWN[intent](turn, person)
    if intent == "check_subsidy_status" and asks_when(turn.text):
        turn.say("record.no_day_known")


def show_enrolments(turn: Turn, person: Person) -> None:
    found = records.active_enrolments(turn.session, person.id)
    if not found:
        turn.say("record.no_enrolments", options=[Choice("看培训班", "有哪些培训班")])
    for enrolment in found[:MOST]:
        values: dict[str, Any] = {
            "number": Digits(f"{enrolment.id:06d}"), "name": enrolment.training_class.course.name,
            "starts": said(enrolment.training_class.starts_on),
        }  # fmt: skip
        if enrolment.status == "waiting":
            turn.say("record.waiting", place=class_seats.queue_place(turn.session, enrolment), **values)
        else:
            turn.say("record.enrolled", **values)


def show_eligibility(turn: Turn, person: Person) -> None:
    decision = subsidy_rule.check(turn.session, person, turn.context.subsidy, today=turn.context.today())
    explain(turn, decision)
    if not decision.eligible:
        turn.say_plain(load_wording().by_machine, options=[Choice("转人工", "转人工")])
    else:
        turn.say("subsidy.can_claim", options=[Choice("申请补贴", "我要申请培训补贴")])


def show_claims(turn: Turn, person: Person) -> None:
    found = records.claims(turn.session, person.id)
    if not found:
        turn.say("record.no_claims", options=[Choice("申请补贴", "我要申请培训补贴")])
    for claim in found[:MOST]:
        turn.say(
            "record.claim", number=Digits(f"{claim.id:06d}"), name=claim.occupation.name,
            status=STATUS_WORDS[claim.status],
        )  # fmt: skip
        if claim.reason and claim.status in ("refused", "returned", "reversed"):
            turn.say("record.claim_reason", reason=claim.reason)


def show_referrals(turn: Turn, person: Person) -> None:
    found = records.referrals(turn.session, person.id)
    if not found:
        turn.say("record.no_referrals", options=[Choice("找工作", "帮我找工作")])
    for referral in found[:MOST]:
        turn.say(
            "record.referral", number=Digits(f"{referral.id:06d}"), title=referral.job.title,
            employer=referral.job.employer, status=REFERRAL_WORDS[referral.status],
        )  # fmt: skip
        if referral.status in REACHES_THE_EMPLOYER and (phone := referral.job.contact_phone):
            who = referral.job.contact_name or referral.job.employer
            turn.say("record.employer_phone", who=who, phone=Digits(phone))


def show_certificates(turn: Turn, person: Person) -> None:
    found = records.certificates(turn.session, person.id)
    if not found:
        turn.say("record.no_certificates", options=[Choice("转人工", "转人工")])
    for certificate in found[:MOST]:
        checked = "已核对" if certificate.verified else "还没有核对"
        turn.say("record.certificate", name=certificate_title(certificate), status=checked)


def certificate_title(certificate: Certificate) -> str:
    """Return one line for a list: trade, level, kind, day of issue."""
    level = LEVEL_NAMES.get(certificate.skill_level or 0, "")
    return f"{certificate.occupation.name}{level}，{certificate.kind}，{said(certificate.issued_on)}发证"


SHOWN = {
    "check_enrolment_status": show_enrolments,
    "check_subsidy_eligibility": show_eligibility,
    "check_subsidy_status": show_claims,
    "check_referral_status": show_referrals,
    "ask_certificate": show_certificates,
}
