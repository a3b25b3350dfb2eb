"""Scores of classes, bases and the service."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from server.registry.services import feedback
from server.registry.services.feedback import FeedbackRefused
from tests.samples import SHIJIAZHUANG, ZHENGZHOU, a_class, a_conversation, a_person

ACTOR = "assistant:sample"


def test_feedback_on_a_class_or_a_base_goes_to_the_office_where_it_is(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, area=SHIJIAZHUANG)
        conversation, held = a_conversation(session, person).id, a_class(session, place=ZHENGZHOU)
        of_class = feedback.give(session, conversation, person.id, 5, "class", held.id, "老师讲得挺好", ACTOR)
        of_base = feedback.give(session, conversation, None, 1, "base", held.base_id, None, ACTOR)
        of_service = feedback.give(session, conversation, person.id, 3, "service", None, " ", ACTOR)
    assert [one.area for one in (of_class, of_base, of_service)] == [ZHENGZHOU, ZHENGZHOU, SHIJIAZHUANG]
    assert [one.words for one in (of_class, of_base, of_service)] == ["老师讲得挺好", None, None]
    assert of_class.status == "received"


def test_feedback_on_the_service_by_somebody_unknown_goes_where_the_conversation_belongs(database: Database) -> None:
    with database.write() as session:
        given = feedback.give(
            session, a_conversation(session, area=ZHENGZHOU).id, None, 4, "service", None, None, ACTOR
        )
    assert (given.area, given.person_id) == (ZHENGZHOU, None)


def test_feedback_on_the_service_goes_to_the_office_of_the_place_that_was_named(database: Database) -> None:
    with database.write() as session:
        person, conversation = a_person(session, area=SHIJIAZHUANG), a_conversation(session).id
        given = [
            feedback.give(session, conversation, whose, 4, "service", None, None, ACTOR, told_area=ZHENGZHOU)
            for whose in (None, person.id)
        ]
    assert [one.area for one in given] == [ZHENGZHOU, SHIJIAZHUANG]


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_is_one_to_five(database: Database, score: int) -> None:
    with database.write() as session, pytest.raises(FeedbackRefused) as refused:
        feedback.give(session, a_conversation(session).id, None, score, "service", None, None, ACTOR)
    assert refused.value.code == "score"


@pytest.mark.parametrize(("kind", "record"), [("class", None), ("class", 7), ("base", 7), ("weather", 1)])
def test_what_is_not_on_record_has_no_score(database: Database, kind: str, record: int | None) -> None:
    with database.write() as session, pytest.raises(FeedbackRefused) as refused:
        feedback.give(session, a_conversation(session).id, None, 5, kind, record, None, ACTOR)
    assert refused.value.code == "subject"


def test_what_was_given_is_changed_in_its_conversation_alone(database: Database) -> None:
    with database.write() as session:
        own, other = a_conversation(session).id, a_conversation(session).id
        given = feedback.give(session, own, None, 5, "service", None, "饭难吃", ACTOR)
        feedback.change(session, own, given.id, 4, "饭难吃，老师好", ACTOR)
        with pytest.raises(FeedbackRefused):
            feedback.change(session, other, given.id, 1, None, ACTOR)
        latest = feedback.latest(session, own)
        assert latest is not None
        assert (latest.id, latest.score, latest.words) == (given.id, 4, "饭难吃，老师好")
        assert feedback.latest(session, other) is None
