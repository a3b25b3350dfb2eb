"""A way into each task, to a question in its middle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from server.registry.services import training
from tests.journeys.registry import TODAY, claimed, claims, enrolments, on_record, referrals, trade, training_class
from tests.journeys.talk import Talk


def registers(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)


def enrols(talk: Talk) -> None:
    talk.say_all("我想在石家庄报名学面点", "第一个", "同意")


def looks_for_a_class(talk: Talk) -> None:
    talk.say("有哪些培训班")


def claims_the_subsidy(talk: Talk) -> None:
    talk.say_all("我要申请培训补贴", "同意")


def takes_back_a_claim(talk: Talk) -> None:
    on_record(talk)
    claimed(talk, TODAY - timedelta(days=20))
    talk.say("撤回补贴申请")
    talk.answer()


def leaves_a_class(talk: Talk) -> None:
    person = on_record(talk)
    chosen = training_class(talk.service, trade(talk.service, f"示例课{talk.id[:8]}"))
    with talk.service.database.write() as session:
        training.enrol(session, person.id, chosen.id, "assistant:sample")
    talk.say("我要退掉培训班")
    talk.answer()


def looks_for_work(talk: Talk) -> None:
    talk.say("帮我找石家庄的面点工作")


def looks_at_the_record(talk: Talk) -> None:
    talk.say_all("查一下我的补贴到哪一步了", "同意")


TASKS: dict[str, Callable[[Talk], None]] = {
    one.__name__: one
    for one in (
        registers, enrols, looks_for_a_class, claims_the_subsidy, takes_back_a_claim, leaves_a_class, looks_for_work,
        looks_at_the_record,
    )
}  # fmt: skip


def what_stands(talk: Talk) -> tuple[object, ...]:
    """Return all that a task could have changed for the person."""
    return (
        talk.person and talk.person.id,
        [(one.id, one.status) for one in enrolments(talk)],
        [(one.id, one.status) for one in claims(talk)],
        [(one.id, one.status) for one in referrals(talk)],
    )
