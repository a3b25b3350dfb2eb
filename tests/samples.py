"""Invented people, classes, certificates and jobs: every name says 示例, the area code of the numbers is none."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber, check_character
from server import clock
from server.registry.database import utcnow
from server.registry.models import (
    Certificate,
    Conversation,
    Course,
    Division,
    Job,
    Occupation,
    Person,
    Proof,
    TrainingBase,
    TrainingClass,
    Turn,
)
from server.registry.services import people, proofs

NOWHERE = "419999"
SHIJIAZHUANG, QIAOXI, ZHENGZHOU = "130100", "130104", "410100"
DIVISIONS = {
    "130000": ("河北省", "province", None),
    "130100": ("石家庄市", "city", "130000"),
    "130104": ("桥西区", "county", "130100"),
    "130400": ("邯郸市", "city", "130000"),
    "410000": ("河南省", "province", None),
    "410100": ("郑州市", "city", "410000"),
    "419001": ("济源市", "city", "410000"),
}
_next = count(1)
Kept = TypeVar("Kept")


def a_certificate_number(
    born: date | None = None, category: int = 4, level: int = 3, serial: int | None = None, suffix: str = ""
) -> str:
    """Return a number of 20 characters whose check character is right, with `suffix` (B and a digit) behind it.

    `serial` (0 to 999) tells apart people born on one day. Without day and serial no two numbers are alike.
    """
    day, nth = divmod(next(_next), 1000)
    born = born or date(1970, 1, 1) + timedelta(days=day)
    first_seventeen = f"{NOWHERE}{born:%Y%m%d}{nth if serial is None else serial:03d}"
    return f"{first_seventeen}{check_character(first_seventeen)}{category}{level}{suffix}"


def a_phone_number() -> str:
    """Return a number of 11 digits that no other call returns."""
    return f"199{next(_next):08d}"


def a_place(session: Session, code: str = SHIJIAZHUANG) -> Division:
    """Put a division of `DIVISIONS` and what it lies in on record."""
    name, level, parent = DIVISIONS[code]
    if parent:
        a_place(session, parent)
    found = session.get(Division, code)
    if found is None:
        found = _kept(session, Division(code=code, name=name, level=level, parent_code=parent, aliases=[name[:-1]]))
    return found


def a_person(
    session: Session,
    name: str = "示例甲",
    number: str | None = None,
    phone: str | None = None,
    area: str = SHIJIAZHUANG,
) -> Person:
    """Register a person as the assistant does; number and phone are new unless given."""
    a_place(session, area)
    whose = CertificateNumber(number or a_certificate_number())
    return people.register(session, name, whose, phone or a_phone_number(), area, "我同意。", "assistant:sample")


def a_conversation(session: Session, person: Person | None = None, area: str | None = None) -> Conversation:
    """Open a conversation, of a person who showed who they are if one is given."""
    made = Conversation(
        id=f"sample-{next(_next)}", token_hash="", channel="web", mode="text", area=area,
        linked_to=person.id if person else None,
    )  # fmt: skip
    kept = _kept(session, made)
    if person is not None:
        a_proof(session, kept.id, person)
    return kept


def a_proof(session: Session, conversation_id: str, person: Person) -> Proof:
    """Let the phone of a person on record be proved in a conversation."""
    return proofs.keep(session, conversation_id, person.phone_hash, person.number_hash)


def two_in_turn(session: Session, first: Person, second: Person, minutes: float = 5) -> Conversation:
    """Open a conversation in which the first was proved, said 甲, and then the second was and said 乙."""
    made, now = a_conversation(session), utcnow()
    for person, said, ago in ((first, "甲", 4 * minutes), (second, "乙", 2 * minutes)):
        at = now - timedelta(minutes=ago)
        proofs.keep(session, made.id, person.phone_hash, person.number_hash, at)
        proofs.identify(session, made.id, person, "assistant:sample", at)
        a_turn(session, made.id, at + timedelta(minutes=minutes), said)
    return made


def a_turn(
    session: Session, conversation_id: str, at: datetime, said: str = "你好", answered_at: datetime | None = None
) -> Turn:
    """Let something be said and answered in a conversation, at once unless `answered_at` is given."""
    made = Turn(
        conversation_id=conversation_id, message_id=f"sample-{next(_next)}", said=said, reply='{"messages": []}',
        state="answered", created_at=at, answered_at=answered_at or at,
    )  # fmt: skip
    return _kept(session, made)


def an_occupation(session: Session, name: str | None = None, **fields: Any) -> Occupation:
    """Put a trade on record, a new one unless named."""
    number = next(_next)
    made = Occupation(
        code=f"sample-{number:06d}", name=name or f"示例工种{number}", source="示例", sample=True, **fields
    )
    return _kept(session, made)


def a_class(
    session: Session,
    capacity: int = 1,
    occupation: Occupation | None = None,
    place: str = SHIJIAZHUANG,
    **fields: Any,
) -> TrainingClass:
    """Announce a class of a new course at a new base; `fields` are those of the class. It starts in 30 days."""
    number, today = next(_next), clock.today()
    a_place(session, place)
    base = TrainingBase(
        code=f"base-{number}", name=f"示例基地{number}", division_code=place, address="示例路1号", sample=True
    )
    course = Course(
        code=f"course-{number}", name=f"示例课程{number}", kind="就业技能", skill_level=5, hours=80,
        certificate_kind="职业技能等级证书", occupation=occupation or an_occupation(session), sample=True,
    )  # fmt: skip
    plain = {
        "code": f"class-{number}",
        "starts_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=60),
        "enrol_until": today + timedelta(days=20),
    }
    made = TrainingClass(
        base=base, course=course, division_code=place, capacity=capacity, sample=True, **plain | fields
    )
    return _kept(session, made)


def a_certificate(
    session: Session,
    person: Person,
    occupation: Occupation | None = None,
    issued_on: date = date(2024, 5, 1),
    skill_level: int | None = 5,
    kind: str = "职业技能等级证书",
    verified: bool = True,
    **fields: Any,
) -> Certificate:
    """Put a certificate of a person on record that a clerk has seen, of a new trade unless one is given."""
    made = Certificate(
        person_id=person.id, occupation=occupation or an_occupation(session), skill_level=skill_level, kind=kind,
        issued_on=issued_on, verified=verified, **fields,
    )  # fmt: skip
    return _kept(session, made)


def a_job(session: Session, occupation: Occupation | None = None, place: str = SHIJIAZHUANG, **fields: Any) -> Job:
    """Offer a job, of a new trade unless one is given; open for 30 days."""
    a_place(session, place)
    number = next(_next)
    plain = {
        "code": f"job-{number}", "title": f"示例岗位{number}", "employer": "示例公司", "work_mode": "全职",
        "salary_min_yuan": 3000, "salary_max_yuan": 4000, "open_until": clock.today() + timedelta(days=30),
    }  # fmt: skip
    made = Job(occupation=occupation or an_occupation(session), division_code=place, sample=True, **plain | fields)
    return _kept(session, made)


def _kept(session: Session, made: Kept) -> Kept:
    session.add(made)
    session.flush()
    return made
