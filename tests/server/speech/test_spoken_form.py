"""How what is written is read out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.speech.spoken_form import spoken_form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026年11月27日开课", "二零二六年十一月二十七日开课"),
        ("2026-03-01到2026/4/5", "二零二六年三月一日到二零二六年四月五日"),
        ("上午9:30到11:00，下午2:05", "上午九点三十分到十一点，下午两点零五分"),
        ("8:00-17:30", "八点到十七点三十分"),
        ("一共3000元，每天50.5元", "一共三千元，每天五十点五元"),
        ("￥1,200.50", "一千二百点五零元"),
        ("补80%", "补百分之八十"),
        ("1/2", "二分之一"),
        ("3~5天", "三到五天"),
        ("2个班，第2个，12个，2年内", "两个班，第二个，十二个，两年内"),
        ("请打110，要110元", "请打幺幺零，要一百一十元"),
        ("热线12345", "热线幺二三四五"),
        ("电话13812345678。", "电话幺三八，幺二三四，五六七八。"),
        ("0371-65901234", "零三七幺，六五九零，幺二三四"),
        ("尾号6789", "尾号六七八九"),
        ("证号4 1 0 1 0 5", "证号四幺零幺零五"),
        ("1. 盲人按摩\n2、电商", "第一，盲人按摩，第二，电商"),
        ("说“查进度”（现在）。", "说查进度，现在。"),
        ("《残疾人保障法》", "残疾人保障法"),
        ("河南/郑州", "河南或郑州"),
        ("看https://a.cn/x?y=1。", "看这个网址。"),
        ("我是同行", "我是同形"),
    ],
)
def test_it_is_read_as_people_say_it(written: str, said: str) -> None:
    assert spoken_form(written) == said


@given(st.text(alphabet="第尾号年月日元个0123456789.,:-/%~（）“”。， X\n", max_size=60))
def test_no_digit_and_no_bracket_is_left_and_no_text_is_too_odd(written: str) -> None:
    assert not set(spoken_form(written)) & set("0123456789“”")
