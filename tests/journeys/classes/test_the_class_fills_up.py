"""The last seat, the waiting list, and moving up."""

from __future__ import annotations

from server.registry.models import TrainingClass
from tests.journeys.registry import enrolments, text_messages, trade, training_class
from tests.journeys.talk import Talk
from tests.running import Service


def one_seat(service: Service, name: str) -> TrainingClass:
    return training_class(service, trade(service, name), capacity=1)


def asked_to_confirm(service: Service, name: str) -> Talk:
    """A person who is one yes away from a seat."""
    talk = Talk(service).register()
    talk.say_all(f"我想在石家庄报名学{name}", "第一个")
    assert talk.awaited == "confirm", talk.heard
    return talk


def test_the_last_seat_goes_while_the_question_stands_and_the_waiting_list_is_asked_for(service: Service) -> None:
    one_seat(service, "缂丝")
    slow, quick = asked_to_confirm(service, "缂丝"), asked_to_confirm(service, "缂丝")
    quick.say("是")
    slow.say("是")
    assert slow.awaited == "confirm"
    assert "候补" in slow.heard
    assert enrolments(slow) == []  # a yes to a seat is no yes to a waiting list
    slow.say("是")
    assert [(one.status, one.seat) for one in enrolments(slow)] == [("waiting", None)]
    assert "第1位" in slow.heard


def test_who_will_not_wait_is_not_put_on_the_list(service: Service) -> None:
    one_seat(service, "漆器")
    asked_to_confirm(service, "漆器").say("是")
    late = asked_to_confirm(service, "漆器")
    assert "候补" in late.heard
    late.say_all("不用", "取消")
    assert enrolments(late) == []


def test_a_newcomer_whose_seat_went_is_asked_again_and_then_goes_on_record(service: Service) -> None:
    one_seat(service, "玉雕")
    new = Talk(service)
    new.say_all("我想在石家庄报名学玉雕", "第一个")
    new.answer()
    asked_to_confirm(service, "玉雕").say("是")
    new.say("是")
    assert new.person is None
    assert new.awaited == "confirm"
    new.say("是")
    assert [one.status for one in enrolments(new)] == ["waiting"]


def test_a_waiting_person_moves_up_and_is_told_by_text_message_when_another_leaves(service: Service) -> None:
    one_seat(service, "扎染")
    first = asked_to_confirm(service, "扎染")
    first.say("是")
    waiting = asked_to_confirm(service, "扎染")
    waiting.say("是")
    assert "正在候补" in waiting.say("查一下我的报名")
    first.say("我要退班")
    assert first.awaited == "confirm"
    first.say("是")
    assert [one.status for one in enrolments(first)] == ["cancelled"]
    (moved_up,) = enrolments(waiting)
    assert (moved_up.status, moved_up.seat) == ("enrolled", 1)
    (told,) = text_messages(waiting, "enrolment")
    assert f"{moved_up.id:06d}" in told
    assert "已经报上" in waiting.say("查一下我的报名")
