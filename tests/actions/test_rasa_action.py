"""What happens between the offer and the yes, and when the database fails in the middle."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from actions.context import ActionContext
from server import clock
from server.registry.database import Database
from server.registry.models import TrainingClass
from server.registry.services.training import enrol
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import on_record, rows, verified
from tests.samples import a_person


@contextmanager
def broken_database() -> Iterator[None]:
    """Every statement fails, as when the server of the database is gone."""

    @contextmanager
    def fail(self: Database) -> Iterator[Session]:
        raise OperationalError("select 1", {}, Exception("gone"))
        yield

    with patch.object(Database, "read", fail), patch.object(Database, "write", fail):
        yield


def fill(context: ActionContext, class_id: int) -> None:
    """Give all free seats of a class to others."""
    with context.database.write() as session:
        for _ in range(session.get_one(TrainingClass, class_id).capacity):
            enrol(session, a_person(session).id, class_id, "assistant:sample", clock.today())


def test_a_class_that_filled_up_meanwhile_is_asked_about_anew(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    fill(context, talk.facts["class_choice"])
    before = rows(context)
    talk.say("是", "affirm")
    assert "最后一个名额刚刚被别人报走了" in talk.heard
    assert "排队候补" in talk.heard
    assert talk.awaited == "confirm"
    assert rows(context) == before
    talk.say("中", "affirm")
    assert "排在第1位" in talk.heard
    assert rows(context)["enrolments"] == before["enrolments"] + 1


def test_a_waiting_list_that_is_declined_writes_nothing(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    fill(context, talk.facts["class_choice"])
    before = rows(context)
    talk.say("是", "affirm")
    talk.say("不中", "deny")
    assert rows(context) == before


def test_a_class_that_closed_meanwhile_takes_nobody(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    with context.database.write() as session:
        session.get_one(TrainingClass, talk.facts["class_choice"]).status = "closed"
    talk.say("是", "affirm")
    assert "没有报上" in talk.heard
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}


def test_nobody_is_enrolled_twice(talk: Talk, context: ActionContext) -> None:
    verified(talk)
    for _ in range(2):
        talk.say("我要报名郑州的面点班", "enrol_training")
        talk.say("第一个")
        talk.say("是", "affirm")
    assert "已经报过了" in talk.heard
    assert rows(context)["enrolments"] == 1


@pytest.mark.parametrize(
    "slot", ["class_choice", "certificate_number", "phone_number", "verification_code", "confirm"]
)
def test_a_failing_database_says_so_and_leaves_the_question_open(talk: Talk, slot: str) -> None:
    on_record(talk).say("我想报名郑州的面点班", "enrol_training")
    if slot != "class_choice":
        talk.say("第一个")
        talk.answer(until=slot)
    known, awaiting = dict(talk.facts), talk.awaiting
    with broken_database():
        talk.say("叽里咕噜", "nlu_fallback", 0.2)
    assert "系统正忙" in talk.heard
    assert len(talk.messages) == 1
    assert talk.awaiting == awaiting
    assert talk.facts == known
    talk.say("重复", "repeat")
    assert talk.awaited == slot


def test_trying_again_sends_the_answer_that_was_lost(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="person_name")
    with broken_database():
        talk.say("李示例")
    talk.say("再试一次")
    assert talk.facts["person_name"] == "李示例"


def test_a_task_that_cannot_begin_says_so_once_and_begins_on_trying_again(talk: Talk) -> None:
    with broken_database():
        talk.say("我想登记", "register_person")
    assert len(talk.messages) == 1
    assert talk.task is None
    talk.say("再试一次", "register_person")
    assert talk.awaited == "consent"


def test_a_write_that_fails_writes_nothing_and_the_same_yes_can_be_sent_again(
    talk: Talk, context: ActionContext
) -> None:
    to_the_last_question(talk)
    with patch("actions.tasks.enrol.enrol", side_effect=OperationalError("insert", {}, Exception("gone"))):
        talk.say("是", "affirm")
    assert "系统正忙" in talk.heard
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}
    assert talk.awaited == "confirm"
    talk.say("再试一次", "affirm")
    assert rows(context)["enrolments"] == 1


def test_the_text_of_the_error_is_not_said(talk: Talk) -> None:
    with broken_database():
        talk.say("你好", "greet")
    assert "select" not in talk.heard
