"""From hypotheses to words: whole, by slot, and never surer than what was heard."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.numbers.personal import InvalidNumber, check_character, parse_certificate_number
from server.conversation.hearing import Heard, Mending
from tests.server.conversation.hearing.spoken import MENDING, SENTENCES, asked, heard, mended

NUMBER = asked("certificate_number", "digits")
BODY = "41010519900101007"
RIGHT = f"{BODY}{check_character(BODY)}32"
WRONG_CHECK = RIGHT.replace("007", "008")


@pytest.mark.parametrize(
    ("said", "meant"),
    [("殘疾人正在哪裡辦?", "残疾人证在哪里办?"), ("我要抱名。", "我要报名。"), ("四季。四季。", "四级。")],
)
def test_a_sentence_is_put_in_the_words_that_were_meant(said: str, meant: str) -> None:
    assert mended(said) == meant


def test_repairs_are_told_pair_by_pair() -> None:
    found = MENDING.mend(heard("我想抱名参加忙人按摩培训班"), None)
    assert found.repairs == (("抱", "报"), ("忙", "盲"))
    assert found.raw == "我想抱名参加忙人按摩培训班"
    assert found.sure


def test_what_was_heard_rightly_has_no_repairs() -> None:
    assert MENDING.mend(heard("我想找工作"), None).repairs == ()


def test_a_number_that_repeats_itself_is_no_loop() -> None:
    assert mended("四八四八四八", last=asked("verification_code", "digits")) == "484848"


def test_nothing_heard_is_nothing_said_and_not_sure() -> None:
    for nothing in ([], heard(""), heard("。", " ")):
        found = MENDING.mend(nothing, None)
        assert (found.text, found.sure) == ("", False)


def test_low_confidence_is_not_sure() -> None:
    assert not MENDING.mend(heard("我要报名", confidence=0.1), None).sure


def test_an_answer_must_be_heard_more_clearly_than_a_wish() -> None:
    unclear = [Heard("今年十月十二号发的", 0.46, in_words=True)]

    assert not MENDING.mend(unclear, asked("certificate_date", "date")).sure
    assert MENDING.mend(unclear, None).sure


def test_a_name_is_only_simplified() -> None:
    assert mended("張建國", last=asked("person_name", "name")) == "张建国"
    assert mended("抱明", last=asked("person_name", "name")) == "抱明"


def test_an_option_is_heard_in_other_characters() -> None:
    assert mended("第二哥", last=asked("class", "choice", ("按摩", "面点"))) == "第二个"


def test_a_command_is_heard_only_where_it_sounds_the_same() -> None:
    assert mended("取消") == "取消"
    assert mended("曲线") != "取消"
    assert mended("转人公") == "转人工"
    assert mended("赚人空") != "转人工"


def test_a_number_is_written_in_digits() -> None:
    found = MENDING.mend(heard("四一零要零五,一九九零零一零一零零起零三二。"), NUMBER)
    assert (found.text, found.sure) == (RIGHT, True)


def test_a_number_with_a_wrong_check_character_is_passed_on_as_it_was_heard() -> None:
    found = MENDING.mend(heard(WRONG_CHECK, RIGHT), NUMBER)
    assert found.text == WRONG_CHECK
    with pytest.raises(InvalidNumber):
        parse_certificate_number(found.text)


def test_a_number_that_is_too_short_is_not_filled_up_from_another_hypothesis() -> None:
    assert mended(RIGHT[:-1], RIGHT, last=NUMBER) == RIGHT[:-1]


def test_where_hypotheses_disagree_in_a_digit_the_number_is_not_sure() -> None:
    assert MENDING.mend(heard(RIGHT, RIGHT), NUMBER).sure
    assert not MENDING.mend(heard(RIGHT, WRONG_CHECK), NUMBER).sure
    assert MENDING.mend(heard(RIGHT, RIGHT[:-1]), NUMBER).sure


def test_a_card_is_not_sure_where_another_length_was_heard_too() -> None:
    card = asked("bank_account", "digits")
    assert not MENDING.mend(heard("6217000010001234567", "621700001000123456"), card).sure


@pytest.mark.parametrize(
    ("slot", "number"), [("phone_number", "13812345679"), ("bank_account", "6217000010001234567")]
)
def test_a_number_without_a_check_digit_must_be_heard_clearly(slot: str, number: str) -> None:
    assert MENDING.mend(heard(number, confidence=0.9), asked(slot, "digits")).sure
    assert not MENDING.mend(heard(number, confidence=0.55), asked(slot, "digits")).sure


def test_a_card_whose_check_digit_is_right_may_be_heard_less_clearly() -> None:
    assert MENDING.mend(heard("4111111111111111", confidence=0.55), asked("bank_account", "digits")).sure


def test_a_wish_is_heard_where_a_number_was_asked() -> None:
    assert mended("转人公", last=NUMBER) == "转人工"


@given(
    st.text("四一零要叉三二五九八", min_size=18, max_size=22),
    st.text("四一零要叉三二五九八", min_size=18, max_size=22),
)
def test_a_certificate_number_is_always_the_one_of_the_best_hypothesis(one: str, other: str) -> None:
    assert MENDING.mend(heard(one, other), NUMBER).text == MENDING.mend(heard(one), NUMBER).text


@given(st.lists(st.builds(Heard, st.text(max_size=40), st.floats(0, 1)), max_size=5))
def test_whatever_is_heard_something_comes_back(hypotheses: list[Heard]) -> None:
    found = MENDING.mend(hypotheses, None)
    assert found.raw == (hypotheses[0].text if hypotheses else "")


def test_the_sentences_are_learned_once_though_many_ask() -> None:
    asked_for = []

    def sentences() -> tuple[str, ...]:
        asked_for.append(1)
        return SENTENCES

    mending = Mending(sentences)
    assert not asked_for
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: mending.mend(heard("我要抱名"), None).text, range(16)))
    assert (set(found), len(asked_for)) == ({"我要报名"}, 1)


def test_the_words_that_are_said_here_go_to_the_recogniser_once_they_are_learned() -> None:
    mending = Mending(lambda: SENTENCES)
    assert mending.hints(None)[2] is None
    mending.learn()
    words = mending.hints(None)[2]
    assert words is not None
    assert words.of("bao", "我要")[0][0] == "报"


def test_for_a_name_there_are_no_words_it_may_be_any() -> None:
    MENDING.learn()
    assert MENDING.hints(asked("person_name", "name"))[2] is None


def test_where_a_number_is_asked_the_wish_for_parts_is_likelier_than_elsewhere() -> None:
    MENDING.learn()
    over_a_number, anywhere = MENDING.hints(NUMBER)[2], MENDING.hints(None)[2]
    assert over_a_number is not None
    assert anywhere is not None
    assert dict(over_a_number.of("yi", ""))["一"] > dict(anywhere.of("yi", ""))["一"]
