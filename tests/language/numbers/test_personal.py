"""Numbers as people write and say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.numbers.digits import written_digits
from language.numbers.personal import (
    CHECK_CHARACTERS,
    InvalidNumber,
    parse_bank_account,
    parse_certificate_number,
    parse_phone_number,
    parse_verification_code,
)
from tests.samples import a_certificate_number

SPELLINGS = {
    "0": "0０零〇洞", "1": "1１一幺壹", "2": "2２二两贰", "3": "3３三叁", "4": "4４四肆", "5": "5５五伍",
    "6": "6６六陆", "7": "7７七拐柒", "8": "8８八捌", "9": "9９九勾玖", "X": "XxＸｘ叉×", "B": "BbＢ",
}  # fmt: skip
SEPARATORS = ["", "", "", " ", "  ", "-", "－", "—", "–", ".", "，", "、", "杠", "\u3000", "\n"]
TIMES = {2: "两", 3: "三", 4: "四", 5: "5"}

births = st.dates(date(1920, 1, 1), date(2020, 12, 31))
numbers = st.builds(
    a_certificate_number,
    born=births,
    category=st.integers(1, 7),
    level=st.integers(1, 4),
    serial=st.integers(0, 999),
    suffix=st.sampled_from(["", "B1", "B7"]),
)


@st.composite
def spoken(draw: st.DrawFn, number: str) -> str:
    """The number as somebody might write or say it: other characters, gaps, and 三个五 for 555."""
    words, at = [], 0
    while at < len(number):
        character = number[at]
        alike = len(number[at:]) - len(number[at:].lstrip(character))
        # 三个五 is said of digits alone, and not behind a digit that would be taken for the count
        if 2 <= alike <= 5 and character.isdigit() and draw(st.booleans()):
            words.append(f"{TIMES[alike]}个{draw(st.sampled_from(SPELLINGS[character]))}")
            at += alike
        else:
            words.append(draw(st.sampled_from(SPELLINGS[character])))
            at += 1
    return "".join(word + draw(st.sampled_from(SEPARATORS)) for word in words)


@given(
    st.data(),
    numbers,
    st.sampled_from(["", "我的残疾证号是", "证号：", "嗯，"]),
    st.sampled_from(["", "。", " 谢谢"]),
)
def test_a_number_is_read_however_it_is_written_or_said(
    data: st.DataObject, number: str, before: str, after: str
) -> None:
    said = before + data.draw(spoken(number)) + after
    assert parse_certificate_number(said).value == number


@given(numbers, st.data())
def test_any_single_wrong_character_of_the_resident_number_is_caught(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 17))
    wrong = data.draw(
        st.sampled_from([c for c in (CHECK_CHARACTERS if at == 17 else "0123456789") if c != number[at]])
    )
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(number[:at] + wrong + number[at + 1 :])
    assert caught.value.code in ("check_digit", "birth_date")


@given(numbers, st.integers(0, 16))
def test_two_neighbours_changed_about_are_caught(number: str, at: int) -> None:
    turned = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if turned == number:
        return
    with pytest.raises(InvalidNumber):
        parse_certificate_number(turned)


@given(numbers)
def test_a_number_tells_its_parts(number: str) -> None:
    read = parse_certificate_number(number)
    assert read.resident_number == number[:18]
    assert (read.category, read.level) == (int(number[18]), int(number[19]))
    assert read.birth_date.isoformat().replace("-", "") == number[6:14]
    assert read.last_four == number[16:20]
    assert read.province == "410000"


def test_nineteen_characters_are_too_few_and_the_person_can_be_told_how_many_there_were() -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(a_certificate_number()[:19])
    assert (caught.value.code, caught.value.length) == ("length", 19)


def test_the_resident_number_alone_is_too_short() -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(a_certificate_number()[:18])
    assert (caught.value.code, caught.value.length) == ("length", 18)


def test_twenty_one_digits_are_too_many() -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(a_certificate_number() + "1")
    assert (caught.value.code, caught.value.length) == ("length", 21)


@pytest.mark.parametrize("day", ["19900230", "19901301", "19900100", "00000101", "18991231", "29990101"])
def test_a_birth_date_that_cannot_be_is_caught(day: str) -> None:
    number = a_certificate_number()
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(number[:6] + day + number[14:])
    assert caught.value.code == "birth_date"


def test_the_leap_day_is_a_birth_date() -> None:
    number = a_certificate_number(born=date(1992, 2, 29))
    assert parse_certificate_number(number).birth_date == date(1992, 2, 29)


@pytest.mark.parametrize(
    ("category", "level", "code"), [(0, 1, "category"), (8, 1, "category"), (1, 0, "level"), (1, 5, "level")]
)
def test_an_unknown_category_or_level_is_caught(category: int, level: int, code: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(a_certificate_number(category=category, level=level))
    assert caught.value.code == code


def test_a_suffix_needs_its_digit() -> None:
    number = a_certificate_number()
    assert parse_certificate_number(number + "B1").value == number + "B1"
    for wrong, code in (("B", "characters"), ("BX", "characters"), ("B12", "length")):
        with pytest.raises(InvalidNumber) as caught:
            parse_certificate_number(number + wrong)
        assert caught.value.code == code


@pytest.mark.parametrize("text", ["", "我没有带证", "请等一下", "第3个", "X"])
def test_a_sentence_without_a_number_is_no_number(text: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_certificate_number(text)
    assert caught.value.code == "missing"


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("三个五", "555"),
        ("3个5", "555"),
        ("两个零", "00"),
        ("四个幺", "1111"),
        ("一个三", "3"),
        ("幺 洞 洞", "100"),
        ("５－６", "56"),
        ("幺三八 三个五 杠 俩八", "13855588"),
        ("零三七幺横杠六六", "037166"),
        ("双八仨零", "88000"),
        ("四叉一", "4X1"),
        ("四艾克斯一", "4X1"),
        ("幺三嗯八那个零", "1380"),
        ("八腰二", "812"),
        ("腰疼，第3个", "腰疼第3个"),
    ],
)
def test_spoken_digits_are_written_out(said: str, digits: str) -> None:
    assert written_digits(said) == digits


@pytest.mark.parametrize(
    "said",
    ["13912345678", "139 1234 5678", "139-1234-5678", "+86 139 1234 5678", "0086 13912345678",
     "１３９１２３４５６７８", "幺三九 幺二三四 五六七八", "我的手机号是13912345678。"],
)  # fmt: skip
def test_a_mobile_number_is_read_however_it_is_said(said: str) -> None:
    assert parse_phone_number(said) == "13912345678"


@pytest.mark.parametrize(("said", "code"), [("12912345678", "phone"), ("1391234567", "phone"), ("没有", "missing")])
def test_what_is_no_mobile_number_is_said_to_be_none(said: str, code: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_phone_number(said)
    assert caught.value.code == code


@pytest.mark.parametrize("said", ["012345", "0 1 2 3 4 5", "验证码是012345", "洞幺二三四五"])
def test_a_code_keeps_its_leading_zero(said: str) -> None:
    assert parse_verification_code(said) == "012345"


def test_a_code_of_five_digits_is_none() -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_verification_code("12345")
    assert (caught.value.code, caught.value.length) == ("code", 5)


@pytest.mark.parametrize("account", ["622200000000", "6222 0000 0000 0000 000"])
def test_a_bank_account_has_twelve_to_nineteen_digits(account: str) -> None:
    assert parse_bank_account(account) == account.replace(" ", "")
    with pytest.raises(InvalidNumber) as caught:
        parse_bank_account(account[:11].replace(" ", ""))
    assert caught.value.code == "account"
