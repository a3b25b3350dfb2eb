"""Name, consent, code and the last yes."""

import pytest

from actions.questions.confirm import ConfirmQuestion
from actions.questions.consent import ConsentQuestion
from actions.questions.person_name import NameQuestion
from actions.questions.question import Problem
from actions.questions.verification_code import CodeQuestion
from tests.actions.conftest import Turns
from tests.actions.questions.heard import certain, extract, parse


def test_a_name_is_taken_unless_the_model_is_sure_of_something_else(turns: Turns) -> None:
    assert certain(NameQuestion(), turns("王示例", "find_job", 0.6))
    assert not certain(NameQuestion(), turns("继续教育", "browse_courses", 0.95))
    assert certain(NameQuestion(), turns("我叫王示例", "browse_courses", 0.99))


@pytest.mark.parametrize("said", ["我是盲人，想学按摩", "王示例", "我想找工作"])
def test_only_an_introduced_name_is_volunteered(turns: Turns, said: str) -> None:
    assert extract(NameQuestion(), turns(said)) is None


def test_an_introduced_name_is_volunteered(turns: Turns) -> None:
    assert extract(NameQuestion(), turns("我叫王示例，想学面点")) == "王示例"


def test_a_long_text_is_said_to_be_too_long_for_a_name(turns: Turns) -> None:
    assert parse(NameQuestion(), turns("很长" * 30)) == Problem("problem.name_long")


@pytest.mark.parametrize("question", [ConsentQuestion(), ConfirmQuestion(lambda turn: None, "报名")])
def test_a_yes_is_read_by_its_words_and_else_by_a_sure_model(turns: Turns, question: ConsentQuestion) -> None:
    assert parse(question, turns("中")) is True
    assert parse(question, turns("不中")) is False
    assert parse(question, turns("我看就照这样办吧", "affirm", 0.9)) is True
    assert parse(question, turns("还是别弄了", "deny", 0.9)) is False
    assert parse(question, turns("我看就照这样办吧", "affirm", 0.4)) is None
    assert parse(question, turns("中不中", "ask_policy", 0.9)) is None


@pytest.mark.parametrize("said", ["没收到", "收不到短信", "重发", "再发一个", "没见码"])
def test_a_code_is_sent_again_when_it_did_not_come(turns: Turns, said: str) -> None:
    turn = turns(said, "resend_code", phone_number="19900001234", code_sent_to="19900001234")
    assert parse(CodeQuestion(), turn) == Problem("problem.verification_code_resend")
    assert turn.get("code_sent_to") is None


@pytest.mark.parametrize(
    ("said", "plain"), [("123456", True), ("1234", True), ("12", False), ("手机号错了，是19900001234", False)]
)
def test_a_phone_number_is_no_code(turns: Turns, said: str, plain: bool) -> None:
    assert certain(CodeQuestion(), turns(said)) is plain


@pytest.mark.parametrize("said", ["1234", "12345", "1234567"])
def test_a_code_of_another_length_is_said_to_be_one_without_a_try_being_spent(turns: Turns, said: str) -> None:
    assert parse(CodeQuestion(), turns(said, phone_number="19900001234")) == Problem(
        "problem.verification_code_length"
    )
