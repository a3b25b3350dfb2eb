"""Claiming the training subsidy: which certificate, is it allowed, where should the money go."""

from __future__ import annotations

from datetime import date

from actions.answers import open_questions
from actions.answers.days import said as day_said
from actions.answers.records import show_claims
from actions.answers.subsidy import explain
from actions.menu import A_PERSON, to
from actions.outcome import Begin
from actions.personal import PersonalTask
from actions.questions.certificate import (
    PROBLEMS,
    CertificateLevelQuestion,
    CertificateOccupationQuestion,
    CertificateQuestion,
    IssuedOnQuestion,
    certificate_of,
    fault_of_day,
)
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import (
    announce_newcomer,
    area_of_newcomer,
    helper_of,
    identity_questions,
    person_of,
)
from actions.questions.numbers import BankAccountQuestion
from actions.questions.question import Question
from actions.questions.whose import WhoseQuestion, named
from actions.said import Choice
from actions.task import Next
from actions.turn import Turn
from language.levels import LEVEL_NAMES
from language.received import speaks_of_money_had_before
from server.registry.models import Occupation, Person
from server.registry.repositories import records
from server.registry.services import certificates, subsidy, subsidy_rule
from server.words import Digits

ELIGIBLE = "eligible"
OBJECTS = ("question", "correction", "background", "wish", "unclear")
"""roles of what may object to the count"""


class Claim(PersonalTask):
    name = "apply_subsidy"
    intents = ("apply_subsidy",)
    deed = "申请|领补贴"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), *identity_questions(), CertificateQuestion(), CertificateOccupationQuestion(),
            CertificateLevelQuestion(), IssuedOnQuestion(), BankAccountQuestion(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def before_asking(self, turn: Turn) -> Next:
        """Tell a person whom the rule refuses so before asking for a bank card, not after."""
        then = super().before_asking(turn)
        self._check_day(turn)
        if then is not Next.ASK or turn.get(ELIGIBLE) or not self._certificate_is_known(turn):
            return then
        person = turn.person or Person(id="", area=area_of_newcomer(turn))
        decision = subsidy_rule.check(
            turn.session, person, turn.context.subsidy, certificate_of(turn), turn.context.today()
        )
        if decision.eligible:
            turn.set(ELIGIBLE, True)
            turn.say("subsidy.allowed", remaining=decision.remaining, value=decision.span)
            said_last = {message["text"] for message in turn.history.last_messages}
            for note in decision.notes:
                if note not in said_last:
                    turn.say_plain(note)
            return Next.ASK
        explain(turn, decision)
        turn.say("subsidy.what_else", options=[Choice("换一张证书", to("apply_subsidy").payload), to(A_PERSON)])
        return Next.END

    def _check_day(self, turn: Turn) -> None:
        """Ask for the day again where it does not go with the certificate number that was told after it."""
        told = turn.get(IssuedOnQuestion.slot)
        fault = fault_of_day(turn, date.fromisoformat(told)) if told else None
        if fault is not None:
            turn.clear([IssuedOnQuestion.slot, ELIGIBLE])
            turn.say(PROBLEMS[fault])

    def minds(self, turn: Turn) -> bool:
        """Answer who was paid before and does not find that among the times that were counted."""
        said = [one for one in turn.left(*OBJECTS) if speaks_of_money_had_before(one.text)]
        if not said or not turn.get(ELIGIBLE):
            return False
        if turn.person is not None and records.claims(turn.session, turn.person.id):
            show_claims(turn, turn.person)
        else:
            open_questions.note(turn, "case", None, "", said[0].text)
            turn.say("subsidy.not_seen_here", options=[to("ask_base"), to(A_PERSON)])
        turn.deal_with(*said)
        return True

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        then = super().after_accepting(turn, question)
        if then is Next.ASK and question.slot == "verification_code":
            # Who speaks may be another than before: 证号错了.
            turn.clear([ELIGIBLE])
            has = turn.person is not None and records.unclaimed_certificates(turn.session, turn.person.id)
            if has and isinstance(turn.get("certificate_choice"), str):
                turn.clear(["certificate_choice", "confirm", "offered"])
        return then

    def own_facts(self, turn: Turn) -> list[str]:
        return [*super().own_facts(turn), ELIGIBLE]

    def finish(self, turn: Turn) -> Next:
        told = None if isinstance(turn.get("certificate_choice"), int) else certificate_of(turn)
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                certificate_id = turn.get("certificate_choice")
                if told is not None:
                    certificate_id = certificates.report(session, person.id, told, turn.actor, turn.context.today())
                claim = subsidy.claim(
                    session, person.id, certificate_id, turn.get("bank_account"), turn.context.subsidy, turn.actor,
                    turn.context.today(), helper=helper_of(turn),
                )  # fmt: skip
                number = Digits(f"{claim.id:06d}")
        except subsidy.ClaimRefused as refusal:
            explain(turn, refusal.decision)
            turn.say("claim.too_late")
            return Next.DONE
        except subsidy.CertificateClaimed as standing:
            turn.say("claim.already", number=Digits(f"{standing.claim_id:06d}"))
            return Next.DONE
        turn.say("claim.done", number=number)
        turn.say("claim.next")
        return Next.DONE

    def _certificate_is_known(self, turn: Turn) -> bool:
        asked = [one for one in self.questions(turn) if one.asked and one.applies(turn)]
        missing = next((one for one in asked if not one.is_filled(turn)), None)
        return missing is None or missing.slot in ("bank_account", "confirm")


def announce(turn: Turn) -> None:
    """Say for whom and for which certificate the subsidy is claimed, and to which card it goes."""
    announce_newcomer(turn)
    certificate = certificate_of(turn)
    held = turn.session.get_one(Occupation, certificate.occupation_code)
    level = LEVEL_NAMES.get(certificate.skill_level or 0, "")
    turn.say(
        "claim.confirm", options=YES_NO, title=f"{held.name}{level}，{certificate.kind}",
        day=day_said(certificate.issued_on), account=Digits(turn.get("bank_account")[-4:]),
        who=named(turn),
    )  # fmt: skip
