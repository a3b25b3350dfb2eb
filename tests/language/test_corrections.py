"""What a correction denies, and the new value that is left."""

import pytest

from language.corrections import denies, without_denied


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
