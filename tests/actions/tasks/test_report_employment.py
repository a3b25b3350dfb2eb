"""Telling the office of one's work."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import EmploymentReport
from tests.actions.drive import Talk
from tests.actions.registered import verified


def reports(context: ActionContext) -> list[EmploymentReport]:
    with context.database.read() as session:
        return list(session.scalars(select(EmploymentReport)))


def test_work_that_was_begun_is_put_on_record_after_a_yes(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("我上班了", "report_employment")
    talk.say("开始上班了", "choose_option")
    assert talk.awaited == "employer"
    talk.say("示例按摩店")
    assert talk.awaited == "date"
    talk.say("昨天")
    assert talk.awaited == "confirm"
    assert talk.name in talk.heard
    assert "示例按摩店" in talk.heard
    assert reports(context) == []
    talk.say("是", "affirm")
    (report,) = reports(context)
    assert (report.kind, report.employer) == ("started", "示例按摩店")
    assert report.since == context.today() - timedelta(days=1)
    assert f"{report.id:06d}" in talk.heard


def test_who_lost_work_is_asked_for_no_employer_and_offered_to_look_for_another(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk).say("我不干了", "report_employment")
    talk.say("不上班了", "choose_option")
    assert talk.awaited == "date"
    talk.say("跳过", "skip")
    talk.say("是", "affirm")
    assert [(one.kind, one.since) for one in reports(context)] == [("lost", None)]
    assert "找工作" in talk.options


@pytest.mark.parametrize(
    ("said", "kind"), [("第三个", "changed"), ("换了单位", "changed"), ("还在原来的单位", "kept")]
)
def test_what_happened_is_chosen_where_it_is_not_said(talk: Talk, said: str, kind: str) -> None:
    verified(talk).say("说一下我工作的事", "report_employment")
    assert talk.awaited == "employment_kind"
    talk.say(said, "choose_option")
    assert talk.facts["employment_kind"] == kind


def test_an_employer_that_nobody_wants_to_name_is_left_open(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("我上班了", "report_employment")
    talk.say("开始上班了", "choose_option")
    talk.say("不说了", "deny")
    assert talk.awaited == "date"
    talk.say("昨天")
    talk.say("是", "affirm")
    assert [one.employer for one in reports(context)] == [None]


def test_a_day_to_come_is_asked_again(talk: Talk) -> None:
    verified(talk).say("我上班了", "report_employment")
    talk.say("开始上班了", "choose_option")
    talk.say("示例按摩店")
    talk.say("明天")
    assert "problem.since_future" in talk.keys
    assert talk.awaited == "date"


def test_a_no_writes_nothing(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("我不干了", "report_employment")
    talk.say("不上班了", "choose_option")
    talk.say("昨天")
    talk.say("不是", "deny")
    talk.say("取消", "cancel")
    assert reports(context) == []


def test_who_comes_for_the_first_time_is_registered_with_the_report(talk: Talk, context: ActionContext) -> None:
    talk.say("我被辞了", "report_employment")
    talk.answer(until="confirm", employment_kind="不上班了", date="跳过")
    assert talk.awaited == "confirm", talk.heard
    assert "register.with_task" in talk.keys
    talk.say("是", "affirm")
    assert [one.kind for one in reports(context)] == ["lost"]


def test_a_choice_with_a_reason_behind_it_is_no_giving_up(talk: Talk) -> None:
    verified(talk).say("我被辞了", "report_employment")
    talk.say("不上班了 上周五让我走的", "cancel")
    assert talk.facts["employment_kind"] == "lost"


def test_the_name_of_the_employer_is_kept_and_mended_and_nobody_elses(talk: Talk) -> None:
    verified(talk).say("我上班了", "report_employment")
    talk.say("开始上班了", "choose_option")
    talk.say("叫示例快递")
    talk.say("昨天")
    assert talk.facts["employer"] == "示例快递"
    name = talk.facts["person_name"]
    talk.say("不是，单位名字改成示例快运", "correct", about="name")
    assert talk.facts["employer"] == "示例快运"
    assert talk.facts["person_name"] == name
