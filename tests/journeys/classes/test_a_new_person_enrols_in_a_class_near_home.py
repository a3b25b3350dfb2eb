"""From a first sentence to a seat, with the record opened on the way."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk


def test_the_first_sentence_names_trade_and_place_and_neither_is_asked_again(talk: Talk) -> None:
    near = training_class(talk.service, trade(talk.service, "葫芦烙画"))
    talk.say("我想在石家庄报名学葫芦烙画")
    assert talk.awaited == "class_choice"
    talk.choose(near.course.name)
    talk.answer()
    assert talk.awaited == "confirm"
    assert near.code in talk.heard
    assert talk.name in talk.heard  # a newcomer goes on record with the same yes
    assert talk.person is None
    talk.say("是")
    (enrolment,) = enrolments(talk)
    assert (enrolment.class_id, enrolment.status, enrolment.seat) == (near.id, "enrolled", 1)
    assert f"{enrolment.id:06d}" in talk.heard
    assert "退班" in talk.heard


def test_a_first_sentence_that_only_tells_what_and_where_is_enough(talk: Talk) -> None:
    near = training_class(talk.service, trade(talk.service, "麦秆画"))
    talk.say("我想在石家庄学麦秆画")
    assert talk.awaited == "class_choice"
    assert any(near.course.name in title for title in talk.options)


def test_a_wish_that_begins_with_a_disability_is_a_wish_still(talk: Talk) -> None:
    talk.say("我坐轮椅，想学客服")
    assert talk.awaited in ("place", "class_choice")


def test_a_person_on_record_is_not_asked_for_a_name(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "泥咕咕"))
    talk.register()
    talk.say_all("我想在石家庄报名学泥咕咕", "第一个")
    assert talk.awaited == "confirm"
    talk.say("对")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_a_no_at_the_end_enrols_nobody_and_asks_what_is_wrong(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "唐三彩烧制"))
    talk.say_all("我想在石家庄报名学唐三彩烧制", "第一个")
    talk.answer()
    talk.say("不是")
    assert talk.awaited == "confirm"
    assert "取消" in talk.options
    assert talk.person is None
    talk.say("取消")
    assert talk.awaited is None
    assert talk.person is None
