"""Whole tasks, said turn by turn to the action without Rasa, for `benches.statements`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server import clock
from server.policies import SubsidySettings
from server.registry.models import Certificate, Conversation, Job, Occupation, Person, TrainingClass
from server.registry.services import handover, jobs, people, subsidy, training
from tests.actions.drive import Talk
from tests.samples import a_certificate, a_phone_number, a_proof

ACTOR = "assistant:bench"
CARD = "6222020000000000001"
AREA = "130100"
WISH_OF_EIGHT = "石家庄有没有下个月开课、中级、包住宿、带手语翻译、有盲文、能坐轮椅的线上盲人保健按摩培训班"
NAMED = (
    ("place", "石家庄", AREA, "searched"), ("date", "下个月", "下个月", "wanted"),
    ("skill_level", "中级", 4, "wanted"),
    ("support", "包住宿", "boarding", "wanted"), ("support", "手语翻译", "sign_interpreter", "wanted"),
    ("support", "盲文", "braille_or_audio", "wanted"), ("support", "轮椅", "step_free", "wanted"),
    ("support", "线上", "online", "wanted"),
)  # fmt: skip
"""the wishes beside the trade, as the pipeline reads them: kind, words, value, role"""
Prepare = Callable[[Session, Person], None]


@dataclass(frozen=True)
class Scene:
    """A task from its wish to its end: `answers` by slot; `prepare` is None for a newcomer.

    Who is `verified` has shown who they are before.
    """

    task: str
    wish: str
    intent: str
    answers: Mapping[str, str] = field(default_factory=dict)
    prepare: Prepare | None = None
    verified: bool = False

    def begin(self, talk: Talk) -> None:
        """Put on record what the task begins with."""
        if self.prepare is None:
            return
        with talk.context.database.write() as session:
            number = CertificateNumber(talk.number)
            person = people.register(session, talk.name, number, talk.phone, AREA, "我同意。", ACTOR)
            self.prepare(session, person)
            if self.verified:
                session.get_one(Conversation, talk.id).person_id = person.id
                a_proof(session, talk.id, person)


def entities_of_eight() -> list[dict[str, object]]:
    """Return what the pipeline names in `WISH_OF_EIGHT`."""
    return [
        {
            "entity": kind, "start": (at := WISH_OF_EIGHT.index(words)), "end": at + len(words), "value": value,
            "polarity": "wanted", "role": role,
        }
        for kind, words, value, role in NAMED
    ]  # fmt: skip


def known(session: Session, person: Person) -> None:
    """Nothing but the record itself."""


def enrolled(session: Session, person: Person) -> None:
    """Three classes that can be left: who has one alone is not asked which."""
    offered = session.scalars(select(TrainingClass).where(TrainingClass.status == "open").order_by(TrainingClass.id))
    for one in offered.all()[:3]:
        training.enrol(session, person.id, one.id, ACTOR, clock.today(), may_wait=True)


def claimed(session: Session, person: Person) -> None:
    """Three claims that can be taken back."""
    for one in certificates(session, person):
        subsidy.claim(session, person.id, one.id, CARD, SubsidySettings(), ACTOR, clock.today())


def certified(session: Session, person: Person) -> None:
    """Three certificates that can be claimed for."""
    certificates(session, person)


def referred(session: Session, person: Person) -> None:
    """Three referrals that can be taken back: who has one alone is not asked which."""
    offered = session.scalars(select(Job).where(Job.status == "open").order_by(Job.id)).all()
    plain = [one for one in offered if not one.occupation.medical and one.open_until >= clock.today()]
    for one in plain[:3]:
        jobs.refer(session, person.id, one.id, ACTOR, clock.today())


def handed_over(session: Session, person: Person) -> None:
    """A matter of this conversation that waits for the office."""
    newest = session.scalars(select(Conversation).order_by(Conversation.created_at.desc())).first()
    assert newest is not None
    handover.open_case(session, newest.id, "示例的问题", {}, "text", False, ACTOR)


def everything(session: Session, person: Person) -> None:
    """All that a deletion has to look at."""
    enrolled(session, person)
    claimed(session, person)


def certificates(session: Session, person: Person) -> list[Certificate]:
    """Return three certificates of different trades, issued of late."""
    trades = session.scalars(select(Occupation).where(Occupation.medical.is_(False)).order_by(Occupation.code))
    days = (clock.today() - timedelta(days=day) for day in (5, 6, 7))
    return [a_certificate(session, person, trade, day) for trade, day in zip(trades.all(), days, strict=False)]


def scenes() -> list[Scene]:
    """Return every task that ends with a yes, and every one that writes without."""
    day = clock.today() - timedelta(days=9)
    issued = f"{day.year}年{day.month}月{day.day}日"
    search = {
        "occupation": "都可以",
        "place": "哪里都可以",
        "work_mode": "都可以",
        "class_choice": "1",
        "job_choice": "1",
    }
    told = {
        "certificate_choice": "职业技能等级证书", "occupation": "面点", "skill_level": "五级", "date": issued,
        "bank_account": CARD,
    }  # fmt: skip
    phone = {"profile_field": "改手机号", "new_phone": a_phone_number()}
    home = {"profile_field": "改住的地方", "new_area": "郑州市"}
    work = {"employment_kind": "开始上班了", "employer": "示例公司", "date": issued}
    complaint = {
        "complaint_about": "基地的老师总是迟到，问了也不回答", "complaint_where": "示例基地",
        "complaint_when": "上个星期",
        "anonymous": "留下手机号",
    }  # fmt: skip
    return [
        Scene("register", "我想登记", "register_person"),
        Scene("enrol", "我想报名", "enrol_training", search),
        Scene("enrol", "我想报名", "enrol_training", search, known),
        Scene("find_job", "我想找工作", "find_job", search),
        Scene("find_job", "我想找工作", "find_job", search, known),
        Scene("apply_subsidy", "我要申请补贴", "apply_subsidy", told),
        Scene("apply_subsidy", "我要申请补贴", "apply_subsidy", told | {"certificate_choice": "1"}, certified),
        Scene("cancel_enrolment", "我要退班", "cancel_enrolment", {"enrolment_choice": "1"}, enrolled),
        Scene("withdraw", "我要撤回补贴申请", "withdraw_claim", {"certificate_choice": "1"}, claimed),
        Scene("withdraw_referral", "撤回推荐", "withdraw_referral", {"referral_choice": "1"}, referred),
        Scene("withdraw_case", "撤回我的问题", "withdraw_case", prepare=handed_over),
        Scene("report_employment", "我上班了", "report_employment", work, known),
        Scene("update_profile", "改我的信息", "update_profile", phone, known, verified=True),
        Scene("update_profile", "改我的信息", "update_profile", home, known, verified=True),
        Scene("complain", "我要投诉", "complain", complaint),
        Scene("handover", "转人工", "talk_to_human", {"free_text": "证书上的名字写错了想改"}),
        Scene("ask_base", "替我问一问", "ask_base", {"free_text": "厕所轮椅能不能进"}),
        Scene("give_feedback", "我要评价", "give_feedback", {"score": "5", "feedback_words": "老师讲得很清楚"}),
        Scene("see_my_data", "看我的信息", "see_my_data", prepare=everything),
        Scene("withdraw_consent", "撤回同意", "withdraw_consent", prepare=known),
        Scene("delete_data", "删除我的信息", "delete_my_data", prepare=everything),
    ]
