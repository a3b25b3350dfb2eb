"""What somebody could do, from their own answers."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from server.registry.reference.questionnaire import questionnaire
from server.registry.services import assessment, people, privacy
from server.registry.services.assessment import Assessment, UnknownAnswer
from tests.samples import a_conversation, a_person, an_occupation

ACTOR = "assistant:sample"


def came_to(database: Database, answers: assessment.Answers, *names: str) -> Assessment:
    """Evaluate the answers in a catalogue of these trades."""
    with database.write() as session:
        for name in names:
            an_occupation(session, name)
        return assessment.evaluate(session, answers)


def named(database: Database, found: Assessment) -> list[str]:
    with database.read() as session:
        names = {one.code: one.name for one in assessment.all_occupations(session)}
    return [names[one.occupation_code] for one in found.trades]


def test_who_likes_making_things_with_fine_hands_hears_of_such_trades_first(database: Database) -> None:
    answers = {"hands": "fine", "moving": "sitting", "travel": "home", "interest": "making"}
    found = came_to(database, answers, "手工编织", "客服", "保洁", "刺绣")
    assert named(database, found)[:2] == ["手工编织", "刺绣"]
    assert {one.reason for one in found.trades[:2]} == {"interest.making"}
    assert found.workload == "home"


def test_who_reads_by_ear_is_not_sent_to_what_needs_a_sharp_eye_first(database: Database) -> None:
    answers = {"sight": "ears", "interest": "people"}
    found = came_to(database, answers, "美甲", "盲人保健按摩", "客服")
    assert named(database, found) == ["盲人保健按摩", "客服"]
    assert set(found.supports) == {"braille_or_audio", "screen_reader"}
    assert assessment.support_text("screen_reader") == "读屏软件"


def test_who_signs_is_not_sent_to_the_telephone(database: Database) -> None:
    found = came_to(database, {"hearing": "signs", "interest": "computer"}, "客服", "平面设计")
    assert named(database, found) == ["平面设计"]
    assert found.supports == ("sign_interpreter", "written_communication")


def test_only_trades_of_the_offices_own_catalogue_are_named_and_also_by_a_synonym(database: Database) -> None:
    with database.write() as session:
        theirs = an_occupation(session, "示例按摩", synonyms=["保健按摩"])
        an_occupation(session, "示例医疗按摩", synonyms=["保健按摩"], medical=True)
        an_occupation(session, "示例新工种")
        found = assessment.evaluate(session, {"interest": "people"})
    assert [one.occupation_code for one in found.trades] == [theirs.code]


def test_any_question_may_be_skipped_and_all_of_them(database: Database) -> None:
    assert came_to(database, {}, "客服") == Assessment((), (), "full")
    assert came_to(database, {"sight": None, "times": "half"}).workload == "part"


def test_an_answer_that_is_none_of_the_options_is_an_error(database: Database) -> None:
    for wrong in ({"sight": "teeth"}, {"weather": "fine"}):
        with pytest.raises(UnknownAnswer):
            came_to(database, wrong)


@pytest.mark.parametrize("question", questionnaire().questions, ids=lambda question: question.key)
def test_every_answer_alone_leads_somewhere_or_leaves_all_open(database: Database, question: object) -> None:
    for option in questionnaire().question(question.key).options:  # type: ignore[attr-defined]
        found = came_to(database, {question.key: option.key})  # type: ignore[attr-defined]
        assert found.workload in ("full", "part", "home")


def test_an_assessment_is_kept_and_read_again(database: Database) -> None:
    with database.write() as session:
        an_occupation(session, "客服")
        person = a_person(session)
        conversation = a_conversation(session, person).id
        assessment.save(session, person.id, conversation, {"sight": "large"}, ACTOR)
        kept = assessment.save(session, person.id, conversation, {"interest": "people", "pace": None}, ACTOR)
        assert assessment.latest(session, person.id) == assessment.read(kept)
        assert assessment.latest(session, a_person(session).id) is None
        assert kept.answers == '{"interest": "people"}'
        unnamed = assessment.save(session, None, a_conversation(session).id, {}, ACTOR)
        assert unnamed.person_id is None
        privacy.withdraw_consent(session, person.id, ACTOR)
        with pytest.raises(people.ConsentWithdrawn):
            assessment.save(session, person.id, conversation, {}, ACTOR)
