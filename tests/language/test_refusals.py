"""Who will not, and who says that something is wrong."""

from __future__ import annotations

import pytest

from language.refusals import (
    cancels_deed,
    denies_distress,
    denies_leaving,
    denies_matter,
    denies_what_it_names,
    ends_with_a_refusal,
    gives_the_matter_up,
    hangs_a_no_on_something,
    holds_a_refusal,
    is_not_to_be_done,
    only_asks,
    puts_off,
    raises_a_doubt,
    refuses_deed,
    sets_a_condition,
    speaks_of_the_office,
    takes_consent_back,
    takes_referral_back,
)
from language.yes_no import refuses


@pytest.mark.parametrize(
    ("said", "refused"), [("不用了", True), ("不要。", True), ("没有", False), ("不对", False), ("2", False)]
)
def test_a_refusal_is_no_denial(said: str, refused: bool) -> None:
    assert refuses(said) == refused


@pytest.mark.parametrize("said", ["转了他们就知道我是谁了吗，那不要了", "那不退了", "先不办", "算了吧", "别转了"])
def test_the_last_word_can_be_a_refusal(said: str) -> None:
    assert ends_with_a_refusal(said)


@pytest.mark.parametrize("said", ["不登记了还能看吗", "不是", "好，要", "要不要办", "是的，不改了就这样办"])
def test_a_question_or_a_plain_answer_is_none(said: str) -> None:
    assert not ends_with_a_refusal(said)


def test_an_agreement_can_hang_on_something() -> None:
    assert sets_a_condition("对，但是要是路太远到时候不去了能不能退，能退就报")
    assert not sets_a_condition("对，就报这个")


@pytest.mark.parametrize(
    ("said", "fine"), [("谁要打那个号，我好好的", True), ("没事，我走了就好了", False), ("我难受", False)]
)
def test_who_is_well_says_so(said: str, fine: bool) -> None:
    assert denies_distress(said) == fine


@pytest.mark.parametrize(
    ("said", "up"), [("我不报了", True), ("不想报了", True), ("算了不学了", True), ("不要了", False)]
)
def test_a_matter_is_given_up_in_its_own_verb(said: str, up: bool) -> None:
    assert gives_the_matter_up(said) == up


@pytest.mark.parametrize(
    "said",
    [
        "不是兼职我就去",
        "没台阶就报",
        "会手语就报",
        "同意是同意，可得等人家说收我才报",
        "只要不影响我那补贴，我就同意",
    ],
)
def test_a_yes_that_waits_for_something_is_a_condition(said: str) -> None:
    assert sets_a_condition(said)


@pytest.mark.parametrize(
    "said", ["是的，就报这个", "没错就报这个吧", "没问题，就办吧", "能的，就报吧", "是，就这么办"]
)
def test_a_plain_yes_that_names_the_deed_is_none(said: str) -> None:
    assert not sets_a_condition(said)


@pytest.mark.parametrize("said", ["对是对，跟不上能退不", "登记了不会把俺低保取消了吧", "是，万一去不了咋办"])
def test_a_doubt_stands_beside_a_yes(said: str) -> None:
    assert raises_a_doubt(said)


@pytest.mark.parametrize("said", ["对", "对，几号开课来着", "行，办吧", "是是是"])
def test_a_plain_yes_or_a_question_for_a_fact_is_no_doubt(said: str) -> None:
    assert not raises_a_doubt(said)


@pytest.mark.parametrize(
    "said", ["我没有让您查报名不必办", "请千万不要替我报名", "我没叫你查啥记录，别弄了", "别转人工"]
)
def test_what_is_not_to_be_done_is_no_wish(said: str) -> None:
    assert denies_what_it_names(said)


@pytest.mark.parametrize(
    "said",
    [
        "不想学按摩想学面点",
        "我不想在家待着了想找个活",
        "没想好学啥你给我推荐个",
        "我想学面点",
        "不办低保我就问护理补贴",
    ],
)
def test_a_wish_beside_a_denial_is_still_one(said: str) -> None:
    assert not denies_what_it_names(said)


@pytest.mark.parametrize(
    ("said", "refused"), [("石家庄", False), ("我住在郑州", False), ("先不了", True), ("改天", True)]
)
def test_a_no_needs_a_word_of_refusal(said: str, refused: bool) -> None:
    assert holds_a_refusal(said) == refused


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [("那个推荐给我撤了吧", True), ("推荐我不去了", True), ("没推荐我吗", False), ("推荐个活", False)],
)
def test_a_referral_is_taken_back_in_so_many_words(said: str, taken_back: bool) -> None:
    assert takes_referral_back(said) == taken_back


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [("不同意你们用我的信息了", True), ("撤回我的同意", True), ("同意", False), ("我不同意", False)],
)
def test_consent_is_taken_back_in_so_many_words(said: str, taken_back: bool) -> None:
    assert takes_consent_back(said) == taken_back


@pytest.mark.parametrize(
    ("said", "later"), [("今儿个先不报了改天再说", True), ("我要报名", False), ("啥时候开课", False)]
)
def test_it_can_be_left_for_another_day(said: str, later: bool) -> None:
    assert puts_off(said) == later


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        ("我不退班报名给我留着", "退"), ("不登记不登记那我知道了换证上县残联问去是吧", "登记|建档"),
        ("啥建档啊我没说要建档我就问问", "登记|建档"), ("算了不告", "投诉|告(?!诉)"),
        ("没说退班，我是问以后能不能退", "退"),
        ("别给我转人工", "转"),
    ],
)  # fmt: skip
def test_a_deed_is_refused_by_its_name(said: str, deed: str) -> None:
    assert refuses_deed(said, deed)


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        ("能不退吗", "退"), ("不知道要不要登记", "登记"), ("要是不登记咋办", "登记"), ("不退不退俺要报上", "报名"),
        ("不登记能不能看", "登记"), ("我要退", "退"), ("随便说", ""),
    ],
)  # fmt: skip
def test_another_deed_or_a_question_refuses_nothing(said: str, deed: str) -> None:
    assert not refuses_deed(said, deed)


def test_who_gives_up_and_asks_for_something_refuses_nothing() -> None:
    assert not is_not_to_be_done("算了那你给我查查我到底领过几次了同意同意")
    assert is_not_to_be_done("那算了吧")


@pytest.mark.parametrize(
    ("said", "so"),
    [("补贴一年几次", False), ("俺就是想问问规定", True), ("我就问问这证咋换", True), ("我没说要登记", True)],
)
def test_who_only_asks_wants_nothing_begun(said: str, so: bool) -> None:
    assert only_asks(said) is so


@pytest.mark.parametrize(("said", "so"), [("那基地的事就别问了", True), ("算了算了俺叫孙女记住", False)])
def test_who_gives_up_what_the_office_was_to_do_says_so(said: str, so: bool) -> None:
    assert speaks_of_the_office(said) is so


@pytest.mark.parametrize(
    "said", ["宿舍让进吗，要不让进我就不报了", "没有住 我 不去", "他不去我不去", "要是太远我就不去了"]
)
def test_a_no_that_hangs_on_something_is_none_yet(said: str) -> None:
    assert hangs_a_no_on_something(said)
    assert not is_not_to_be_done(said)
    assert not ends_with_a_refusal(said)


@pytest.mark.parametrize("said", ["那我就不报了", "算了不报了", "没空，不去了"])
def test_a_plain_no_hangs_on_nothing(said: str) -> None:
    assert not hangs_a_no_on_something(said)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("我没说不报啊", True),
        ("不是不办，我问能不能退", True),
        ("别取消", True),
        ("那不报了", False),
        ("我要报名", False),
    ],
)
def test_who_denies_to_have_given_up_still_wants_it(said: str, denied: bool) -> None:
    assert denies_leaving(said) == denied


@pytest.mark.parametrize(("said", "off"), [("取消登记", True), ("那就取消登记吧", True), ("取消登记要不要钱", False)])
def test_a_deed_is_called_off_by_its_name(said: str, off: bool) -> None:
    assert cancels_deed(said, "登记") == off


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("不是报名，是退班", True), ("谁说要报名了", True), ("弄错了", True),
        ("我不是说暂时没有，我有证啊就在我手里", False), ("谁说不打电话了，我能听见", False),
    ],
)  # fmt: skip
def test_a_matter_is_denied_by_its_name_or_in_few_words(said: str, denied: bool) -> None:
    assert denies_matter(said, "报名培训", "报名") == denied


@pytest.mark.parametrize("said", ["我不要了，我不报了", "我要取消我不报了", "算了不要了 我不办了"])
def test_a_word_for_wanting_is_no_condition(said: str) -> None:
    assert not hangs_a_no_on_something(said)


@pytest.mark.parametrize("said", ["没事，算了", "没啥，算了吧", "别办了算了", "报名在哪取消"])
def test_who_confirms_to_leave_denies_nothing(said: str) -> None:
    assert not denies_leaving(said)
