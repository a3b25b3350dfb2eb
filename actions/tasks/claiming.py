"""Claiming the training subsidy: which certificate, is it allowed, where should the money go."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from actions.answers.days import said
from actions.answers.records import certificate_title
from actions.answers.subsidy import explain
from actions.reading.wishes import CERTIFICATE_KINDS, read_certificate_kind
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import announce_newcomer, area_of_newcomer, identity_steps, person_of
from actions.steps.numbers import BankAccountStep
from actions.steps.step import ANY, Problem, Step
from actions.steps.wishes import LevelStep, OccupationStep
from actions.tasks.done import TaskEnd
from actions.tasks.withdrawing import YieldsToWithdrawal
from actions.turn import Choice, Turn
from language.levels import LEVEL_NAMES
from language.time.dates import read_day
from language.writing.plain import squeeze
from server.registry.models import Certificate, Occupation, Person
from server.registry.repositories import records
from server.registry.services import subsidy
from server.words import Digits

REPORTED = "reported:"
"""prefix of a certificate that is not on record but told by the person, with its kind"""
OF_A_DAY = re.compile(
    r"[\d零〇一二三四五六七八九十元初廿]+[年月日号个天周]*|[去今前昨]年|[今昨前]天|[今昨前]儿个?|大前天|[上这本]个?[月周]"
    r"|农历|正月|腊月|星期[一二三四五六日天]|证书?|我|俺|是|在|就|的|发|拿|领|考|到|下来|得|了|大概|应该|好像|那天|嘞|哩"
)
"""what the answer to the day of issue is made of"""
ISSUED = re.compile(r"([^，,。；;]{2,})(?:发|拿到?|领到?|考)(?:的|下来|了|证)")
"""tells the day of issue in a sentence: 上个月5号发的"""
KINDS_WITH_LEVELS = ("职业技能等级证书", "职业资格证书")


class CertificateChoiceStep(ChoiceStep):
    slot = "certificate_choice"
    resets = ("free_text", "occupation", "skill_level", "bank_account", "offered", "eligible")
    names = "证书"
    title = "证书"

    def items(self, turn: Turn) -> list[Item]:
        person = turn.person
        found = records.unclaimed_certificates(turn.session, person.id) if person else []
        known = [Item(one.id, certificate_title(one), f"选证书{one.id:06d}") for one in found]
        kinds = [Item(f"{REPORTED}{kind}", f"另一张：{kind}" if known else kind, kind) for kind in CERTIFICATE_KINDS]
        return [*known, *kinds]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        on_record = sum(1 for item in items if isinstance(item.value, int))
        key = "ask.certificate_choice" if on_record else "ask.certificate_kind"
        return (f"{key}_again" if attempt else key), {"count": on_record}

    def read(self, turn: Turn) -> Any:
        value = super().read(turn)
        if value is None and (kind := read_certificate_kind(turn.text)):
            return f"{REPORTED}{kind}"
        return value

    def said_back(self, turn: Turn) -> str:
        value = turn.get(self.slot)
        if isinstance(value, int):
            return certificate_title(turn.session.get_one(Certificate, value))
        return str(value).removeprefix(REPORTED)


class OfCertificate(Step):
    """Asked only about a certificate that the office does not have on record."""

    def applies(self, turn: Turn) -> bool:
        return isinstance(turn.get("certificate_choice"), str)

    def may_come_early(self, turn: Turn) -> bool:
        return turn.get("certificate_choice") is None


class CertificateOccupationStep(OfCertificate, OccupationStep):
    optional = False
    resets = ("eligible",)
    title = "证书上的职业"

    def __init__(self) -> None:
        super().__init__("ask.occupation_of_certificate", optional=False)


class CertificateLevelStep(OfCertificate, LevelStep):
    resets = ("eligible",)
    title = "证书的等级"

    def applies(self, turn: Turn) -> bool:
        kind = str(turn.get("certificate_choice") or "").removeprefix(REPORTED)
        return super().applies(turn) and kind in KINDS_WITH_LEVELS


class IssuedOnStep(OfCertificate):
    """The day on the certificate."""

    slot = "free_text"
    kind = "date"
    resets = ("eligible",)
    names = "日期|时间|发证"
    title = "发证日期"

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("ask.issued_on_again" if attempt else "ask.issued_on")

    def read(self, turn: Turn) -> Any:
        day = read_day(turn.text, turn.context.today(), past=True)
        if day is None or (turn.intent == "out_of_scope" and _says_more_than_a_day(turn.text)):
            return None
        if day > turn.context.today():
            return Problem("problem.issued_on_future")
        if day.year < 1990:
            return Problem("problem.issued_on_old")
        return day.isoformat()

    def is_plain_answer(self, turn: Turn) -> bool:
        day = read_day(turn.text, turn.context.today(), past=True)
        return day is not None and not _says_more_than_a_day(turn.text)

    def volunteer(self, turn: Turn) -> Any:
        told = ISSUED.search(turn.text)
        day = read_day(told.group(1), turn.context.today(), past=True) if told else None
        in_time = day is not None and day.year >= 1990 and day <= turn.context.today()
        return day.isoformat() if day is not None and in_time else None

    def reread(self, turn: Turn, by_name: bool) -> Any | Problem | None:
        return self.read(turn) if by_name or not _says_more_than_a_day(turn.text) else None

    def said_back(self, turn: Turn) -> str:
        return said(date.fromisoformat(turn.get(self.slot)))


def _says_more_than_a_day(text: str) -> bool:
    """Whether more than a day is said: 今天天气真好."""
    return len(OF_A_DAY.sub("", squeeze(text))) > 3


class ApplySubsidyForm(YieldsToWithdrawal):
    form = "apply_subsidy_form"
    title = "申请补贴"
    intents = ("apply_subsidy",)

    def steps(self, turn: Turn) -> list[Step]:
        return [
            *identity_steps(), CertificateChoiceStep(), CertificateOccupationStep(), CertificateLevelStep(),
            IssuedOnStep(), BankAccountStep(), ConfirmStep(announce_claim, self.title),
        ]  # fmt: skip

    def before_asking(self, turn: Turn) -> bool:
        """Tell a person whom the rule refuses so before asking for a bank card, not after."""
        missing = self.missing(turn)
        if missing is None or missing.slot not in ("bank_account", "confirm") or turn.get("eligible"):
            return True
        person = turn.person or _newcomer(turn)
        decision = subsidy.check(
            turn.session, person, turn.context.subsidy, certificate_of(turn), turn.context.today()
        )
        if decision.eligible:
            turn.set("eligible", True)
            turn.say("subsidy.allowed", remaining=decision.remaining, value=decision.span)
            for note in decision.notes:
                if note not in turn.just_said:
                    turn.say_plain(note)
            return True
        explain(turn, decision)
        turn.say("subsidy.what_else", options=[Choice("换一张证书", "我要申请培训补贴"), Choice("转人工", "转人工")])
        self.end(turn)
        return False

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if not super().after_accepting(turn, step):
            return False
        if step.slot == "verification_code":  # who speaks may be another than before: 证号错了
            turn.clear(["eligible"])
            if isinstance(turn.get("certificate_choice"), str) and self._has_certificates(turn):
                turn.clear(["certificate_choice", "confirm", "offered"])
        return True

    @staticmethod
    def _has_certificates(turn: Turn) -> bool:
        return turn.person is not None and bool(records.unclaimed_certificates(turn.session, turn.person.id))

    def own_slots(self, turn: Turn) -> list[str]:
        return [*super().own_slots(turn), "eligible"]


def certificate_of(turn: Turn) -> Certificate:
    """Return the certificate that was chosen, or one made of what the person told (not yet stored)."""
    choice = turn.get("certificate_choice")
    if isinstance(choice, int):
        return turn.session.get_one(Certificate, choice)
    level = turn.get("skill_level")
    return Certificate(
        person_id=turn.person.id if turn.person else "", occupation_code=turn.get("occupation"),
        skill_level=None if level in (None, ANY) else level, kind=str(choice).removeprefix(REPORTED),
        issued_on=date.fromisoformat(turn.get("free_text")), competition=False, verified=False,
    )  # fmt: skip


def _newcomer(turn: Turn) -> Person:
    return Person(id="", area=area_of_newcomer(turn))


def announce_claim(turn: Turn) -> None:
    announce_newcomer(turn)
    certificate = certificate_of(turn)
    held = turn.session.get_one(Occupation, certificate.occupation_code)
    level = LEVEL_NAMES.get(certificate.skill_level or 0, "")
    turn.say(
        "claim.confirm", options=YES_NO, title=f"{held.name}{level}，{certificate.kind}",
        day=said(certificate.issued_on), account=Digits(turn.get("bank_account")[-4:]),
    )  # fmt: skip


class ApplySubsidy(TaskEnd):
    action_name = "action_apply_subsidy"
    form = "apply_subsidy_form"
    forgets = ("certificate_choice", "occupation", "skill_level", "free_text", "bank_account", "eligible")

    def finish(self, turn: Turn) -> bool:
        told = None if isinstance(turn.get("certificate_choice"), int) else certificate_of(turn)
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                certificate_id = turn.get("certificate_choice")
                if told is not None:
                    told.person_id = person.id
                    session.add(told)
                    session.flush()
                    certificate_id = told.id
                claim = subsidy.claim(
                    session, person.id, certificate_id, turn.get("bank_account"), turn.context.subsidy,
                    turn.actor, turn.context.today(),
                )  # fmt: skip
                number = Digits(f"{claim.id:06d}")
        except subsidy.ClaimRefused as refusal:
            explain(turn, refusal.decision)
            turn.say("claim.too_late")
            return True
        except subsidy.CertificateClaimed as standing:
            turn.say("claim.already", number=Digits(f"{standing.claim.id:06d}"))
            return True
        turn.say("claim.done", number=number)
        turn.say("claim.next")
        return True
