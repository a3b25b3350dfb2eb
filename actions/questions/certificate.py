"""The vocational certificate that a subsidy is claimed for."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.answers.days import said as day_said
from actions.answers.records import certificate_title
from actions.named import named_trades
from actions.questions.choice import ChoiceQuestion, Item
from actions.questions.level import LevelQuestion
from actions.questions.question import ANY, Problem, Question
from actions.questions.search import NO_SUCH_TRADE, OccupationQuestion
from actions.reading import NOT_WANTED, Segment
from actions.turn import Turn
from language.certificate_kinds import CERTIFICATE_KINDS, KINDS_WITH_LEVELS, read_certificate_kind
from language.numbers.personal import CertificateNumber
from language.time.dates import read_day, says_only_a_day, tells_when_issued
from server.registry.models import Certificate
from server.registry.repositories import records
from server.registry.services import people
from server.registry.services.issued_on import Fault, fault_of

REPORTED = "reported:"
"""prefix of a certificate that is not on record but told by the person, with its kind"""
PROBLEMS: dict[Fault, str] = {
    "in_the_future": "problem.issued_on_future",
    "too_early": "problem.issued_on_old",
    "before_that_age": "problem.issued_on_age",
}
"""what is said of a day on which the certificate cannot have been issued"""
OF_A_CERTIFICATE = ("apply_subsidy", "ask_certificate")
"""what is told with these wishes is told of a certificate"""


class CertificateQuestion(ChoiceQuestion):
    slot = "certificate_choice"
    about = ("certificate",)
    resets = ("issued_on", "occupation", "skill_level", "bank_account", "offered", "eligible")
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

    def parse(self, turn: Turn, said: Segment) -> Any:
        value = super().parse(turn, said)
        if value is None and (kind := read_certificate_kind(said.text)):
            return f"{REPORTED}{kind}"
        return value

    def said_back(self, turn: Turn) -> str:
        value = turn.get(self.slot)
        if isinstance(value, int):
            return certificate_title(turn.session.get_one(Certificate, value))
        return str(value).removeprefix(REPORTED)


class OfCertificate(Question):
    """Asked only about a certificate that the office does not have on record."""

    def applies(self, turn: Turn) -> bool:
        return isinstance(turn.get("certificate_choice"), str)

    def may_come_early(self, turn: Turn) -> bool:
        return turn.get("certificate_choice") is None


class CertificateOccupationQuestion(OfCertificate, OccupationQuestion):
    optional = False
    resets = ("eligible",)
    title = "证书上的职业"

    def __init__(self) -> None:
        super().__init__("ask.occupation_of_certificate", optional=False)

    def parse(self, turn: Turn, said: Segment) -> Any:
        value = super().parse(turn, said)
        if isinstance(value, Problem) and value.key == NO_SUCH_TRADE:
            return Problem("problem.no_such_trade_on_a_certificate", value.values)
        return value

    def extract(self, turn: Turn, said: Segment) -> Any:
        """Keep the trade that a certificate is told to be of: nobody wishes for it, it is had."""
        of_certificate = said.intent in OF_A_CERTIFICATE or bool(said.named("certificate_kind"))
        had = {code for one in named_trades(turn, said) if one.polarity != NOT_WANTED for code in one.codes}
        return had.pop() if of_certificate and len(had) == 1 else super().extract(turn, said)


class CertificateLevelQuestion(OfCertificate, LevelQuestion):
    resets = ("eligible",)
    title = "证书的等级"

    def applies(self, turn: Turn) -> bool:
        kind = str(turn.get("certificate_choice") or "").removeprefix(REPORTED)
        return super().applies(turn) and kind in KINDS_WITH_LEVELS

    def extract(self, turn: Turn, said: Segment) -> Any:
        own = [one for one in said.named("skill_level") if one.polarity != "not_wanted" and one.values]
        return own[0].values[0] if own else None


class IssuedOnQuestion(OfCertificate):
    """The day on the certificate."""

    slot = "issued_on"
    awaited_as = "date"
    kind = "date"
    about = ("date",)
    resets = ("eligible",)
    title = "发证日期"

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return says_only_a_day(said.text) and read_day(said.text, turn.context.today(), past=True) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        day = read_day(said.text, turn.context.today(), past=True)
        if day is None or not (says_only_a_day(said.text) or tells_when_issued(said.text)):
            return None  # 今天天气真好 names a day, and none of a certificate
        fault = fault_of_day(turn, day)
        return Problem(PROBLEMS[fault]) if fault is not None else day.isoformat()

    def extract(self, turn: Turn, said: Segment) -> Any:
        """Keep a day that was told of the certificate beforehand."""
        told = [one for one in said.named("date") if one.role == "own" and one.polarity != "not_wanted"]
        if not told or not (said.named("certificate_kind") or said.intent in OF_A_CERTIFICATE):
            return None
        day = self.parse(turn, Segment(told[-1].words, "answer"))
        return None if isinstance(day, Problem) else day

    def said_back(self, turn: Turn) -> str:
        return day_said(date.fromisoformat(turn.get(self.slot)))


def fault_of_day(turn: Turn, day: date) -> Fault | None:
    """Return what is wrong with a day of issue for who speaks; None where nothing is, as far as is known."""
    held = people.current_certificate(turn.session, turn.person.id) if turn.person is not None else None
    told = held.number if held is not None else turn.get("certificate_number")
    born = CertificateNumber(told).birth_date if told else None
    return fault_of(day, born, turn.context.today())


def certificate_of(turn: Turn) -> Certificate:
    """Return the certificate that was chosen, or one made of what the person told (not yet stored)."""
    choice = turn.get("certificate_choice")
    if isinstance(choice, int):
        return turn.session.get_one(Certificate, choice)
    level = turn.get("skill_level")
    return Certificate(
        person_id=turn.person.id if turn.person else "", occupation_code=turn.get("occupation"),
        skill_level=None if level in (None, ANY) else level, kind=str(choice).removeprefix(REPORTED),
        issued_on=date.fromisoformat(turn.get("issued_on")), competition=False, verified=False,
    )  # fmt: skip
