"""The rows of a person that go, and what is blanked of those that stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, delete, or_, select, true, update
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import (
    AbilityAssessment,
    Certificate,
    Complaint,
    Consent,
    Conversation,
    DisabilityCertificate,
    EmploymentReport,
    Enrolment,
    Feedback,
    HandoverCase,
    HandoverMessage,
    Person,
    Question,
    Referral,
    SentMessage,
    SpentNumber,
    SubsidyClaim,
    SubsidyException,
    Turn,
    VerificationCode,
    WrongCode,
)
from server.registry.services import complaints, proof_windows, proofs
from server.registry.services.retention import Deletion

LAST_MESSAGE = "deleted"
"""the kind of the text message that tells of the deletion"""
LAST_MESSAGE_DAYS = 30
"""time enough for it to be sent"""
HELPERLESS = {"helper_name": None, "helper_relation": None}
Owned = HandoverCase | AbilityAssessment | Feedback | Complaint


@dataclass(frozen=True)
class Talked:
    """Where a person talked: the conversations that are theirs, and the ids of all in which they were ever proved."""

    own: list[Conversation]
    proved_in: set[str]

    @property
    def own_ids(self) -> list[str]:
        return [one.id for one in self.own]


def hold_conversations(session: Session, person: Person) -> Talked:
    """Return where the person talked, all of it held.

    Who opens a case or lets somebody in locks the conversation before the person as well.
    """
    proved_in = proof_windows.conversations_of(session, person)
    theirs = or_(Conversation.person_id == person.id, Conversation.id.in_(proved_in))
    held = select(Conversation).where(theirs).order_by(Conversation.id).with_for_update(key_share=True)
    return Talked([one for one in session.scalars(held) if one.person_id == person.id], proved_in)


def erase(session: Session, person: Person, deletion: Deletion, today: date, staying: str | None) -> None:
    """Remove the person's rows; where claims are kept, leave them with the person's row and its hash.

    The caller has ended what was open. `staying` is a conversation that does not end.
    """
    _erase_what_need_not_stay(session, person, staying)
    _erase_messages(session, person)  # the proofs last: they tell which turns are the person's
    _keep_claims_bare(session, person, deletion)
    if deletion.kept_until is None:
        session.execute(delete(Person).where(Person.id == person.id))
        return
    person.name = person.phone = person.phone_hash = ""
    person.cannot_take_calls = False
    person.deleted_on, person.kept_until = today, deletion.kept_until
    session.flush()


def erase_kept(session: Session, person: Person) -> None:
    """Remove what was kept of a deleted person, and whatever was put beside it since."""
    _erase_what_need_not_stay(session, person, None)
    for model in (SubsidyException, SubsidyClaim, Certificate):
        session.execute(delete(model).where(model.person_id == person.id))
    session.execute(delete(Person).where(Person.id == person.id))


def erase_last_messages(session: Session, today: date) -> None:
    """Remove the messages that told of a deletion long enough ago: they hold the phone."""
    before = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=LAST_MESSAGE_DAYS)
    session.execute(delete(SentMessage).where(SentMessage.kind == LAST_MESSAGE, SentMessage.created_at < before))


def _erase_what_need_not_stay(session: Session, person: Person, staying: str | None) -> None:
    _erase_conversations(session, person, staying)
    for model in (Enrolment, Referral, EmploymentReport, Consent, DisabilityCertificate):
        session.execute(delete(model).where(model.person_id == person.id))


def _erase_conversations(session: Session, person: Person, staying: str | None) -> None:
    talked = hold_conversations(session, person)
    ids = talked.own_ids
    cases = select(HandoverCase.id).where(_of(HandoverCase, person, ids))
    session.execute(delete(Question).where(Question.case_id.in_(cases)))
    session.execute(delete(HandoverMessage).where(HandoverMessage.case_id.in_(cases)))
    session.execute(delete(HandoverCase).where(_of(HandoverCase, person, ids)))
    session.execute(delete(AbilityAssessment).where(_of(AbilityAssessment, person, ids)))
    # The turn in which the person asks is open: its row is its lock, and what was done stands in it.
    is_over = or_(Turn.conversation_id != (staying or ""), Turn.held_until.is_(None), Turn.held_until <= utcnow())
    session.execute(delete(Turn).where(_turns_of(session, person, talked), is_over))
    _unname(session, person, talked)
    heard = Conversation.id.in_({*ids, *talked.proved_in})
    session.execute(update(Conversation).where(heard).values(forget_dialogue_since=utcnow()))
    for conversation in talked.own:
        proofs.unlink(conversation)
        if conversation.id != staying:
            conversation.ended_at = conversation.ended_at or utcnow()
    session.flush()


def _unname(session: Session, person: Person, talked: Talked) -> None:
    """Take the name off what the office still needs: scores, and complaints that wait for an answer."""
    conversations = talked.own_ids
    for complaint in complaints.left_by(session, person, talked.proved_in):
        if complaint.status == "answered":
            session.delete(complaint)
        else:
            complaint.person_id = complaint.conversation_id = complaint.contact = None
            complaint.helper_name = complaint.helper_relation = None
    session.flush()
    session.execute(update(Complaint).where(_of(Complaint, person, conversations)).values(conversation_id=None))
    session.execute(
        update(Feedback)
        .where(_of(Feedback, person, conversations))
        .values(person_id=None, conversation_id=None, words=None, answer=None)
    )


def _erase_messages(session: Session, person: Person) -> None:
    """Remove codes, what they proved, and sent messages, unless somebody else on record has the same phone."""
    bound_to = proofs.bound_to(person)
    for model in (VerificationCode, WrongCode):
        session.execute(delete(model).where(model.number_hash.in_(bound_to)))
    proofs.erase_all_of(session, person)
    others = select(Person.id).where(Person.phone_hash == person.phone_hash, Person.id != person.id).exists()
    theirs = SentMessage.phone_hash == person.phone_hash, SentMessage.kind != LAST_MESSAGE
    session.execute(delete(SentMessage).where(*theirs, ~others))


def _keep_claims_bare(session: Session, person: Person, deletion: Deletion) -> None:
    bare = {"bank_account": None, "reason": None, "updated_at": SubsidyClaim.updated_at, **HELPERLESS}
    session.execute(update(SubsidyClaim).where(SubsidyClaim.person_id == person.id).values(bare))
    paid_outside_the_cap = select(SubsidyException.certificate_id).where(SubsidyException.person_id == person.id)
    claimed = select(SubsidyClaim.certificate_id).where(SubsidyClaim.person_id == person.id)
    needed = or_(Certificate.id.in_(claimed), Certificate.id.in_(paid_outside_the_cap))
    theirs = Certificate.person_id == person.id
    session.execute(delete(Certificate).where(theirs, ~needed))
    freed = _keep_numbers_taken(session, theirs, deletion)
    kept_hash = case((freed, None), else_=Certificate.number_hash)
    session.execute(update(Certificate).where(theirs).values(number=None, issuer=None, number_hash=kept_hash))


def _keep_numbers_taken(session: Session, theirs: ColumnElement[bool], deletion: Deletion) -> ColumnElement[bool]:
    """Leave nobody a number with which somebody was paid, or a claim was open when the deletion came.

    Returns of which certificates the number is not kept with the row.

    The first stays for good and names nobody. The second stays with what is kept of the claim, as long as that: its
    owner, who may come back, was not paid, and gets it again (`people.register`).
    """
    of_paid = select(SubsidyClaim.certificate_id).where(SubsidyClaim.status == "paid")
    paid_for = or_(Certificate.id.in_(of_paid), Certificate.id.in_(select(SubsidyException.certificate_id)))
    numbered = select(Certificate.number_hash).where(theirs, paid_for, Certificate.number_hash.is_not(None))
    session.add_all(SpentNumber(number_hash=one) for one in session.scalars(numbered).all())
    was_open = select(SubsidyClaim.certificate_id).where(SubsidyClaim.id.in_(deletion.claims_withdrawn))
    return or_(paid_for, Certificate.id.not_in(was_open))


def _of(model: type[Owned], person: Person, conversations: list[str]) -> ColumnElement[bool]:
    """The person's own rows, and what is nobody's in their conversations; what is somebody else's there stays."""
    return or_(
        model.person_id == person.id, and_(model.person_id.is_(None), model.conversation_id.in_(conversations))
    )


def _turns_of(session: Session, person: Person, talked: Talked) -> ColumnElement[bool]:
    """The turns of the person: while they were proved, and until somebody else was; whose the link is now is all one.

    What was said since the other before them had ended is theirs as well: there they told who they are.
    """
    theirs: list[ColumnElement[bool]] = [Turn.conversation_id.in_(set(talked.own_ids) - talked.proved_in)]
    for one, windows in proof_windows.all_windows(session, sorted(talked.proved_in), person).items():
        for window in windows:
            since = Turn.created_at >= window.since if window.since else true()
            until = Turn.created_at < window.until if window.until else true()
            theirs.append(and_(Turn.conversation_id == one, since, until))
    return or_(*theirs)
