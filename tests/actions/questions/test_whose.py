"""Whose matter it is stands before every write; a second person in one conversation is asked about."""

from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, Enrolment, Person
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question


def for_the_son(talk: Talk) -> Talk:
    talk.say("给我儿子报郑州的面点班", "enrol_training", for_whom="son")
    talk.answer(until="confirm", class_choice="第一个", helper_name="李示例")
    assert talk.awaited == "confirm", talk.heard
    return talk


def test_name_and_relation_are_said_before_the_write(talk: Talk) -> None:
    for_the_son(talk)
    assert f"您儿子{talk.name}" in talk.heard
    assert talk.person is None


def test_who_helped_stands_on_what_was_written(talk: Talk, context: ActionContext) -> None:
    for_the_son(talk).say("是", "affirm")
    with context.database.read() as session:
        enrolled = session.scalars(select(Enrolment)).one()
        assert (enrolled.helper_name, enrolled.helper_relation) == ("李示例", "guardian")


def test_it_is_said_at_once_whose_numbers_are_needed(talk: Talk) -> None:
    talk.say("给我妈登记", "register_person", for_whom="mother")
    assert "whose.noted" in talk.keys
    assert "您母亲" in talk.heard


def test_one_s_own_matter_has_no_helper(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    assert "whose.noted" not in talk.keys
    talk.say("是", "affirm")
    with context.database.read() as session:
        assert session.scalars(select(Enrolment.helper_name)).one() is None


def with_a_second_person(talk: Talk) -> Talk:
    """One's own class is joined; then another is wished for one's son."""
    to_the_last_question(talk).say("是", "affirm")
    talk.say("再给我儿子报郑州的面点班", "enrol_training", for_whom="son")
    talk.answer(until="for_whom", class_choice="第二个")
    assert talk.awaited == "for_whom", talk.heard
    return talk


def test_a_second_person_is_asked_about(talk: Talk) -> None:
    with_a_second_person(talk)
    assert talk.options == [talk.name, "您儿子"]


def test_the_second_person_is_not_written_on_the_record_of_the_first(talk: Talk, context: ActionContext) -> None:
    with_a_second_person(talk)
    talk.say("您儿子")
    assert talk.facts["certificate_number"] is None
    with context.database.read() as session:
        assert session.get_one(Conversation, talk.id).person_id is None
    other = Talk(context)
    talk.number, talk.phone, talk.name = other.number, other.phone, "王小示"
    talk.answer(until="confirm", helper_name="王示例")
    assert "您儿子王小示" in talk.heard
    talk.say("是", "affirm")
    with context.database.read() as session:
        people = session.scalars(select(Enrolment.person_id)).all()
        assert len(set(people)) == 2
        assert len(session.scalars(select(Person)).all()) == 2


def test_who_means_themselves_after_all_goes_on_with_their_own_record(talk: Talk) -> None:
    with_a_second_person(talk)
    talk.say("1")
    assert talk.awaited == "confirm"
    assert "儿子" not in talk.heard


def test_for_whom_it_is_may_be_said_at_any_moment(talk: Talk) -> None:
    to_enrolling(talk, "consent").say("同意是同意，可是给俺老头子报的", "affirm")
    assert talk.facts["for_whom"] == "husband"
    assert "whose.noted" in talk.keys


def test_a_number_may_be_anybody_s_whose_messages_can_be_read(talk: Talk) -> None:
    talk.say("给我妈登记", "register_person")
    assert "用您的也可以" in talk.heard
