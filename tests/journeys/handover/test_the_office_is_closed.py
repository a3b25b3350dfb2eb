"""Outside office hours the hours are said and an answer is booked."""

from __future__ import annotations

from tests.journeys.registry import cases, gathered
from tests.journeys.talk import Talk
from tests.running import Service


def test_the_hours_are_said_before_and_after_and_the_case_waits(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("转人工", "我想问问补贴的材料")
    assert "上班时间" in talk.heard
    assert "周一到周五" in talk.heard
    talk.say("是")
    assert "周一到周五" in talk.heard
    assert "回复" in talk.heard
    assert [(case.status, case.means) for case in cases(talk)] == [("waiting", "text")]


def test_a_call_back_is_booked_for_who_asks_for_one(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("转人工", "补贴没到账，请给我打电话")
    assert talk.awaited == "phone_number"
    talk.say_all(talk.phone, "是")
    assert [(case.means, gathered(case)["phone_number"]) for case in cases(talk)] == [("call", talk.phone)]


def test_while_the_office_is_closed_everything_else_goes_on(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("转人工", "我想问问补贴的材料", "是", "石家庄有哪些面点培训班")
    assert talk.awaited == "class_choice"


def test_an_open_office_promises_no_later_day(service: Service) -> None:
    talk = Talk(service)
    talk.say_all("转人工", "我想问问补贴的材料")
    assert "上班时间" not in talk.heard
    talk.say("是")
    assert "在这里" in talk.heard
