"""The same message twice does nothing twice; many people at once get each their own."""

from __future__ import annotations

import uuid
from functools import partial

from tests.concurrently import together
from tests.journeys.registry import enrolments, said, text_messages, trade, training_class
from tests.journeys.talk import Talk
from tests.running import Service

PEOPLE = 16


def test_the_same_message_id_gives_the_same_answer_and_does_nothing_twice(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "示例花丝"))
    talk.say_all("我想在石家庄报名学示例花丝", "第一个")
    talk.answer()
    message_id = str(uuid.uuid4())
    first = talk.say("是", message_id)
    assert talk.say("是", message_id) == first
    assert len(enrolments(talk)) == 1
    assert said(talk).count("是") == 1


def test_the_same_message_sent_twice_at_once_does_nothing_twice(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number)
    message_id = str(uuid.uuid4())
    answers = together([partial(talk.post, talk.phone, message_id)] * 4)
    texts = [answer.json()["messages"] for answer in answers]  # type: ignore[attr-defined]
    assert texts == [texts[0]] * 4
    assert len(text_messages(talk, "verification")) == 1


def test_sixteen_people_at_once_register_and_take_the_seats_that_there_are(service: Service) -> None:
    seats = 10
    training_class(service, trade(service, "示例点翠"), capacity=seats)
    people = [Talk(service) for _ in range(PEOPLE)]

    def enrol(talk: Talk) -> None:
        talk.say_all("我想在石家庄报名学示例点翠", "第一个")
        talk.answer()
        while talk.awaited == "confirm":
            talk.say("是")

    assert together([partial(enrol, talk) for talk in people]) == [None] * PEOPLE
    held = [one for talk in people for one in enrolments(talk)]
    assert len(held) == PEOPLE
    assert sorted(one.seat for one in held if one.seat) == list(range(1, seats + 1))
    assert sum(one.status == "waiting" for one in held) == PEOPLE - seats
