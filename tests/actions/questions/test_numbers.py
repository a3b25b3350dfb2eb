"""The numbers: read as written and as said, explained when wrong, told apart from each other."""

import pytest

from actions.questions.numbers import BankAccountQuestion, CertificateNumberQuestion, PhoneQuestion
from actions.questions.question import Problem
from tests.actions.conftest import Turns
from tests.actions.questions.heard import certain, extract, parse
from tests.samples import a_certificate_number

NUMBER = a_certificate_number()
PHONE = "19900001234"
CARD = "6222020000000000001"


@pytest.mark.parametrize(
    "said", [NUMBER, f"证号是{NUMBER}", " ".join(NUMBER), f"{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}"]
)
def test_a_certificate_number_is_read_however_it_is_written(turns: Turns, said: str) -> None:
    question, turn = CertificateNumberQuestion(), turns(said)
    assert certain(question, turn)
    assert parse(question, turn) == NUMBER
    assert extract(question, turn) == NUMBER


@pytest.mark.parametrize("said", [PHONE, "１９９００００１２３４", "幺九九零零零零幺二三四", "+86 199 0000 1234"])
def test_a_phone_number_is_read_as_it_is_said(turns: Turns, said: str) -> None:
    assert parse(PhoneQuestion(), turns(said)) == PHONE


def test_a_wrong_number_is_explained_by_its_length(turns: Turns) -> None:
    assert parse(PhoneQuestion(), turns("1990000123")) == Problem("problem.phone_number_phone", {"length": 10})
    found = parse(CertificateNumberQuestion(), turns(NUMBER[:18]))
    assert found == Problem("problem.certificate_number_length", {"length": 18})


@pytest.mark.parametrize("said", ["", "我不知道", "第二个", "2026", "12345"])
def test_a_few_digits_are_not_meant_as_a_number(turns: Turns, said: str) -> None:
    for question in (CertificateNumberQuestion(), PhoneQuestion(), BankAccountQuestion()):
        assert parse(question, turns(said)) is None
        assert not certain(question, turns(said))


def test_a_wrong_number_is_never_volunteered(turns: Turns) -> None:
    assert extract(PhoneQuestion(), turns("1990000123")) is None


def test_a_card_is_volunteered_only_where_it_is_called_one(turns: Turns) -> None:
    assert extract(BankAccountQuestion(), turns(f"银行卡是{CARD}")) == CARD
    assert extract(BankAccountQuestion(), turns("+8619900001234")) is None


def test_numbers_are_said_back_by_their_last_four(turns: Turns) -> None:
    turn = turns(certificate_number=NUMBER, phone_number=PHONE, bank_account=CARD)
    questions = (CertificateNumberQuestion(), PhoneQuestion(), BankAccountQuestion())
    said = [question.said_back(turn) for question in questions]
    assert said == [f"尾号{NUMBER[-4:]}", "尾号1234", "尾号0001"]


@pytest.mark.parametrize("behind", ["13", "后头还有俩小字是一三", "一三"])
def test_a_number_may_be_said_in_two_parts(turns: Turns, behind: str) -> None:
    question, turn = CertificateNumberQuestion(), turns(NUMBER[:18])
    parse(question, turn)
    kept = dict(turn.state.facts)
    following = turns(behind, **kept)
    assert certain(question, following)
    assert parse(question, following) == NUMBER[:18] + "13"
