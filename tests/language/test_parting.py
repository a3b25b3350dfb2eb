"""Who comes back another day takes leave."""

import pytest

from language.parting import comes_back_another_day


@pytest.mark.parametrize(
    "said", ["算了 我过两天再来看吧 谢谢", "过几天再来", "下周再来问你", "改天再来找你", "等3天再来"]
)
def test_who_says_when_to_come_again_takes_leave(said: str) -> None:
    assert comes_back_another_day(said)


@pytest.mark.parametrize("said", ["再来一个", "过来看看", "算了", "两天能学会吗", "明天开课吗"])
def test_who_does_not_say_so_goes_on(said: str) -> None:
    assert not comes_back_another_day(said)
