"""What is asked of jobs is answered from the records; what they do not hold is said to be missing."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers.catalogue_questions import answer
from actions.answers.open_questions import noted
from server.registry.models import Job
from server.words import word
from tests.actions.conftest import Turns
from tests.samples import a_job


def ask(turns: Turns, topic: str, *offered: Job) -> str:
    """Ask about a list of these."""
    items = [[one.id, f"示例{one.id:04d}", str(one.id)] for one in offered]
    reading = {"topics": [topic]}
    turn = turns("请问呢", "ask_course_detail", reading=reading, offered={"slot": "job_choice", "items": items})
    assert answer(turn, turn.reading.whole)
    return "".join(message["text"] for message in turn.said.messages)


def test_the_pay_of_all_posts_and_of_the_chosen_one_is_said(turns: Turns) -> None:
    low, high = a_job(turns.session), a_job(turns.session, salary_max_yuan=9000)
    heard = ask(turns, "pay", low, high)
    assert "3000" in heard
    assert "9000" in heard
    turn = turns("一月多少钱", "ask_course_detail", reading={"topics": ["pay"]}, job_choice=low.id)
    assert answer(turn, turn.reading.whole)
    assert "4000元" in turn.said.messages[0]["text"]


WRITTEN: list[tuple[str, dict[str, Any], str]] = [
    ("meals", {"meals": "included"}, "管饭"), ("lodging", {"lodging": "included"}, "管住"),
    ("lodging", {"lodging": "none"}, "不管住"), ("hours", {"daily_hours": "早上8点到下午5点"}, "早上8点到下午5点"),
    ("weekends", {"weekends_off": True}, "周末休息"), ("night", {"night_shift": False}, "不上夜班"),
    ("insurance", {"social_insurance": True}, "单位交社保"), ("probation", {"probation": "试用期一个月"}, "一个月"),
    ("pay_day", {"pay_day": "每月10日"}, "每月10日"), ("experience", {"experience_needed": False}, "没有经验也行"),
    ("interview", {"interview": "电话面试"}, "电话面试"), ("age", {"age_min": 18, "age_max": 45}, "收18岁到45岁的人"),
    ("where", {"work_mode": "居家"}, "在家里"), ("way", {"work_mode": "居家"}, "在家做，不用去"),
    ("way", {"how_to_get_there": "坐3路车"}, "3路车"), ("vacancies", {"vacancies": 4}, "招4人"),
    ("sign", {"accommodations": ["手语沟通"]}, "手语沟通"),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "fields", "said"), WRITTEN)
def test_what_is_on_record_is_said(turns: Turns, topic: str, fields: dict[str, Any], said: str) -> None:
    assert said in ask(turns, topic, a_job(turns.session, **fields))


@pytest.mark.parametrize(
    "topic", ["meals", "lodging", "hours", "night", "insurance", "probation", "pay_day", "interview", "age"]
)
def test_what_is_not_on_record_is_said_to_be_missing_by_its_name(turns: Turns, topic: str) -> None:
    assert word(f"subject.{topic}").text in ask(turns, topic, a_job(turns.session))


def test_what_is_not_on_record_can_be_put_to_the_employer(turns: Turns) -> None:
    turn = turns("管饭不", "ask_course_detail", reading={"topics": ["meals"]}, job_choice=a_job(turns.session).id)
    assert answer(turn, turn.reading.whole)
    assert noted(turn)[0]["asked"] == "管饭不"


def test_which_of_the_posts_write_of_it_is_said(turns: Turns) -> None:
    heard = ask(turns, "meals", a_job(turns.session, meals="included"), a_job(turns.session))
    assert "第1个管饭" in heard
    assert "第2个没有写" in heard
