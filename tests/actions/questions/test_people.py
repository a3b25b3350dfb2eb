"""Name, consent, code and the last yes."""

import pytest
from actions.steps.confirm import ConfirmStep
from actions.steps.consent import ConsentStep
from actions.steps.person_name import NameStep
from actions.steps.step import Problem
from actions.steps.verification_code import CodeStep

from tests.actions.conftest import Turns


def test_a_name_is_taken_unless_the_model_is_sure_of_something_else(turns: Turns) -> None:
    assert NameStep().is_plain_answer(turns("王示例", "find_job", 0.6))
    assert not NameStep().is_plain_answer(turns("继续教育", "browse_courses", 0.95))
    assert NameStep().is_plain_answer(turns("我叫王示例", "browse_courses", 0.99))


@pytest.mark.parametrize("said", ["我是盲人，想学按摩", "王示例", "我想找工作"])
def test_only_an_introduced_name_is_volunteered(turns: Turns, said: str) -> None:
    assert NameStep().volunteer(turns(said)) is None


def test_an_introduced_name_is_volunteered(turns: Turns) -> None:
    assert NameStep().volunteer(turns("我叫王示例，想学面点")) == "王示例"


def test_a_long_text_is_said_to_be_too_long_for_a_name(turns: Turns) -> None:
    assert NameStep().read(turns("很长" * 30)) == Problem("problem.name_long")


@pytest.mark.parametrize("step", [ConsentStep(), ConfirmStep(lambda turn: None, "报名")])
def test_a_yes_is_read_by_its_words_and_else_by_a_sure_model(turns: Turns, step: ConsentStep) -> None:
    assert step.read(turns("中")) is True
    assert step.read(turns("不中")) is False
    assert step.read(turns("我看就照这样办吧", "affirm", 0.9)) is True
    assert step.read(turns("还是别弄了", "deny", 0.9)) is False
    assert step.read(turns("我看就照这样办吧", "affirm", 0.4)) is None
    assert step.read(turns("中不中", "ask_policy", 0.9)) is None


@pytest.mark.parametrize("said", ["没收到", "收不到短信", "重发", "再发一个", "没见码"])
def test_a_code_is_sent_again_when_it_did_not_come(turns: Turns, said: str) -> None:
    turn = turns(said, phone_number="19900001234", code_sent_to="19900001234")
    assert CodeStep().is_plain_answer(turn)
    assert CodeStep().read(turn) == Problem("problem.verification_code_resend")
    assert turn.get("code_sent_to") is None


@pytest.mark.parametrize(
    ("said", "plain"), [("123456", True), ("1234", True), ("12", False), ("手机号错了，是19900001234", False)]
)
def test_a_phone_number_is_no_code(turns: Turns, said: str, plain: bool) -> None:
    assert CodeStep().is_plain_answer(turns(said)) is plain


@pytest.mark.parametrize("said", ["1234", "12345", "1234567"])
def test_a_code_of_another_length_is_said_to_be_one_without_a_try_being_spent(turns: Turns, said: str) -> None:
    assert CodeStep().read(turns(said, phone_number="19900001234")) == Problem("problem.verification_code_length")
