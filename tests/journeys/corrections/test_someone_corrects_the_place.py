"""不对，是郑州: with the new place, without it, and over the list that was already shown."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import SHIJIAZHUANG, ZHENGZHOU


def test_someone_corrects_the_place_while_the_list_stands(talk: Talk) -> None:
    here = training_class(talk.service, occupation := trade(talk.service, "泥塑小人"))
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say_all("我想在石家庄报名学泥塑小人", "不对，是郑州")
    assert "地方改成了河南省郑州市" in talk.heard
    assert talk.awaited == "class_choice"
    assert any(there.course.name in title for title in talk.options)
    assert not any(here.course.name in title for title in talk.options)
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [there.id]


def test_someone_takes_the_place_back_without_another_and_is_asked_for_it_alone(talk: Talk) -> None:
    occupation = trade(talk.service, "彩绘葫芦")
    training_class(talk.service, occupation)
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say_all("我想在石家庄报名学彩绘葫芦", "地方说错了")
    assert talk.awaited == "place"
    talk.say_all("郑州", "第一个")
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [there.id]


def test_someone_corrects_the_place_that_was_said_two_answers_before(talk: Talk) -> None:
    occupation = trade(talk.service, "麦草编结")
    training_class(talk.service, occupation)
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say_all("我要报名麦草编结", "石家庄", "第一个", "同意")
    assert talk.awaited == "certificate_number"
    talk.say("刚才地方说错了，是郑州")
    assert talk.awaited == "class_choice"
    talk.say("第一个")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [there.id]


def test_someone_corrects_where_they_live_until_it_is_right(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say_all("我住在郑州", "不对，我住新乡", "地区错了")
    assert talk.awaited == "confirm"
    talk.say("石家庄")
    assert "登记地区改成了河北省石家庄市" in talk.heard
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.area == SHIJIAZHUANG


def test_someone_on_record_tells_where_they_live_and_keeps_the_class_elsewhere(talk: Talk) -> None:
    talk.register()
    chosen = training_class(talk.service, trade(talk.service, "示例纸扎"))
    talk.say_all("我想在石家庄报名学示例纸扎", "第一个", "我住在郑州")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]


def test_someone_wants_another_trade_over_the_list(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "示例藤画"))
    wanted = training_class(talk.service, trade(talk.service, "示例羽毛画"))
    talk.say_all("我想在石家庄报名学示例藤画", "换一门课")
    assert talk.awaited == "occupation"
    talk.say_all("示例羽毛画", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [wanted.id]
