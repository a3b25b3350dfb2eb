"""What a correction denies, and the new value that is left."""

import pytest

from language.corrections import (
    denies,
    denies_what_stands,
    is_bare_denial,
    only_says_it_is_right,
    taken_back,
    without_denied,
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("不对是中级", "中级"), ("不是初级是中级", "中级"), ("是中级不是初级", "中级"), ("不是初级，是中级", "中级"),
        ("我说的不是郑州，我说的是开封", "开封"), ("改成开封", "开封"), ("不是郑州而是开封", "开封"),
        ("手机号错了，是13900000000", "13900000000"), ("是开封，不要郑州", "开封"), ("名字应该是李示例", "李示例"),
    ],
)  # fmt: skip
def test_the_new_value_is_left(said: str, meant: str) -> None:
    assert meant in without_denied(said)
    assert not any(old in without_denied(said) for old in ("初级", "郑州"))


@pytest.mark.parametrize(
    "said", ["不是郑州", "手机号错了", "名字说错了，我要改一下", "姓名写错了，更正", "名字错了改改吧"]
)
def test_nothing_is_left_of_a_correction_without_a_new_value(said: str) -> None:
    assert without_denied(said).strip("，。") == ""


@pytest.mark.parametrize("said", ["石家庄", "王示例", "第二个"])
def test_what_corrects_nothing_is_left_as_it_is(said: str) -> None:
    assert without_denied(said) == said


@pytest.mark.parametrize(("said", "so"), [("不对，是第二个", True), ("不是第一个", True), ("第二个", False)])
def test_a_denial_is_heard(said: str, so: bool) -> None:
    assert denies(said) is so


TAKEN_BACK = {
    "不对名字是周示例": (("name",), "", "周示例"),
    "证号说错了，是41010019800101123443": (("number",), "", "41010019800101123443"),
    "手机号我念错了": (("phone",), "", ""),
    "换个手机号": (("phone",), "", ""),
    "等级和日期都错了": (("level", "date"), "", ""),
    "不对，是第二个": ((), "", "第二个"),
    "不是面点，是烘焙": ((), "面点", "烘焙"),
    "不对，是皮影制作，不是木偶制作": ((), "木偶制作", "皮影制作"),
    "我叫李示例，不是王示例": ((), "王示例", "李示例"),
    "不对，我要的是郑州的": ((), "", "郑州的"),
    "不对，名字是赵示例": (("name",), "", "赵示例"),
    "不要这个": ((), "这个", ""),
    "重新选": ((), "", ""),
}


@pytest.mark.parametrize("said", TAKEN_BACK)
def test_the_form_shows_what_is_taken_back_and_what_is_put_in_its_place(said: str) -> None:
    (found,) = taken_back(said)
    assert (found.fields, found.denied, found.given) == TAKEN_BACK[said]
    assert said[found.given_at : found.given_at + len(found.given)] == found.given
    assert (found.start, found.end) == (0, len(said))


def test_several_things_are_taken_back_in_one_message() -> None:
    found = taken_back("名字错了，是李示例，手机号也错了，是19988887766")
    assert [(one.fields, one.given) for one in found] == [(("name",), "李示例"), (("phone",), "19988887766")]
    assert [one.given for one in taken_back("不对，是郑州，要兼职")] == ["郑州", "兼职"]


@pytest.mark.parametrize(
    "said", ["手机号错了吗？", "刚才不是说了吗", "是不是要先培训", "我叫王示例，是聋人", "是的，我要报名", "不对"]
)
def test_what_only_asks_or_tells_takes_nothing_back(said: str) -> None:
    assert taken_back(said) == []


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("错 在家 不要", True),
        ("不是居家！", True),
        ("三门峡太远", True),
        ("就是居家", False),
        ("没错，是郑州", False),
    ],
)
def test_what_names_the_old_value_can_say_that_it_is_wrong(said: str, denied: bool) -> None:
    assert denies_what_stands(said) == denied


def test_a_bare_denial_says_no_more_than_that() -> None:
    assert is_bare_denial("不对不对")
    assert not is_bare_denial("不是，我问的是刚才那些哪个是坐着干的")


@pytest.mark.parametrize("said", ["号码没错，名字也没错", "证号没有不对", "名字对着呢"])
def test_what_is_said_to_be_right_is_not_taken_back(said: str) -> None:
    assert only_says_it_is_right(said)
    assert taken_back(said) == []


@pytest.mark.parametrize("said", ["号码没错，名字错了", "没错，就是要改号", "名字写错了", "不对"])
def test_what_is_wrong_beside_what_is_right_is_wrong(said: str) -> None:
    assert not only_says_it_is_right(said)
