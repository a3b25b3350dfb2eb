"""Who wants no calls, in the words of people who can hear, too."""

import pytest

from language.telephone import is_ones_own_telephone, may_be_out_of_reach, takes_calls, wants_writing_only


@pytest.mark.parametrize(
    "said", ["单位 电话 打 不要 文字 发 要", "是 但是不准打电话 只发短信", "别打电话给我 我接不了", "发短信就行"]
)
def test_who_forbids_calls_wants_writing(said: str) -> None:
    assert wants_writing_only(said)


@pytest.mark.parametrize("said", ["给我打电话吧", "可以打就是别中午打", "短信没收到"])
def test_who_speaks_of_calls_otherwise_does_not(said: str) -> None:
    assert not wants_writing_only(said)


@pytest.mark.parametrize(
    "said",
    [
        "俺没说不打电话啊，打电话中",
        "我的手机可以打电话，我能听见",
        "我又不聋",
        "电话是我的，我能听，可以打电话",
        "通知打给我就行",
    ],
)
def test_who_may_be_rung_up_says_so(said: str) -> None:
    assert takes_calls(said)
    assert not wants_writing_only(said)


@pytest.mark.parametrize("said", ["他打字打不成", "说了看大门，你耳朵聋啊", "有了回答你打电话还是发短信"])
def test_what_names_writing_or_deafness_need_not_speak_of_ones_own(said: str) -> None:
    assert not may_be_out_of_reach(said)


@pytest.mark.parametrize("said", ["接电话好费劲", "别让打电话", "要是能接电话就好了", "能不能打电话给我"])
def test_a_wish_or_a_trouble_with_calls_is_no_leave_to_call_and_no_ban(said: str) -> None:
    assert not takes_calls(said)


def test_who_asks_whether_one_can_call_bans_nothing() -> None:
    assert not wants_writing_only("能不能打电话给我")


@pytest.mark.parametrize("said", ["你可以打电话给他们", "可以打电话给单位吗", "打给我行不行", "别打给我就行"])
def test_who_speaks_of_other_calls_gives_no_leave_to_be_rung_up(said: str) -> None:
    assert not takes_calls(said)


@pytest.mark.parametrize("said", ["他耳朵听不见坐车不方便", "她听不清电话", "他们聋"])
def test_that_somebody_else_hears_nothing_is_not_ones_own_trouble(said: str) -> None:
    assert not may_be_out_of_reach(said)


@pytest.mark.parametrize("said", ["我听不见", "他说我听不见", "我跟他都聋"])
def test_ones_own_trouble_beside_somebody_elses_is_heard(said: str) -> None:
    assert may_be_out_of_reach(said)


@pytest.mark.parametrize("said", ["19037651208，这是我的号", "他没手机，留我的电话行吧", "电话是我的，我能听"])
def test_whose_telephone_it_is_is_said(said: str) -> None:
    assert is_ones_own_telephone(said)


@pytest.mark.parametrize("said", ["这不是我的号", "我的号码错了", "那是他的电话"])
def test_a_telephone_that_is_not_said_to_be_ones_own(said: str) -> None:
    assert not is_ones_own_telephone(said)
