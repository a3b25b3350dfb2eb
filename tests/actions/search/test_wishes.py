"""The pay that is wished for."""

import pytest
from actions.tasks.pay import read_pay_wish

from tests.actions.drive import Talk


@pytest.mark.parametrize(
    ("said", "yuan"),
    [
        ("工资三千以上", 3000), ("帮我找石家庄的工作，月薪4000", 4000), ("一个月至少三千五", 3500),
        ("工资有四千的吗", 4000),
        ("想挣五千块", 5000), ("工资多少都行", 0), ("工资不限", 0),
    ],
)  # fmt: skip
def test_a_pay_is_heard(said: str, yuan: int) -> None:
    assert read_pay_wish(said) == yuan


@pytest.mark.parametrize("said", ["工资多少", "第三个", "13900000000", "我要居家的", "一个月几天班", "工资高吗"])
def test_a_question_or_another_number_is_none(said: str) -> None:
    assert read_pay_wish(said) is None


def test_what_pays_enough_comes_first_and_is_counted(talk: Talk) -> None:
    talk.say("帮我在郑州找工作，工资四千以上", "find_job")
    assert talk.facts["pay_wish"] == 4000
    talk.answer(until="job_choice", occupation="都可以", work_mode="都可以")
    assert "4000元" in talk.heard


def test_the_pay_is_wished_for_over_the_list(talk: Talk) -> None:
    talk.say("帮我在郑州找工作", "find_job")
    talk.answer(until="job_choice", occupation="都可以", work_mode="都可以")
    talk.say("一个月至少三千五", "inform", 0.8)
    assert "3500元" in talk.heard
    assert talk.state.no_match_count == 0
    assert talk.awaited == "job_choice"
