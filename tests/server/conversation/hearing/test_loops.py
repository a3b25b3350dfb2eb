"""What a recogniser says twice over silence is kept once."""

from __future__ import annotations

import pytest

from server.conversation.hearing.loops import without_loops


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("四季四季", "四季"), ("面爹。面爹!", "面爹。"), ("第1个帮我报了第1个颁我报了", "第1个帮我报了"),
        ("不办理。不办理不办", "不办理。"), ("对对", "对对"), ("我要报名", "我要报名"), ("", ""),
        ("在郑州找工作", "在郑州找工作"),
    ],
)  # fmt: skip
def test_the_second_time_is_left_out(heard: str, kept: str) -> None:
    assert without_loops(heard) == kept
