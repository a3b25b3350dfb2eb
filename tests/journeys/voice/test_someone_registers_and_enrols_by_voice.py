"""With eyes closed: on record, in a class, and told what was done, all of it spoken."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.voice.spoken_talk import SpokenTalk
from tests.running import Service


def test_a_certificate_holder_registers_and_enrols_and_hears_what_was_done(service: Service) -> None:
    near = training_class(service, trade(service, "盲人按摩"))
    talk = SpokenTalk(service, in_parts="certificate_number")
    talk.say("我想登记建档。")
    talk.answer()
    assert talk.awaited == "confirm", talk.heard
    talk.agree()
    assert talk.person is not None, talk.heard
    talk.say("我想在石家庄报名学盲人按摩。")
    assert talk.awaited == "class_choice", talk.heard
    talk.choose(near.course.name)
    assert talk.awaited == "confirm", talk.heard
    talk.agree()
    (enrolment,) = enrolments(talk)
    assert (enrolment.class_id, enrolment.status) == (near.id, "enrolled")
    assert f"{enrolment.id:06d}" in talk.heard
    assert talk.typed == 0  # eyes and hands were not needed
    assert sum(len(frame) for frame in talk.caller.audio) > 24_000 * 2 * 5  # and it was said aloud


def test_who_wishes_it_slower_in_their_own_words_hears_it_slower(service: Service) -> None:
    talk = SpokenTalk(service)
    talk.caller.send("text", text="你讲话能不能慢一点啊")
    answer = talk.caller.until("answer")
    assert "慢" in answer["messages"][0]["text"]
    assert answer["voice"]["rate"] < 1
