"""Fifty hours of attackers who know a phone, a certificate number or both: is anybody locked out or let in?

The clock is simulated; the registry and its rules are real.
"""

from __future__ import annotations

import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber, check_character
from server.registry.database import Database
from server.registry.models import SentMessage, VerificationCode
from server.registry.services import conversations, people, proofs, verification
from server.registry.services.handover import open_case
from server.registry.services.messages import phone_index
from server.registry.services.verification import CodeRules

BEGIN = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
RULES = CodeRules()
CONVERSATIONS_AN_HOUR = 4
"""of each attacker"""
TRIES_A_CONVERSATION = 30
OWNER_MISTYPES_EVERY = 12
"""hours"""


@dataclass
class Figures:
    """What came of it."""

    locked_out: int = 0
    """times that somebody on record could not show who they are, by any way that was open to them at once"""
    guesses_a_day: int = 0
    """wrong codes that were compared for one certificate number within any 24 hours, at most"""
    broken_in: int = 0
    """attackers who guessed a code"""
    let_in_by_a_clerk: int = 0
    """times that who came for the first time needed a clerk, because strangers had spent what they share"""
    codes_to_one_phone_a_day: int = 0
    """text messages that strangers had sent to the owner's phone within any 24 hours, at most"""


@dataclass
class Someone:
    """A person on record."""

    number: CertificateNumber
    phone: str
    conversation: str = ""


@dataclass
class Simulation:
    """The owner, the attackers and the clock."""

    figures: Figures = field(default_factory=Figures)
    now: datetime = BEGIN
    compared: deque[datetime] = field(default_factory=deque)
    sent: deque[datetime] = field(default_factory=deque)

    def run(self, database: Database, hours: int) -> Figures:
        """Let the hours pass, one transaction each."""
        with database.write() as session:
            owner = self._on_record(session, 1)
            owner.conversation = self._opened(session)
            self._shows_who_they_are(session, owner, owner.conversation)
        for hour in range(hours):
            self.now = BEGIN + timedelta(hours=hour + 1)
            with database.write() as session:
                self._an_hour(session, hour, owner)
        return self.figures

    def _an_hour(self, session: Session, hour: int, owner: Someone) -> None:
        attacker = f"198{hour:08d}"
        for nth in range(CONVERSATIONS_AN_HOUR):
            anybodys = _number(500 + hour * CONVERSATIONS_AN_HOUR + nth)
            for phone, number in ((owner.phone, owner.number), (owner.phone, anybodys), (attacker, owner.number)):
                self._attacks(session, phone, number, owner)
        self.now += timedelta(minutes=10)
        if hour % OWNER_MISTYPES_EVERY == 0:
            self._mistypes(session, owner)
        self._comes_back(session, owner)
        self._comes_for_the_first_time(session, owner)
        self._comes_for_the_first_time(session, self._on_record(session, 100 + hour), by_code_alone=True)

    def _attacks(self, session: Session, phone: str, number: CertificateNumber, owner: Someone) -> None:
        """Ask for codes and guess them until nothing more is heard."""
        conversation = self._opened(session)
        for _ in range(TRIES_A_CONVERSATION):
            if not self._guess(session, conversation, phone, number, owner):
                try:
                    verification.send_code(session, conversation, phone, number, RULES, self.now)
                except verification.TooManyCodes:
                    return
                if phone == owner.phone:
                    self.figures.codes_to_one_phone_a_day = self._within_a_day(self.sent)

    def _guess(
        self, session: Session, conversation: str, phone: str, number: CertificateNumber, owner: Someone
    ) -> bool:
        """Try a code that was not sent; return whether it was compared."""
        before = self._tries(session, conversation)
        code = f"{secrets.randbelow(1_000_000):06d}"
        check = verification.check_code(session, conversation, phone, number, code, RULES, self.now)
        if check.outcome == "right":
            self.figures.broken_in += 1
        if self._tries(session, conversation) == before:
            return False
        if number == owner.number:
            self.figures.guesses_a_day = max(self.figures.guesses_a_day, self._within_a_day(self.compared))
        return True

    def _mistypes(self, session: Session, owner: Someone) -> None:
        verification.send_code(session, owner.conversation, owner.phone, owner.number, RULES, self.now)
        self._guess(session, owner.conversation, owner.phone, owner.number, owner)

    def _comes_back(self, session: Session, owner: Someone) -> None:
        """Show again who one is, after the silence, in the conversation where one has shown it before."""
        if not self._shows_who_they_are(session, owner, owner.conversation):
            self.figures.locked_out += 1

    def _comes_for_the_first_time(self, session: Session, someone: Someone, by_code_alone: bool = False) -> None:
        """Show who one is in a new conversation, or else to the clerk whom one is offered."""
        conversation = self._opened(session)
        if self._shows_who_they_are(session, someone, conversation):
            return
        person = people.find_by_number(session, someone.number)
        assert person is not None
        gathered = {"phone_number": someone.phone}
        open_case(session, conversation, "核对身份", gathered, "call", False, f"assistant:{conversation}")
        proofs.vouch(session, conversation, person, "staff:simulated", self.now)
        self.figures.let_in_by_a_clerk += 1
        if by_code_alone or not proofs.stands(session, conversation, person, self.now):
            self.figures.locked_out += 1

    def _shows_who_they_are(self, session: Session, someone: Someone, conversation: str) -> bool:
        try:
            verification.send_code(session, conversation, someone.phone, someone.number, RULES, self.now)
        except verification.TooManyCodes:
            return False
        code = _received(session, someone.phone)
        check = verification.check_code(session, conversation, someone.phone, someone.number, code, RULES, self.now)
        person = people.find_by_number(session, someone.number)
        assert person is not None
        return check.outcome == "right" and proofs.stands(session, conversation, person, self.now)

    def _on_record(self, session: Session, nth: int) -> Someone:
        someone = Someone(_number(nth), f"199{nth:08d}")
        people.register(session, "示例", someone.number, someone.phone, None, "我同意。", "staff:simulated")
        return someone

    def _opened(self, session: Session) -> str:
        conversation, _ = conversations.open_conversation(session, "web", "text", None)
        return conversation.id

    def _within_a_day(self, moments: deque[datetime]) -> int:
        """Note that it happened now; return how often it did within a day."""
        moments.append(self.now)
        while moments[0] <= self.now - timedelta(days=1):
            moments.popleft()
        return len(moments)

    @staticmethod
    def _tries(session: Session, conversation: str) -> int:
        tried = select(VerificationCode.attempts).where(VerificationCode.conversation_id == conversation)
        return sum(session.scalars(tried))


def simulate(database: Database, hours: int = 50) -> Figures:
    """Run the attack against an empty, migrated registry and return the figures."""
    return Simulation().run(database, hours)


def _received(session: Session, phone: str) -> str:
    """Read the newest code on a phone."""
    messages = select(SentMessage).where(SentMessage.phone_hash == phone_index(phone))
    newest = session.scalars(messages.order_by(SentMessage.id.desc()).limit(1)).one()
    return "".join(one for one in newest.body.partition("，")[0] if one.isdecimal())


def _number(nth: int) -> CertificateNumber:
    first_seventeen = f"41999919800101{nth:03d}"
    return CertificateNumber(f"{first_seventeen}{check_character(first_seventeen)}43")
